/** Seeds in addresses: the same seed gives the same rows, the same training and the same numbers. */

/** Exercises are proved on seeds from here on; a visit without `?seed=` gets the first. */
export const FIRST_PROVEN_SEED = 1000;
export const PROVEN_SEEDS = 20;
export const MAX_SEED = 0xffffffff;

export interface SeedChoice {
	readonly seed: number;
	/** What the address said, when it could not be used as it is. */
	readonly clamped: string | null;
}

/** Reads `?seed=`: a whole number from 0 to 2³² − 1. Anything else is clamped or replaced, and said. */
export function readSeed(given: string | null, fallback: number): SeedChoice {
	if (given === null) return { seed: fallback, clamped: null };
	if (/^\d{1,10}$/.test(given) && Number(given) <= MAX_SEED) return { seed: Number(given), clamped: null };
	const number = Number(given);
	if (given.trim() === '' || Number.isNaN(number)) return { seed: fallback, clamped: given };
	return { seed: Math.min(MAX_SEED, Math.max(0, Math.round(number))), clamped: given };
}

/** The next proven seed after this one, round and round. */
export function nextSeed(seed: number): number {
	const at = seed - FIRST_PROVEN_SEED;
	return at >= 0 && at < PROVEN_SEEDS ? FIRST_PROVEN_SEED + ((at + 1) % PROVEN_SEEDS) : FIRST_PROVEN_SEED;
}
