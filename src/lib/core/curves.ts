import { studentTQuantile } from './distributions.ts';
import type { Metric } from './metrics.ts';
import { log, exp } from './portable-math.ts';
import { mean, sampleVariance } from './summaries.ts';

export interface Band {
	readonly mean: Float64Array;
	/** Interval of the mean over refits (Student's t); NaN with a single refit. */
	readonly low: Float64Array;
	readonly high: Float64Array;
	/** Extremes over refits. */
	readonly minimum: Float64Array;
	readonly maximum: Float64Array;
}

/** Mean and band of several curves of equal length, one a refit. Throws a RangeError for no curves or lengths that differ. */
export function bandOverRefits(curves: readonly ArrayLike<number>[], level = 0.95): Band {
	const refits = curves.length;
	if (refits === 0 || curves.some((curve) => curve.length !== curves[0].length))
		throw new RangeError('A band needs at least one curve, all of one length.');
	const length = curves[0].length;
	const band = {
		mean: new Float64Array(length),
		low: new Float64Array(length),
		high: new Float64Array(length),
		minimum: new Float64Array(length),
		maximum: new Float64Array(length)
	};
	const t = refits > 1 ? studentTQuantile(0.5 + level / 2, refits - 1) : NaN;
	for (let i = 0; i < length; i++) {
		const values = curves.map((curve) => curve[i]);
		const half = t * Math.sqrt(sampleVariance(values) / refits);
		band.mean[i] = mean(values);
		band.low[i] = band.mean[i] - half;
		band.high[i] = band.mean[i] + half;
		band.minimum[i] = Math.min(...values);
		band.maximum[i] = Math.max(...values);
	}
	return band;
}

type Direction = Metric['direction'];

const better = (a: number, b: number, direction: Direction): boolean => (direction === 'higher' ? a > b : a < b);

/** The epoch with the best value, the earliest of equals; values that are NaN are passed over. Throws a RangeError when no value is a number. */
export function bestEpoch(values: ArrayLike<number>, direction: Direction): number {
	let best = -1;
	for (let i = 0; i < values.length; i++) {
		if (!Number.isNaN(values[i]) && (best < 0 || better(values[i], values[best], direction))) best = i;
	}
	if (best < 0) throw new RangeError('No epoch has a value: the run diverged before the first one ended.');
	return best;
}

export interface HonestStop {
	/** Epoch chosen on each half. */
	readonly epochs: readonly [first: number, second: number];
	/** Value at the chosen epoch and at the last one, each read on the half that did not choose; the mean of both directions. */
	readonly atBest: number;
	readonly atEnd: number;
	/** How much better the chosen epoch is than the last; negative when it is worse. */
	readonly gain: number;
}

/**
 * What stopping early is worth, without counting the luck of the choice: the epoch is chosen on one half of the validation rows and
 * read on the other, and the other way round. Both curves run over the same epochs. Throws a RangeError for lengths that differ.
 */
export function honestEarlyStop(firstHalf: ArrayLike<number>, secondHalf: ArrayLike<number>, direction: Direction): HonestStop {
	if (firstHalf.length !== secondHalf.length)
		throw new RangeError(`Both halves need the same epochs; got ${firstHalf.length} and ${secondHalf.length}.`);
	const epochs = [bestEpoch(firstHalf, direction), bestEpoch(secondHalf, direction)] as const;
	const last = firstHalf.length - 1;
	const atBest = (secondHalf[epochs[0]] + firstHalf[epochs[1]]) / 2;
	const atEnd = (secondHalf[last] + firstHalf[last]) / 2;
	return { epochs, atBest, atEnd, gain: direction === 'higher' ? atBest - atEnd : atEnd - atBest };
}

/** error(n) = floor + scale × n^−exponent. */
export interface PowerLaw {
	readonly floor: number;
	readonly scale: number;
	readonly exponent: number;
	/** Root of the mean squared distance of the points from the curve. */
	readonly residual: number;
}

/** The error a fitted power law expects at n rows. */
export function powerLawAt(law: PowerLaw, n: number): number {
	return law.floor + law.scale * exp(-law.exponent * log(n));
}

/**
 * Least-squares power law through the errors of a learning curve, with floor ≥ 0, scale ≥ 0 and exponent in [0.05, 2]. `sizes` are
 * rows ≥ 1, `errors` anything that falls with them (1 − accuracy, RMSE, log loss). A guide for a plan, not a measurement beyond the
 * last size. Throws a RangeError for fewer than three different sizes.
 */
export function fitPowerLaw(sizes: ArrayLike<number>, errors: ArrayLike<number>): PowerLaw {
	if (sizes.length !== errors.length || new Set(Array.from(sizes)).size < 3)
		throw new RangeError('A power law needs errors at three or more different sizes.');
	for (let i = 0; i < sizes.length; i++)
		if (!(sizes[i] >= 1) || !Number.isFinite(errors[i]))
			throw new RangeError(`Point ${i} has ${sizes[i]} rows and error ${errors[i]}: rows start at 1 and errors are finite.`);
	const logSizes = Float64Array.from(sizes, log);
	let best = lineFor(0.05, logSizes, errors);
	for (let exponent = 0.05; exponent <= 2.0001; exponent += 0.05) {
		const candidate = lineFor(exponent, logSizes, errors);
		if (candidate.residual < best.residual) best = candidate;
	}
	// Narrow around the best of the grid.
	for (let step = 0.025; step > 1e-7; step /= 2) {
		for (const exponent of [best.exponent - step, best.exponent + step]) {
			if (exponent < 0.05 || exponent > 2) continue;
			const candidate = lineFor(exponent, logSizes, errors);
			if (candidate.residual < best.residual) best = candidate;
		}
	}
	return best;
}

/** With the exponent fixed the law is a straight line in n^−exponent; where it leaves the quadrant an edge of it is best. */
function lineFor(exponent: number, logSizes: Float64Array, errors: ArrayLike<number>): PowerLaw {
	const u = logSizes.map((value) => exp(-exponent * value));
	const [meanU, meanE] = [mean(u), mean(errors)];
	let [cross, square, through, size] = [0, 0, 0, 0];
	for (let i = 0; i < u.length; i++) {
		cross += (u[i] - meanU) * (errors[i] - meanE);
		square += (u[i] - meanU) * (u[i] - meanU);
		through += u[i] * errors[i];
		size += u[i] * u[i];
	}
	let scale = cross / square;
	let floor = meanE - scale * meanU;
	if (floor < 0) [scale, floor] = [through / size, 0];
	if (scale < 0) [scale, floor] = [0, meanE];
	let squares = 0;
	for (let i = 0; i < u.length; i++) squares += (errors[i] - floor - scale * u[i]) * (errors[i] - floor - scale * u[i]);
	return { floor, scale, exponent, residual: Math.sqrt(squares / u.length) };
}
