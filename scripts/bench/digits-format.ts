import type { Digits } from './jobs.ts';

/** Rows of the digits job: training first, then validation. */
export const DIGIT_ROWS = { train: 600, validation: 400, nColumns: 784 } as const;

/** All pixels row by row, then all labels. */
export function unpackDigits(packed: Float32Array): Digits {
	const { train, validation, nColumns } = DIGIT_ROWS;
	const nRows = train + validation;
	const part = (from: number, n: number): Digits['train'] => ({
		x: { nRows: n, nColumns, values: packed.slice(from * nColumns, (from + n) * nColumns) },
		y: packed.slice(nRows * nColumns + from, nRows * nColumns + from + n)
	});
	return { train: part(0, train), validation: part(train, validation) };
}
