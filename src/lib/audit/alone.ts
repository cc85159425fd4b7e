/** How well one column does alone, on every row: levels learn on the even rows and are scored on the odd ones. */
import { quantile, quantiles } from '#lib/core/summaries.ts';
import type { CategoricalColumn, Column, Target } from '#lib/core/table.ts';
import { aucsOf } from './ranks.ts';

/** AUC of one column for the class that it ranks best, turned to at least ½; levels by their share on the even rows, scored on the odd. */
export function aucAlone(column: Column, target: Target): number {
	if (column.kind === 'text') return NaN;
	const questions =
		target.kind === 'regression' ? [0] : target.classes.length === 2 ? [1] : target.classes.map((_, label) => label).slice(0, 10);
	const half = target.kind === 'regression' ? quantile(target.yTrue, 0.5) : 0;
	const asks = questions.map(
		(label) =>
			(row: number): boolean =>
				target.kind === 'regression' ? target.yTrue[row] > half : target.yTrue[row] === label
	);
	const answers =
		column.kind === 'numeric'
			? // Missing cells stand below all others.
				aucsOf(
					column.values.map((value) => (Number.isNaN(value) ? -Infinity : value)),
					asks
				)
			: asks.map((is) => aucOfLevels(column, is, target.yTrue.length));
	return Math.max(...answers.map((auc) => (Number.isNaN(auc) ? 0.5 : Math.max(auc, 1 - auc))));
}

function aucOfLevels(column: CategoricalColumn, is: (row: number) => boolean, n: number): number {
	const hits = new Float64Array(column.levels.length + 1);
	const counts = new Float64Array(column.levels.length + 1);
	let all = 0;
	for (let row = 0; row < n; row += 2) {
		hits[column.codes[row] + 1] += Number(is(row));
		counts[column.codes[row] + 1]++;
		all += Number(is(row));
	}
	const overall = all / Math.ceil(n / 2);
	// A level with few rows says little: it is pulled towards the overall share by five rows.
	const shares = Float64Array.from({ length: Math.floor(n / 2) }, (_, i) => {
		const level = column.codes[2 * i + 1] + 1;
		return (hits[level] + 5 * overall) / (counts[level] + 5);
	});
	return aucsOf(shares, [(i) => is(2 * i + 1)])[0];
}

/** Share of the odd rows answered right by the commonest class of their level (numbers in 32 bins) among the even rows. */
export function rightAlone(column: Exclude<Column, { kind: 'text' }>, target: Extract<Target, { kind: 'classification' }>): number {
	const n = target.yTrue.length;
	const bins = binsOf(column);
	const counts = new Map<number, Int32Array>();
	for (let row = 0; row < n; row += 2) {
		const of = counts.get(bins[row]) ?? new Int32Array(target.classes.length);
		of[target.yTrue[row]]++;
		counts.set(bins[row], of);
	}
	const best = new Map([...counts].map(([bin, of]) => [bin, of.indexOf(Math.max(...of))]));
	let right = 0;
	for (let row = 1; row < n; row += 2) right += Number(best.get(bins[row]) === target.yTrue[row]);
	return right / Math.floor(n / 2);
}

function binsOf(column: Exclude<Column, { kind: 'text' }>): Int32Array {
	if (column.kind === 'categorical') return column.codes;
	const filled = column.values.filter((value) => !Number.isNaN(value));
	if (filled.length === 0) return new Int32Array(column.values.length).fill(-1);
	const cuts = quantiles(
		filled,
		Array.from({ length: 31 }, (_, i) => (i + 1) / 32)
	);
	return Int32Array.from(column.values, (value) => (Number.isNaN(value) ? -1 : cutsBelow(cuts, value)));
}

function cutsBelow(cuts: readonly number[], value: number): number {
	let below = 0;
	while (below < cuts.length && value > cuts[below]) below++;
	return below;
}
