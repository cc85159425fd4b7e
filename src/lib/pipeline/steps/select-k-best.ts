import type { NumericColumn, Table, Target } from '#lib/core/table.ts';
import { SELECT_K_BEST } from '../describe-steps.ts';
import { createStep, numericFeatures, withFeatures, type Step } from '../step.ts';

/** Keeps the k columns with the largest F statistic against the answer, in their old order. Ties go to the earlier column. */
export const selectKBest: Step = createStep(SELECT_K_BEST, ({ k }, { table, fitRows }) => {
	const columns = numericFeatures(table, [], 'select-k-best');
	if (columns.length < table.features.length)
		throw new RangeError('Step "select-k-best" scores numbers only. Encode or drop the other columns before it.');
	if (k > columns.length) throw new RangeError(`Step "select-k-best": k is ${k} and there are ${columns.length} columns. Ask for fewer.`);
	const scores = columns.map((column) => fScore(column, table.target, fitRows));
	const chosen = new Set(
		columns
			.map((_, j) => j)
			.sort((a, b) => scores[b] - scores[a] || a - b)
			.slice(0, k)
			.map((j) => columns[j].name)
	);
	const change = (rows: Table): Table =>
		withFeatures(
			rows,
			rows.features.filter((column) => chosen.has(column.name))
		);
	return { study: change(table), apply: change };
});

/**
 * F statistic of one column over the rows: one-way analysis of variance for classes, r² (n − 2) / (1 − r²) for numbers.
 * Sources: scikit-learn's `f_classif` and `f_regression`. A constant column scores −1, below all others.
 */
export function fScore(column: NumericColumn, target: Target, rows: Int32Array): number {
	return target.kind === 'classification'
		? varianceRatio(column.values, target.yTrue, target.classes.length, rows)
		: correlationF(column.values, target.yTrue, rows);
}

function varianceRatio(x: Float64Array, y: Int32Array, nClasses: number, rows: Int32Array): number {
	const counts = new Float64Array(nClasses);
	const sums = new Float64Array(nClasses);
	let total = 0;
	for (const row of rows) {
		counts[y[row]]++;
		sums[y[row]] += x[row];
		total += x[row];
	}
	const grand = total / rows.length;
	let within = 0;
	for (const row of rows) {
		const off = x[row] - sums[y[row]] / counts[y[row]];
		within += off * off;
	}
	let between = 0;
	let present = 0;
	for (let c = 0; c < nClasses; c++) {
		if (counts[c] === 0) continue;
		present++;
		const off = sums[c] / counts[c] - grand;
		between += counts[c] * off * off;
	}
	if (present < 2 || (within === 0 && between === 0)) return -1;
	return between / (present - 1) / (within / (rows.length - present));
}

function correlationF(x: Float64Array, y: Float64Array, rows: Int32Array): number {
	const n = rows.length;
	let meanX = 0;
	let meanY = 0;
	for (const row of rows) {
		meanX += x[row] / n;
		meanY += y[row] / n;
	}
	let xx = 0;
	let yy = 0;
	let xy = 0;
	for (const row of rows) {
		xx += (x[row] - meanX) * (x[row] - meanX);
		yy += (y[row] - meanY) * (y[row] - meanY);
		xy += (x[row] - meanX) * (y[row] - meanY);
	}
	if (xx === 0 || yy === 0) return -1;
	const r2 = (xy * xy) / (xx * yy);
	return (r2 * (n - 2)) / (1 - r2);
}
