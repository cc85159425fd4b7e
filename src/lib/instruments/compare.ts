/** Comparisons: training against validation in one run, and two runs on the same or on different validation rows. */
import type { Measured } from '#lib/core/measured.ts';
import { mean } from '#lib/core/summaries.ts';
import type { MetricName, PairedDifference, PartScore, RunEvidence } from './evidence.ts';
import { around, halfWidth, refitVariance, varianceOfMean } from './uncertainty.ts';

/** True where a larger value of the metric is better. */
export function higherIsBetter(metric: MetricName): boolean {
	return metric !== 'logLoss' && metric !== 'rmse';
}

/**
 * The gap between training and unseen rows, positive when unseen data is worse. Its variance has two terms: rows
 * (which refits never shrink) and refits. Equals `shareGap` and `lossGap` of core where rows are independent; see
 * `docs/statistics.md`.
 */
export function gapBetween(metric: MetricName, train: PartScore, unseen: PartScore): Measured {
	const rows = unseen.measured.variance?.rows ?? NaN;
	const sign = higherIsBetter(metric) ? 1 : -1;
	const perRefit = train.perRefit.map((value, refit) => sign * (value - unseen.perRefit[refit]));
	const value = mean(perRefit);
	const refits = refitVariance(perRefit);
	const half = halfWidth(refits + rows);
	return {
		value,
		interval: Number.isFinite(half) ? around(value, half, 'gap') : null,
		n: unseen.n,
		refits: perRefit.length,
		variance: { refits, rows }
	};
}

/**
 * b − a on the same validation rows, positive when b is better. For accuracy and RMSE the interval is of the per-row
 * differences, widened by the refits' term; for other metrics no numbers a row are kept, so the two rows' terms are added as
 * if the rows differed, which is wider than need be.
 * @throws {RangeError} when the runs were not scored on the same rows or in the same metric.
 */
export function pairedDifference(a: RunEvidence, b: RunEvidence): PairedDifference {
	assertSameMetric(a, b);
	if (!sameRows(a.validationIds, b.validationIds))
		throw new RangeError('Two runs can be paired only on the same validation rows; these runs were scored on different ones.');
	if (a.metric !== 'accuracy' && a.metric !== 'rmse') return unpairedDifference(a, b);
	const [scoresA, scoresB] = [validationOf(a).perRefit, validationOf(b).perRefit];
	const [meanA, meanB] = [mean(scoresA), mean(scoresB)];
	const rowSign = a.task === 'regression' ? -1 : 1;
	const rows = Float64Array.from(a.validationRows, (value, i) => rowSign * (b.validationRows[i] - value));
	let rowVariance = varianceOfMean(rows, a.validationGroups ?? null);
	// RMSE is the root of the mean square: the delta method turns the squares' variance into the root's.
	if (a.metric === 'rmse') rowVariance = meanA + meanB > 0 ? rowVariance / ((meanA + meanB) * (meanA + meanB)) : 0;
	const refits = refitVariance(scoresA) + refitVariance(scoresB);
	const difference = (higherIsBetter(a.metric) ? 1 : -1) * (meanB - meanA);
	const interval = around(difference, halfWidth(rowVariance + refits), 'paired+refits');
	return { metric: a.metric, a: meanA, b: meanB, difference, interval, n: rows.length };
}

/**
 * b − a on validation rows that differ (another split, another world), positive when b is better: the variances of both add up.
 * @throws {RangeError} when the deciding metric differs.
 */
export function unpairedDifference(a: RunEvidence, b: RunEvidence): PairedDifference {
	assertSameMetric(a, b);
	const [first, second] = [validationOf(a).measured, validationOf(b).measured];
	const difference = (higherIsBetter(a.metric) ? 1 : -1) * (second.value - first.value);
	const variance = [first, second].reduce((sum, { variance: terms }) => sum + (terms ? terms.refits + terms.rows : NaN), 0);
	const interval = around(difference, halfWidth(variance), 'two-samples+refits');
	return {
		metric: a.metric,
		a: first.value,
		b: second.value,
		difference,
		interval,
		n: Math.min(a.validationIds.length, b.validationIds.length)
	};
}

/** True when both runs were scored in one metric on the same validation rows. */
export function canPair(a: RunEvidence, b: RunEvidence): boolean {
	return a.metric === b.metric && sameRows(a.validationIds, b.validationIds);
}

function assertSameMetric(a: RunEvidence, b: RunEvidence): void {
	if (a.metric !== b.metric) throw new RangeError(`Two runs can be compared in one metric only, not ${a.metric} against ${b.metric}.`);
}

function validationOf(run: RunEvidence): PartScore {
	const score = run.scores.validation?.[run.metric];
	if (!score) throw new RangeError(`The run has no ${run.metric} on its validation rows, so it cannot be compared.`);
	return score;
}

function sameRows(a: Int32Array, b: Int32Array): boolean {
	return a.length === b.length && a.every((id, i) => id === b[i]);
}
