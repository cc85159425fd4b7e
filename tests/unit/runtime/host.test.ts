import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { redrawSeed } from '#lib/exercise/redraw.ts';
import type { ExperimentSpec } from '#lib/pipeline/spec.ts';
import type { LocalLab } from '#lib/runtime/local-lab.ts';
import { LabError, type EpochUpdate } from '#lib/runtime/protocol.ts';
import type { Update } from '#lib/runtime/wire.ts';
import { createNodeLab } from '../../../scripts/node-lab.ts';

const spec: ExperimentSpec = {
	world: { kind: 'moons', noise: 0.25 },
	pipeline: {
		split: { by: 'row', train: 100, validation: 200, test: 100 },
		model: { kind: 'mlp', hidden: [8] },
		fit: { epochs: 12, batchSize: 32, learningRate: 0.01 }
	},
	refits: 2
};
const never = new AbortController().signal;
const ignore = (): void => undefined;

let local: LocalLab;
let folder: string;
let ref: string;
beforeAll(async () => {
	local = await createNodeLab();
	folder = await mkdtemp(path.join(tmpdir(), 'holdout-'));
	ref = path.join(folder, 'secret.json');
	await writeFile(ref, JSON.stringify({ experiment: spec, named: {} }));
});
afterAll(() => rm(folder, { recursive: true }));

describe('a run', () => {
	it('streams every epoch of every refit once, in order, and ends with the evidence', async () => {
		const updates: EpochUpdate[] = [];
		const run = await local.host.answer(
			{ name: 'run', source: spec, seed: 3, parts: [] },
			(update) => update.kind === 'epochs' && updates.push(...update.updates),
			never
		);
		for (const refit of [0, 1]) {
			const epochs = updates.filter((update) => update.refit === refit).map((update) => update.epoch);
			expect(epochs).toEqual([...new Set(epochs)].sort((a, b) => a - b));
			expect(epochs.at(-1)).toBe(12);
		}
		const last = updates.findLast((update) => update.refit === 1);
		expect(last?.validationLoss).toBe(run.histories?.[1].validationLoss.at(-1));
		expect(run.scores.fresh).toBeUndefined();
	});

	it('opens only the parts that were asked for', async () => {
		const run = await local.host.answer({ name: 'run', source: spec, seed: 3, parts: ['fresh'] }, ignore, never);
		expect(run.scores.fresh).toBeDefined();
		expect(run.scores.test).toBeUndefined();
	});

	it('gives the same digest however it is asked for', async () => {
		const again = await createNodeLab();
		const ask = (lab: LocalLab) => lab.host.answer({ name: 'run', source: spec, seed: 3, parts: [] }, ignore, never);
		expect((await ask(again)).digest).toBe((await ask(local)).digest);
	});
});

describe('a hidden experiment', () => {
	it('is patched and run, and its world stays hidden', async () => {
		const patch = { 'pipeline.model.l2': 0.1 };
		const hidden = await local.host.answer({ name: 'run', source: { ref, patch }, seed: 3, parts: [] }, ignore, never);
		const open = await local.host.answer(
			{
				name: 'run',
				source: { ...spec, pipeline: { ...spec.pipeline, model: { kind: 'mlp', hidden: [8], l2: 0.1 } } },
				seed: 3,
				parts: []
			},
			ignore,
			never
		);
		expect(hidden.experiment.world).toEqual({ kind: 'hidden' });
		expect(hidden.experiment.pipeline).toEqual(open.experiment.pipeline);
		expect(hidden.digest).toBe(open.digest);
		expect(hidden.ceiling).toEqual(open.ceiling);
		expect(open.experiment.world).toEqual(spec.world);
	});

	it.each(['loss-by-epoch', 'simpler-model', 'more-rows'])('stays hidden in the evidence of %s', async (instrument) => {
		const evidence = await local.host.answer({ name: 'instrument', source: { ref }, seed: 3, instrument, parameters: {} }, ignore, never);
		const text = JSON.stringify(evidence);
		expect(text).toContain('{"kind":"hidden"}');
		expect(text).not.toContain('moons');
		expect(text).not.toContain('noise');
	});
});

