import type { NumericColumn, Table } from '#lib/core/table.ts';
import { STANDARDIZE } from '../describe-steps.ts';
import { createStep, numericFeatures, replaceFeatures, type Step } from '../step.ts';

/** Subtracts the mean and divides by the standard deviation (divisor n) of the rows in scope; gaps are skipped, a constant column is only centred. */
export const standardize: Step = createStep(STANDARDIZE, ({ columns }, { table, fitRows }) => {
	const scales = numericFeatures(table, columns, 'standardize').map((column) => ({
		name: column.name,
		...meanAndSd(column.values, fitRows)
	}));
	const change = (rows: Table): Table =>
		replaceFeatures(
			rows,
			new Map(
				scales.map(({ name, mean, sd }) => {
					const column = rows.features.find((candidate) => candidate.name === name) as NumericColumn;
					return [name, [{ kind: 'numeric', name, unit: 'standard units', values: column.values.map((value) => (value - mean) / sd) }]];
				})
			)
		);
	return { study: change(table), apply: change };
});

function meanAndSd(values: Float64Array, rows: Int32Array): { readonly mean: number; readonly sd: number } {
	let n = 0;
	let sum = 0;
	for (const row of rows) {
		if (Number.isNaN(values[row])) continue;
		n++;
		sum += values[row];
	}
	const mean = n === 0 ? 0 : sum / n;
	let squares = 0;
	for (const row of rows) if (!Number.isNaN(values[row])) squares += (values[row] - mean) * (values[row] - mean);
	const sd = n === 0 ? 0 : Math.sqrt(squares / n);
	return { mean, sd: sd > 0 ? sd : 1 };
}
