import { describe, expect, test } from 'vitest';
import {
	blockResampler,
	bootstrapInterval,
	bootstrapRows,
	groupResampler,
	pairedBootstrap,
	rowResampler,
	stratifiedResampler
} from '#lib/core/bootstrap.ts';
import { createStream } from '#lib/core/random.ts';
import { mean, quantile, sampleVariance } from '#lib/core/summaries.ts';
import { oracles } from './oracles.ts';

const normals = (seed: string, n: number) => Float64Array.from({ length: n }, createStream(seed).normal);

describe('summaries', () => {
	test.each(oracles.quantiles.q.map((q, i) => [q, oracles.quantiles.y[i]]))('the %f quantile is NumPy 1.24.2’s', (q, y) => {
		expect(quantile(oracles.quantiles.values, q)).toBeCloseTo(y, 14);
	});
	test('by hand, and undefined', () => {
		expect(mean([1, 2, 6])).toBe(3);
		expect(sampleVariance([1, 2, 6])).toBe(7);
		expect(mean([])).toBeNaN();
		expect(sampleVariance([1])).toBeNaN();
		expect(quantile([], 0.5)).toBeNaN();
		expect(() => quantile([1, NaN], 0.5)).toThrow(RangeError);
		expect(() => quantile([1], 1.5)).toThrow(RangeError);
	});
});

describe('resamplers', () => {
	const stream = createStream('resamplers');
	test('rows: all of them can come, about 63 % do', () => {
		const draw = rowResampler(1000);
		const distinct = Array.from({ length: 50 }, () => new Set(draw(stream)).size / 1000);
		expect(mean(distinct)).toBeGreaterThan(0.62);
		expect(mean(distinct)).toBeLessThan(0.645);
	});
	test('stratified: the count of each label never changes', () => {
		const labels = [0, 1, 1, 0, 0, 2];
		const draw = stratifiedResampler(labels);
		for (let i = 0; i < 20; i++) expect(Array.from(draw(stream), (row) => labels[row]).sort()).toEqual([0, 0, 0, 1, 1, 2]);
	});
	test('groups: whole, as many as there are', () => {
		const groups = [5, 5, 5, 9, 9, 7];
		const draw = groupResampler(groups);
		for (let i = 0; i < 20; i++) {
			const counts = new Map<number, number>();
			for (const row of draw(stream)) counts.set(row, (counts.get(row) ?? 0) + 1);
			expect(counts.get(0)).toBe(counts.get(1));
			expect(counts.get(0)).toBe(counts.get(2));
			expect(counts.get(3)).toBe(counts.get(4));
			expect((counts.get(0) ?? 0) + (counts.get(3) ?? 0) + (counts.get(5) ?? 0)).toBe(3);
		}
	});
	test('blocks: runs of neighbours', () => {
		const rows = blockResampler(10, 4)(stream);
		expect(rows.length).toBe(10);
		for (const start of [0, 4, 8]) for (let k = 1; k < 4 && start + k < 10; k++) expect(rows[start + k]).toBe(rows[start] + k);
		expect(Math.max(...rows)).toBeLessThan(10);
	});
	test('nothing to resample', () => {
		expect(() => rowResampler(0)).toThrow(RangeError);
		expect(() => groupResampler([])).toThrow(RangeError);
		expect(() => blockResampler(5, 6)).toThrow(/from 1 to 5/);
	});
});

describe('the interval of a mean', () => {
	test('comes close to the textbook one where that is right', () => {
		const values = normals('mean', 400);
		const { value, interval, n } = bootstrapRows(createStream(1), values, { resamples: 4000 });
		const half = 1.96 * Math.sqrt(sampleVariance(values) / 400);
		expect(value).toBe(mean(values));
		expect(n).toBe(400);
		expect(interval?.low).toBeCloseTo(value - half, 1.9);
		expect(Math.abs((interval?.high ?? NaN) - value - half)).toBeLessThan(0.01);
	});
	test('the same stream gives the same interval', () => {
		const values = normals('again', 50);
		expect(bootstrapRows(createStream(1), values)).toEqual(bootstrapRows(createStream(1), values));
		expect(bootstrapRows(createStream(1), values)).not.toEqual(bootstrapRows(createStream(2), values));
	});
	test('of an RMSE, from squared errors', () => {
		const squares = normals('rmse', 300).map((z) => 4 * z * z);
		const { value, interval } = bootstrapRows(createStream(1), squares, { statistic: 'rootMean' });
		expect(value).toBe(Math.sqrt(mean(squares)));
		// The standard error of a normal's RMSE is σ / √(2n) = 0.0816.
		const width = (interval?.high ?? NaN) - (interval?.low ?? NaN);
		expect(width / (2 * 1.96 * 0.0816)).toBeGreaterThan(0.75);
		expect(width / (2 * 1.96 * 0.0816)).toBeLessThan(1.3);
	});
	test('a statistic that is undefined on a sample is an error', () => {
		expect(() => bootstrapInterval(createStream(1), rowResampler(3), () => NaN)).toThrow(/undefined on a bootstrap sample/);
		expect(() => bootstrapInterval(createStream(1), rowResampler(3), () => 1, { level: 1 })).toThrow(RangeError);
	});
});

