/** Screens of the rows themselves, over the whole file: rows that stand in it twice, and neighbours that resemble each other. */
import type { Column, Table, Target } from '#lib/core/table.ts';
import type { AuditLabel } from './types.ts';

/** Rows that agree in every column compared share a number; a row that stands alone has one of its own. */
export interface Repeats {
	/** Number of the set of rows that each row belongs to. */
	readonly setOf: Int32Array;
	/** Rows whose set has more than one. */
	readonly repeated: number;
	readonly sets: number;
}

/** @param near numbers to three significant digits and texts without case and spaces. */
export function repeatsOf(columns: readonly Column[], target: Target, nRows: number, near = false): Repeats {
	const setOf = new Int32Array(nRows);
	const known = new Map<string, number>();
	const counts: number[] = [];
	for (let row = 0; row < nRows; row++) {
		const key = `${columns.map((column) => cellKey(column, row, near)).join('\u0001')}\u0001${target.yTrue[row]}`;
		let set = known.get(key);
		if (set === undefined) {
			set = counts.length;
			known.set(key, set);
			counts.push(0);
		}
		counts[set]++;
		setOf[row] = set;
	}
	const repeated = counts.reduce((sum, n) => sum + (n > 1 ? n : 0), 0);
	return { setOf, repeated, sets: counts.length };
}

function cellKey(column: Column, row: number, near: boolean): string | number {
	if (column.kind === 'categorical') return column.codes[row];
	if (column.kind === 'text') return near ? column.values[row].toLowerCase().replace(/\s+/g, '') : column.values[row];
	return near ? Number(column.values[row].toPrecision(3)) : column.values[row];
}

/** How alike the answers of neighbouring rows are, beside chance: from -1 to 1, about ± 2/√n by chance. */
export interface RowOrder {
	readonly correlation: number;
	/** In standard deviations of what a shuffled file would show. */
	readonly z: number;
	readonly odd: boolean;
	readonly says: AuditLabel;
}

/** Resemblance of the answers of one row and the next, in the order of the file. */
export function rowOrder({ target, nRows }: Table): RowOrder {
	const indicators =
		target.kind === 'regression'
			? [Float64Array.from(target.yTrue)]
			: target.classes.map((_, label) => Float64Array.from(target.yTrue, (y) => Number(y === label)));
	let covariance = 0;
	let variance = 0;
	for (const values of indicators) {
		const centre = values.reduce((sum, value) => sum + value, 0) / nRows;
		for (let i = 0; i < nRows; i++) {
			variance += (values[i] - centre) * (values[i] - centre);
			if (i > 0) covariance += (values[i] - centre) * (values[i - 1] - centre);
		}
	}
	const correlation = variance > 0 ? covariance / variance : 0;
	const z = correlation * Math.sqrt(nRows);
	const sorted = target.kind === 'classification' && correlation > 0.95;
	const odd = correlation >= 0.1 && z >= 4;
	return {
		correlation,
		z,
		odd,
		says: { id: sorted ? 'order.sorted' : odd ? 'order.alike' : 'order.none', values: { correlation, rows: nRows } }
	};
}
