/**
 * Intervals of a score that was measured on n rows and over S refits: the two terms are kept apart. Rows of one group (a
 * patient, a customer) are not independent, so where a table has groups the rows' term is computed over groups.
 */
import type { Interval, Measured } from '#lib/core/measured.ts';
import { normalScore, wilsonInterval } from '#lib/core/proportions.ts';
import { mean, sampleVariance } from '#lib/core/summaries.ts';

const LEVEL = 0.95;

/** Group code of each row; a negative code stands for a row on its own. Null where rows are independent. */
export type Groups = ArrayLike<number> | null;

/** Variance of the mean over refits: s² / S, or 0 with a single refit (the statement is then about that one fit). */
export function refitVariance(perRefit: readonly number[]): number {
	return perRefit.length < 2 ? 0 : sampleVariance(perRefit) / perRefit.length;
}

/**
 * Variance of a mean of per-row numbers: s² / n, or between groups when rows come in groups,
 * G / (G − 1) · Σ_g (Σ_{i in g} (v_i − mean))² / n²; NaN of fewer than two rows or groups.
 * Source: Liang & Zeger, Biometrika 73 (1986), for the mean.
 */
export function varianceOfMean(values: ArrayLike<number>, groups: Groups = null): number {
	const n = values.length;
	if (n < 2) return NaN;
	if (!groups) return sampleVariance(values) / n;
	if (groups.length !== n) throw new RangeError(`Each of the ${n} rows needs its group, and ${groups.length} are given.`);
	const centre = mean(values);
	const sums = new Map<number, number>();
	for (let i = 0; i < n; i++) {
		const group = groups[i] < 0 ? -1 - i : groups[i];
		sums.set(group, (sums.get(group) ?? 0) + values[i] - centre);
	}
	if (sums.size < 2) return NaN;
	let squares = 0;
	for (const sum of sums.values()) squares += sum * sum;
	return ((sums.size / (sums.size - 1)) * squares) / (n * n);
}

/** How many independent rows these rows are worth for a share of `rows` (0 … 1 each): n without groups, never more than n. */
export function effectiveRows(rows: ArrayLike<number>, groups: Groups): number {
	const n = rows.length;
	if (!groups || n < 2) return n;
	const share = mean(rows);
	const variance = varianceOfMean(rows, groups);
	const nGroups = countGroups(groups);
	// All rows alike, or one group alone: nothing is known but the number of groups.
	if (!(variance > 0) || share <= 0 || share >= 1) return nGroups;
	return Math.min(n, Math.max(1, (share * (1 - share)) / variance));
}

function countGroups(groups: ArrayLike<number>): number {
	let alone = 0;
	const known = new Set<number>();
	for (let i = 0; i < groups.length; i++) {
		if (groups[i] < 0) alone += 1;
		else known.add(groups[i]);
	}
	return known.size + alone;
}

/**
 * A proportion (accuracy, recall, precision) over refits: Wilson for the rows, widened in quadrature by the refits' term.
 * `n` is how many independent rows it was measured on (`effectiveRows`). On training rows (`isTrain`) the score is computed,
 * not sampled: only the refits vary.
 */
export function proportionOverRefits(perRefit: readonly number[], n: number, isTrain: boolean): Measured {
	const value = mean(perRefit);
	const refits = refitVariance(perRefit);
	if (isTrain || !(n > 0) || !Number.isFinite(value)) {
		const interval = refits > 0 ? around(value, halfWidth(refits), 'refits') : null;
		return { value, interval, n, refits: perRefit.length, variance: { refits, rows: 0 } };
	}
	const rows = wilsonInterval(value * n, n, LEVEL);
	const extra = halfWidth(refits) * halfWidth(refits);
	const low = value - Math.sqrt((value - rows.low) * (value - rows.low) + extra);
	const high = value + Math.sqrt((rows.high - value) * (rows.high - value) + extra);
	return {
		value,
		interval: { low: Math.max(0, low), high: Math.min(1, high), level: LEVEL, method: 'wilson+refits' },
		n,
		refits: perRefit.length,
		variance: { refits, rows: shareVariance(value, n) }
	};
}

/**
 * Variance p (1 − p) / n of a share. One within half a row of 0 or 1 counts as half a row away from it, since a variance of 0
 * would claim certainty.
 */
export function shareVariance(share: number, n: number): number {
	const margin = Math.min(0.5, 0.5 / n);
	const kept = Math.min(1 - margin, Math.max(margin, share));
	return (kept * (1 - kept)) / n;
}

/**
 * A mean of per-row numbers (log loss), or its root (RMSE, by the delta method), over refits. `rows` has one array a refit.
 * Normal interval from the rows' variance and the refits' variance.
 */
export function rowStatistic(
	perRefit: readonly number[],
	rows: readonly ArrayLike<number>[],
	kind: 'mean' | 'root-mean',
	isTrain: boolean,
	groups: Groups = null
): Measured {
	const value = mean(perRefit);
	const n = rows[0].length;
	const averaged = Float64Array.from({ length: n }, (_, i) => rows.reduce((sum, row) => sum + row[i], 0) / rows.length);
	let rowVariance = isTrain ? 0 : varianceOfMean(averaged, groups);
	if (kind === 'root-mean' && value > 0) rowVariance /= 4 * value * value;
	return normalMeasured(value, perRefit, rowVariance, n, isTrain ? 'refits' : 'normal+refits');
}

/** A number with a normal interval from the refits' spread and a variance over rows that is known already. */
export function normalMeasured(value: number, perRefit: readonly number[], rows: number, n: number, method: string): Measured {
	const refits = refitVariance(perRefit);
	const half = halfWidth(refits + rows);
	return { value, interval: half > 0 ? around(value, half, method) : null, n, refits: perRefit.length, variance: { refits, rows } };
}

export function around(value: number, half: number, method: string): Interval {
	return { low: value - half, high: value + half, level: LEVEL, method };
}

/** Half-width of a 95 % normal interval with this variance. */
export function halfWidth(variance: number): number {
	return normalScore(LEVEL) * Math.sqrt(variance);
}
