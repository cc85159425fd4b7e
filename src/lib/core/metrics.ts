/**
 * One pure function per metric, with scikit-learn's names and meaning, and a registry of the same.
 *
 * `yTrue` and `yPred` are class indices or values, one a row; `yProb` is what models return: the probability of class 1 for two
 * classes, else `nClasses` probabilities a row, row-major. Where scikit-learn answers 0 (or 1) for an undefined result, these
 * answer NaN. All throw a RangeError for no rows or for lengths that do not agree.
 *
 * Longer than 200 lines because the registry and its functions are read, and tested, together.
 */
import { exp, log } from './portable-math.ts';
import { mean } from './summaries.ts';

type Numbers = ArrayLike<number>;

function assertRows(yTrue: Numbers, other: Numbers, perRow = 1): void {
	if (yTrue.length === 0) throw new RangeError('A metric of no rows is undefined: give at least one row.');
	if (other.length !== yTrue.length * perRow) {
		throw new RangeError(`${yTrue.length} true values need ${yTrue.length * perRow} predictions, but there are ${other.length}.`);
	}
}

// ── Labels out of probabilities ─────────────────────────────────────────────────────────────────────────────────────────

/**
 * The most probable class of each row; a tie goes to the lower class, as in scikit-learn's classifiers. A row whose probabilities
 * are not numbers (a diverged model) gets the label −1, which is never right.
 * @param threshold of two classes: the probability above which a row is class 1.
 */
export function labelsFromProbabilities(yProb: Numbers, nClasses: number, threshold = 0.5): Int32Array {
	if (nClasses === 2) return Int32Array.from(yProb, (p) => (p > threshold ? 1 : p <= threshold ? 0 : -1));
	const labels = new Int32Array(yProb.length / nClasses);
	for (let i = 0; i < labels.length; i++) {
		let best = 0;
		let sum = yProb[i * nClasses];
		for (let c = 1; c < nClasses; c++) {
			sum += yProb[i * nClasses + c];
			if (yProb[i * nClasses + c] > yProb[i * nClasses + best]) best = c;
		}
		labels[i] = Number.isNaN(sum) ? -1 : best;
	}
	return labels;
}

/** Class 1 for rows whose probability is at least `threshold`, class 0 for the others. */
export function labelsAtThreshold(yProb: Numbers, threshold: number): Int32Array {
	return Int32Array.from(yProb, (p) => (p >= threshold ? 1 : 0));
}

// ── Label metrics ───────────────────────────────────────────────────────────────────────────────────────────────────────

/** Share of rows whose label is right, in [0, 1]. */
export function accuracyScore(yTrue: Numbers, yPred: Numbers): number {
	assertRows(yTrue, yPred);
	let right = 0;
	for (let i = 0; i < yTrue.length; i++) if (yTrue[i] === yPred[i]) right++;
	return right / yTrue.length;
}

/** Counts, row-major: entry `t * nClasses + p` counts rows of true class t predicted as p. Throws a RangeError for a class it does not know. */
export function confusionMatrix(yTrue: Numbers, yPred: Numbers, nClasses: number): Int32Array {
	assertRows(yTrue, yPred);
	const counts = new Int32Array(nClasses * nClasses);
	const known = (value: number) => value >= 0 && value < nClasses && Math.floor(value) === value;
	for (let i = 0; i < yTrue.length; i++) {
		if (!known(yTrue[i]) || !known(yPred[i]))
			throw new RangeError(`Row ${i} has classes ${yTrue[i]} and ${yPred[i]}, but classes run from 0 to ${nClasses - 1}.`);
		counts[yTrue[i] * nClasses + yPred[i]]++;
	}
	return counts;
}

/** Mean of the recalls of the classes that occur in `yTrue`, in [0, 1]. */
export function balancedAccuracyScore(yTrue: Numbers, yPred: Numbers, nClasses = 2): number {
	const counts = confusionMatrix(yTrue, yPred, nClasses);
	let sum = 0;
	let present = 0;
	for (let t = 0; t < nClasses; t++) {
		let total = 0;
		for (let p = 0; p < nClasses; p++) total += counts[t * nClasses + p];
		if (total === 0) continue;
		sum += counts[t * nClasses + t] / total;
		present++;
	}
	return sum / present;
}

interface Hits {
	readonly truePositives: number;
	readonly predicted: number;
	readonly actual: number;
}

function countHits(yTrue: Numbers, yPred: Numbers, positive: number): Hits {
	assertRows(yTrue, yPred);
	let [truePositives, predicted, actual] = [0, 0, 0];
	for (let i = 0; i < yTrue.length; i++) {
		if (yPred[i] === positive) predicted++;
		if (yTrue[i] === positive) actual++;
		if (yTrue[i] === positive && yPred[i] === positive) truePositives++;
	}
	return { truePositives, predicted, actual };
}

