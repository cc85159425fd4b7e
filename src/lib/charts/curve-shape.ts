/** What a curve does, told from its numbers. */

export type CurveShape = 'almost-nothing' | 'settles' | 'still-improving' | 'turns' | 'worsens' | 'flat';

export interface CurveReading {
	readonly shape: CurveShape;
	readonly start: number;
	readonly end: number;
	readonly best: number;
	/** Index of the best value, the first of equals. */
	readonly bestAt: number;
}

/** A change smaller than this fraction of the largest value, or than `least`, is not worth a word. */
const RELATIVE = 0.03;
/** A turn must give back this fraction of what was gained. */
const GIVEN_BACK = 0.05;
/** A curve that makes this fraction of its gain in its last fifth has not levelled off. */
const STILL = 0.05;
const NOTHING = 0.05;

/**
 * Reads the shape of a curve.
 *
 * @param values in order; leading and trailing values that are not finite are left out.
 * @param better which way is better.
 * @param least smallest change worth a word, in units of the values.
 * @param usual what the values of a model that looks at nothing are, where that is known: a small part of it is almost nothing.
 * @throws {RangeError} when no value is finite.
 */
export function readCurve(values: readonly number[], better: 'lower' | 'higher', least: number, usual = Infinity): CurveReading {
	const finite = values.map((value, i) => ({ value, i })).filter((point) => Number.isFinite(point.value));
	if (finite.length === 0) throw new RangeError('A curve without a finite value has no shape. Say that the run diverged instead.');
	// Turned so that lower is better, the rules need to be said once.
	const sign = better === 'lower' ? 1 : -1;
	const cost = finite.map((point) => sign * point.value);
	const lowest = cost.reduce((a, b) => Math.min(a, b));
	const highest = cost.reduce((a, b) => Math.max(a, b));
	const at = cost.indexOf(lowest);
	const start = cost[0];
	const end = cost[cost.length - 1];
	const reading = { start: finite[0].value, end: finite[finite.length - 1].value, best: finite[at].value, bestAt: finite[at].i };
	const gained = start - lowest;
	const given = end - lowest;
	const word = Math.max(least, better === 'lower' ? RELATIVE * Math.max(Math.abs(start), Math.abs(end)) : 0);

	if (highest - lowest < word) return { ...reading, shape: 'flat' };
	if (given >= word && given >= GIVEN_BACK * gained) return { ...reading, shape: gained < word ? 'worsens' : 'turns' };
	if (gained < word) return { ...reading, shape: 'flat' };
	if (better === 'lower' && lowest >= 0 && end <= NOTHING * Math.min(start, usual)) return { ...reading, shape: 'almost-nothing' };
	const before = cost[Math.floor((cost.length - 1) * 0.8)];
	return { ...reading, shape: before - end >= STILL * gained && before - end >= word / 4 ? 'still-improving' : 'settles' };
}
