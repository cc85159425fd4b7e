import { describe, expect, it } from 'vitest';
import { FIRST_PROVEN_SEED, MAX_SEED, nextSeed, PROVEN_SEEDS, readSeed } from '#lib/state/seed.ts';

describe('readSeed', () => {
	it.each([
		[null, 7, { seed: 7, clamped: null }],
		['42', 7, { seed: 42, clamped: null }],
		['0', 7, { seed: 0, clamped: null }],
		['4294967295', 7, { seed: MAX_SEED, clamped: null }],
		['-1', 7, { seed: 0, clamped: '-1' }],
		['abc', 7, { seed: 7, clamped: 'abc' }],
		['', 7, { seed: 7, clamped: '' }],
		['1.6', 7, { seed: 2, clamped: '1.6' }],
		['99999999999', 7, { seed: MAX_SEED, clamped: '99999999999' }],
		['Infinity', 7, { seed: MAX_SEED, clamped: 'Infinity' }]
	])('reads %j', (given, fallback, expected) => {
		expect(readSeed(given, fallback)).toEqual(expected);
	});
});

describe('nextSeed', () => {
	it('walks every proven seed and comes back', () => {
		const seen = new Set<number>();
		for (let seed = FIRST_PROVEN_SEED, i = 0; i < PROVEN_SEEDS; i++, seed = nextSeed(seed)) seen.add(seed);
		expect(seen.size).toBe(PROVEN_SEEDS);
		expect(nextSeed(FIRST_PROVEN_SEED + PROVEN_SEEDS - 1)).toBe(FIRST_PROVEN_SEED);
		expect(nextSeed(5)).toBe(FIRST_PROVEN_SEED);
	});
});
