/** Prepared real tables: their file format and how they are handed to worlds. Worlds never fetch. */
import type { CategoricalColumn, Column, NumericColumn, TextColumn } from '#lib/core/table.ts';

/** A column as it is stored. Missing numbers are null, missing levels are code -1. */
export type StoredColumn =
	| { readonly kind: 'numeric'; readonly name: string; readonly unit?: string; readonly values: readonly (number | null)[] }
	| { readonly kind: 'categorical'; readonly name: string; readonly levels: readonly string[]; readonly codes: readonly number[] }
	| { readonly kind: 'text'; readonly name: string; readonly values: readonly string[] }
	/** Square grey pictures, 4 bits a pixel (0 … 15), two pixels a byte, high nibble first, base64. */
	| { readonly kind: 'pixels'; readonly name: string; readonly width: number; readonly height: number; readonly data: string }
	/** Texts of known words, in order: word numbers as 16-bit little-endian, base64, and how many of them each row has. */
	| {
			readonly kind: 'terms';
			readonly name: string;
			readonly vocabulary: readonly string[];
			readonly lengths: readonly number[];
			readonly data: string;
	  };

/** One file of `static/data/`. */
export interface StoredTable {
	readonly name: string;
	readonly nRows: number;
	readonly columns: readonly StoredColumn[];
}

/** A table read into memory, columns by name. Pictures become one numeric column a pixel, 0 … 1. */
export interface RealTableData {
	readonly name: string;
	readonly nRows: number;
	readonly columns: ReadonlyMap<string, Column>;
}

/** Tables that were loaded before a world was asked for. */
export interface TableSource {
	/** @throws {RangeError} when the table was not loaded. */
	get(name: string): RealTableData;
}

/** A source without any table: enough for synthetic worlds. */
export const NO_TABLES: TableSource = {
	get: (name) => {
		throw new RangeError(`The table "${name}" was not loaded. Load it with loadTables before asking for its world.`);
	}
};

/**
 * Reads tables and hands them over as a source.
 * @param names what `tablesNeeded` returned.
 * @param read gives the content of a file in `static/data/`; the worker fetches it, Node reads it from disk.
 * @throws {Error} when a file cannot be read or is not a table of that name.
 */
export async function loadTables(names: readonly string[], read: (file: string) => Promise<ArrayBuffer | string>): Promise<TableSource> {
	const loaded = new Map<string, RealTableData>();
	await Promise.all(
		[...new Set(names)].map(async (name) => {
			const content = await read(`${name}.json`);
			loaded.set(name, parseTable(name, typeof content === 'string' ? content : new TextDecoder().decode(content)));
		})
	);
	return {
		get: (name) => {
			const found = loaded.get(name);
			return found ?? NO_TABLES.get(name);
		}
	};
}

/** @throws {Error} naming the file and the column when the content is not what the format says. */
export function parseTable(name: string, json: string): RealTableData {
	const stored = JSON.parse(json) as StoredTable;
	if (stored.name !== name || !Number.isInteger(stored.nRows) || !Array.isArray(stored.columns))
		throw new Error(`${name}.json is not a prepared table called "${name}". Run the data preparation again.`);
	const columns = new Map<string, Column>();
	for (const column of stored.columns as readonly StoredColumn[]) {
		for (const read of readColumn(column)) {
			const length = read.kind === 'categorical' ? read.codes.length : read.values.length;
			if (length !== stored.nRows)
				throw new Error(
					`${name}.json: column "${read.name}" has ${length} rows, the table has ${stored.nRows}. Run the data preparation again.`
				);
			columns.set(read.name, read);
		}
	}
	return { name, nRows: stored.nRows, columns };
}

/** The numeric column of that name. */
export function numbers(data: RealTableData, name: string): NumericColumn {
	const column = data.columns.get(name);
	if (column?.kind !== 'numeric') throw new RangeError(`Table "${data.name}" has no numeric column "${name}".`);
	return column;
}

/** The categorical column of that name. */
export function levels(data: RealTableData, name: string): CategoricalColumn {
	const column = data.columns.get(name);
	if (column?.kind !== 'categorical') throw new RangeError(`Table "${data.name}" has no categorical column "${name}".`);
	return column;
}

function readColumn(column: StoredColumn): readonly Column[] {
	switch (column.kind) {
		case 'numeric': {
			const unit = column.unit === undefined ? {} : { unit: column.unit };
			return [{ kind: 'numeric', name: column.name, ...unit, values: Float64Array.from(column.values, (value) => value ?? NaN) }];
		}
		case 'categorical':
			return [{ kind: 'categorical', name: column.name, levels: column.levels, codes: Int32Array.from(column.codes) }];
		case 'text':
			return [column];
		case 'pixels':
			return readPixels(column);
		case 'terms':
			return [readTerms(column)];
	}
}

function readPixels(column: Extract<StoredColumn, { kind: 'pixels' }>): readonly NumericColumn[] {
	const packed = atob(column.data);
	const perRow = column.width * column.height;
	const nRows = (packed.length * 2) / perRow;
	return Array.from({ length: perRow }, (_, pixel) => {
		const values = new Float64Array(nRows);
		for (let i = 0; i < nRows; i++) {
			const nibble = i * perRow + pixel;
			const byte = packed.charCodeAt(nibble >> 1);
			values[i] = (nibble % 2 === 0 ? byte >> 4 : byte & 15) / 15;
		}
		return { kind: 'numeric', name: `${column.name} ${Math.floor(pixel / column.width)},${pixel % column.width}`, values };
	});
}

function readTerms(column: Extract<StoredColumn, { kind: 'terms' }>): TextColumn {
	const packed = atob(column.data);
	let next = 0;
	const values = column.lengths.map((length) => {
		const words = Array.from({ length }, (_, k) => {
			const at = 2 * (next + k);
			return column.vocabulary[packed.charCodeAt(at) + 256 * packed.charCodeAt(at + 1)];
		});
		next += length;
		return words.join(' ');
	});
	return { kind: 'text', name: column.name, values };
}

/** The text column of that name. */
export function texts(data: RealTableData, name: string): TextColumn {
	const column = data.columns.get(name);
	if (column?.kind !== 'text') throw new RangeError(`Table "${data.name}" has no text column "${name}".`);
	return column;
}