/** Share of the rows of class `positive` that were found, in [0, 1]; NaN when there are none. */
export function recallScore(yTrue: Numbers, yPred: Numbers, positive = 1): number {
	const { truePositives, actual } = countHits(yTrue, yPred, positive);
	return actual === 0 ? NaN : truePositives / actual;
}

/** Share of the rows predicted as `positive` that are, in [0, 1]; NaN when none is predicted so. */
export function precisionScore(yTrue: Numbers, yPred: Numbers, positive = 1): number {
	const { truePositives, predicted } = countHits(yTrue, yPred, positive);
	return predicted === 0 ? NaN : truePositives / predicted;
}

/** Harmonic mean of precision and recall, in [0, 1]; NaN when `positive` is neither predicted nor true anywhere. */
export function f1Score(yTrue: Numbers, yPred: Numbers, positive = 1): number {
	const { truePositives, predicted, actual } = countHits(yTrue, yPred, positive);
	return predicted + actual === 0 ? NaN : (2 * truePositives) / (predicted + actual);
}

// ── Probability metrics ─────────────────────────────────────────────────────────────────────────────────────────────────

/** Probabilities are kept this far from 0 and 1, as in scikit-learn: the spacing of doubles at 1. */
const CLIP = 2.220446049250313e-16;

/** −log of the probability given to each row's true class, in nats: what `logLoss` averages. Rows are clipped, then made to sum to 1. */
export function rowLogLosses(yTrue: Numbers, yProb: Numbers, nClasses = 2): Float64Array {
	assertRows(yTrue, yProb, nClasses === 2 ? 1 : nClasses);
	const clip = (p: number) => (p < CLIP ? CLIP : p > 1 - CLIP ? 1 - CLIP : p);
	const losses = new Float64Array(yTrue.length);
	for (let i = 0; i < losses.length; i++) {
		if (!(yTrue[i] >= 0 && yTrue[i] < nClasses))
			throw new RangeError(`Row ${i} has class ${yTrue[i]}, but classes run from 0 to ${nClasses - 1}.`);
		if (nClasses === 2) {
			losses[i] = -log(clip(yTrue[i] === 1 ? yProb[i] : 1 - yProb[i]));
			continue;
		}
		let total = 0;
		for (let c = 0; c < nClasses; c++) total += clip(yProb[i * nClasses + c]);
		losses[i] = -log(clip(yProb[i * nClasses + yTrue[i]]) / total);
	}
	return losses;
}

/** Mean negative log-likelihood in nats, at least 0. */
export function logLoss(yTrue: Numbers, yProb: Numbers, nClasses = 2): number {
	return mean(rowLogLosses(yTrue, yProb, nClasses));
}

/** Mean squared distance between probability and outcome, two classes, in [0, 1]. */
export function brierLoss(yTrue: Numbers, yProb: Numbers): number {
	assertRows(yTrue, yProb);
	return mean(rowSquaredErrors(yTrue, yProb));
}

/** Row numbers from the highest score to the lowest. */
function byScoreDescending(yScore: Numbers): number[] {
	for (let i = 0; i < yScore.length; i++)
		if (yScore[i] !== yScore[i]) throw new RangeError(`The score of row ${i} is NaN: rows cannot be ranked.`);
	return Array.from(yScore, (_, i) => i).sort((a, b) => yScore[b] - yScore[a]);
}

/** Area under the ROC curve, two classes, in [0, 1]; ties count one half; NaN when only one class is present. */
export function rocAucScore(yTrue: Numbers, yScore: Numbers): number {
	assertRows(yTrue, yScore);
	const order = byScoreDescending(yScore);
	let [positives, negatives, wins] = [0, 0, 0];
	for (let i = 0; i < order.length;) {
		let [tiedPositives, tiedNegatives] = [0, 0];
		const score = yScore[order[i]];
		for (; i < order.length && yScore[order[i]] === score; i++) {
			if (yTrue[order[i]] === 1) tiedPositives++;
			else tiedNegatives++;
		}
		wins += tiedNegatives * (positives + 0.5 * tiedPositives);
		positives += tiedPositives;
		negatives += tiedNegatives;
	}
	return positives === 0 || negatives === 0 ? NaN : wins / (positives * negatives);
}

/** Sum over thresholds of precision × step in recall, two classes, in [0, 1]; NaN without positives. */
export function averagePrecisionScore(yTrue: Numbers, yScore: Numbers): number {
	assertRows(yTrue, yScore);
	const order = byScoreDescending(yScore);
	let [found, area] = [0, 0];
	for (let i = 0; i < order.length;) {
		const score = yScore[order[i]];
		const before = found;
		for (; i < order.length && yScore[order[i]] === score; i++) if (yTrue[order[i]] === 1) found++;
		area += ((found - before) * found) / i;
	}
	return found === 0 ? NaN : area / found;
}

