import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aucsOf, rangeOf, ranksInOrder } from '#lib/audit/ranks.ts';
import { rocAucScore } from '#lib/core/metrics.ts';
import { quantiles } from '#lib/core/summaries.ts';

/** Few different values, so that there are ties. */
const rows = fc.array(fc.record({ x: fc.integer({ min: -4, max: 4 }), y: fc.integer({ min: 0, max: 2 }) }), {
	minLength: 1,
	maxLength: 60
});

describe('orders of a column', () => {
	it('gives the AUC of every class over the others as the ranking of all rows does', () => {
		fc.assert(
			fc.property(rows, (some) => {
				const values = Float64Array.from(some, ({ x }) => x / 3);
				const asked = [0, 1, 2].map((label) => (row: number) => some[row].y === label);
				const expected = asked.map((is) =>
					rocAucScore(
						Int32Array.from(some, (_, row) => Number(is(row))),
						values
					)
				);
				expect(aucsOf(values, asked)).toEqual(expected);
			})
		);
	});

	it('ranks ties in the order of their rows, and leaves gaps out', () => {
		expect([...ranksInOrder([5, NaN, 1, 5, 3])]).toEqual([2, NaN, 0, 3, 1]);
	});

	it('finds the smallest, middle and largest of what is filled', () => {
		expect(rangeOf(Float64Array.of(NaN, NaN))).toBeNull();
		expect(rangeOf(Float64Array.of(4, NaN, 1))).toEqual({ low: 1, middle: 2.5, high: 4 });
		fc.assert(
			fc.property(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 50 }), (some) => {
				const [low, middle, high] = quantiles(some, [0, 0.5, 1]);
				expect(rangeOf(Float64Array.from(some))).toEqual({ low, middle, high });
			})
		);
	});
});
