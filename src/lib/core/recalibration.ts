/** Ways to repair probabilities. Each is fitted on rows of its own: neither the training rows nor those it is judged on. */
import { exp, log, log1p, sigmoid } from './portable-math.ts';

/** Keeps log-odds finite for probabilities of 0 and 1, which saturated networks return. */
const CLIP = 1e-12;

/** log(p / (1 − p)), with p kept 1e-12 away from 0 and 1. */
export function logOdds(p: number): number {
	const q = p < CLIP ? CLIP : p > 1 - CLIP ? 1 - CLIP : p;
	return log(q) - log1p(-q);
}

function assertRows(yTrue: ArrayLike<number>, yProb: ArrayLike<number>, perRow: number): void {
	if (yTrue.length === 0 || yProb.length !== yTrue.length * perRow) {
		throw new RangeError(`${yTrue.length} rows need ${Math.max(1, yTrue.length) * perRow} probabilities, but there are ${yProb.length}.`);
	}
}

// ── Temperature ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** softmax(log p × sharpness) of one row, written into `into`. */
function sharpen(yProb: ArrayLike<number>, row: number, nClasses: number, sharpness: number, into: Float64Array): void {
	let top = -Infinity;
	for (let c = 0; c < nClasses; c++) {
		const p = yProb[row * nClasses + c];
		into[c] = sharpness * log(p < CLIP ? CLIP : p);
		if (into[c] > top) top = into[c];
	}
	let total = 0;
	for (let c = 0; c < nClasses; c++) total += into[c] = exp(into[c] - top);
	for (let c = 0; c < nClasses; c++) into[c] /= total;
}

/** Probabilities with all log-odds divided by `temperature` > 0: above 1 they move towards even, and no answer changes. */
export function applyTemperature(yProb: ArrayLike<number>, temperature: number, nClasses = 2): Float64Array {
	if (!(temperature > 0)) throw new RangeError(`A temperature is above 0; got ${temperature}.`);
	if (nClasses === 2) return Float64Array.from(yProb, (p) => sigmoid(logOdds(p) / temperature));
	const scaled = new Float64Array(yProb.length);
	const row = new Float64Array(nClasses);
	for (let i = 0; i < yProb.length / nClasses; i++) {
		sharpen(yProb, i, nClasses, 1 / temperature, row);
		scaled.set(row, i * nClasses);
	}
	return scaled;
}

/**
 * The temperature with the smallest log loss on these rows, within [0.01, 100]; an end of that range means that the rows do not
 * determine it. The loss is convex in 1/T, so that bisection on its slope finds the one minimum. Source: Guo et al., ICML 2017.
 */
export function fitTemperature(yTrue: ArrayLike<number>, yProb: ArrayLike<number>, nClasses = 2): number {
	assertRows(yTrue, yProb, nClasses === 2 ? 1 : nClasses);
	const slope = nClasses === 2 ? binarySlope(yTrue, yProb) : multiclassSlope(yTrue, yProb, nClasses);
	let [low, high] = [log(0.01), log(100)];
	for (let step = 0; step < 60; step++) {
		const middle = (low + high) / 2;
		if (slope(exp(middle)) < 0) low = middle;
		else high = middle;
	}
	return exp(-(low + high) / 2);
}

/** Derivative of the log loss by sharpness = 1 / temperature, up to a positive factor. */
function binarySlope(yTrue: ArrayLike<number>, yProb: ArrayLike<number>): (sharpness: number) => number {
	const z = Float64Array.from(yProb, logOdds);
	return (sharpness) => z.reduce((sum, zi, i) => sum + zi * (sigmoid(sharpness * zi) - yTrue[i]), 0);
}

function multiclassSlope(yTrue: ArrayLike<number>, yProb: ArrayLike<number>, nClasses: number): (sharpness: number) => number {
	const z = Float64Array.from(yProb, (p) => log(p < CLIP ? CLIP : p));
	const row = new Float64Array(nClasses);
	return (sharpness) => {
		let sum = 0;
		for (let i = 0; i < yTrue.length; i++) {
			sharpen(yProb, i, nClasses, sharpness, row);
			for (let c = 0; c < nClasses; c++) sum += z[i * nClasses + c] * (row[c] - (c === yTrue[i] ? 1 : 0));
		}
		return sum;
	};
}

