import { assertProbability, betaQuantile, binomialLowerTail } from './distributions.ts';
import type { Interval } from './measured.ts';
import { normalQuantile } from './portable-math.ts';

/** The z of a two-sided normal interval: 1.96 for 0.95. Throws a RangeError for a level outside (0, 1). */
export function normalScore(level: number): number {
	if (!(level > 0 && level < 1)) throw new RangeError(`A confidence level lies in (0, 1), such as 0.95; got ${level}.`);
	return normalQuantile(0.5 + level / 2);
}

function assertCounts(successes: number, n: number): void {
	if (!(n > 0 && successes >= 0 && successes <= n))
		throw new RangeError(`A share needs 0 ≤ successes ≤ n and n > 0; got ${successes} of ${n}.`);
}

/**
 * Wilson's score interval for a share. `successes` need not be whole (a mean over refits). Throws a RangeError for n ≤ 0 or
 * successes outside [0, n]. Source: Wilson, JASA 22 (1927), 209–212.
 */
export function wilsonInterval(successes: number, n: number, level = 0.95): Interval {
	assertCounts(successes, n);
	const z = normalScore(level);
	const share = successes / n;
	const centre = share + (z * z) / (2 * n);
	const half = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
	const scale = 1 + (z * z) / n;
	// At the ends the algebra gives exactly 0 and 1; rounding must not move past the share.
	const low = successes === 0 ? 0 : Math.max(0, (centre - half) / scale);
	const high = successes === n ? 1 : Math.min(1, (centre + half) / scale);
	return { low, high, level, method: 'wilson' };
}

/**
 * The exact interval for a share: never covers less often than its level. Throws a RangeError for n ≤ 0 or successes outside
 * [0, n]. Source: Clopper & Pearson, Biometrika 26 (1934), 404–413.
 */
export function clopperPearsonInterval(successes: number, n: number, level = 0.95): Interval {
	assertCounts(successes, n);
	normalScore(level);
	const tail = (1 - level) / 2;
	const low = successes === 0 ? 0 : betaQuantile(tail, successes, n - successes + 1);
	const high = successes === n ? 1 : betaQuantile(1 - tail, successes + 1, n - successes);
	return { low, high, level, method: 'clopper-pearson' };
}

/**
 * Interval for the difference of two shares measured on different rows, first minus second. Source: Newcombe's hybrid score
 * (method 10), Statistics in Medicine 17 (1998), 873–890.
 */
export function newcombeInterval(
	first: { successes: number; n: number },
	second: { successes: number; n: number },
	level = 0.95
): Interval {
	const a = wilsonInterval(first.successes, first.n, level);
	const b = wilsonInterval(second.successes, second.n, level);
	const p = first.successes / first.n;
	const q = second.successes / second.n;
	const low = p - q - Math.sqrt((p - a.low) * (p - a.low) + (b.high - q) * (b.high - q));
	const high = p - q + Math.sqrt((a.high - p) * (a.high - p) + (q - b.low) * (q - b.low));
	return { low, high, level, method: 'newcombe' };
}

export interface McNemar {
	/** Rows only the first model has right, and rows only the second has. */
	readonly onlyFirst: number;
	readonly onlySecond: number;
	/** Exact two-sided p-value; 1 when the models never differ. */
	readonly pValue: number;
}

/**
 * McNemar's exact test that two models are right equally often on the same rows: the rows where they differ are coin flips under
 * that hypothesis. Throws a RangeError when the lengths differ. Source: McNemar, Psychometrika 12 (1947), 153–157.
 */
export function mcnemarTest(yTrue: ArrayLike<number>, yPredFirst: ArrayLike<number>, yPredSecond: ArrayLike<number>): McNemar {
	if (yPredFirst.length !== yTrue.length || yPredSecond.length !== yTrue.length) {
		throw new RangeError(
			`Both models must answer the same ${yTrue.length} rows; got ${yPredFirst.length} and ${yPredSecond.length} answers.`
		);
	}
	let [onlyFirst, onlySecond] = [0, 0];
	for (let i = 0; i < yTrue.length; i++) {
		const first = yPredFirst[i] === yTrue[i];
		const second = yPredSecond[i] === yTrue[i];
		if (first && !second) onlyFirst++;
		if (second && !first) onlySecond++;
	}
	const tail = binomialLowerTail(Math.min(onlyFirst, onlySecond), onlyFirst + onlySecond, 0.5);
	return { onlyFirst, onlySecond, pValue: Math.min(1, 2 * tail) };
}

/** Rows for which a normal interval for a share near `share` is at most ± `halfWidth`: z² p(1−p) / h², rounded up. */
export function rowsForHalfWidth(share: number, halfWidth: number, level = 0.95): number {
	assertProbability(share);
	if (!(halfWidth > 0)) throw new RangeError(`A half-width is above 0; got ${halfWidth}.`);
	const z = normalScore(level);
	return Math.ceil((z * z * share * (1 - share)) / (halfWidth * halfWidth));
}