describe('paired differences', () => {
	const hard = normals('hard', 200);
	const [noiseA, noiseB] = [normals('a', 200), normals('b', 200)];
	const first = hard.map((h, i) => 3 * h + 0.2 * noiseA[i]);
	const second = hard.map((h, i) => 3 * h + 0.2 * noiseB[i] + 0.1);
	test('second minus first, far narrower than two intervals apart', () => {
		const paired = pairedBootstrap(createStream(1), first, second);
		expect(paired.value).toBeCloseTo(mean(second) - mean(first), 14);
		expect(paired.interval?.low).toBeGreaterThan(0);
		const alone = bootstrapRows(createStream(1), first).interval;
		expect((paired.interval?.high ?? 0) - (paired.interval?.low ?? 0)).toBeLessThan(0.2 * ((alone?.high ?? 0) - (alone?.low ?? 0)));
	});
	test('swapping the models turns the sign', () => {
		const [there, back] = [pairedBootstrap(createStream(1), first, second), pairedBootstrap(createStream(1), second, first)];
		expect(back.value).toBeCloseTo(-there.value, 14);
		expect(back.interval?.low).toBeCloseTo(-(there.interval?.high ?? NaN), 12);
	});
	test('of an RMSE', () => {
		const paired = pairedBootstrap(createStream(1), [4, 4, 4], [9, 9, 9], { statistic: 'rootMean' });
		expect([paired.value, paired.interval?.low, paired.interval?.high]).toEqual([1, 1, 1]);
	});
	test('other rows are refused', () => expect(() => pairedBootstrap(createStream(1), [1, 2], [1])).toThrow(RangeError));
});

describe('coverage by simulation (fixed seeds)', () => {
	const share = (runs: number, covers: (run: number) => boolean) =>
		Array.from({ length: runs }, (_, run) => covers(run)).filter(Boolean).length / runs;
	const holds = (interval: { low: number; high: number } | null, truth: number) =>
		interval !== null && interval.low <= truth && truth <= interval.high;
	test('rows, with a mean of skewed losses', () => {
		const covered = share(400, (run) => {
			const stream = createStream(`skew ${run}`);
			const losses = Float64Array.from({ length: 120 }, () => stream.normal() ** 2);
			return holds(bootstrapRows(stream, losses, { resamples: 300 }).interval, 1);
		});
		expect(covered).toBeGreaterThan(0.89);
		expect(covered).toBeLessThan(0.975);
	});
	/** 30 groups of 8 rows whose errors hang together: correlation ½ within a group. */
	const grouped = (run: number) => {
		const stream = createStream(`groups ${run}`);
		const effects = Float64Array.from({ length: 30 }, stream.normal);
		return {
			stream,
			values: Float64Array.from({ length: 240 }, (_, i) => effects[i >> 3] + stream.normal()),
			groups: Int32Array.from({ length: 240 }, (_, i) => i >> 3)
		};
	};
	test('groups: resampling groups covers, resampling rows does not', () => {
		const byGroup = share(300, (run) => {
			const { stream, values, groups } = grouped(run);
			return holds(bootstrapRows(stream, values, { resamples: 300, resampler: groupResampler(groups) }).interval, 0);
		});
		const byRow = share(300, (run) => {
			const { stream, values } = grouped(run);
			return holds(bootstrapRows(stream, values, { resamples: 300 }).interval, 0);
		});
		expect(byGroup).toBeGreaterThan(0.88);
		expect(byRow).toBeLessThan(0.75);
	});
	/** A series in which each row remembers 0.7 of the one before. */
	const series = (run: number) => {
		const stream = createStream(`series ${run}`);
		let last = stream.normal() / Math.sqrt(1 - 0.49);
		return { stream, values: Float64Array.from({ length: 400 }, () => (last = 0.7 * last + stream.normal())) };
	};
	test('time: resampling blocks covers, resampling rows does not', () => {
		const byBlock = share(300, (run) => {
			const { stream, values } = series(run);
			return holds(bootstrapRows(stream, values, { resamples: 300, resampler: blockResampler(400, 20) }).interval, 0);
		});
		const byRow = share(300, (run) => {
			const { stream, values } = series(run);
			return holds(bootstrapRows(stream, values, { resamples: 300 }).interval, 0);
		});
		expect(byBlock).toBeGreaterThan(0.85);
		expect(byRow).toBeLessThan(0.7);
	});
});
