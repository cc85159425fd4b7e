import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { spread } from '#lib/charts/margin-labels.ts';

describe('spread', () => {
	test('leaves labels alone that are apart already', () => {
		expect(spread([40, 100, 250], 17, 26, 260)).toEqual([40, 100, 250]);
	});
	test('moves two that meet by half the gap each', () => {
		expect(spread([100, 100], 17, 26, 260)).toEqual([91.5, 108.5]);
		// The lower one came first: it stays below.
		expect(spread([108, 100], 17, 26, 260)).toEqual([112.5, 95.5]);
	});
	test('keeps everything inside, against either end', () => {
		expect(spread([258, 259, 260], 17, 26, 260)).toEqual([226, 243, 260]);
		expect(spread([0, 0], 17, 26, 260)).toEqual([26, 43]);
	});
	test('shrinks the gap when there is no room', () => {
		expect(spread([0, 0, 0], 17, 0, 20)).toEqual([0, 10, 20]);
	});
	test('always keeps the gap, the order and the bounds', () => {
		fc.assert(
			fc.property(fc.array(fc.double({ min: -50, max: 400, noNaN: true }), { maxLength: 12 }), (wanted) => {
				const places = spread(wanted, 17, 20, 300);
				const sorted = [...places].sort((a, b) => a - b);
				sorted.forEach((place, i) => {
					expect(place).toBeGreaterThanOrEqual(20 - 1e-9);
					expect(place).toBeLessThanOrEqual(300 + 1e-9);
					if (i > 0) expect(place - sorted[i - 1]).toBeGreaterThanOrEqual(17 - 1e-9);
				});
				wanted.forEach((a, i) => wanted.forEach((b, j) => a < b && expect(places[i]).toBeLessThan(places[j])));
			})
		);
	});
});