// ── Platt ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface LogisticLine {
	readonly slope: number;
	readonly intercept: number;
}

/**
 * Maximum-likelihood line from predicted log-odds to the log-odds of `targets` (each in [0, 1]), by Newton's method. Throws a
 * RangeError when it has no finite solution: one class only, all probabilities equal, or classes separated perfectly.
 */
export function fitLogisticLine(yProb: ArrayLike<number>, targets: ArrayLike<number>): LogisticLine {
	assertRows(targets, yProb, 1);
	const z = Float64Array.from(yProb, logOdds);
	let [slope, intercept] = [1, 0];
	const loss = (a: number, b: number) =>
		z.reduce((sum, zi, i) => {
			const t = a * zi + b;
			return sum + (t > 0 ? t : 0) + log1p(exp(-Math.abs(t))) - targets[i] * t;
		}, 0);
	let current = loss(slope, intercept);
	for (let step = 0; step < 100; step++) {
		let [g0, g1, h00, h01, h11] = [0, 0, 0, 0, 0];
		for (let i = 0; i < z.length; i++) {
			const p = sigmoid(slope * z[i] + intercept);
			const w = p * (1 - p);
			g0 += p - targets[i];
			g1 += (p - targets[i]) * z[i];
			h00 += w;
			h01 += w * z[i];
			h11 += w * z[i] * z[i];
		}
		const determinant = h00 * h11 - h01 * h01;
		if (!(determinant > 1e-12 * h00 * h11)) break;
		const [moveIntercept, moveSlope] = [(h11 * g0 - h01 * g1) / determinant, (h00 * g1 - h01 * g0) / determinant];
		let factor = 1;
		let next = loss(slope - moveSlope, intercept - moveIntercept);
		for (
			;
			next > current + 1e-12 * Math.abs(current) && factor > 1e-6;
			next = loss(slope - factor * moveSlope, intercept - factor * moveIntercept)
		)
			factor /= 2;
		slope -= factor * moveSlope;
		intercept -= factor * moveIntercept;
		current = next;
		if (Math.abs(moveSlope) < 1e-10 * (1 + Math.abs(slope)) && Math.abs(moveIntercept) < 1e-10 * (1 + Math.abs(intercept)))
			return { slope, intercept };
	}
	throw new RangeError(
		'A logistic line has no finite fit here: it needs both classes, probabilities that differ, and classes that overlap.'
	);
}

/**
 * Platt scaling with his smoothed targets, on log-odds; apply with `applyPlatt`. Throws a RangeError when a class is absent.
 * Source: Platt, Advances in Large Margin Classifiers (1999), 61–74.
 */
export function fitPlatt(yTrue: ArrayLike<number>, yProb: ArrayLike<number>): LogisticLine {
	assertRows(yTrue, yProb, 1);
	const positives = Array.from(yTrue).filter((y) => y === 1).length;
	const negatives = yTrue.length - positives;
	if (positives === 0 || negatives === 0) throw new RangeError('Platt scaling needs rows of both classes.');
	return fitLogisticLine(
		yProb,
		Float64Array.from(yTrue, (y) => (y === 1 ? (positives + 1) / (positives + 2) : 1 / (negatives + 2)))
	);
}

/** Probabilities moved along a fitted line of log-odds. */
export function applyPlatt(yProb: ArrayLike<number>, line: LogisticLine): Float64Array {
	return Float64Array.from(yProb, (p) => sigmoid(line.slope * logOdds(p) + line.intercept));
}

// ── Priors ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * Probabilities of class 1 for a population in which its share is `priorTarget` rather than `priorTrain`: odds are multiplied by
 * the ratio of prior odds. Right only where the classes themselves look the same in both. Throws a RangeError unless both lie in (0, 1).
 */
export function correctPriorShift(yProb: ArrayLike<number>, priorTrain: number, priorTarget: number): Float64Array {
	if (!(priorTrain > 0 && priorTrain < 1 && priorTarget > 0 && priorTarget < 1)) {
		throw new RangeError(`Priors lie strictly between 0 and 1; got ${priorTrain} and ${priorTarget}.`);
	}
	const ratio = (priorTarget / (1 - priorTarget)) * ((1 - priorTrain) / priorTrain);
	return Float64Array.from(yProb, (p) => (p * ratio) / (p * ratio + (1 - p)));
}
