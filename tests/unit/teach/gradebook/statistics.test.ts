import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	branchCounts,
	correlation,
	correlationInterval,
	itemStatistics,
	mean,
	meanInterval,
	scoreMatrix,
	testStatistics,
	variance,
	variantStatistics
} from '#lib/teach/gradebook/statistics.ts';
import { call, item, student } from './made.ts';

/** Five students, three items. Totals 3, 2, 1, 1, 0. */
const SCORES = [
	[1, 1, 1],
	[1, 1, 0],
	[1, 0, 0],
	[0, 1, 0],
	[0, 0, 0]
];

describe('item statistics, worked by hand', () => {
	it('gives p as the mean share', () => {
		expect(itemStatistics(SCORES).map(({ p }) => p)).toEqual([0.6, 0.6, 0.2]);
	});

	it('correlates an item with the total of the others', () => {
		// Item 1: 1 1 1 0 0 against 2 1 0 1 0: cov 0.6·… = Σ(x−0.6)(y−0.8) = 0.6; Σx² = 1.2, Σy² = 2.8.
		const [first, , third] = itemStatistics(SCORES);
		expect(first.discrimination).toBeCloseTo(0.6 / Math.sqrt(1.2 * 2.8), 12);
		// Item 3: 1 0 0 0 0 against 2 2 1 1 0: Σ = 0.8; Σx² = 0.8, Σy² = 2.8.
		expect(third.discrimination).toBeCloseTo(0.8 / Math.sqrt(0.8 * 2.8), 12);
	});

	it('compares the upper and the lower 27 %', () => {
		// Round(5 × 0.27) = 1: the student with 3 against the one with 0.
		expect(itemStatistics(SCORES).map(({ upperLower }) => upperLower)).toEqual([1, 1, 1]);
	});

	it('gives alpha and the standard error of measurement', () => {
		// Variances 0.3, 0.3, 0.2; totals 3 2 1 1 0 with mean 1.4 and variance 5.2 / 4 = 1.3.
		const { alpha, standardError, mean: average, deviation } = testStatistics(SCORES);
		expect(alpha).toBeCloseTo(1.5 * (1 - 0.8 / 1.3), 12);
		expect(average).toBeCloseTo(1.4 / 3, 12);
		expect(deviation).toBeCloseTo(Math.sqrt(1.3) / 3, 12);
		expect(standardError).toBeCloseTo((Math.sqrt(1.3) / 3) * Math.sqrt(1 - 1.5 * (1 - 0.8 / 1.3)), 12);
	});

	it('weighs items by their points', () => {
		// Item 3 worth two: scores 1 1 2 · variances 0.3, 0.3, 0.8; totals 4 2 1 1 0, mean 1.6, variance 9.2 / 4 = 2.3.
		expect(testStatistics(SCORES, [1, 1, 2]).alpha).toBeCloseTo(1.5 * (1 - 1.4 / 2.3), 12);
	});

	it('gives intervals: Student for a mean, Fisher for a correlation', () => {
		// scipy 1.10.1: t.ppf(0.975, 4) = 2.7764451052; sd of 1 1 1 0 0 is sqrt(0.3).
		const half = 2.7764451052 * Math.sqrt(0.3 / 5);
		expect(meanInterval([1, 1, 1, 0, 0]).low).toBeCloseTo(0.6 - half, 9);
		expect(meanInterval([1, 1, 1, 0, 0]).high).toBeCloseTo(0.6 + half, 9);
		// r = 0.5 over 28 pairs: z = 0.549306 ± 1.959964 / 5 = 0.157313 … 0.941299.
		const { low, high } = correlationInterval(0.5, 28);
		expect([low, high]).toEqual([expect.closeTo(0.156028, 5), expect.closeTo(0.735818, 5)]);
		expect(correlationInterval(1, 10)).toEqual({ low: 1, high: 1 });
		expect(correlationInterval(0.5, 3).low).toBeNaN();
		expect(meanInterval([1]).low).toBeNaN();
	});

	it('says NaN where nothing can be said', () => {
		expect(testStatistics([[1, 0]]).alpha).toBeNaN();
		expect(testStatistics([[1], [0]]).alpha).toBeNaN();
		expect(
			testStatistics([
				[1, 0],
				[1, 0]
			]).standardError
		).toBeNaN();
		expect(itemStatistics([[1, 0]])[0].discrimination).toBeNaN();
		expect(itemStatistics([[1, 0]])[0].upperLower).toBeNaN();
		expect(itemStatistics([])).toEqual([]);
		expect(mean([])).toBeNaN();
		expect(variance([3])).toBeNaN();
		expect(correlation([0.1, 0.1, 0.1], [1, 2, 3])).toBeNaN();
	});

	it('refuses a correlation of unpaired lists', () => {
		expect(() => correlation([1], [1, 2])).toThrow(/pairs; got 1 and 2/);
	});
});

