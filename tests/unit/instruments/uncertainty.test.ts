import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { delongAuc } from '#lib/core/auc.ts';
import { lossGap, shareGap } from '#lib/core/gaps.ts';
import { wilsonInterval } from '#lib/core/proportions.ts';
import { createStream } from '#lib/core/random.ts';
import { gapBetween } from '#lib/instruments/compare.ts';
import { scorePart } from '#lib/instruments/scores.ts';
import { effectiveRows, proportionOverRefits, refitVariance, rowStatistic, varianceOfMean } from '#lib/instruments/uncertainty.ts';
import type { PartScore } from '#lib/instruments/evidence.ts';

const score = (n: number, perRefit: readonly number[], isTrain: boolean): PartScore => ({
	n,
	perRefit,
	measured: proportionOverRefits(perRefit, n, isTrain)
});

describe('varianceOfMean', () => {
	it('is s² / n of independent rows', () => {
		// 1, 2, 3, 6: mean 3, squares 4 + 1 + 0 + 9 = 14, s² = 14/3.
		expect(varianceOfMean([1, 2, 3, 6])).toBeCloseTo(14 / 12, 12);
	});

	it('goes by groups where rows come in groups', () => {
		// Mean 3; group sums of deviations −3 and +3; 2/1 · (9 + 9) / 16.
		expect(varianceOfMean([1, 2, 3, 6], [0, 0, 1, 1])).toBeCloseTo(36 / 16, 12);
		// A negative code is a row on its own, so this is the plain variance.
		expect(varianceOfMean([1, 2, 3, 6], [-1, -1, -1, -1])).toBeCloseTo(14 / 12, 12);
	});

	it('is unknown with one row or one group', () => {
		expect(varianceOfMean([1])).toBeNaN();
		expect(varianceOfMean([1, 2], [4, 4])).toBeNaN();
	});

	it('counts copies of a row as one row', () => {
		const rows = [1, 0, 1, 1, 0, 1, 1, 0, 1, 1];
		const copied = rows.flatMap((row) => [row, row, row]);
		const groups = rows.flatMap((_, i) => [i, i, i]);
		expect(effectiveRows(copied, groups)).toBeCloseTo((0.7 * 0.3) / varianceOfMean(rows), 9);
		expect(effectiveRows(copied, null)).toBe(30);
		expect(effectiveRows([1, 1, 1, 1], [0, 0, 1, 1])).toBe(2);
	});
});

describe('proportionOverRefits', () => {
	it('is Wilson with one refit', () => {
		const { interval } = proportionOverRefits([0.8], 50, false);
		const wilson = wilsonInterval(40, 50);
		expect(interval?.low).toBeCloseTo(wilson.low, 12);
		expect(interval?.high).toBeCloseTo(wilson.high, 12);
	});

	it('has no interval over rows on training rows', () => {
		expect(proportionOverRefits([0.8], 50, true).interval).toBeNull();
		expect(proportionOverRefits([0.8, 0.9], 50, true).variance).toEqual({ refits: expect.closeTo(0.0025, 12) as number, rows: 0 });
	});

	it('is NaN without an interval when nothing was measured', () => {
		expect(proportionOverRefits([NaN], 0, false)).toMatchObject({ value: NaN, interval: null });
	});
});

describe('rowStatistic', () => {
	it('is the root of the mean square with the delta method', () => {
		// Squares 1, 1, 4, 10: mean 4, RMSE 2, s² = (9 + 9 + 0 + 36)/3 = 18, variance of the mean 4.5, of the root 4.5/16.
		const measured = rowStatistic([2], [[1, 1, 4, 10]], 'root-mean', false);
		expect(measured.variance?.rows).toBeCloseTo(4.5 / 16, 12);
		expect(measured.interval?.high).toBeCloseTo(2 + 1.959963984540054 * Math.sqrt(4.5 / 16), 9);
	});
});

