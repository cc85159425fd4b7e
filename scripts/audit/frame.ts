/** A small table of cells for the audit's matrix: shipped tables, changed, and written as CSV, so that the audit reads what a person would bring. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseTable } from '#lib/worlds/tables.ts';

export type Cell = string | number;

export interface Frame {
	readonly nRows: number;
	/** Blank cells are empty texts. */
	readonly columns: Readonly<Record<string, readonly Cell[]>>;
}

/** A prepared table of `static/data`, the columns named. */
export function shipped(name: string, columns: readonly string[]): Frame {
	const file = fileURLToPath(new URL(`../../static/data/${name}.json`, import.meta.url));
	const data = parseTable(name, readFileSync(file, 'utf8'));
	const cells = (wanted: string): readonly Cell[] => {
		const column = data.columns.get(wanted);
		if (!column) throw new RangeError(`${name} has no column "${wanted}".`);
		if (column.kind === 'text') return column.values;
		if (column.kind === 'categorical') return Array.from(column.codes, (code) => (code < 0 ? '' : column.levels[code]));
		return Array.from(column.values, (value) => (Number.isNaN(value) ? '' : value));
	};
	return { nRows: data.nRows, columns: Object.fromEntries(columns.map((column) => [column, cells(column)])) };
}

export function takeRows(frame: Frame, rows: ArrayLike<number>): Frame {
	const order = Array.from(rows);
	return {
		nRows: order.length,
		columns: Object.fromEntries(Object.entries(frame.columns).map(([name, cells]) => [name, order.map((row) => cells[row])]))
	};
}

export function rowsWhere(frame: Frame, keep: (row: number) => boolean): number[] {
	return Array.from({ length: frame.nRows }, (_, row) => row).filter(keep);
}

export function withColumn(frame: Frame, name: string, cell: (row: number) => Cell): Frame {
	return { ...frame, columns: { ...frame.columns, [name]: Array.from({ length: frame.nRows }, (_, row) => cell(row)) } };
}

export function without(frame: Frame, ...names: readonly string[]): Frame {
	return { ...frame, columns: Object.fromEntries(Object.entries(frame.columns).filter(([name]) => !names.includes(name))) };
}

export function toCsv(frame: Frame): string {
	const names = Object.keys(frame.columns);
	const quoted = (cell: Cell): string => (/[",\n]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : String(cell));
	const lines = Array.from({ length: frame.nRows }, (_, row) => names.map((name) => quoted(frame.columns[name][row])).join(','));
	return [names.map(quoted).join(','), ...lines].join('\n');
}