const share = fc.double({ min: 0, max: 1, noNaN: true });
const matrix = fc
	.tuple(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 2, max: 20 }))
	.chain(([items, n]) => fc.array(fc.array(share, { minLength: items, maxLength: items }), { minLength: n, maxLength: n }));

describe('properties', () => {
	const alphaHolds = (scores: number[][]): void => {
		const forth = testStatistics(scores);
		const back = testStatistics([...scores].reverse());
		if (Number.isNaN(forth.alpha)) expect(back.alpha).toBeNaN();
		else {
			expect(forth.alpha).toBeLessThanOrEqual(1 + 1e-9);
			expect(back.alpha).toBeCloseTo(forth.alpha, 6);
		}
		for (const { discrimination } of itemStatistics(scores)) {
			if (!Number.isNaN(discrimination)) expect(Math.abs(discrimination)).toBeLessThanOrEqual(1 + 1e-9);
		}
	};

	it('alpha is at most 1, discrimination within ±1, and neither cares about the order of students', () => {
		fc.assert(fc.property(matrix, alphaHolds));
	});

	const copyAgrees = (column: number[]): void => {
		const { alpha } = testStatistics(column.map((value) => [value, value]));
		if (!Number.isNaN(alpha)) expect(alpha).toBeCloseTo(1, 6);
	};

	it('an item beside its own copy has alpha 1', () => {
		fc.assert(fc.property(fc.array(share, { minLength: 3, maxLength: 20 }), copyAgrees));
	});
});

describe('variants and branches', () => {
	const students = [
		student('a', [item(0, 80, { seed: 2, ...call('fits', 'FIT-OK', true) })]),
		student('b', [item(0, 40, { seed: 2, ...call('too-fitted', 'FIT-OK') })]),
		student('c', [item(0, -10, { ...call('fits', 'FIT-OK', true), branch: 'right-wrong-reason' })]),
		student('d', [item(0, 0)]),
		student('e', []),
		student('f', [item(0, null)])
	];

	it('gives p for each draw, without those that could not be replayed', () => {
		const of = { item: 0, name: 'a', variant: 0, n: 2 };
		expect(variantStatistics(students)).toEqual([
			{ ...of, seed: 1, p: -0.05 },
			{ ...of, seed: 2, p: expect.closeTo(0.6, 12) as number }
		]);
	});

	it('keeps drawn cases of one name apart from their twin', () => {
		const twins = [student('a', [item(0, 100)]), student('b', [item(0, 0, { variant: 1 })])];
		expect(variantStatistics(twins).map(({ variant, p }) => [variant, p])).toEqual([
			[0, 1],
			[1, 0]
		]);
	});

	it('counts feedback branches, those without a commitment among them', () => {
		expect(branchCounts(students, 0)).toEqual({
			'right-reason': 1,
			'right-wrong-reason': 1,
			'wrong-sound-evidence': 0,
			wrong: 1,
			none: 3
		});
	});

	it('fills what is missing with 0, and leaves out who has an item that nobody knows', () => {
		expect(scoreMatrix(students, 2)).toEqual([
			[0.8, 0],
			[0.4, 0],
			[-0.1, 0],
			[0, 0],
			[0, 0]
		]);
	});
});
