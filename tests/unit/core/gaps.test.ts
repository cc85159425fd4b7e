import { describe, expect, test } from 'vitest';
import { drawBinomial } from '#lib/core/draws.ts';
import { finding } from '#lib/core/findings.ts';
import { crossValidated, lossGap, shareGap } from '#lib/core/gaps.ts';
import type { Measured } from '#lib/core/measured.ts';
import { createStream } from '#lib/core/random.ts';
import { mean } from '#lib/core/summaries.ts';

const width = ({ interval }: Measured) => (interval ? interval.high - interval.low : NaN);

describe('the gap of a share', () => {
	test('by hand: three refits, 100 rows', () => {
		const gap = shareGap([0.9, 0.92, 0.94], [0.8, 0.8, 0.8], 100);
		// Gaps 0.10, 0.12, 0.14: variance 0.0004, over 3 refits; rows 0.8 × 0.2 / 100.
		expect(gap.value).toBeCloseTo(0.12, 14);
		expect(gap.variance?.rows).toBeCloseTo(0.0016, 14);
		expect(gap.variance?.refits).toBeCloseTo(0.0004 / 3, 14);
		const half = 1.959963984540054 * Math.sqrt(0.0016 + 0.0004 / 3);
		expect(gap.interval).toEqual({
			low: expect.closeTo(0.12 - half, 12) as number,
			high: expect.closeTo(0.12 + half, 12) as number,
			level: 0.95,
			method: 'gap'
		});
		expect([gap.n, gap.refits]).toEqual([100, 3]);
	});
	test('more refits shrink their own term and never that of the rows', () => {
		const few = shareGap([0.9, 0.94], [0.8, 0.8], 100);
		const many = shareGap(
			Array.from({ length: 40 }, (_, i) => (i % 2 ? 0.9 : 0.94)),
			new Array<number>(40).fill(0.8),
			100
		);
		expect(many.variance?.refits).toBeLessThan((few.variance?.refits ?? 0) / 15);
		expect(many.variance?.rows).toBeCloseTo(few.variance?.rows ?? NaN, 15);
		expect(width(many)).toBeGreaterThan(2 * 1.95 * 0.04);
	});
	test('one refit speaks of that fit alone', () =>
		expect(shareGap([1], [0.75], 40).variance).toEqual({ refits: 0, rows: (0.75 * 0.25) / 40 }));
	test('a share of 1 on 20 rows is not certain', () => expect(shareGap([1], [1], 20).variance?.rows).toBeCloseTo((0.975 * 0.025) / 20, 15));
	test('positive when unseen data is worse', () => expect(shareGap([0.7], [0.8], 50).value).toBeCloseTo(-0.1, 14));
	test('nonsense is refused', () => {
		expect(() => shareGap([], [], 5)).toThrow(RangeError);
		expect(() => shareGap([1], [1, 1], 5)).toThrow(RangeError);
		expect(() => shareGap([1], [1], 0)).toThrow(RangeError);
	});
});

describe('the gap of a loss', () => {
	test('by hand: log loss of two refits on four rows', () => {
		const gap = lossGap(
			[0.1, 0.3],
			[
				[1, 2, 3, 2],
				[1, 4, 3, 4]
			]
		);
		// Gaps 1.9 and 2.7. Rows averaged over refits, less the mean 2.5: −1.5, 0.5, 0.5, 0.5; variance 3/3 = 1, over 4 rows.
		expect(gap.value).toBeCloseTo(2.3, 14);
		expect(gap.variance).toEqual({ refits: expect.closeTo(0.32 / 2, 14) as number, rows: expect.closeTo(0.25, 14) as number });
	});
	test('by hand: RMSE by the delta method', () => {
		const gap = lossGap([1], [[1, 7]], { statistic: 'rootMean' });
		// RMSE 2; (squared error − 4) / (2 × 2) = ∓0.75, variance 1.125, over 2 rows.
		expect(gap.value).toBe(1);
		expect(gap.variance?.rows).toBeCloseTo(1.125 / 2, 14);
	});
	test('an RMSE without spread has no rows’ term', () =>
		expect(lossGap([1], [[4, 4, 4]], { statistic: 'rootMean' }).variance).toEqual({ refits: 0, rows: 0 }));
	test('nonsense is refused', () => {
		expect(() => lossGap([1], [[1]])).toThrow(RangeError);
		expect(() => lossGap([1, 1], [[1, 2], [1]])).toThrow(RangeError);
		expect(() => lossGap([1], [])).toThrow(RangeError);
	});
});

