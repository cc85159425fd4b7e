/** The table of an exercise: `table.csv` of its folder, checked, named by its content, and as the engine stores tables. */
import Papa from 'papaparse';
import { sha256Hex } from '#lib/core/digest.ts';
import { TABLE_FILE } from '#lib/exercise/folder.ts';
import { NO_COLUMN } from '#lib/worlds/describe-real.ts';
import type { StoredColumn, StoredTable } from '#lib/worlds/tables.ts';
import type { WorldSpec } from '#lib/worlds/world.ts';
import { refuse } from './pack-refused.ts';

export const MOST_TABLE_ROWS = 5000;
export const MOST_TABLE_COLUMNS = 40;
/** Characters of the file. */
export const MOST_TABLE_TEXT = 400 * 1024;
const LONGEST_NAME = 60;
/** Words that differ more often than this are free text. */
const MOST_LEVELS = 200;
/** Names that mean something else, or reach into objects' prototypes. */
const FORBIDDEN = [NO_COLUMN, '__proto__', 'prototype', 'constructor'];
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

export interface PackTable {
	/** What an exercise calls it, as `world.table`. */
	readonly name: string;
	readonly nRows: number;
	readonly columns: readonly StoredColumn[];
}

/** Name of a table: the same text is the same table. */
export const tableName = (csv: string): string => `own-${sha256Hex(csv.replaceAll('\r\n', '\n')).slice(0, 16)}`;

/**
 * Reads separated text: a first line of names, commas, quotes where they are needed. A column is one of numbers where every cell that
 * is not empty is one; else of levels, or of free text.
 * @throws {PackRefused}
 */
export function readPackTable(csv: string): PackTable {
	if (csv.length > MOST_TABLE_TEXT) throw refuse('pack.table.long', { most: MOST_TABLE_TEXT / 1024 });
	const { data, errors } = Papa.parse<string[]>(csv.replaceAll('\r\n', '\n').replace(/\n$/, ''), { delimiter: ',', newline: '\n' });
	if (errors.length > 0) throw refuse('pack.table.shape', { line: (errors[0].row ?? 0) + 1 });
	const [names = [], ...rows] = data;
	if (names.length > MOST_TABLE_COLUMNS || rows.length > MOST_TABLE_ROWS)
		throw refuse('pack.table.large', {
			rows: rows.length,
			columns: names.length,
			mostRows: MOST_TABLE_ROWS,
			mostColumns: MOST_TABLE_COLUMNS
		});
	if (rows.length < 4 || names.length < 2) throw refuse('pack.table.small');
	const ragged = rows.findIndex((row) => row.length !== names.length);
	if (ragged >= 0) throw refuse('pack.table.shape', { line: ragged + 2 });
	const odd = names.find(
		(name, at) => name.trim() === '' || FORBIDDEN.includes(name) || name.length > LONGEST_NAME || names.indexOf(name) !== at
	);
	if (odd !== undefined) throw refuse('pack.table.name', { name: odd.slice(0, 80) });
	return {
		name: tableName(csv),
		nRows: rows.length,
		columns: names.map((name, at) =>
			columnOf(
				name,
				rows.map((row) => row[at].trim())
			)
		)
	};
}

function columnOf(name: string, cells: readonly string[]): StoredColumn {
	if (cells.every((cell) => cell === '' || NUMBER.test(cell)))
		return { kind: 'numeric', name, values: cells.map((cell) => (cell === '' ? null : Number(cell))) };
	// By code unit: the order of letters must not depend on the machine's language.
	const levels = [...new Set(cells)].filter((cell) => cell !== '').sort((a, b) => (a < b ? -1 : 1));
	if (levels.length > MOST_LEVELS) return { kind: 'text', name, values: cells };
	const codeOf = new Map(levels.map((level, code) => [level, code]));
	return { kind: 'categorical', name, levels, codes: cells.map((cell) => codeOf.get(cell) ?? -1) };
}

/** Names and rows as the text of table.csv. */
export function writeTable(names: readonly string[], rows: readonly (readonly string[])[]): string {
	return `${Papa.unparse([[...names], ...rows.map((row) => [...row])], { newline: '\n' })}\n`;
}

/** The text that the engine reads, as a file of the prepared tables would hold it. */
export function storedText({ name, nRows, columns }: PackTable): string {
	const stored: StoredTable = { name, nRows, columns };
	return JSON.stringify(stored);
}

/**
 * Whether a world that is a brought table fits the table beside it: its name, and every column that is named.
 * @throws {PackRefused}
 */
export function guardTable(world: WorldSpec, csv: string | undefined): void {
	if (world.kind !== 'brought-table') return;
	if (csv === undefined) throw refuse('pack.missing', { name: TABLE_FILE });
	const table = readPackTable(csv);
	if (world.table !== table.name) throw refuse('pack.table.other', { name: table.name });
	const known = new Map(table.columns.map((column) => [column.name, column.kind]));
	// The schema has said by now that these are texts and lists of texts.
	const word = (name: string): string | undefined => (typeof world[name] === 'string' ? world[name] : undefined);
	const words = (name: string): readonly string[] => (Array.isArray(world[name]) ? (world[name] as string[]) : []);
	const [target, time, late] = [word('target'), word('time') ?? NO_COLUMN, word('lateName') ?? 'entries'];
	const roles = [word('group') ?? NO_COLUMN, time].filter((name) => name !== NO_COLUMN);
	for (const name of [...(target === undefined ? [] : [target]), ...roles, ...words('features'), ...words('segments'), ...words('after')])
		if (!known.has(name)) throw refuse('pack.table.column', { name: name.slice(0, 80), known: [...known.keys()].slice(0, 12) });
	if (words('features').length === 0 || target === undefined || target === '') throw refuse('pack.table.roles');
	if (time !== NO_COLUMN && known.get(time) !== 'numeric') throw refuse('pack.table.time', { name: time });
	// A column of the table and the planted one of the same name would be two features of one name.
	if (Number(world.late ?? 0) > 0 && known.has(late)) throw refuse('pack.table.late', { name: late });
}
