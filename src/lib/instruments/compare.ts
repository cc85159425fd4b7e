/** Comparisons: training against validation in one run, and two runs on the same validation rows. */
import type { Measured } from '#lib/core/measured.ts';
import type { MetricName, PairedDifference, PartScore, RunEvidence } from './evidence.ts';
import { around, halfWidth, refitVariance, varianceOfMean } from './uncertainty.ts';

/** True where a larger value of the metric is better. */
export function higherIsBetter(metric: MetricName): boolean {
	return metric !== 'logLoss' && metric !== 'rmse';
}

/**
 * The gap between training and unseen rows, positive when unseen data is worse. Its variance has two terms: rows
 * (which refits never shrink) and refits. Catalogue of estimators: `docs/statistics.md`.
 */
export function gapBetween(metric: MetricName, train: PartScore, unseen: PartScore): Measured {
	const sign = higherIsBetter(metric) ? 1 : -1;
	const perRefit = train.perRefit.map((value, refit) => sign * (value - unseen.perRefit[refit]));
	const value = perRefit.reduce((sum, v) => sum + v, 0) / perRefit.length;
	const refits = refitVariance(perRefit);
	const rows = rowVarianceOf(unseen);
	return { value, interval: around(value, halfWidth(refits + rows), 'gap'), n: unseen.n, refits: perRefit.length, variance: { refits, rows } };
}

/** The rows' term of a score. A proportion at 0 or 1 has no plug-in variance, so its Wilson half-width stands in. */
function rowVarianceOf(score: PartScore): number {
	const { variance, interval, value } = score.measured;
	if (!variance) return 0;
	if (variance.rows > 0 || !interval) return variance.rows;
	const half = Math.max(interval.high - value, value - interval.low) / 1.959963984540054;
	return half * half;
}

/**
 * b − a on the same validation rows, positive when b is better; the interval is of the per-row differences, widened by
 * the refits' term.
 * @throws {RangeError} when the runs were not scored on the same rows.
 */
export function pairedDifference(a: RunEvidence, b: RunEvidence): PairedDifference {
	if (a.metric !== b.metric) throw new RangeError(`Two runs can be compared in one metric only, not ${a.metric} against ${b.metric}.`);
	if (!sameRows(a.validationIds, b.validationIds)) throw new RangeError('Two runs can be paired only on the same validation rows; these runs were scored on different ones.');
	const valueOf = (run: RunEvidence) => (run.scores.validation?.[run.metric] as PartScore).perRefit;
	const [scoresA, scoresB] = [valueOf(a), valueOf(b)];
	const meanA = average(scoresA);
	const meanB = average(scoresB);
	const sign = higherIsBetter(a.metric) ? 1 : -1;
	const rowSign = a.task === 'regression' ? -1 : 1;
	const rows = a.validationRows.map((value, i) => rowSign * (b.validationRows[i] - value));
	let rowVariance = varianceOfMean(rows);
	// RMSE is the root of the mean square: the delta method turns the squares' variance into the root's.
	if (a.metric === 'rmse') rowVariance /= (meanA + meanB) * (meanA + meanB);
	const refits = refitVariance(scoresA) + refitVariance(scoresB);
	const difference = sign * (meanB - meanA);
	return { metric: a.metric, a: meanA, b: meanB, difference, interval: around(difference, halfWidth(rowVariance + refits), 'paired+refits'), n: rows.length };
}

/** True when both runs were scored on the same validation rows. */
export function canPair(a: RunEvidence, b: RunEvidence): boolean {
	return a.metric === b.metric && sameRows(a.validationIds, b.validationIds);
}

function sameRows(a: Int32Array, b: Int32Array): boolean {
	return a.length === b.length && a.every((id, i) => id === b[i]);
}

function average(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}
