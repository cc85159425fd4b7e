/** Fresh rows scored one by one: what becomes of the validation score where nobody has looked yet. */
import { labelsFromProbabilities } from '#lib/core/metrics.ts';
import { exp, log } from '#lib/core/portable-math.ts';
import { wilsonInterval } from '#lib/core/proportions.ts';
import type { ExperimentSpec } from '#lib/pipeline/spec.ts';
import type { FreshPath } from './views.ts';
import type { Lab, LabHooks } from './lab.ts';
import { varianceOfMean } from './uncertainty.ts';

const POINTS = 90;
const FIRST = 10;

/** The row counts at which the path is drawn: evenly spaced on a logarithmic axis from 10 (or fewer) to n. */
export function pathCounts(n: number): readonly number[] {
	const first = Math.min(FIRST, n);
	if (n <= first) return [n];
	const step = log(n / first) / (POINTS - 1);
	return [...new Set(Array.from({ length: POINTS }, (_, i) => Math.round(first * exp(step * i))))].map((count) => Math.min(count, n));
}

/** Accuracy (or RMSE) so far over `nRows` fresh rows, averaged over refits, with its 95 % interval after each count. */
export async function scoreFresh(
	lab: Lab,
	experiment: ExperimentSpec,
	seed: number,
	nRows: number,
	hooks: LabHooks = {}
): Promise<FreshPath> {
	const { prepared, models } = await lab.trained(experiment, seed, hooks);
	const fresh = prepared.fresh(nRows);
	const n = fresh.y.length;
	const rows = new Float64Array(n);
	for (const model of models) {
		const scores = model.predict(fresh.x);
		const labels = prepared.nClasses === 0 ? null : labelsFromProbabilities(scores, prepared.nClasses);
		for (let i = 0; i < n; i++)
			rows[i] += (labels ? Number(labels[i] === fresh.y[i]) : (scores[i] - fresh.y[i]) * (scores[i] - fresh.y[i])) / models.length;
	}
	const counts = pathCounts(n);
	const path = { n: counts, score: [] as number[], low: [] as number[], high: [] as number[] };
	let sum = 0;
	let next = 0;
	for (let i = 0; i < n; i++) {
		sum += rows[i];
		if (i + 1 !== counts[next]) continue;
		const point = prepared.nClasses === 0 ? rootMean(rows.subarray(0, i + 1)) : proportion(sum, i + 1);
		path.score.push(point.value);
		path.low.push(point.low);
		path.high.push(point.high);
		next += 1;
	}
	return path;
}

function proportion(sum: number, n: number): { value: number; low: number; high: number } {
	const { low, high } = wilsonInterval(sum, n, 0.95);
	return { value: sum / n, low, high };
}

function rootMean(squares: Float64Array): { value: number; low: number; high: number } {
	let total = 0;
	for (const square of squares) total += square;
	const value = Math.sqrt(total / squares.length);
	const half = squares.length < 2 ? Infinity : (1.96 * Math.sqrt(varianceOfMean(squares))) / (2 * value);
	return { value, low: value - half, high: value + half };
}