describe('gapBetween', () => {
	it('agrees with the gap of core for shares', () => {
		const [train, unseen] = [score(100, [0.95, 0.9, 1], true), score(400, [0.8, 0.82, 0.78], false)];
		const gap = gapBetween('accuracy', train, unseen);
		const core = shareGap(train.perRefit, unseen.perRefit, 400);
		expect(gap.value).toBeCloseTo(core.value, 12);
		expect(gap.interval?.low).toBeCloseTo(core.interval?.low as number, 12);
		expect(gap.variance).toEqual(core.variance);
	});

	it('agrees with the gap of core at a share of 1, where the plug-in variance would be 0', () => {
		const gap = gapBetween('accuracy', score(100, [1], true), score(40, [1], false));
		expect(gap.variance?.rows).toBeCloseTo(shareGap([1], [1], 40).variance?.rows as number, 15);
		expect(gap.variance?.rows).toBeGreaterThan(0);
	});

	it('agrees with the gap of core for losses, and is positive when validation is worse', () => {
		const rows = [
			[0.1, 0.9, 0.4, 0.2],
			[0.3, 0.8, 0.1, 0.4]
		];
		const unseen: PartScore = { n: 4, perRefit: [0.4, 0.4], measured: rowStatistic([0.4, 0.4], rows, 'mean', false) };
		const train: PartScore = { n: 9, perRefit: [0.1, 0.3], measured: rowStatistic([0.1, 0.3], [[0.1], [0.3]], 'mean', true) };
		const gap = gapBetween('logLoss', train, unseen);
		const core = lossGap([0.1, 0.3], rows);
		expect(gap.value).toBeCloseTo(0.2, 12);
		expect(gap.variance?.rows).toBeCloseTo(core.variance?.rows as number, 12);
		expect(gap.variance?.refits).toBeCloseTo(core.variance?.refits as number, 12);
	});

	it('keeps its terms apart: more refits shrink the first and never the second', () => {
		fc.assert(
			fc.property(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 20, max: 500 }), (times, n) => {
				const [train, unseen] = [
					[0.9, 0.96],
					[0.8, 0.7]
				];
				const many = (values: readonly number[]): number[] => Array.from({ length: times }, () => values).flat();
				const few = gapBetween('accuracy', score(50, train, true), score(n, unseen, false));
				const more = gapBetween('accuracy', score(50, many(train), true), score(n, many(unseen), false));
				expect(more.variance?.rows).toBeCloseTo(few.variance?.rows as number, 12);
				expect(more.variance?.refits).toBeLessThan(few.variance?.refits as number);
			})
		);
	});

	it('has no refits term with one refit', () => {
		expect(refitVariance([0.7])).toBe(0);
		expect(gapBetween('accuracy', score(50, [0.9], true), score(100, [0.8], false)).variance?.refits).toBe(0);
	});
});

describe('scorePart', () => {
	it('reads labels at the threshold that is asked for, and the ranking at none', () => {
		const part = { nClasses: 2, yTrue: Float32Array.of(0, 0, 1, 1, 1), perRefit: [Float64Array.of(0.05, 0.3, 0.2, 0.4, 0.9)] };
		const [half, low] = [0.5, 0.1].map((threshold) => scorePart({ ...part, threshold }, false));
		expect([half.recall, half.precision, half.accuracy].map((score) => score?.measured.value)).toEqual([1 / 3, 1, 3 / 5]);
		expect([low.recall, low.precision, low.accuracy].map((score) => score?.measured.value)).toEqual([1, 3 / 4, 4 / 5]);
		expect(low.rocAuc?.measured).toEqual(half.rocAuc?.measured);
		expect(low.logLoss?.measured).toEqual(half.logLoss?.measured);
		expect(scorePart(part, false)).toEqual(half);
	});

	const stream = createStream(4);
	const yTrue = Float32Array.from({ length: 60 }, () => stream.integer(2));
	const yProb = Float64Array.from(yTrue, (y) => 0.25 + 0.3 * y + 0.2 * stream.uniform());

	it('gives AUC with DeLong’s interval', () => {
		const auc = scorePart({ nClasses: 2, yTrue, perRefit: [yProb] }, false).rocAuc;
		const oracle = delongAuc(yTrue, yProb);
		expect(auc?.measured.value).toBeCloseTo(oracle.value, 12);
		expect(auc?.measured.variance?.rows).toBeCloseTo(oracle.variance?.rows as number, 12);
	});

	it('counts a diverged refit as wrong everywhere and leaves its ranking undefined', () => {
		const scores = scorePart({ nClasses: 2, yTrue, perRefit: [yProb.map(() => NaN)] }, false);
		expect(scores.accuracy?.measured.value).toBe(0);
		expect(scores.rocAuc?.measured.value).toBeNaN();
	});

	it('gives R² with an interval that covers by simulation', () => {
		const draws = createStream(9);
		let covered = 0;
		for (let k = 0; k < 200; k++) {
			const truth = Float32Array.from({ length: 200 }, () => draws.normal());
			const guess = Float64Array.from(truth, (y) => y + 0.6 * draws.normal());
			const { interval } = scorePart({ nClasses: 0, yTrue: truth, perRefit: [guess] }, false).r2?.measured ?? { interval: null };
			// R² = 1 − 0.36 / 1 in the population.
			if (interval && interval.low <= 0.64 && 0.64 <= interval.high) covered += 1;
		}
		expect(covered).toBeGreaterThanOrEqual(180);
		expect(covered).toBeLessThan(200);
	});

	it('widens by groups', () => {
		const groups = Int32Array.from(yTrue, (_, i) => Math.floor(i / 10));
		const wrong = Float64Array.from(yTrue, (y, i) => (Math.floor(i / 10) % 3 === 0 ? 1 - y : y));
		const plain = scorePart({ nClasses: 2, yTrue, perRefit: [wrong] }, false).accuracy?.measured;
		const grouped = scorePart({ nClasses: 2, yTrue, perRefit: [wrong], groups }, false).accuracy?.measured;
		expect(grouped?.value).toBe(plain?.value);
		expect(grouped?.variance?.rows).toBeCloseTo(
			varianceOfMean(
				Float64Array.from(yTrue, (_, i) => (Math.floor(i / 10) % 3 === 0 ? 0 : 1)),
				groups
			),
			12
		);
		expect(grouped?.variance?.rows).toBeGreaterThan(5 * (plain?.variance?.rows as number));
	});
});
