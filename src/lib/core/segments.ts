import { drawBinomial } from './draws.ts';
import type { Interval } from './measured.ts';
import { betaIncomplete } from './portable-math.ts';
import { wilsonInterval } from './proportions.ts';
import type { Stream } from './random.ts';
import type { CategoricalColumn } from './table.ts';
import { mean, quantiles } from './summaries.ts';

/** A share pulled towards `overall` as if `strength` rows of it had been seen: (k + κ m) / (n + κ). */
export function shrunkenShare(successes: number, n: number, overall: number, strength = 30): number {
	if (!(n >= 0 && successes >= 0 && successes <= n && strength > 0))
		throw new RangeError(`A shrunken share needs 0 ≤ successes ≤ n; got ${successes} of ${n}.`);
	return (successes + strength * overall) / (n + strength);
}

export interface FalseDiscovery {
	readonly rejected: readonly boolean[];
	/** p-values to compare with the rate directly, in [0, 1]. */
	readonly adjusted: readonly number[];
}

/**
 * Benjamini and Hochberg's procedure: of the rejected hypotheses, at most the share `rate` is expected to be true. Throws a RangeError
 * for a p-value outside [0, 1]. Source: Journal of the Royal Statistical Society B 57 (1995), 289–300.
 */
export function benjaminiHochberg(pValues: readonly number[], rate = 0.05): FalseDiscovery {
	const m = pValues.length;
	const bad = pValues.findIndex((p) => !(p >= 0 && p <= 1));
	if (bad >= 0) throw new RangeError(`p-value ${bad} is ${pValues[bad]}; p-values lie in [0, 1].`);
	const order = pValues.map((_, i) => i).sort((a, b) => pValues[a] - pValues[b]);
	const adjusted = new Array<number>(m).fill(1);
	let smallest = 1;
	for (let rank = m; rank >= 1; rank--) {
		smallest = Math.min(smallest, pValues[order[rank - 1]] * (m / rank));
		adjusted[order[rank - 1]] = smallest;
	}
	return { rejected: adjusted.map((p) => p <= rate), adjusted };
}

export interface Slice {
	readonly level: string;
	readonly n: number;
	readonly share: number;
	readonly interval: Interval;
	/** Pulled towards the overall share; see `shrunkenShare`. */
	readonly shrunken: number;
	/** Chance of a share this low or lower if the slice's true share were the reference (one-sided binomial). */
	readonly pValue: number;
	readonly adjusted: number;
	/** Worse than the reference after correction for the number of slices. */
	readonly flagged: boolean;
}

export interface SliceOptions {
	/** Share that slices are compared with; the overall share unless given. */
	readonly reference?: number;
	readonly shrinkage?: number;
	readonly falseDiscoveryRate?: number;
	readonly level?: number;
}

/**
 * Share of right answers in every level of a column that has rows, in the column's order. `correct` holds 0 or 1 a row, or
 * the mean of that over refits; rows whose
 * level is missing count overall and in no slice. Throws a RangeError for no rows or lengths that differ.
 */
export function sliceTable(correct: ArrayLike<number>, column: CategoricalColumn, options: SliceOptions = {}): Slice[] {
	if (correct.length === 0 || correct.length !== column.codes.length) {
		throw new RangeError(`Slices need one result a row, and at least one; got ${correct.length} results for ${column.codes.length} rows.`);
	}
	const { reference = mean(correct), shrinkage = 30, falseDiscoveryRate = 0.05, level = 0.95 } = options;
	const counts = column.levels.map(() => ({ n: 0, successes: 0 }));
	for (let i = 0; i < correct.length; i++) {
		const slice = counts[column.codes[i]];
		if (!slice) continue;
		slice.n++;
		slice.successes += correct[i];
	}
	const present = column.levels.map((name, code) => ({ name, ...counts[code] })).filter((slice) => slice.n > 0);
	const pValues = present.map((slice) => lowerTail(slice.successes, slice.n, reference));
	const { rejected, adjusted } = benjaminiHochberg(pValues, falseDiscoveryRate);
	return present.map((slice, i) => ({
		level: slice.name,
		n: slice.n,
		share: slice.successes / slice.n,
		interval: wilsonInterval(slice.successes, slice.n, level),
		shrunken: shrunkenShare(slice.successes, slice.n, reference, shrinkage),
		pValue: pValues[i],
		adjusted: adjusted[i],
		flagged: rejected[i]
	}));
}

/** P(X ≤ successes) for a binomial, continued smoothly between whole numbers: a mean over refits need not be whole. */
function lowerTail(successes: number, n: number, share: number): number {
	return successes >= n ? 1 : betaIncomplete(1 - share, n - successes, successes + 1);
}

export interface WorstSlice {
	/** Mean, 5 % and 95 % point of the lowest share among slices that do not differ. */
	readonly mean: number;
	readonly low: number;
	readonly high: number;
}

/**
 * How bad the worst slice looks when all slices are equally good: simulated with the slices' own sizes. Throws a RangeError for
 * no slices or an empty one.
 */
export function worstOfEqualSlices(stream: Stream, sizes: readonly number[], share: number, simulations = 2000): WorstSlice {
	if (sizes.length === 0 || sizes.some((n) => !(n >= 1)))
		throw new RangeError('The worst of slices needs at least one slice, each with at least one row.');
	const worst = Float64Array.from({ length: simulations }, () =>
		sizes.reduce((lowest, n) => Math.min(lowest, drawBinomial(stream, n, share) / n), 1)
	);
	const [low, high] = quantiles(worst, [0.05, 0.95]);
	return { mean: mean(worst), low, high };
}
