/** Intervals of a score that was measured on n rows and over S refits: the two terms are kept apart. */
import type { Interval, Measured } from '#lib/core/measured.ts';
import { wilsonInterval } from '#lib/core/proportions.ts';

const LEVEL = 0.95;
const Z = 1.959963984540054;

/** Variance of the mean over refits: s² / S, or 0 with a single refit (then it is unknown, and the interval says `rows`). */
export function refitVariance(perRefit: readonly number[]): number {
	if (perRefit.length < 2) return 0;
	const centre = perRefit.reduce((sum, value) => sum + value, 0) / perRefit.length;
	const squares = perRefit.reduce((sum, value) => sum + (value - centre) * (value - centre), 0);
	return squares / (perRefit.length - 1) / perRefit.length;
}

/**
 * A proportion (accuracy, recall) over refits: Wilson for the rows, widened in quadrature by the refits' term. On
 * training rows (`isTrain`) the score is computed, not sampled: only the refits vary.
 */
export function proportionOverRefits(perRefit: readonly number[], n: number, isTrain: boolean): Measured {
	const value = perRefit.reduce((sum, p) => sum + p, 0) / perRefit.length;
	const refits = refitVariance(perRefit);
	if (isTrain || n === 0 || !Number.isFinite(value)) return { value, interval: refits > 0 ? around(value, Z * Math.sqrt(refits), 'refits') : null, n, refits: perRefit.length, variance: { refits, rows: 0 } };
	const rows = wilsonInterval(value * n, n, LEVEL);
	const extra = Z * Z * refits;
	const low = value - Math.sqrt((value - rows.low) * (value - rows.low) + extra);
	const high = value + Math.sqrt((rows.high - value) * (rows.high - value) + extra);
	return { value, interval: { low: Math.max(0, low), high: Math.min(1, high), level: LEVEL, method: 'wilson+refits' }, n, refits: perRefit.length, variance: { refits, rows: (value * (1 - value)) / n } };
}

/**
 * A mean of per-row numbers (log loss), or its root (RMSE, by the delta method), over refits. Normal interval from the
 * rows' variance and the refits' variance.
 */
export function rowStatistic(perRefit: readonly number[], rows: readonly Float64Array[], kind: 'mean' | 'root-mean', isTrain: boolean): Measured {
	const value = perRefit.reduce((sum, v) => sum + v, 0) / perRefit.length;
	const n = rows[0].length;
	const refits = refitVariance(perRefit);
	const averaged = rows[0].map((_, i) => rows.reduce((sum, row) => sum + row[i], 0) / rows.length);
	let rowVariance = isTrain ? 0 : varianceOfMean(averaged);
	if (kind === 'root-mean' && value > 0) rowVariance /= 4 * value * value;
	const half = Z * Math.sqrt(refits + rowVariance);
	return { value, interval: half > 0 ? around(value, half, isTrain ? 'refits' : 'normal+refits') : null, n, refits: perRefit.length, variance: { refits, rows: rowVariance } };
}

export function varianceOfMean(values: Float64Array | Float32Array): number {
	const n = values.length;
	if (n < 2) return NaN;
	let centre = 0;
	for (const value of values) centre += value;
	centre /= n;
	let squares = 0;
	for (const value of values) squares += (value - centre) * (value - centre);
	return squares / (n - 1) / n;
}

export function around(value: number, half: number, method: string): Interval {
	return { low: value - half, high: value + half, level: LEVEL, method };
}

/** Half-width of a 95 % normal interval with this variance. */
export function halfWidth(variance: number): number {
	return Z * Math.sqrt(variance);
}
