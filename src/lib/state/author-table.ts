/** Somebody's file as the table of an exercise: read by the ingest room, trimmed to what a pack may carry, and written as CSV. */
import { createStream } from '#lib/core/random.ts';
import { IngestError } from '#lib/ingest/problems.ts';
import { readDataFile, type DataFile } from '#lib/ingest/read-file.ts';
import type { TypedColumn } from '#lib/ingest/typed-columns.ts';
import { say } from '#lib/messages/author.ts';
import { sayIngestError, sayIngestNote } from '#lib/messages/ingest.ts';
import { MOST_TABLE_COLUMNS, MOST_TABLE_ROWS, MOST_TABLE_TEXT, writeTable } from '#lib/teach/author/pack-table.ts';

export type AuthorTable =
	| { readonly ok: true; readonly csv: string; /** What was left out or changed, in sentences. */ readonly notes: readonly string[] }
	| { readonly ok: false; readonly problem: string };

const MOST_NOTES = 5;
const LONGEST_NAME = 60;
/** The same rows are picked from the same file. */
const SEED = 1;

export async function readAuthorTable(fileName: string, file: Blob): Promise<AuthorTable> {
	let data: DataFile;
	try {
		data = await readDataFile(fileName, file);
	} catch (error) {
		if (error instanceof IngestError) return { ok: false, problem: sayIngestError(error.code, error.values) };
		throw error;
	}
	const filled = data.columns.filter(({ kind }) => kind !== 'empty');
	const columns = filled.slice(0, MOST_TABLE_COLUMNS);
	const cells = columns.map(({ name, ...column }) => ({ name: shortened(name), cells: cellsOf({ name, ...column } as TypedColumn) }));
	const { csv, rows } = trimmed(cells, data.nRows);
	return {
		ok: true,
		csv,
		notes: [
			...(rows < data.nRows ? [say('author.table.fewer-rows', { kept: rows, of: data.nRows })] : []),
			...(columns.length < filled.length ? [say('author.table.fewer-columns', { kept: columns.length, of: filled.length })] : []),
			...data.notes.slice(0, MOST_NOTES).map(sayIngestNote)
		]
	};
}

interface Cells {
	readonly name: string;
	readonly cells: readonly string[];
}

/** As many rows as fit, picked at random and left in the order of the file. */
function trimmed(columns: readonly Cells[], nRows: number): { readonly csv: string; readonly rows: number } {
	const order = createStream(SEED).fork('rows').permutation(nRows);
	for (let most = Math.min(MOST_TABLE_ROWS, nRows); ; most = Math.floor(most * 0.8)) {
		const rows = most === nRows ? order.slice().sort() : order.slice(0, most).sort();
		const csv = writeTable(
			columns.map(({ name }) => name),
			Array.from(rows, (row) => columns.map(({ cells }) => cells[row]))
		);
		if (csv.length <= MOST_TABLE_TEXT || most < 10) return { csv, rows: rows.length };
	}
}

function cellsOf(column: TypedColumn): readonly string[] {
	if (column.kind === 'empty') return [];
	if (column.kind === 'number' || column.kind === 'date')
		return Array.from(column.values, (value) => (Number.isNaN(value) ? '' : String(Number(value.toPrecision(9)))));
	return Array.from(column.codes, (code) => (code < 0 ? '' : column.levels[code]));
}

const shortened = (name: string): string => (name.length > LONGEST_NAME ? name.slice(0, LONGEST_NAME) : name);
