import { beforeAll, describe, expect, it, vi } from 'vitest';
import { createLab, type Lab } from '#lib/instruments/lab.ts';
import type { RunEvidence } from '#lib/instruments/evidence.ts';
import type { ExperimentSpec, ModelSpec } from '#lib/pipeline/spec.ts';
import { prepareExperiment } from '#lib/pipeline/prepare.ts';
import { startNodeBackend } from '#lib/training/node-backend.ts';
import { createTrainer } from '#lib/training/train.ts';
import type { Replica, Train } from '#lib/training/training.ts';
import { getWorld } from '#lib/worlds/registry.ts';

// Other work may share the machine; nothing here asserts time.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

type LanguageSpec = Extract<ModelSpec, { kind: 'language-model' }>;

const experiment = (model: Partial<LanguageSpec> = {}, epochs = 40): ExperimentSpec => ({
	world: { kind: 'two-registers', oldRows: 4000, oldValidation: 600 },
	pipeline: {
		split: { by: 'row', train: 150, validation: 600, test: 0 },
		model: { kind: 'language-model', ...model },
		fit: { epochs, batchSize: 16, learningRate: 0.01 }
	},
	refits: 2
});

let newTrainer: () => Promise<Train>;
let lab: Lab;

beforeAll(async () => {
	newTrainer = async () => createTrainer(await startNodeBackend());
	lab = createLab({ train: await newTrainer(), world: (kind) => getWorld(kind), now: () => 0 });
});

const run = (model: Partial<LanguageSpec>, seed = 3): Promise<RunEvidence> => lab.run(experiment(model), seed, { metric: 'logLoss' });
const loss = (scores: RunEvidence['scores']['train']): number => scores?.logLoss?.measured.value ?? NaN;

describe('a language model in an experiment', () => {
	it('learns the new words by heart, and forgets the old ones; rehearsal keeps them', async () => {
		const [full, rehearsed] = await Promise.all([run({ tune: 'full' }), run({ tune: 'rehearsal' })]);
		expect(loss(full.scores.train)).toBeLessThan(0.3);
		const [history] = full.histories ?? [];
		expect(loss(full.scores.validation)).toBeGreaterThan(Math.log(1.3) + Math.min(...history.validationLoss));
		const [before, after] = [loss(full.oldTask?.before), loss(full.oldTask?.after)];
		expect(after - before).toBeGreaterThan(Math.log(2.5));
		expect(loss(rehearsed.oldTask?.before)).toBe(before);
		expect(loss(rehearsed.oldTask?.after) - before).toBeLessThan(0.6 * (after - before));
	});

	it('scores the older task at every epoch: first as before, last as after', async () => {
		const { oldTask, histories } = await run({ tune: 'full' });
		expect(oldTask?.lossByEpoch).toHaveLength(2);
		oldTask?.lossByEpoch.forEach((line, refit) => {
			expect(line).toHaveLength(histories?.[refit].trainLoss.length ?? 0);
			expect(line[0]).toBeCloseTo(loss(oldTask.before), 12);
			expect(line[line.length - 1]).toBeCloseTo(oldTask.after.logLoss?.perRefit[refit] ?? NaN, 12);
		});
	});

	it('logs the loss that its scores say', async () => {
		const { histories, scores } = await run({ tune: 'full' });
		histories?.forEach(({ trainLoss, validationLoss }, refit) => {
			expect(trainLoss[trainLoss.length - 1]).toBeCloseTo(scores.train?.logLoss?.perRefit[refit] ?? NaN, 5);
			expect(validationLoss[validationLoss.length - 1]).toBeCloseTo(scores.validation?.logLoss?.perRefit[refit] ?? NaN, 4);
		});
	});

	it('gives each replica the same bits alone, in company and by a trainer that knows nothing yet', async () => {
		const prepared = prepareExperiment(experiment(), 5, getWorld('two-registers'));
		const older = { ...(prepared.older() ?? expect.fail('the world has an older task')), seed: 9 };
		const replica = (key: string, model: Partial<LanguageSpec>, seed: number): Replica => ({
			key,
			train: prepared.train,
			validation: prepared.validation,
			nClasses: prepared.nClasses,
			model: { kind: 'language-model', pretrainEpochs: 2, ...model },
			fit: { epochs: 4, batchSize: 16, learningRate: 0.01 },
			older,
			seed
		});
		const replicas = [
			replica('full', {}, 1),
			replica('head', { tune: 'head' }, 2),
			replica('adapter', { tune: 'adapter', hidden: 8 }, 3),
			{ ...replica('logistic', {}, 5), model: { kind: 'logistic' } } as Replica,
			replica('rehearsal', { tune: 'rehearsal', rehearsalShare: 0.3 }, 4)
		];
		const together = await (await newTrainer())(replicas);
		expect(together.map(({ key }) => key)).toEqual(['full', 'head', 'adapter', 'logistic', 'rehearsal']);
		for (const [k, one] of replicas.entries()) {
			const [alone] = await (await newTrainer())([one]);
			expect(together[k].parameters).toEqual(alone.parameters);
			expect(together[k].older?.lossByEpoch).toEqual(alone.older?.lossByEpoch);
		}
	});

	it('can start from nothing', async () => {
		const { oldTask } = await run({ pretrainEpochs: 0 });
		expect(loss(oldTask?.before)).toBeGreaterThan(Math.log(40) - 0.2);
	});

	it('is refused, with a cure, where there are no words or no older task', async () => {
		const other = { ...experiment(), world: { kind: 'blobs', classes: 4 } };
		await expect(lab.run(other, 1)).rejects.toThrow(/no older task to learn first\. Use the world two-registers/);
		const numbers: ExperimentSpec = { ...other, pipeline: { ...other.pipeline, model: { kind: 'language-model', pretrainEpochs: 0 } } };
		await expect(lab.run(numbers, 1)).rejects.toThrow(
			/numbers of words from 0 to 3, and .* stands in the train part\. Give it categorical columns/
		);
	});

	it('can be cancelled while it learns the older task', async () => {
		const abort = new AbortController();
		const slow = experiment({ pretrainEpochs: 200 });
		const running = lab.run(slow, 8, { signal: abort.signal });
		setTimeout(() => abort.abort(new Error('enough')), 20);
		await expect(running).rejects.toThrow('enough');
	});
});
