/** Hit rate, log score and calibration of stated confidence, each with its count and interval. */
import { wilsonInterval } from '#lib/core/proportions.ts';
import type { Interval } from '#lib/core/measured.ts';

/** A call as far as its confidence goes. */
export interface StatedCall {
	/** Fraction. */
	readonly confidence: number;
	readonly right: boolean;
}

/** A share of n with Wilson's 95 % interval; the interval is null and the share NaN where there is nothing to count. */
export interface Share {
	readonly right: number;
	readonly n: number;
	readonly share: number;
	readonly interval: Interval | null;
}

export function shareOf(right: number, n: number): Share {
	return n === 0 ? { right, n, share: NaN, interval: null } : { right, n, share: right / n, interval: wilsonInterval(right, n) };
}

export function hitRate(calls: readonly { readonly right: boolean }[]): Share {
	return shareOf(calls.filter(({ right }) => right).length, calls.length);
}

/**
 * Log score of "my answer is right, so sure": ln p when it was, ln(1 − p) when not. 0 is best; 50 % earns −0.69 either way.
 * Proper over statements of at least one half (Good, 1952): nobody does better than to give the likeliest answer and say what
 * they believe. Infinite for a certainty that was wrong, which no card offers.
 */
export function logScore({ confidence, right }: StatedCall): number {
	return Math.log(right ? confidence : 1 - confidence);
}

/** Mean log score; NaN without calls. */
export function meanLogScore(calls: readonly StatedCall[]): number {
	return calls.length === 0 ? NaN : calls.reduce((sum, call) => sum + logScore(call), 0) / calls.length;
}

/** One stated confidence and what came of it. */
export interface StatedBin extends Share {
	readonly stated: number;
}

/** Share right at each confidence that was stated, lowest first. */
export function reliability(calls: readonly StatedCall[]): readonly StatedBin[] {
	const stated = [...new Set(calls.map(({ confidence }) => confidence))].sort((a, b) => a - b);
	return stated.map((confidence) => {
		const those = calls.filter((call) => call.confidence === confidence);
		return { stated: confidence, ...hitRate(those) };
	});
}

/** Mean stated confidence less the hit rate: positive is too sure. NaN without calls. */
export function overconfidence(calls: readonly StatedCall[]): number {
	if (calls.length === 0) return NaN;
	return calls.reduce((sum, { confidence }) => sum + confidence, 0) / calls.length - hitRate(calls).share;
}