describe('cross-validation', () => {
	test('by hand: five folds of 80 and 20', () => {
		const result = crossValidated([0.8, 0.82, 0.78, 0.84, 0.76], 80, 20);
		// s² = 0.001; (1/5 + 1/4) s² = 0.00045; t on 4 degrees of freedom 2.776445.
		expect(result.value).toBeCloseTo(0.8, 14);
		expect((result.variance?.refits ?? 0) + (result.variance?.rows ?? 0)).toBeCloseTo(0.00045, 15);
		expect(result.interval?.high).toBeCloseTo(0.8 + 2.7764451 * Math.sqrt(0.00045), 8);
	});
	test('nonsense is refused', () => {
		expect(() => crossValidated([0.8], 80, 20)).toThrow(RangeError);
		expect(() => crossValidated([0.8, 0.9], 0, 20)).toThrow(RangeError);
	});
	test('covers the truth where the textbook interval falls short (means as models, fixed seeds)', () => {
		// The model is the training mean, its score the mean squared error: folds share training and test rows over 10 repeats.
		const [n, nTest, repeats] = [40, 8, 10];
		let [corrected, naive, runs] = [0, 0, 300];
		for (let run = 0; run < runs; run++) {
			const stream = createStream(`cv ${run}`);
			const y = Float64Array.from({ length: n }, stream.normal);
			const scores = Array.from({ length: repeats }, () => {
				const order = stream.permutation(n);
				const centre = mean(Array.from(order.slice(nTest), (i) => y[i]));
				return mean(Array.from(order.slice(0, nTest), (i) => (y[i] - centre) ** 2));
			});
			const truth = 1 + 1 / (n - nTest);
			const { value, interval, variance } = crossValidated(scores, n - nTest, nTest);
			if (interval && interval.low <= truth && truth <= interval.high) corrected++;
			if (Math.abs(value - truth) < 2.262 * Math.sqrt(variance?.refits ?? 0)) naive++;
		}
		expect(naive / runs).toBeLessThan(0.8);
		expect(corrected / runs).toBeGreaterThan(naive / runs + 0.12);
	});
});

describe('what the rule does (5 refits, sd 0.01, τ = 0.03, fixed seeds)', () => {
	/** Shares of `present` and `absent` over simulated experiments with a known gap. */
	const verdicts = (trueGap: number, n: number) => {
		const counts = { present: 0, absent: 0, inconclusive: 0 };
		const runs = 400;
		for (let run = 0; run < runs; run++) {
			const stream = createStream(`rule ${trueGap} ${n} ${run}`);
			// The rows are shared by the refits: one draw of their luck, and a little of its own for each refit.
			const validation = drawBinomial(stream, n, 0.8) / n;
			const train = Array.from({ length: 5 }, () => 0.8 + trueGap + 0.01 * stream.normal());
			const gap = shareGap(train, new Array<number>(5).fill(validation), n);
			counts[finding(gap.value, gap.interval ?? { low: NaN, high: NaN }, 0.03)]++;
		}
		return { present: counts.present / runs, absent: counts.absent / runs };
	};
	test('no gap is hardly ever called one, and is called none with enough rows', () => {
		for (const n of [60, 400, 2000]) expect(verdicts(0, n).present).toBeLessThan(0.03);
		expect(verdicts(0, 2000).absent).toBeGreaterThan(0.95);
		expect(verdicts(0, 60).absent).toBeLessThan(0.5);
	});
	test('a gap of 0.1 is found with 400 rows', () => expect(verdicts(0.1, 400).present).toBeGreaterThan(0.93));
});
