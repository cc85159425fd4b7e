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

/** The rows named, in that order; a row may be named twice. */
export function rowsOf({ x, y }: Examples, rows: Int32Array): Examples {
	const { nColumns } = x;
	const values = new Float32Array(rows.length * nColumns);
	rows.forEach((row, i) => values.set(x.values.subarray(row * nColumns, (row + 1) * nColumns), i * nColumns));
	return { x: { nRows: rows.length, nColumns, values }, y: y.length === 0 ? y : Float32Array.from(rows, (row) => y[row]) };
}

/**
 * Examples one below the other.
 * @throws {RangeError} when their columns differ in number.
 */
export function stackExamples(parts: readonly Examples[]): Examples {
	const { nColumns } = parts[0].x;
	if (parts.some((part) => part.x.nColumns !== nColumns))
		throw new RangeError(`Rows of ${parts.map((part) => part.x.nColumns).join(' and ')} columns cannot be put together.`);
	const nRows = parts.reduce((sum, part) => sum + part.x.nRows, 0);
	const values = new Float32Array(nRows * nColumns);
	const y = new Float32Array(nRows);
	let row = 0;
	for (const part of parts) {
		values.set(part.x.values.subarray(0, part.x.nRows * nColumns), row * nColumns);
		y.set(part.y, row);
		row += part.x.nRows;
	}
	return { x: { nRows, nColumns, values }, y };
}
