import { symmetricEigen } from '#lib/core/linear-algebra.ts';
import type { NumericColumn, Table } from '#lib/core/table.ts';
import { PCA } from '../describe-steps.ts';
import { createStep, numeric, numericFeatures, withFeatures, type Step } from '../step.ts';

/** Replaces all columns by their coordinates along the directions of largest variance of the rows in scope (centred, not scaled). */
export const pca: Step = createStep(PCA, ({ components }, { table, fitRows }) => {
	const columns = numericFeatures(table, [], 'pca');
	if (columns.length < table.features.length)
		throw new RangeError('Step "pca" needs numbers only. Encode or drop the other columns before it.');
	if (components > columns.length)
		throw new RangeError(`Step "pca": ${components} components out of ${columns.length} columns. Ask for fewer.`);
	const d = columns.length;
	const means = columns.map(({ values }) => fitRows.reduce((sum, row) => sum + values[row], 0) / fitRows.length);
	const covariance = new Float64Array(d * d);
	for (let a = 0; a < d; a++) {
		for (let b = a; b < d; b++) {
			let sum = 0;
			for (const row of fitRows) sum += (columns[a].values[row] - means[a]) * (columns[b].values[row] - means[b]);
			covariance[a * d + b] = covariance[b * d + a] = sum / fitRows.length;
		}
	}
	const { vectors } = symmetricEigen(covariance, d);
	const change = (rows: Table): Table => {
		const source = columns.map(({ name }) => rows.features.find((column) => column.name === name) as NumericColumn);
		const made = Array.from({ length: components }, (_, k) => {
			const values = new Float64Array(rows.nRows);
			source.forEach((column, j) => {
				for (let i = 0; i < rows.nRows; i++) values[i] += vectors[k * d + j] * (column.values[i] - means[j]);
			});
			return numeric(`component ${k + 1}`, values);
		});
		return withFeatures(rows, made);
	};
	return { study: change(table), apply: change };
});
