import { exp, log, log1p, logGamma } from './portable-math.ts';
import type { Stream } from './random.ts';

/** True with the given probability in [0, 1]. Takes one uniform. */
export function drawBernoulli(stream: Stream, probability: number): boolean {
	if (!(probability >= 0 && probability <= 1)) throw new RangeError(`A probability lies in [0, 1]; got ${probability}.`);
	return stream.uniform() < probability;
}

/** Number of successes in `n` trials. Takes one uniform, whatever n. Throws a RangeError for n < 0 or a probability outside [0, 1]. */
export function drawBinomial(stream: Stream, n: number, probability: number): number {
	if (!(n >= 0 && Math.floor(n) === n)) throw new RangeError(`A number of trials is a whole number of at least 0; got ${n}.`);
	if (!(probability >= 0 && probability <= 1)) throw new RangeError(`A probability lies in [0, 1]; got ${probability}.`);
	const u = stream.uniform();
	if (n === 0 || probability === 0) return 0;
	if (probability === 1) return n;
	const mode = Math.min(n, Math.floor((n + 1) * probability));
	const logMass =
		logGamma(n + 1) - logGamma(mode + 1) - logGamma(n - mode + 1) + mode * log(probability) + (n - mode) * log1p(-probability);
	const odds = probability / (1 - probability);
	return walkFromMode(u, mode, exp(logMass), (k) => ((n - k) / (k + 1)) * odds);
}

/** A Poisson count with the given mean ≥ 0. Takes one uniform, whatever the mean. */
export function drawPoisson(stream: Stream, mean: number): number {
	if (!(mean >= 0 && mean < Infinity)) throw new RangeError(`A Poisson mean is a finite number of at least 0; got ${mean}.`);
	const u = stream.uniform();
	if (mean === 0) return 0;
	const mode = Math.floor(mean);
	return walkFromMode(u, mode, exp(mode * log(mean) - mean - logGamma(mode + 1)), (k) => mean / (k + 1));
}

/**
 * Inversion that visits the mode first and then its neighbours, left and right in turn: exact for any order of visits, and
 * short. `ratio(k)` is P(k + 1) / P(k).
 */
function walkFromMode(u: number, mode: number, massAtMode: number, ratio: (k: number) => number): number {
	let rest = u - massAtMode;
	let [low, high, massLow, massHigh] = [mode, mode, massAtMode, massAtMode];
	while (rest >= 0 && (massLow > 1e-18 || massHigh > 1e-18)) {
		massHigh *= ratio(high);
		high++;
		rest -= massHigh;
		if (rest < 0) return high;
		massLow = low > 0 ? massLow / ratio(low - 1) : 0;
		low--;
		rest -= massLow;
		if (rest < 0) return low;
	}
	return mode;
}

/** Index drawn with probability proportional to `weights` (at least 0, sum positive). Takes one uniform. */
export function drawWeighted(stream: Stream, weights: ArrayLike<number>): number {
	let total = 0;
	for (let i = 0; i < weights.length; i++) {
		if (!(weights[i] >= 0)) throw new RangeError(`Weight ${i} is ${weights[i]}; weights are numbers of at least 0.`);
		total += weights[i];
	}
	if (!(total > 0 && total < Infinity)) throw new RangeError(`Weights must have a positive, finite sum; got ${total}.`);
	let rest = stream.uniform() * total;
	let last = 0;
	for (let i = 0; i < weights.length; i++) {
		if (weights[i] === 0) continue;
		last = i;
		rest -= weights[i];
		if (rest < 0) return i;
	}
	return last;
}

/** A shuffled copy of `items`. */
export function shuffle<T>(stream: Stream, items: readonly T[]): T[] {
	return Array.from(stream.permutation(items.length), (i) => items[i]);
}

/** `k` different indices of 0 … n−1, in random order. Throws a RangeError unless 0 ≤ k ≤ n. */
export function sampleWithoutReplacement(stream: Stream, n: number, k: number): Int32Array {
	if (!(k >= 0 && k <= n && Math.floor(k) === k)) throw new RangeError(`Cannot take ${k} different rows out of ${n}.`);
	const pool = Int32Array.from({ length: n }, (_, i) => i);
	for (let i = 0; i < k; i++) {
		const j = i + stream.integer(n - i);
		const kept = pool[i];
		pool[i] = pool[j];
		pool[j] = kept;
	}
	return pool.slice(0, k);
}

/** `k` indices of 0 … n−1, each drawn anew. Throws a RangeError if n < 1. */
export function sampleWithReplacement(stream: Stream, n: number, k: number): Int32Array {
	return Int32Array.from({ length: k }, () => stream.integer(n));
}
