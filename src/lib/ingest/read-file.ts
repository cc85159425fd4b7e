/** A file into typed columns, whatever its format. */
import type { ReadHooks } from './delimited.ts';
import { readDelimited } from './delimited.ts';
import { decodeText } from './encoding.ts';
import { readJson } from './json-rows.ts';
import { isParquet, readParquet } from './parquet.ts';
import { IngestError, type IngestNote } from './problems.ts';
import type { RawTable } from './raw-table.ts';
import { typeColumn, type TypedColumn } from './typed-columns.ts';

/** A file as it was read: nothing has been left out yet, and nothing has been split. */
export interface DataFile {
	readonly name: string;
	readonly nRows: number;
	readonly columns: readonly TypedColumn[];
	readonly notes: readonly IngestNote[];
}

/**
 * Reads CSV, TSV, semicolon- and bar-separated text, JSON, JSON lines and Parquet. The format is told from the content; the
 * name's ending is not trusted.
 * @throws {IngestError} when there is no table in it.
 */
export async function readDataFile(name: string, bytes: Uint8Array, hooks: ReadHooks = {}): Promise<DataFile> {
	if (bytes.length === 0) throw new IngestError('empty-file');
	if (isParquet(bytes)) return typed(name, await readParquet(bytes));
	const { text, encoding } = decodeText(bytes);
	const clean = text.replace(/^\uFEFF/, '');
	const first = clean.trimStart()[0];
	if (first === '<') throw new IngestError('looks-like-other', { kind: 'html or xml' });
	const raw = first === '[' || first === '{' ? readJson(clean) : await readDelimited(clean, hooks);
	const older: IngestNote[] = encoding === 'windows-1252' ? [{ code: 'older-encoding', values: {} }] : [];
	return typed(name, { ...raw, notes: [...older, ...raw.notes] });
}

function typed(name: string, raw: RawTable): DataFile {
	const columns = raw.columns.map(typeColumn);
	return {
		name,
		nRows: raw.nRows,
		columns: columns.map(({ column }) => column),
		notes: [...raw.notes, ...columns.flatMap(({ notes }) => notes)]
	};
}
