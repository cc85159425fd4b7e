import type { Interval, Measured } from './measured.ts';
import type { Stream } from './random.ts';
import { mean, quantiles } from './summaries.ts';

/** Draws the row numbers of one bootstrap sample. The array may be reused by the next draw. */
export type Resampler = (stream: Stream) => Int32Array;

export interface BootstrapOptions {
	/** Bootstrap samples; 1,000 unless said otherwise. */
	readonly resamples?: number;
	/** Confidence level in (0, 1); 0.95 unless said otherwise. */
	readonly level?: number;
}

/** A uniform index from one 32-bit draw; the bias is below n / 2^32. */
const draw = (stream: Stream, n: number): number => Math.floor((stream.uint32() * n) / 4294967296);

function assertSome(n: number, what: string): void {
	if (!(n >= 1)) throw new RangeError(`There are no ${what} to resample: give at least one.`);
}

/** Rows are drawn one by one: for rows that are independent of each other. */
export function rowResampler(nRows: number): Resampler {
	assertSome(nRows, 'rows');
	const indices = new Int32Array(nRows);
	return (stream) => {
		for (let i = 0; i < nRows; i++) indices[i] = draw(stream, nRows);
		return indices;
	};
}

/** Rows are drawn within each label, so that every sample has the same counts of labels: for AUC. */
export function stratifiedResampler(labels: ArrayLike<number>): Resampler {
	assertSome(labels.length, 'rows');
	const strata = [...rowsByCode(labels).values()];
	const indices = new Int32Array(labels.length);
	return (stream) => {
		let i = 0;
		for (const rows of strata) for (let k = 0; k < rows.length; k++) indices[i++] = rows[draw(stream, rows.length)];
		return indices;
	};
}

/** Whole groups are drawn, with all their rows: for rows of one patient or customer. Samples differ in length. */
export function groupResampler(groups: ArrayLike<number>): Resampler {
	assertSome(groups.length, 'rows');
	const members = [...rowsByCode(groups).values()];
	return (stream) => {
		const drawn: number[] = [];
		for (let k = 0; k < members.length; k++) drawn.push(...members[draw(stream, members.length)]);
		return Int32Array.from(drawn);
	};
}

/**
 * Runs of `blockLength` neighbouring rows are drawn, for rows in order of time; a block should be at least as long as rows
 * depend on each other. Throws a RangeError for a block longer than the series. Source: Künsch, Annals of Statistics 17 (1989).
 */
export function blockResampler(nRows: number, blockLength: number): Resampler {
	assertSome(nRows, 'rows');
	if (!(blockLength >= 1 && blockLength <= nRows && Math.floor(blockLength) === blockLength)) {
		throw new RangeError(`A block is a whole number of rows from 1 to ${nRows}; got ${blockLength}.`);
	}
	const indices = new Int32Array(nRows);
	return (stream) => {
		for (let i = 0; i < nRows;) {
			const start = draw(stream, nRows - blockLength + 1);
			for (let k = 0; k < blockLength && i < nRows; k++) indices[i++] = start + k;
		}
		return indices;
	};
}

function rowsByCode(codes: ArrayLike<number>): Map<number, number[]> {
	const rows = new Map<number, number[]>();
	for (let i = 0; i < codes.length; i++) {
		const known = rows.get(codes[i]);
		if (known) known.push(i);
		else rows.set(codes[i], [i]);
	}
	return rows;
}

/**
 * Percentile bootstrap interval of any statistic of rows. Throws a RangeError when the statistic is undefined (NaN) on a sample.
 * Source: Efron & Tibshirani, An Introduction to the Bootstrap (1993), chapter 13.
 */
export function bootstrapInterval(
	stream: Stream,
	resampler: Resampler,
	statistic: (rows: Int32Array) => number,
	options: BootstrapOptions & { readonly method?: string } = {}
): Interval {
	const { resamples = 1000, level = 0.95, method = 'bootstrap' } = options;
	if (!(resamples >= 1 && level > 0 && level < 1))
		throw new RangeError(`A bootstrap needs resamples ≥ 1 and a level in (0, 1); got ${resamples} and ${level}.`);
	const values = Float64Array.from({ length: resamples }, () => statistic(resampler(stream)));
	if (values.some((value) => Number.isNaN(value))) {
		throw new RangeError('The statistic is undefined on a bootstrap sample: resample within labels, or use more rows.');
	}
	const [low, high] = quantiles(values, [(1 - level) / 2, (1 + level) / 2]);
	return { low, high, level, method };
}

/** `rootMean` turns squared errors into an RMSE. */
export type RowStatistic = 'mean' | 'rootMean';

export interface RowBootstrapOptions extends BootstrapOptions {
	readonly statistic?: RowStatistic;
	/** Rows one by one unless said otherwise. */
	readonly resampler?: Resampler;
}

/** Mean (or root of the mean) of per-row numbers with its percentile bootstrap interval: log loss, RMSE. Throws a RangeError for no rows. */
export function bootstrapRows(stream: Stream, values: ArrayLike<number>, options: RowBootstrapOptions = {}): Measured {
	const { statistic = 'mean', resampler = rowResampler(values.length) } = options;
	const summarise = (rows: Int32Array) => finish(meanOver(values, rows), statistic);
	const interval = bootstrapInterval(stream, resampler, summarise, { ...options, method: 'bootstrap' });
	return { value: finish(mean(values), statistic), interval, n: values.length, refits: 1 };
}

/**
 * Second minus first, each row kept with itself: the comparison of two models on the same rows. Throws a RangeError when the
 * lengths differ or there are no rows.
 */
export function pairedBootstrap(
	stream: Stream,
	first: ArrayLike<number>,
	second: ArrayLike<number>,
	options: RowBootstrapOptions = {}
): Measured {
	if (first.length !== second.length) throw new RangeError(`Paired rows must be the same rows: got ${first.length} and ${second.length}.`);
	const { statistic = 'mean', resampler = rowResampler(first.length) } = options;
	const difference = Float64Array.from({ length: first.length }, (_, i) => second[i] - first[i]);
	const summarise =
		statistic === 'mean'
			? (rows: Int32Array) => meanOver(difference, rows)
			: (rows: Int32Array) => Math.sqrt(meanOver(second, rows)) - Math.sqrt(meanOver(first, rows));
	const interval = bootstrapInterval(stream, resampler, summarise, { ...options, method: 'paired-bootstrap' });
	const value = statistic === 'mean' ? mean(difference) : Math.sqrt(mean(second)) - Math.sqrt(mean(first));
	return { value, interval, n: first.length, refits: 1 };
}

function meanOver(values: ArrayLike<number>, rows: Int32Array): number {
	let sum = 0;
	for (let i = 0; i < rows.length; i++) sum += values[rows[i]];
	return sum / rows.length;
}

const finish = (value: number, statistic: RowStatistic): number => (statistic === 'mean' ? value : Math.sqrt(value));
