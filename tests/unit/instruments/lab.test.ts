import { beforeAll, describe, expect, it } from 'vitest';
import { canPair, pairedDifference, unpairedDifference } from '#lib/instruments/compare.ts';
import { runInstrument } from '#lib/instruments/registry.ts';
import type { RunEvidence } from '#lib/instruments/evidence.ts';
import { applyPatch } from '#lib/pipeline/patch.ts';
import { createBench, experimentOf, type Bench } from './bench.ts';

let bench: Bench;
beforeAll(async () => {
	bench = await createBench();
});

describe('the lab', () => {
	it('gives the same evidence for the same seed, and another for another', async () => {
		const fresh = await createBench();
		const a = await bench.lab.run(experimentOf(), 3);
		const b = await fresh.lab.run(experimentOf(), 3);
		const c = await bench.lab.run(experimentOf(), 4);
		expect(b.digest).toBe(a.digest);
		expect(b.scores).toEqual(a.scores);
		expect(c.digest).not.toBe(a.digest);
	});

	it('says when a table had more train rows than models are trained on', async () => {
		const experiment = experimentOf({ split: { train: 20_400, validation: 100 }, model: { kind: 'majority' }, refits: 1 });
		const { sampled, sizes } = await bench.lab.run(experiment, 1);
		expect(sampled).toEqual({ from: 20_400, to: 20_000, by: 'row' });
		expect(sizes.train).toBe(20_000);
		expect((await bench.lab.run(experimentOf(), 1)).sampled).toBeUndefined();
	});

	it('trains all jobs in one call and does not train the same one twice', async () => {
		const { lab, calls } = await createBench();
		const experiment = experimentOf();
		const other = applyPatch(experiment, { 'pipeline.model.l2': 0.1 });
		const [first, second, again] = await lab.runMany([
			{ experiment, seed: 1 },
			{ experiment: other, seed: 1 },
			{ experiment, seed: 1 }
		]);
		expect(calls).toEqual([4]);
		expect(again.digest).toBe(first.digest);
		expect(second.digest).not.toBe(first.digest);
		await lab.run(experiment, 1);
		expect(calls).toEqual([4]);
	});

	it('opens the sealed set and draws fresh rows only when asked', async () => {
		const experiment = experimentOf({ split: { test: 300 } });
		const closed = await bench.lab.run(experiment, 1);
		expect(Object.keys(closed.scores)).toEqual(['train', 'validation']);
		const open = await bench.lab.run(experiment, 1, { parts: ['test', 'fresh'], nFresh: 500 });
		expect(open.scores.test?.accuracy?.n).toBe(300);
		expect(open.scores.fresh?.accuracy?.n).toBe(500);
		expect(open.digest).toBe(closed.digest);
	});

	it('computes gap, baseline and ceiling of a run as by hand', async () => {
		const run = await bench.lab.run(experimentOf(), 1);
		const [train, validation] = [run.scores.train?.accuracy, run.scores.validation?.accuracy];
		expect(run.gap.value).toBeCloseTo((train?.measured.value as number) - (validation?.measured.value as number), 12);
		expect(run.baseline.value).toBeGreaterThan(0.4);
		expect(run.ceiling).toMatchObject({ metric: 'accuracy', source: 'exact' });
		const mean = run.validationRows.reduce((sum, row) => sum + row, 0) / run.validationRows.length;
		expect(mean).toBeCloseTo(validation?.measured.value as number, 6);
	});

	it('reports progress that never falls and ends at 1, for mixed models', async () => {
		const { lab } = await createBench();
		const seen: number[] = [];
		await lab.runMany(
			[
				{ experiment: experimentOf({ refits: 1 }), seed: 5 },
				{ experiment: experimentOf({ model: { kind: 'random-forest', trees: 5, maxDepth: 3 }, refits: 2 }), seed: 5 }
			],
			{ onProgress: (fraction) => seen.push(fraction) }
		);
		expect(seen.length).toBeGreaterThan(5);
		expect(seen.every((fraction, i) => i === 0 || fraction >= seen[i - 1])).toBe(true);
		expect(seen[seen.length - 1]).toBeCloseTo(1, 9);
	});

	it('stops when it is cancelled', async () => {
		const { lab } = await createBench();
		const abort = new AbortController();
		const running = lab.run(experimentOf({ model: { kind: 'mlp', hidden: [64, 64] }, fit: { epochs: 2000 }, refits: 4 }), 1, {
			signal: abort.signal,
			onEpoch: () => abort.abort()
		});
		await expect(running).rejects.toThrow();
	});

	it('scores a run stopped early on rows that did not choose the epoch', async () => {
		const experiment = experimentOf({ model: { kind: 'mlp', hidden: [16] } });
		const [stopped, half] = await bench.lab.runMany([
			{ experiment, seed: 2, earlyStop: true },
			{ experiment, seed: 2, secondHalf: true }
		]);
		expect(stopped.validationIds.length).toBe(500);
		expect(canPair(stopped, half)).toBe(true);
		expect(canPair(stopped, await bench.lab.run(experiment, 2))).toBe(false);
	});

	it('trains on rows that are named, and keeps their numbers', async () => {
		const experiment = experimentOf();
		const { ids } = bench.lab.prepare(experiment, 1);
		const rows = { train: ids.train.slice(0, 50), validation: ids.validation.slice(0, 100) };
		const [run, same, swapped] = await bench.lab.runMany([
			{ experiment, seed: 1, rows },
			{ experiment: applyPatch(experiment, { 'pipeline.split.train': 50, 'pipeline.split.validation': 1000 }), seed: 1 },
			{ experiment, seed: 1, rows: { train: ids.validation.slice(0, 50), validation: ids.validation.slice(50, 150) } }
		]);
		expect(run.sizes).toEqual({ train: 50, validation: 100, test: 0 });
		expect([...run.validationIds]).toEqual([...ids.validation.slice(0, 100)]);
		// The first 50 training rows are what a split of 50 takes, so the model is the same.
		expect(run.scores.train).toEqual(same.scores.train);
		expect(canPair(run, swapped)).toBe(false);
	});

	it('refuses to name rows where a step changes them before the split', async () => {
		const experiment = experimentOf({ steps: [{ kind: 'deduplicate', fitOn: 'all', ignore: [], compareTarget: true }] });
		const rows = { train: Int32Array.of(0, 1, 2), validation: Int32Array.of(3, 4) };
		await expect(bench.lab.runMany([{ experiment, seed: 1, rows }])).rejects.toThrow(/deduplicate/);
	});

	it('shuffles labels of all study rows: what is left is chance', async () => {
		const experiment = experimentOf({ world: { kind: 'moons', noise: 0.15 }, model: { kind: 'nearest-neighbours', k: 5 }, refits: 1 });
		const [honest, shuffled, other] = await bench.lab.runMany([
			{ experiment, seed: 1 },
			{ experiment, seed: 1, shuffle: 0 },
			{ experiment, seed: 1, shuffle: 1 }
		]);
		expect(honest.scores.validation?.accuracy?.measured.value).toBeGreaterThan(0.9);
		expect(Math.abs((shuffled.scores.validation?.accuracy?.measured.value as number) - 0.5)).toBeLessThan(0.06);
		expect(other.digest).not.toBe(shuffled.digest);
	});

	it('says by which metric a task cannot be decided', async () => {
		await expect(bench.lab.run(experimentOf(), 1, { metric: 'rmse' })).rejects.toThrow(/rmse has no value here/);
	});
});

