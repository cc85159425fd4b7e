import type { Finding, Interval } from './measured.ts';
import { log } from './portable-math.ts';
import { rowsForHalfWidth } from './proportions.ts';

/**
 * The verdict on a difference: `present` when the estimate reaches the materiality and the interval clears half of it, `absent`
 * when the interval stays under twice the materiality, otherwise `inconclusive`. Differences are positive when worse.
 * Throws a RangeError for a materiality that is not above 0 or for a difference that is not a number.
 */
export function finding(difference: number, interval: Pick<Interval, 'low' | 'high'>, materiality: number): Finding {
	if (!(materiality > 0)) throw new RangeError(`A materiality is above 0, such as 0.03; got ${materiality}.`);
	const { low, high } = interval;
	if (Number.isNaN(difference) || Number.isNaN(low) || Number.isNaN(high))
		throw new RangeError('A verdict needs a difference and an interval that are numbers.');
	if (low > materiality / 2 && difference >= materiality) return 'present';
	return high < 2 * materiality ? 'absent' : 'inconclusive';
}

/** Validation rows that would settle an inconclusive difference: 1.96² p(1−p) / (τ/2)², rounded up, for a share near `share`. */
export function requiredRows(share: number, materiality: number, level = 0.95): number {
	return rowsForHalfWidth(share, materiality / 2, level);
}

/**
 * How much the best of `looks` equally good scores on `n` rows flatters itself at most: σ √(2 ln K) with σ = √(p(1−p)/n). An
 * upper guide: candidates that resemble each other count as fewer looks. Throws a RangeError for less than one look or row.
 */
export function selectionOptimism(looks: number, share: number, n: number): number {
	if (!(looks >= 1 && n >= 1 && share >= 0 && share <= 1)) {
		throw new RangeError(`The optimism of selection needs looks ≥ 1, rows ≥ 1 and a share in [0, 1]; got ${looks}, ${n} and ${share}.`);
	}
	return Math.sqrt((share * (1 - share)) / n) * Math.sqrt(2 * log(looks));
}
