/** Arithmetic mean; NaN of nothing. */
export function mean(values: ArrayLike<number>): number {
	let sum = 0;
	for (let i = 0; i < values.length; i++) sum += values[i];
	return values.length === 0 ? NaN : sum / values.length;
}

/** Unbiased variance (divisor n − 1); NaN of fewer than two values. */
export function sampleVariance(values: ArrayLike<number>): number {
	if (values.length < 2) return NaN;
	const centre = mean(values);
	let squares = 0;
	for (let i = 0; i < values.length; i++) squares += (values[i] - centre) * (values[i] - centre);
	return squares / (values.length - 1);
}

/**
 * The q-quantile, q in [0, 1], interpolated linearly between order statistics (NumPy's default); NaN of nothing. Throws a
 * RangeError for q outside [0, 1] or a value that is NaN.
 */
export function quantile(values: ArrayLike<number>, q: number): number {
	return quantiles(values, [q])[0];
}

/** Several quantiles of the same values, sorted once; see `quantile`. */
export function quantiles(values: ArrayLike<number>, qs: readonly number[]): number[] {
	const sorted = Float64Array.from(values).sort();
	// NaN sorts last, so that one look finds it.
	if (sorted.length > 0 && Number.isNaN(sorted[sorted.length - 1]))
		throw new RangeError('Quantiles of NaN are undefined: drop the missing values first.');
	return qs.map((q) => {
		if (!(q >= 0 && q <= 1)) throw new RangeError(`A quantile lies in [0, 1]; got ${q}.`);
		if (sorted.length === 0) return NaN;
		const place = q * (sorted.length - 1);
		const below = Math.floor(place);
		const above = Math.min(below + 1, sorted.length - 1);
		return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
	});
}
