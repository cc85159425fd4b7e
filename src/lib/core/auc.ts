import { bootstrapInterval, stratifiedResampler, type BootstrapOptions } from './bootstrap.ts';
import type { Measured } from './measured.ts';
import { rocAucScore } from './metrics.ts';
import { normalCdf } from './portable-math.ts';
import { normalScore } from './proportions.ts';
import type { Stream } from './random.ts';

/** Ranks from 1, ties sharing the mean of theirs. */
function midranks(values: Float64Array): Float64Array {
	const order = Array.from(values, (_, i) => i).sort((a, b) => values[a] - values[b]);
	const ranks = new Float64Array(values.length);
	for (let i = 0; i < order.length;) {
		let end = i;
		while (end < order.length && values[order[end]] === values[order[i]]) end++;
		for (let k = i; k < end; k++) ranks[order[k]] = (i + 1 + end) / 2;
		i = end;
	}
	return ranks;
}

interface Components {
	readonly auc: number;
	/** For each positive the share of negatives it beats, and for each negative the share of positives that beat it. */
	readonly ofPositives: Float64Array;
	readonly ofNegatives: Float64Array;
}

function components(yTrue: ArrayLike<number>, yScore: ArrayLike<number>): Components {
	const auc = rocAucScore(yTrue, yScore);
	const scores = Float64Array.from(yScore);
	const positives = scores.filter((_, i) => yTrue[i] === 1);
	const negatives = scores.filter((_, i) => yTrue[i] !== 1);
	if (positives.length < 2 || negatives.length < 2) {
		throw new RangeError(
			`The variance of an AUC needs two rows of each class; there are ${positives.length} positive and ${negatives.length} negative rows.`
		);
	}
	const together = new Float64Array(positives.length + negatives.length);
	together.set(positives);
	together.set(negatives, positives.length);
	const ranks = midranks(together);
	const within = midranks(positives);
	const withinNegatives = midranks(negatives);
	return {
		auc,
		ofPositives: within.map((rank, i) => (ranks[i] - rank) / negatives.length),
		ofNegatives: withinNegatives.map((rank, i) => 1 - (ranks[positives.length + i] - rank) / positives.length)
	};
}

function covariance(a: Float64Array, b: Float64Array, meanA: number, meanB: number): number {
	let sum = 0;
	for (let i = 0; i < a.length; i++) sum += (a[i] - meanA) * (b[i] - meanB);
	return sum / (a.length - 1);
}

const delongCovariance = (a: Components, b: Components): number =>
	covariance(a.ofPositives, b.ofPositives, a.auc, b.auc) / a.ofPositives.length +
	covariance(a.ofNegatives, b.ofNegatives, a.auc, b.auc) / a.ofNegatives.length;

/**
 * AUC with DeLong's interval, kept within [0, 1]; the interval is null where the classes are ranked perfectly, since the variance
 * is 0 there and says nothing. Throws a RangeError for fewer than two rows of a class. Source: DeLong, DeLong & Clarke-Pearson,
 * Biometrics 44 (1988), 837–845, by the midranks of Sun & Xu (2014).
 */
export function delongAuc(yTrue: ArrayLike<number>, yScore: ArrayLike<number>, level = 0.95): Measured {
	const parts = components(yTrue, yScore);
	const variance = delongCovariance(parts, parts);
	const half = normalScore(level) * Math.sqrt(variance);
	const interval =
		variance > 0 ? { low: Math.max(0, parts.auc - half), high: Math.min(1, parts.auc + half), level, method: 'delong' } : null;
	return { value: parts.auc, interval, n: yTrue.length, refits: 1, variance: { refits: 0, rows: variance } };
}

/**
 * Difference of two AUCs on the same rows, second minus first, with DeLong's interval and two-sided p-value; the interval is null
 * and the p-value NaN where the variance is 0. Throws a RangeError for fewer than two rows of a class.
 */
export function delongPaired(
	yTrue: ArrayLike<number>,
	scoresFirst: ArrayLike<number>,
	scoresSecond: ArrayLike<number>,
	level = 0.95
): Measured & { readonly pValue: number } {
	const first = components(yTrue, scoresFirst);
	const second = components(yTrue, scoresSecond);
	const variance = delongCovariance(first, first) + delongCovariance(second, second) - 2 * delongCovariance(first, second);
	const value = second.auc - first.auc;
	// Equal rankings leave a variance of rounding errors only.
	const certain = !(variance > 1e-18);
	const error = Math.sqrt(Math.max(0, variance));
	const half = normalScore(level) * error;
	return {
		value,
		interval: certain ? null : { low: value - half, high: value + half, level, method: 'delong-paired' },
		n: yTrue.length,
		refits: 1,
		variance: { refits: 0, rows: Math.max(0, variance) },
		pValue: certain ? NaN : 2 * normalCdf(-Math.abs(value) / error)
	};
}

/** AUC with a bootstrap interval that resamples within each class; 500 samples unless said otherwise. Throws a RangeError when a class is absent. */
export function bootstrapAuc(
	stream: Stream,
	yTrue: ArrayLike<number>,
	yScore: ArrayLike<number>,
	options: BootstrapOptions = {}
): Measured {
	const value = rocAucScore(yTrue, yScore);
	if (Number.isNaN(value)) throw new RangeError('An AUC needs rows of both classes.');
	const labels = new Int8Array(yTrue.length);
	const scores = new Float64Array(yTrue.length);
	const statistic = (rows: Int32Array) => {
		for (let i = 0; i < rows.length; i++) {
			labels[i] = yTrue[rows[i]];
			scores[i] = yScore[rows[i]];
		}
		return rocAucScore(labels, scores);
	};
	const interval = bootstrapInterval(stream, stratifiedResampler(yTrue), statistic, {
		resamples: 500,
		...options,
		method: 'stratified-bootstrap'
	});
	return { value, interval, n: yTrue.length, refits: 1 };
}
