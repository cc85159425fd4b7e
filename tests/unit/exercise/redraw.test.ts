import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseDraw, MAX_REDRAWS, redrawSeed } from '#lib/exercise/redraw.ts';

describe('replacing a draw', () => {
	it('keeps a draw whose key agrees, and asks once', async () => {
		const asked: number[] = [];
		const choice = await chooseDraw(1000, MAX_REDRAWS, async (seed) => asked.push(seed) > 0);
		expect(choice).toEqual({ tried: [1000], seed: 1000, agrees: true });
		expect(asked).toEqual([1000]);
	});

	it('replaces one that does not by the first that does', async () => {
		const good = redrawSeed(1000, 2);
		expect(await chooseDraw(1000, MAX_REDRAWS, async (seed) => seed === good)).toEqual({
			tried: [1000, redrawSeed(1000, 1), good],
			seed: good,
			agrees: true
		});
	});

	it('offers the draw that was asked for when none of four agrees', async () => {
		const choice = await chooseDraw(7, MAX_REDRAWS, async () => false);
		expect(choice).toMatchObject({ seed: 7, agrees: false });
		expect(choice.tried).toHaveLength(4);
	});

	it('never replaces where no redraw is allowed', async () => {
		expect(await chooseDraw(7, 0, async () => false)).toEqual({ tried: [7], seed: 7, agrees: false });
	});

	it('gives seeds that follow from the first, differ from one another, and fit an address', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 0xffffffff }), (first) => {
				const seeds = [1, 2, 3].map((place) => redrawSeed(first, place));
				expect(new Set(seeds).size).toBe(3);
				for (const seed of seeds) expect(Number.isInteger(seed) && seed >= 0 && seed <= 0xffffffff).toBe(true);
				expect(seeds).toEqual([1, 2, 3].map((place) => redrawSeed(first, place)));
			})
		);
	});
});
