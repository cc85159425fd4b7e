/**
 * What is believed about a rate (accuracy, recall): a mixture of Beta distributions. A mixture stays one under binomial
 * evidence, so posteriors and predictions are exact and need no sampling.
 */
import { betaIncomplete, exp, log, logGamma, normalQuantile } from '#lib/core/portable-math.ts';
import type { Stream } from '#lib/core/random.ts';

/** One component: a share of the belief, and the pseudo-counts of rows right and wrong. */
export interface BeliefPart {
	readonly weight: number;
	readonly right: number;
	readonly wrong: number;
}

/** Components whose weights sum to 1. */
export type Belief = readonly BeliefPart[];

/** @throws {RangeError} unless both pseudo-counts are above 0. */
export function betaBelief(right: number, wrong: number): Belief {
	if (!(right > 0 && wrong > 0)) throw new RangeError(`A belief needs counts above 0, and has ${right} right and ${wrong} wrong.`);
	return [{ weight: 1, right, wrong }];
}

/**
 * The Beta belief with this mean and standard deviation.
 * @throws {RangeError} when no Beta distribution has them (sd² must be below mean · (1 − mean)).
 */
export function beliefFrom(mean: number, sd: number): Belief {
	const total = (mean * (1 - mean)) / (sd * sd) - 1;
	if (!(mean > 0 && mean < 1 && sd > 0 && total > 0)) throw new RangeError(`No belief about a rate has mean ${mean} and sd ${sd}.`);
	return betaBelief(mean * total, (1 - mean) * total);
}

/** Several beliefs, each with its share. Shares are scaled to sum to 1. */
export function mixBeliefs(parts: readonly { readonly share: number; readonly belief: Belief }[]): Belief {
	const all = parts.reduce((sum, { share }) => sum + share, 0);
	if (!(all > 0) || parts.some(({ share }) => share < 0)) throw new RangeError('The shares of a mixture must be 0 or more and not all 0.');
	return parts.flatMap(({ share, belief }) => belief.map((part) => ({ ...part, weight: (part.weight * share) / all })));
}

export function beliefMean(belief: Belief): number {
	return belief.reduce((sum, { weight, right, wrong }) => sum + (weight * right) / (right + wrong), 0);
}

export function beliefSd(belief: Belief): number {
	const mean = beliefMean(belief);
	const second = belief.reduce((sum, { weight, right, wrong }) => {
		const total = right + wrong;
		return sum + (weight * right * (right + 1)) / (total * (total + 1));
	}, 0);
	return Math.sqrt(Math.max(0, second - mean * mean));
}

/** Probability that the rate is below a bound, from 0 to 1. */
export function probabilityBelow(belief: Belief, bound: number): number {
	if (bound <= 0) return 0;
	if (bound >= 1) return 1;
	return belief.reduce((sum, { weight, right, wrong }) => sum + weight * betaIncomplete(bound, right, wrong), 0);
}

const logBeta = (a: number, b: number): number => logGamma(a) + logGamma(b) - logGamma(a + b);

/** Logarithm of the beta-binomial probability of k of n right, without the binomial coefficient; `before` is that of the part itself. */
function logPredictive({ right, wrong }: BeliefPart, k: number, n: number, before = logBeta(right, wrong)): number {
	return logBeta(right + k, wrong + n - k) - before;
}

/** Probabilities of 0 … n rows right among n further rows; they sum to 1. */
export function predictive(belief: Belief, n: number): Float64Array {
	const chances = new Float64Array(n + 1);
	const before = belief.map(({ right, wrong }) => logBeta(right, wrong));
	const factorials = Float64Array.from({ length: n + 1 }, (_, k) => logGamma(k + 1));
	for (let k = 0; k <= n; k++) {
		const ways = factorials[n] - factorials[k] - factorials[n - k];
		belief.forEach((part, at) => (chances[k] += part.weight * exp(ways + logPredictive(part, k, n, before[at]))));
	}
	return chances;
}

/** The belief after k of n rows were right. */
export function updateBelief(belief: Belief, k: number, n: number): Belief {
	if (!(k >= 0 && k <= n)) throw new RangeError(`${k} right of ${n} rows cannot be.`);
	const logs = belief.map((part) => log(part.weight) + logPredictive(part, k, n));
	const largest = Math.max(...logs);
	const weights = logs.map((value) => exp(value - largest));
	const all = weights.reduce((sum, value) => sum + value, 0);
	return belief.map(({ right, wrong }, index) => ({ weight: weights[index] / all, right: right + k, wrong: wrong + n - k }));
}

/** Width from which halving alone goes on, and the most steps before it. */
const NARROW = 1e-8;
const STEPS = 20;

/**
 * Two rates with the quantile between them, close together: from where a normal distribution would have it, by false position
 * (Illinois), which needs a third of the evaluations that halving does.
 */
function quantileBracket(belief: Belief, q: number): { readonly low: number; readonly high: number } {
	const sd = beliefSd(belief);
	const guess = beliefMean(belief) + sd * normalQuantile(q);
	const excess = (rate: number): number => probabilityBelow(belief, rate) - q;
	let [low, high, atLow, atHigh] = [0, 1, -q, 1 - q];
	for (let width = sd / 8; high - low > 2 * width; width *= 4) {
		for (const rate of [guess - width, guess + width]) {
			if (!(rate > low && rate < high)) continue;
			const found = excess(rate);
			if (found < 0) [low, atLow] = [rate, found];
			else [high, atHigh] = [rate, found];
		}
		if (low > 0 && high < 1) break;
	}
	let side = 0;
	for (let step = 0; step < STEPS && high - low > NARROW; step++) {
		const rate = (low * atHigh - high * atLow) / (atHigh - atLow);
		if (!(rate > low && rate < high)) break;
		const found = excess(rate);
		if (found < 0) {
			[low, atLow] = [rate, found];
			if (side < 0) atHigh /= 2;
			side = -1;
		} else {
			[high, atHigh] = [rate, found];
			if (side > 0) atLow /= 2;
			side = 1;
		}
	}
	return { low, high };
}

/** The rate below which a share q of the belief lies, to 1e-9: by halving, of which the steps outside a close bracket are known. */
export function beliefQuantile(belief: Belief, q: number): number {
	const bracket = quantileBracket(belief, q);
	let low = 0;
	let high = 1;
	while (high - low > 1e-9) {
		const middle = (low + high) / 2;
		const below = middle <= bracket.low || (middle < bracket.high && probabilityBelow(belief, middle) < q);
		if (below) low = middle;
		else high = middle;
	}
	return (low + high) / 2;
}

/** One rate drawn from a belief. */
export function drawRate(belief: Belief, stream: Stream): number {
	return beliefQuantile(belief, stream.uniform());
}