describe('which draw is offered', () => {
	/** The experiment with what it was designed to show; this small network on 100 rows settles nothing on 200. */
	const designedAs = async (designed: readonly string[], name: string): Promise<string> => {
		const file = path.join(folder, name);
		await writeFile(file, JSON.stringify({ experiment: spec, designed }));
		return file;
	};
	const draw = (source: ExperimentSpec | { ref: string }, redraws: number) =>
		local.host.answer({ name: 'draw', source, seed: 3, redraws }, ignore, never);

	it('is the one asked for when its key is what was planted', async () => {
		const { primary } = await local.host.answer({ name: 'diagnose', source: spec, seed: 3 }, ignore, never);
		expect(await draw({ ref: await designedAs([primary], 'as-planted.json') }, 3)).toEqual({ tried: [3], seed: 3, agrees: true });
	});

	it('is the one asked for when none shows what was planted, after three others', async () => {
		const choice = await draw({ ref: await designedAs(['BC-VERB'], 'never.json') }, 3);
		expect(choice).toEqual({ tried: [3, redrawSeed(3, 1), redrawSeed(3, 2), redrawSeed(3, 3)], seed: 3, agrees: false });
	});

	it('is a later one when only that shows what was planted, and tells nothing of what that is', async () => {
		const keys = await Promise.all(
			[3, redrawSeed(3, 1), redrawSeed(3, 2), redrawSeed(3, 3)].map(
				async (seed) => (await local.host.answer({ name: 'diagnose', source: spec, seed }, ignore, never)).primary
			)
		);
		const other = keys.findIndex((key) => key !== keys[0]);
		const choice = await draw({ ref: await designedAs([keys[Math.max(0, other)]], 'later.json') }, 3);
		expect(choice.tried).toHaveLength(Math.max(0, other) + 1);
		expect(choice.agrees).toBe(true);
		expect(Object.keys(choice).sort()).toEqual(['agrees', 'seed', 'tried']);
	});

	it('is not replaced in an assignment, nor where nothing was planted', async () => {
		expect(await draw({ ref: await designedAs(['BC-VERB'], 'assigned.json') }, 0)).toEqual({ tried: [3], seed: 3, agrees: false });
		expect(await draw(spec, 3)).toEqual({ tried: [3], seed: 3, agrees: true });
	});
});

describe('progress', () => {
	it('never falls and stays in (0, 1]', async () => {
		const fractions: number[] = [];
		const note = (update: Update): void => void (update.kind === 'progress' && fractions.push(update.fraction));
		await local.host.answer({ name: 'diagnose', source: spec, seed: 4 }, note, never);
		expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
		expect(new Set(fractions).size).toBe(fractions.length);
		expect(fractions.every((fraction) => fraction > 0 && fraction <= 1)).toBe(true);
	});
});

