/** Cuts of examples that keep rows together with their answers. */
import type { Examples } from '#lib/core/table.ts';

/** Rows `from` … `to - 1` of the examples, as views on the same numbers. */
export function sliceExamples(examples: Examples, from: number, to: number): Examples {
	const { nColumns, values } = examples.x;
	return { x: { nRows: to - from, nColumns, values: values.subarray(from * nColumns, to * nColumns) }, y: examples.y.subarray(from, to) };
}

/**
 * The two honest halves of a validation set: an epoch chosen on the first is scored on the second. The first half has
 * floor(n / 2) rows.
 */
export function halves(examples: Examples): { readonly first: Examples; readonly second: Examples } {
	const cut = Math.floor(examples.x.nRows / 2);
	return { first: sliceExamples(examples, 0, cut), second: sliceExamples(examples, cut, examples.x.nRows) };
}
