import { fitLogisticLine } from './recalibration.ts';
import { assertProbability } from './distributions.ts';
import type { Interval, Measured } from './measured.ts';
import { labelsFromProbabilities } from './metrics.ts';
import { normalScore, wilsonInterval } from './proportions.ts';
import type { Stream } from './random.ts';
import { mean, quantile, sampleVariance } from './summaries.ts';

/** One bar of a reliability diagram: rows whose probability lies in (low, high]; the first bin includes 0. */
export interface ReliabilityBin {
	readonly low: number;
	readonly high: number;
	readonly n: number;
	/** Mean probability and observed share of the bin's rows; NaN in an empty bin. */
	readonly meanProbability: number;
	readonly share: number;
	/** Wilson interval of the share; null in an empty bin. */
	readonly interval: Interval | null;
}

function binOf(probability: number, nBins: number): number {
	assertProbability(probability);
	return Math.max(0, Math.ceil(probability * nBins) - 1);
}

function assertPairs(probabilities: ArrayLike<number>, outcomes: ArrayLike<number>): void {
	if (probabilities.length === 0 || probabilities.length !== outcomes.length) {
		throw new RangeError(
			`Calibration needs one outcome a probability, and at least one; got ${probabilities.length} and ${outcomes.length}.`
		);
	}
}

/**
 * Equal-width bins of a reliability diagram. `probabilities` lie in [0, 1] and `outcomes` are 0 or 1: the probability of class 1
 * with the label, or a confidence with whether the answer was right. Throws a RangeError for lengths that differ or bad probabilities.
 */
export function reliabilityBins(probabilities: ArrayLike<number>, outcomes: ArrayLike<number>, nBins = 15, level = 0.95): ReliabilityBin[] {
	assertPairs(probabilities, outcomes);
	const counts = new Float64Array(nBins);
	const sums = new Float64Array(nBins);
	const hits = new Float64Array(nBins);
	for (let i = 0; i < probabilities.length; i++) {
		const bin = binOf(probabilities[i], nBins);
		counts[bin]++;
		sums[bin] += probabilities[i];
		hits[bin] += outcomes[i];
	}
	return Array.from(counts, (n, bin) => ({
		low: bin / nBins,
		high: (bin + 1) / nBins,
		n,
		meanProbability: n === 0 ? NaN : sums[bin] / n,
		share: n === 0 ? NaN : hits[bin] / n,
		interval: n === 0 ? null : wilsonInterval(hits[bin], n, level)
	}));
}

/** The probability of the class a model answers with, and whether that answer is right (1 or 0), row by row. */
export function confidences(
	yTrue: ArrayLike<number>,
	yProb: ArrayLike<number>,
	nClasses = 2
): { confidence: Float64Array; correct: Float64Array } {
	const labels = labelsFromProbabilities(yProb, nClasses);
	if (labels.length !== yTrue.length)
		throw new RangeError(`${yTrue.length} rows need as many predictions, but there are ${labels.length}.`);
	const confidence = Float64Array.from(labels, (label, i) =>
		nClasses === 2 ? (label === 1 ? yProb[i] : 1 - yProb[i]) : yProb[i * nClasses + label]
	);
	return { confidence, correct: Float64Array.from(labels, (label, i) => (label === yTrue[i] ? 1 : 0)) };
}

/**
 * Expected calibration error: distance of share and mean probability, averaged over bins by their rows; in [0, 1]. Its value for
 * a perfectly calibrated model is not 0: compare with `expectedCalibrationErrorNull`. Source: Guo et al., ICML 2017.
 */
export function expectedCalibrationError(probabilities: ArrayLike<number>, outcomes: ArrayLike<number>, nBins = 15): number {
	assertPairs(probabilities, outcomes);
	return errorOver(bins(probabilities, nBins), probabilities, outcomes, nBins);
}

const bins = (probabilities: ArrayLike<number>, nBins: number): Int32Array => Int32Array.from(probabilities, (p) => binOf(p, nBins));

function errorOver(bin: Int32Array, probabilities: ArrayLike<number>, outcomes: ArrayLike<number>, nBins: number): number {
	const differences = new Float64Array(nBins);
	for (let i = 0; i < bin.length; i++) differences[bin[i]] += outcomes[i] - probabilities[i];
	return differences.reduce((sum, difference) => sum + Math.abs(difference), 0) / bin.length;
}

export interface CalibrationErrorNull {
	/** Mean and 95 % point of the error of a perfectly calibrated model with these probabilities. */
	readonly mean: number;
	readonly high: number;
	readonly level: number;
}

/**
 * What the expected calibration error would be if the probabilities were exactly right: outcomes are drawn from them (parametric
 * bootstrap). Errors above `high` are more than chance. 500 draws unless said otherwise.
 */
export function expectedCalibrationErrorNull(
	stream: Stream,
	probabilities: ArrayLike<number>,
	options: { readonly nBins?: number; readonly resamples?: number; readonly level?: number } = {}
): CalibrationErrorNull {
	const { nBins = 15, resamples = 500, level = 0.95 } = options;
	assertPairs(probabilities, probabilities);
	const bin = bins(probabilities, nBins);
	const outcomes = new Float64Array(probabilities.length);
	const errors = Float64Array.from({ length: resamples }, () => {
		for (let i = 0; i < outcomes.length; i++) outcomes[i] = stream.uniform() < probabilities[i] ? 1 : 0;
		return errorOver(bin, probabilities, outcomes, nBins);
	});
	return { mean: mean(errors), high: quantile(errors, level), level };
}

/**
 * Observed share of class 1 minus mean probability (calibration in the large), in [−1, 1]; the interval
 * is the normal one of a mean over rows. Throws a RangeError for lengths that differ or fewer than two rows.
 */
export function calibrationInTheLarge(yTrue: ArrayLike<number>, yProb: ArrayLike<number>, level = 0.95): Measured {
	assertPairs(yProb, yTrue);
	if (yTrue.length < 2) throw new RangeError('An interval of the calibration in the large needs two rows.');
	const difference = Float64Array.from(yTrue, (y, i) => y - yProb[i]);
	const value = mean(difference);
	const rows = sampleVariance(difference) / difference.length;
	const half = normalScore(level) * Math.sqrt(rows);
	return {
		value,
		interval: { low: value - half, high: value + half, level, method: 'normal' },
		n: yTrue.length,
		refits: 1,
		variance: { refits: 0, rows }
	};
}

/**
 * Slope and intercept of the outcome's log-odds on the predicted log-odds: 1 and 0 when calibrated, a slope under 1 when
 * over-confident. Throws a RangeError when one class is absent or the probabilities separate the classes perfectly.
 * Source: Cox, Biometrika 45 (1958), 562–565.
 */
export function calibrationSlope(yTrue: ArrayLike<number>, yProb: ArrayLike<number>): { slope: number; intercept: number } {
	assertPairs(yProb, yTrue);
	return fitLogisticLine(yProb, Float64Array.from(yTrue));
}
