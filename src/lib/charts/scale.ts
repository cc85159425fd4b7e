/** Scales and ticks. */

export interface Scale {
	readonly domain: readonly [number, number];
	readonly range: readonly [number, number];
	readonly log: boolean;
	/** Data units to pixels. Not clamped. */
	at(value: number): number;
	/** Pixels to data units. */
	invert(pixels: number): number;
}

/**
 * A linear or logarithmic scale from `domain` to `range`.
 * @throws {RangeError} when the domain is empty, not finite or, on a log scale, not positive.
 */
export function createScale(domain: readonly [number, number], range: readonly [number, number], log = false): Scale {
	const [low, high] = domain;
	if (!Number.isFinite(low) || !Number.isFinite(high) || high <= low) {
		throw new RangeError(`A scale needs a finite domain from low to high, and got ${low} to ${high}. Pass at least one finite value.`);
	}
	if (log && low <= 0) throw new RangeError(`A log scale needs a positive domain, and got ${low} to ${high}. Drop what is not above 0.`);
	const from = log ? Math.log10(low) : low;
	const span = (log ? Math.log10(high) : high) - from;
	return {
		domain,
		range,
		log,
		at: (value) => range[0] + (((log ? Math.log10(value) : value) - from) / span) * (range[1] - range[0]),
		invert: (pixels) => {
			const value = from + ((pixels - range[0]) / (range[1] - range[0])) * span;
			return log ? Math.pow(10, value) : value;
		}
	};
}

/** The smallest of 1, 2, 2.5, 5 × 10^k that cuts `span` into at most `count` steps; `whole` steps are at least 1 and never 2.5. */
export function niceStep(span: number, count: number, whole = false): number {
	const raw = span / Math.max(1, count);
	const power = Number(`1e${Math.floor(Math.log10(raw))}`);
	const bases = whole && power <= 1 ? [1, 2, 5, 10] : [1, 2, 2.5, 5, 10];
	const step = power * (bases.find((base) => base * power >= raw * (1 - 1e-9)) ?? 10);
	return whole ? Math.max(1, Math.round(step)) : step;
}

/** Multiples of `step` inside the domain, ends included. */
export function ticksIn(domain: readonly [number, number], step: number): readonly number[] {
	const first = Math.ceil(domain[0] / step - 1e-6);
	const last = Math.floor(domain[1] / step + 1e-6);
	// From whole multiples, so that 0.30000000000000004 never becomes a label and 0 is never −0.
	return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => Number(((first + i) * step + 0).toPrecision(12)));
}

/** Ticks of a log axis: 1, 3, 10, … where that leaves at most `count`, else powers of ten. */
export function logTicks(domain: readonly [number, number], count: number): readonly number[] {
	const from = Math.floor(Math.log10(domain[0]));
	const to = Math.ceil(Math.log10(domain[1]));
	const all = Array.from({ length: to - from + 1 }, (_, i) => Number(`1e${from + i}`));
	const inside = (tick: number): boolean => tick >= domain[0] * (1 - 1e-9) && tick <= domain[1] * (1 + 1e-9);
	const fine = all.flatMap((power) => [power, 3 * power]).filter(inside);
	if (fine.length <= Math.max(2, count)) return fine;
	const coarse = all.filter(inside);
	const every = Math.ceil(coarse.length / Math.max(2, count));
	return coarse.filter((_, i) => i % every === 0);
}

/**
 * A domain that shows all `values` with a little air, its low end on a tick.
 *
 * A span of nothing (one value, or all the same) becomes one around it, so that the value can be drawn.
 * @throws {RangeError} when no value is finite.
 */
export function niceDomain(
	values: readonly number[],
	options: { readonly count: number; readonly floor?: number; readonly roof?: number; readonly air?: number }
): { readonly domain: readonly [number, number]; readonly step: number } {
	const finite = values.filter((value) => Number.isFinite(value));
	if (finite.length === 0) throw new RangeError('There is no finite value to draw. Pass at least one.');
	let low = finite.reduce((a, b) => Math.min(a, b));
	let high = finite.reduce((a, b) => Math.max(a, b));
	if (high - low < 1e-9 * Math.max(1, Math.abs(high))) {
		const around = Math.max(Math.abs(high) * 0.05, 1e-3);
		low -= around;
		high += around;
	}
	const air = (high - low) * (options.air ?? 0.04);
	const lowest = Math.max(low - air, options.floor ?? -Infinity);
	const highest = Math.min(high + air, options.roof ?? Infinity);
	const step = niceStep(highest - lowest, options.count);
	const floored = Math.floor(lowest / step + 1e-6) * step;
	return { domain: [Number(Math.max(floored, options.floor ?? -Infinity).toPrecision(12)), highest], step };
}
