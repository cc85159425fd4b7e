/**
 * What is believed about a rate (accuracy, recall): a mixture of Beta distributions. A mixture stays one under binomial
 * evidence, so posteriors and predictions are exact and need no sampling.
 */
import { betaIncomplete, exp, log, logGamma } from '#lib/core/portable-math.ts';
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

/** Logarithm of the beta-binomial probability of k of n right, without the binomial coefficient. */
function logPredictive({ right, wrong }: BeliefPart, k: number, n: number): number {
	return logBeta(right + k, wrong + n - k) - logBeta(right, wrong);
}

/** Probabilities of 0 … n rows right among n further rows; they sum to 1. */
export function predictive(belief: Belief, n: number): Float64Array {
	const chances = new Float64Array(n + 1);
	for (let k = 0; k <= n; k++) {
		const ways = logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
		for (const part of belief) chances[k] += part.weight * exp(ways + logPredictive(part, k, n));
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

/** The rate below which a share q of the belief lies, to 1e-9, by bisection. */
export function beliefQuantile(belief: Belief, q: number): number {
	let low = 0;
	let high = 1;
	while (high - low > 1e-9) {
		const middle = (low + high) / 2;
		if (probabilityBelow(belief, middle) < q) low = middle;
		else high = middle;
	}
	return (low + high) / 2;
}

/** One rate drawn from a belief. */
export function drawRate(belief: Belief, stream: Stream): number {
	return beliefQuantile(belief, stream.uniform());
}
