import { describe, expect, test } from 'vitest';
import { bootstrapAuc, delongAuc, delongPaired } from '#lib/core/auc.ts';
import { rocAucScore } from '#lib/core/metrics.ts';
import { normalCdf } from '#lib/core/portable-math.ts';
import { createStream } from '#lib/core/random.ts';
import { oracles } from './oracles.ts';

const { yTrue, first, second, ...expected } = oracles.delong;

describe('DeLong, against its definition over all pairs (NumPy 1.24.2)', () => {
	test('one AUC', () => {
		const { value, variance, interval, n } = delongAuc(yTrue, first);
		expect(value).toBeCloseTo(expected.auc, 14);
		expect(variance?.rows).toBeCloseTo(expected.variance, 14);
		expect(interval?.low).toBeCloseTo(expected.auc - 1.959963984540054 * Math.sqrt(expected.variance), 12);
		expect(interval?.high).toBeLessThanOrEqual(1);
		expect(n).toBe(yTrue.length);
	});
	test('two AUCs on the same rows', () => {
		const paired = delongPaired(yTrue, first, second);
		expect(paired.value).toBeCloseTo(expected.difference, 14);
		expect(paired.variance?.rows).toBeCloseTo(expected.differenceVariance, 14);
		expect(paired.pValue).toBeCloseTo(expected.pValue, 12);
		expect(delongPaired(yTrue, second, first).value).toBeCloseTo(-expected.difference, 14);
	});
	test('by hand: two against two, one pair in the wrong order', () => {
		// Positives beat 1 and ½ of the negatives, negatives are beaten by ½ and 1: both variances are ⅛, over 2 rows each.
		const { value, variance } = delongAuc([1, 1, 0, 0], [4, 2, 3, 1]);
		expect(value).toBe(0.75);
		expect(variance?.rows).toBeCloseTo(0.125 / 2 + 0.125 / 2, 15);
	});
});

describe('where there is nothing to say', () => {
	test('a perfect ranking has no interval', () =>
		expect(delongAuc([0, 0, 1, 1], [1, 2, 3, 4])).toMatchObject({ value: 1, interval: null }));
	test('equal rankings differ by 0, without an interval', () => {
		expect(
			delongPaired(
				yTrue,
				first,
				first.map((p) => p * 2)
			)
		).toMatchObject({ value: 0, interval: null, pValue: NaN });
	});
	test('one row of a class, or none', () => {
		expect(() => delongAuc([1, 0, 0], [3, 2, 1])).toThrow(/1 positive and 2 negative/);
		expect(() => bootstrapAuc(createStream(1), [1, 1], [1, 2])).toThrow(RangeError);
	});
});

describe('coverage by simulation (fixed seeds)', () => {
	const truth = normalCdf(1 / Math.SQRT2); // positives are shifted by one standard deviation
	const draw = (run: number, n: number) => {
		const stream = createStream(`auc ${run}`);
		const labels = Array.from({ length: n }, (_, i) => (i % 4 === 0 ? 1 : 0));
		return { stream, labels, scores: labels.map((y) => y + stream.normal()) };
	};
	const share = (runs: number, covers: (run: number) => boolean) =>
		Array.from({ length: runs }, (_, run) => covers(run)).filter(Boolean).length / runs;
	test('DeLong', () => {
		const covered = share(600, (run) => {
			const { labels, scores } = draw(run, 160);
			const { interval } = delongAuc(labels, scores);
			return interval !== null && interval.low <= truth && truth <= interval.high;
		});
		expect(covered).toBeGreaterThan(0.92);
		expect(covered).toBeLessThan(0.975);
	});
	test('stratified bootstrap', () => {
		const covered = share(150, (run) => {
			const { stream, labels, scores } = draw(run, 120);
			const { value, interval } = bootstrapAuc(stream, labels, scores, { resamples: 200 });
			expect(value).toBe(rocAucScore(labels, scores));
			return interval !== null && interval.low <= truth && truth <= interval.high;
		});
		expect(covered).toBeGreaterThan(0.87);
		expect(covered).toBeLessThan(0.99);
	});
	test('p-values of equal models are even', () => {
		const below = share(400, (run) => {
			const { stream, labels, scores } = draw(run, 160);
			return (
				delongPaired(
					labels,
					scores.map((s) => s + 0.5 * stream.normal()),
					scores.map((s) => s + 0.5 * stream.normal())
				).pValue < 0.1
			);
		});
		expect(below).toBeGreaterThan(0.06);
		expect(below).toBeLessThan(0.15);
	});
});