describe('calls that end badly', () => {
	const failure = async (promise: Promise<unknown>): Promise<LabError> => {
		const error = await promise.then(
			() => null,
			(caught: unknown) => caught
		);
		expect(error).toBeInstanceOf(LabError);
		return error as LabError;
	};
	const run = (source: ExperimentSpec, signal = never): Promise<unknown> =>
		local.host.answer({ name: 'run', source, seed: 1, parts: [] }, ignore, signal);

	it('a world that does not exist', async () => {
		expect(await failure(run({ ...spec, world: { kind: 'moon' } }))).toMatchObject({ failure: 'bad-spec' });
	});

	it('a patch that names nothing', async () => {
		const error = await failure(
			local.host.answer({ name: 'run', source: { ref, patch: { 'pipeline.modle.l2': 1 } }, seed: 1, parts: [] }, ignore, never)
		);
		expect(error.failure).toBe('bad-spec');
	});

	it('an instrument that does not exist', async () => {
		const error = await failure(
			local.host.answer({ name: 'instrument', source: spec, seed: 1, instrument: 'dowsing', parameters: {} }, ignore, never)
		);
		expect(error).toMatchObject({ failure: 'bad-spec' });
		expect(error.message).toContain('dowsing');
	});

	it('an asset that cannot be read', async () => {
		const error = await failure(
			local.host.answer({ name: 'preview', source: { ref: path.join(folder, 'none.json') }, seed: 1 }, ignore, never)
		);
		expect(error.failure).toBe('internal');
	});

	it('a model whose loss runs away says at which epoch', async () => {
		const fit = { epochs: 20, batchSize: 8, learningRate: 1e18, optimizer: 'sgd' } as const;
		const error = await failure(run({ ...spec, pipeline: { ...spec.pipeline, fit } }));
		expect(error.failure).toBe('diverged');
		expect(error.values.refits).toBe(2);
		expect(error.values.epoch).toBeGreaterThanOrEqual(1);
		expect(error.values.epoch).toBeLessThanOrEqual(20);
	});

	it('and so does the key, of even one refit', async () => {
		const fit = { epochs: 20, batchSize: 8, learningRate: 1e18, optimizer: 'sgd' } as const;
		const source = { ...spec, pipeline: { ...spec.pipeline, fit } };
		const error = await failure(local.host.answer({ name: 'diagnose', source, seed: 1 }, ignore, never));
		expect(error.failure).toBe('diverged');
		expect(error.values.epoch).toBeGreaterThanOrEqual(1);
		expect(error.message).toContain(`diverged at epoch ${error.values.epoch}`);
	});

	it('a cancel in the middle is heard, and the lab goes on', async () => {
		const abort = new AbortController();
		const long: ExperimentSpec = { ...spec, pipeline: { ...spec.pipeline, fit: { epochs: 5000, batchSize: 8, learningRate: 0.01 } } };
		let last = 0;
		const error = await failure(
			local.host.answer(
				{ name: 'run', source: long, seed: 1, parts: [] },
				(update) => {
					if (update.kind !== 'epochs') return;
					last = Math.max(last, ...update.updates.map(({ epoch }) => epoch));
					abort.abort();
				},
				abort.signal
			)
		);
		expect(error.failure).toBe('cancelled');
		expect(last).toBeLessThan(5000);
		await expect(run(spec)).resolves.toMatchObject({ seed: 1 });
	});
});

describe('variants of a hidden experiment', () => {
	it('are applied by their place, keep the world hidden, and say whether the key is as designed', async () => {
		const held = path.join(folder, 'variants.json');
		const variants = [{ patch: { 'pipeline.model.l2': 0.1 }, refuse: ['FIT-OK'] }];
		await writeFile(held, JSON.stringify({ experiment: spec, designed: ['NOTHING'], variants }));
		const ask = { name: 'run', seed: 3, parts: [] } as const;
		const twin = await local.host.answer({ ...ask, source: { ref: held, variant: 1 } }, ignore, never);
		const patched = await local.host.answer({ ...ask, source: { ref: held, patch: { 'pipeline.model.l2': 0.1 } } }, ignore, never);
		expect(twin.digest).toBe(patched.digest);
		expect(twin.experiment.world).toEqual({ kind: 'hidden' });

		const key = await local.host.answer({ name: 'diagnose', source: { ref: held }, seed: 3 }, ignore, never);
		expect(key.asDesigned).toBe(false);
		const other = await local.host.answer({ name: 'diagnose', source: { ref: held, variant: 1 }, seed: 3 }, ignore, never);
		expect(other.asDesigned).toBe(other.primary !== 'FIT-OK');
		const changed = await local.host.answer({ name: 'diagnose', source: { ref: held, patch: { refits: 1 } }, seed: 3 }, ignore, never);
		expect(changed.asDesigned).toBeUndefined();
	});

	it('refuses a place that is not there', async () => {
		const held = path.join(folder, 'none.json');
		await writeFile(held, JSON.stringify({ experiment: spec, designed: [], variants: [] }));
		const call = local.host.answer({ name: 'run', source: { ref: held, variant: 1 }, seed: 3, parts: [] }, ignore, never);
		await expect(call).rejects.toMatchObject({ failure: 'bad-spec' });
	});
});
