import type { Matrix } from '#lib/core/table.ts';

/** Rows with their zeros left out; columns ascend within a row. */
export interface SparseRows {
	readonly starts: Int32Array;
	readonly columns: Int32Array;
	readonly values: Float32Array;
}

/** Above this share of numbers that are not zero, leaving out zeros no longer pays. */
const MAX_SHARE = 0.4;
const MIN_COLUMNS = 16;

/** A matrix of mostly zeros (pixels, word counts) as compressed sparse rows; null when it is small or dense. */
export function compressRows({ nRows, nColumns, values: dense }: Matrix): SparseRows | null {
	if (nColumns < MIN_COLUMNS) return null;
	const n = nRows * nColumns;
	const limit = MAX_SHARE * n;
	let count = 0;
	for (let i = 0; i < n; i++) {
		if (dense[i] !== 0) count++;
		if (count > limit) return null;
	}
	const starts = new Int32Array(nRows + 1);
	// At least one entry each, since a tensor needs one.
	const columns = new Int32Array(Math.max(1, count));
	const values = new Float32Array(Math.max(1, count));
	let at = 0;
	for (let i = 0; i < nRows; i++) {
		for (let j = 0; j < nColumns; j++) {
			const value = dense[i * nColumns + j];
			if (value === 0) continue;
			columns[at] = j;
			values[at++] = value;
		}
		starts[i + 1] = at;
	}
	return { starts, columns, values };
}