describe('paired differences', () => {
	it('is positive when b is better, and tighter than two separate measurements', async () => {
		const experiment = experimentOf({ refits: 1 });
		const [poor, good] = await bench.lab.runMany([
			{ experiment, seed: 1 },
			{ experiment: applyPatch(experiment, { 'pipeline.model': { kind: 'mlp', hidden: [32] }, 'pipeline.fit.epochs': 120 }), seed: 1 }
		]);
		const paired = pairedDifference(poor, good);
		const apart = unpairedDifference(poor, good);
		expect(paired.difference).toBeGreaterThan(0.02);
		expect(paired.difference).toBeCloseTo(apart.difference, 12);
		expect(paired.interval.high - paired.interval.low).toBeLessThan(apart.interval.high - apart.interval.low);
		expect(pairedDifference(good, poor).difference).toBeCloseTo(-paired.difference, 12);
	});

	it('matches hand-worked numbers', () => {
		const base = { metric: 'accuracy', task: 'classification', validationIds: Int32Array.of(0, 1, 2, 3) } as unknown as RunEvidence;
		const run = (rows: readonly number[], perRefit: readonly number[]): RunEvidence => ({
			...base,
			validationRows: Float32Array.from(rows),
			scores: { validation: { accuracy: { n: 4, perRefit, measured: { value: 0, interval: null, n: 4, refits: 1 } } } }
		});
		// Differences 1, 0, 0, 0: mean 0.25, s² = 0.25, variance of the mean 0.0625.
		const { difference, interval, n } = pairedDifference(run([0, 1, 1, 0], [0.5]), run([1, 1, 1, 0], [0.75]));
		expect(difference).toBeCloseTo(0.25, 12);
		expect(interval.high - difference).toBeCloseTo(1.959963984540054 * 0.25, 9);
		expect(n).toBe(4);
	});

	it('refuses rows that differ', async () => {
		const a = await bench.lab.run(experimentOf(), 1);
		const b = await bench.lab.run(experimentOf({ split: { validation: 900 } }), 1);
		expect(() => pairedDifference(a, b)).toThrow(/same validation rows/);
		expect(Number.isFinite(unpairedDifference(a, b).difference)).toBe(true);
	});
});

describe('the learning curve', () => {
	it('keeps the validation rows while the training rows grow', async () => {
		const evidence = await runInstrument(bench.lab, 'more-rows', experimentOf(), 1);
		if (evidence.kind !== 'sweep') throw new Error('A learning curve is a sweep.');
		expect(evidence.points.map(({ x }) => x)).toEqual([50, 100, 200, 400, 800]);
		expect(evidence.points.every(({ run }) => canPair(run, evidence.base))).toBe(true);
	});

	it('names the instruments it knows when asked for another', () => {
		expect(() => runInstrument(bench.lab, 'crystal-ball', experimentOf(), 1)).toThrow(/crystal-ball.*Known: .*more-rows/);
	});
});
