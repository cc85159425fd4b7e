import { beforeAll, describe, expect, it } from 'vitest';
import { selectionOptimism } from '#lib/core/findings.ts';
import { diagnose } from '#lib/diagnosis/diagnose.ts';
import type { Examine } from '#lib/diagnosis/examine.ts';
import type { Verdict } from '#lib/diagnosis/verdict.ts';
import type { ExperimentSpec } from '#lib/pipeline/spec.ts';
import { createBench, experimentOf, type Bench } from '../instruments/bench.ts';

let bench: Bench;
beforeAll(async () => {
	bench = await createBench();
});

const SEEDS = [0, 1, 2];
const all = (id: string): readonly string[] => SEEDS.map(() => id);

async function verdicts(experiment: ExperimentSpec, examine: Examine): Promise<readonly Verdict[]> {
	const found: Verdict[] = [];
	for (const seed of SEEDS) found.push(await diagnose(bench.lab, experiment, seed, { examine: { fit: false, ...examine } }));
	return found;
}
const primaries = async (...input: Parameters<typeof verdicts>): Promise<readonly string[]> =>
	(await verdicts(...input)).map(({ primary }) => primary);

describe('gate 3', () => {
	const essays = (easyFirst: number): ExperimentSpec =>
		experimentOf({
			world: { kind: 'gaussians', features: 4, separation: 0.9, easyFirst },
			split: { train: 800, validation: 1000 },
			refits: 2
		});

	it('finds validation rows that are easier, and is silent when they are not', async () => {
		const measurement = { sameDifficulty: { 'world.easyFirst': 0 } };
		const found = await verdicts(essays(1000), { measurement });
		expect(found.map(({ primary }) => primary)).toEqual(all('EV-EASY'));
		expect(found[0].lines.map(({ id, finding }) => [id, finding])).toEqual([
			['measurement:reversed', 'present'],
			['measurement:same-difficulty', 'present']
		]);
		expect(await primaries(essays(0), { measurement })).toEqual(all('FIT-OK'));
	}, 60_000);

	it('does not look unless the exercise asks', async () => {
		expect(await primaries(essays(1000), {})).toEqual(all('FIT-OK'));
	}, 60_000);

	it('finds a training score that was logged with dropout on, and a tied one without', async () => {
		const blobs = (dropout: number): ExperimentSpec =>
			experimentOf({
				world: { kind: 'blobs', spread: 1.2 },
				split: { train: 1500, validation: 1500 },
				model: { kind: 'mlp', hidden: [64, 64], dropout },
				fit: { epochs: 10, learningRate: 0.01 },
				refits: 2
			});
		const found = await verdicts(blobs(0.8), { measurement: { asLogged: true } });
		expect(found.map(({ primary }) => primary)).toEqual(all('EV-EASY'));
		expect(found[0].lines.filter(({ decisive }) => decisive).map(({ id, finding }) => [id, finding])).toEqual([
			['measurement:logged', 'present'],
			['measurement:reversed', 'absent']
		]);
		expect(await primaries(blobs(0), { measurement: { asLogged: true } })).toEqual(all('FIT-OK'));
	}, 60_000);

	it('refuses to read a log where there is none', async () => {
		const forest = experimentOf({ model: { kind: 'decision-tree', maxDepth: 2 }, refits: 1 });
		await expect(diagnose(bench.lab, forest, 0, { examine: { measurement: { asLogged: true } } })).rejects.toThrow('trains in epochs');
	});
});

describe('gate 5', () => {
	const board = (submissions: number): ExperimentSpec =>
		experimentOf({
			world: { kind: 'public-board', submissions, publicRows: 100 },
			split: { train: 100, validation: 100, test: 3000 },
			model: { kind: 'decision-tree', maxDepth: 1 },
			refits: 1
		});

	it('finds a winner of two hundred equal entries, beside the guide for as many looks', async () => {
		const found = await verdicts(board(200), { selection: { looks: 200, against: 'test' } });
		expect(found.map(({ primary }) => primary)).toEqual(all('EV-PEEK'));
		const [optimism, guide] = found[0].lines;
		expect(optimism.measured.value).toBeCloseTo((optimism.minuend as number) - (optimism.subtrahend as number), 12);
		expect(guide.measured.value).toBeCloseTo(selectionOptimism(200, optimism.minuend as number, 100), 12);
		// The guide is an upper one.
		expect(guide.measured.value).toBeGreaterThan(optimism.measured.value - 0.03);
	});

	it('does not call one entry peeked; with a hundred rows it cannot tell more', async () => {
		const found = await verdicts(board(1), { selection: { looks: 1, against: 'test' } });
		for (const { primary } of found) expect(['FIT-OK', 'INC']).toContain(primary);
		expect(found.find(({ primary }) => primary === 'INC')?.wouldSettle).toMatchObject({ above: 'EV-PEEK', below: 'FIT-OK' });
	});
});
