import { beforeAll, describe, expect, it } from 'vitest';
import { diagnose } from '#lib/diagnosis/diagnose.ts';
import type { ExperimentSpec } from '#lib/pipeline/spec.ts';
import { createBench, experimentOf, type Bench } from '../instruments/bench.ts';

let bench: Bench;
beforeAll(async () => {
	bench = await createBench();
});

const SEEDS = [0, 1, 2];

/** What the rules return on several seeds. */
async function primaries(experiment: ExperimentSpec, options = {}): Promise<readonly string[]> {
	const found: string[] = [];
	for (const seed of SEEDS) found.push((await diagnose(bench.lab, experiment, seed, options)).primary);
	return found;
}

const moons = (model: ExperimentSpec['pipeline']['model'], fit = {}, split = {}): ExperimentSpec =>
	experimentOf({ model, fit: { epochs: 60, learningRate: 0.02, ...fit }, split: { train: 800, validation: 2000, ...split } });

describe('diagnose, both sides of each cause', () => {
	it('a straight line on two moons is too simple, and a network is not', async () => {
		expect(await primaries(moons({ kind: 'logistic' }))).toEqual(SEEDS.map(() => 'UF-CAP'));
		expect(await primaries(moons({ kind: 'mlp', hidden: [16] }, { epochs: 120 }))).toEqual(SEEDS.map(() => 'FIT-OK'));
	}, 60_000);

	it('a heavy penalty is found, and taken off', async () => {
		expect(await primaries(moons({ kind: 'mlp', hidden: [16], l2: 0.1 }))).toEqual(SEEDS.map(() => 'UF-REG'));
	}, 60_000);

	it('tiny steps are found', async () => {
		expect(await primaries(moons({ kind: 'mlp', hidden: [16] }, { learningRate: 2e-4, epochs: 4 }))).toEqual(SEEDS.map(() => 'UF-OPT'));
	}, 60_000);

	it('a wide network on many columns of noise is too fitted, and a ridge line on the same rows is not', async () => {
		const wide = experimentOf({
			world: { kind: 'gaussians', features: 20, separation: 1 },
			split: { train: 300, validation: 3000 },
			model: { kind: 'mlp', hidden: [64, 64] },
			fit: { epochs: 30, learningRate: 0.02, batchSize: 16 }
		});
		const found = await primaries(wide);
		expect(found.filter((id) => id === 'OF-CAP' || id === 'OF-DATA').length).toBe(SEEDS.length);
		const line = { ...wide, pipeline: { ...wide.pipeline, model: { kind: 'logistic', l2: 0.1 } as const } };
		expect((await primaries(line)).filter((id) => id.startsWith('OF'))).toEqual([]);
	}, 120_000);

	it('flipped labels are chance: the ceiling is low and validation stands at it', async () => {
		const noisy = experimentOf({
			world: { kind: 'moons', flips: 0.25 },
			split: { train: 2000, validation: 4000 },
			model: { kind: 'mlp', hidden: [16], l2: 0.001 },
			fit: { epochs: 40, learningRate: 0.01 }
		});
		expect(await primaries(noisy)).toEqual(SEEDS.map(() => 'UF-NOISE'));
	}, 60_000);

	it('forty rows settle nothing', async () => {
		const verdict = await diagnose(bench.lab, moons({ kind: 'mlp', hidden: [16] }, {}, { train: 150, validation: 40 }), 1);
		expect(verdict.primary).toBe('INC');
		expect(verdict.wouldSettle?.n).toBeGreaterThan(40);
	});

	it('a withheld column is found when it is offered', async () => {
		const blind = experimentOf({
			world: { kind: 'hidden-signal' },
			split: { train: 800, validation: 2000 },
			model: { kind: 'mlp', hidden: [16] }
		});
		const full = { ...blind, world: { kind: 'hidden-signal', reveal: true } };
		const offered = await diagnose(bench.lab, full, 1);
		expect(offered.primary).toBe('FIT-OK');
	}, 60_000);

	it('says that a diverged run cannot be judged', async () => {
		const wild = experimentOf({
			world: { kind: 'gaussians' },
			model: { kind: 'mlp', hidden: [16] },
			fit: { optimizer: 'sgd', learningRate: 1, epochs: 60 }
		});
		const run = await bench.lab.run(wild, 1);
		if (run.status.includes('diverged')) await expect(diagnose(bench.lab, wild, 1)).rejects.toThrow(/diverged at epoch/);
		else expect(run.status.every((status) => status === 'finished')).toBe(true);
	});
});
