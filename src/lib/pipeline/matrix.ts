/** From a table to the numbers that models eat. */
import type { Examples, NumericColumn, Table } from '#lib/core/table.ts';

/**
 * The chosen rows as a matrix with their answers. A language model reads words, so with `codes` categories stand as their codes.
 * @throws {RangeError} when a feature is not a number, a number is missing, or there is no feature at all.
 */
export function examplesOf(table: Table, rows: Int32Array, codes = false): Examples {
	const columns = table.features.map((column): NumericColumn => {
		if (column.kind === 'numeric') return column;
		if (codes && column.kind === 'categorical')
			return { kind: 'numeric', name: column.name, values: Float64Array.from(column.codes, (code) => (code < 0 ? NaN : code)) };
		const cure = column.kind === 'text' ? 'Add a bag-of-n-grams step, or drop it.' : 'Add a one-hot or target-encode step, or drop it.';
		throw new RangeError(`Feature "${column.name}" is ${column.kind}, and models take numbers. ${cure}`);
	});
	if (columns.length === 0) throw new RangeError('No feature is left after the steps of the pipeline. Keep at least one.');
	const values = new Float32Array(rows.length * columns.length);
	columns.forEach((column, j) => {
		for (let i = 0; i < rows.length; i++) {
			const value = column.values[rows[i]];
			if (Number.isNaN(value))
				throw new RangeError(
					`Feature "${column.name}" has no value in row ${rows[i]}, and models take numbers. Add an impute step, or drop the column.`
				);
			values[i * columns.length + j] = value;
		}
	});
	const y = Float32Array.from(rows, (row) => table.target.yTrue[row]);
	return { x: { nRows: rows.length, nColumns: columns.length, values }, y };
}