/** exp of the mean negative log-probability (nats) of the tokens, at least 1. Throws a RangeError for no tokens. */
export function perplexity(logProbabilities: Numbers): number {
	if (logProbabilities.length === 0) throw new RangeError('The perplexity of no tokens is undefined: give at least one.');
	return exp(-mean(logProbabilities));
}

// ── Metrics of numbers ──────────────────────────────────────────────────────────────────────────────────────────────────

/** (prediction − truth)² of each row. */
export function rowSquaredErrors(yTrue: Numbers, yPred: Numbers): Float64Array {
	assertRows(yTrue, yPred);
	return Float64Array.from({ length: yTrue.length }, (_, i) => (yPred[i] - yTrue[i]) * (yPred[i] - yTrue[i]));
}

/** 1 for each row whose label is right, else 0. */
export function rowCorrectness(yTrue: Numbers, yPred: Numbers): Float64Array {
	assertRows(yTrue, yPred);
	return Float64Array.from({ length: yTrue.length }, (_, i) => (yTrue[i] === yPred[i] ? 1 : 0));
}

/** Root of the mean squared error, in the target's unit, at least 0. */
export function rootMeanSquaredError(yTrue: Numbers, yPred: Numbers): number {
	return Math.sqrt(mean(rowSquaredErrors(yTrue, yPred)));
}

/** Mean absolute error, in the target's unit, at least 0. */
export function meanAbsoluteError(yTrue: Numbers, yPred: Numbers): number {
	assertRows(yTrue, yPred);
	let sum = 0;
	for (let i = 0; i < yTrue.length; i++) sum += Math.abs(yPred[i] - yTrue[i]);
	return sum / yTrue.length;
}

/** 1 − (squared error) / (squared distance of the truth from its mean), at most 1; NaN when the truth does not vary. */
export function r2Score(yTrue: Numbers, yPred: Numbers): number {
	const centre = mean(yTrue);
	const errors = mean(rowSquaredErrors(yTrue, yPred));
	const spread = mean(Float64Array.from({ length: yTrue.length }, (_, i) => (yTrue[i] - centre) * (yTrue[i] - centre)));
	return spread === 0 ? NaN : 1 - errors / spread;
}

// ── Registry ────────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface Metric {
	readonly direction: 'higher' | 'lower';
	/** Smallest and largest value it can take. */
	readonly range: readonly [low: number, high: number];
	/** `binary` metrics need two classes; `classification` ones take any number. */
	readonly task: 'binary' | 'classification' | 'regression';
	/** What a perfect prediction gets. */
	readonly perfect: number;
	/** Scores what a model's `predict` returned (`nClasses` is ignored by regression metrics). */
	readonly evaluate: (yTrue: Numbers, predictions: Numbers, nClasses: number) => number;
}

const onLabels =
	(score: (yTrue: Numbers, yPred: Numbers, nClasses: number) => number): Metric['evaluate'] =>
	(yTrue, predictions, nClasses) =>
		score(yTrue, labelsFromProbabilities(predictions, nClasses), nClasses);

const share = { direction: 'higher', range: [0, 1], perfect: 1 } as const;
const error = { direction: 'lower', range: [0, Infinity], perfect: 0 } as const;

/** Every metric of a whole set of rows, by name. Registering one is enough to have it tested for the general invariants. */
export const METRICS = {
	accuracy: { ...share, task: 'classification', evaluate: onLabels(accuracyScore) },
	balancedAccuracy: { ...share, task: 'classification', evaluate: onLabels(balancedAccuracyScore) },
	recall: { ...share, task: 'binary', evaluate: onLabels((yTrue, yPred) => recallScore(yTrue, yPred)) },
	precision: { ...share, task: 'binary', evaluate: onLabels((yTrue, yPred) => precisionScore(yTrue, yPred)) },
	f1: { ...share, task: 'binary', evaluate: onLabels((yTrue, yPred) => f1Score(yTrue, yPred)) },
	rocAuc: { ...share, task: 'binary', evaluate: rocAucScore },
	averagePrecision: { ...share, task: 'binary', evaluate: averagePrecisionScore },
	logLoss: { ...error, task: 'classification', evaluate: logLoss },
	brierLoss: { ...error, range: [0, 1], task: 'binary', evaluate: brierLoss },
	rmse: { ...error, task: 'regression', evaluate: rootMeanSquaredError },
	mae: { ...error, task: 'regression', evaluate: meanAbsoluteError },
	r2: { ...share, range: [-Infinity, 1], task: 'regression', evaluate: r2Score }
} as const satisfies Record<string, Metric>;
