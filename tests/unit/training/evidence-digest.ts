import { canonicalJson, sha256Hex } from '#lib/core/digest.ts';
import { createLab } from '#lib/instruments/lab.ts';
import type { ExperimentSpec, ModelSpec } from '#lib/pipeline/spec.ts';
import type { Backend } from '#lib/training/backend.ts';
import { createTrainer } from '#lib/training/train.ts';
import { getWorld } from '#lib/worlds/registry.ts';

/** What every platform must say of four small studies: from the rows of the world to the ends of the intervals. */
export const GOLDEN_EVIDENCE = 'a374d66796d53819e76954a043b2e7dc8c44d156293aabe639cf9bccdbd74546';

const study = (kind: string, model: ModelSpec, parameters: Record<string, unknown> = {}): ExperimentSpec => ({
	world: { kind, ...parameters },
	pipeline: {
		split: { by: 'row', train: 80, validation: 120, test: 40 },
		...(model.kind === 'language-model' ? {} : { steps: [{ kind: 'standardize', fitOn: 'train' }] }),
		model,
		fit: { epochs: 6, batchSize: 16, learningRate: 0.02 }
	},
	refits: 2
});

const STUDIES: readonly ExperimentSpec[] = [
	study('moons', { kind: 'mlp', hidden: [12, 8], activation: 'tanh', dropout: 0.1 }),
	study('blobs', { kind: 'random-forest', trees: 6, maxDepth: 5 }),
	study('linear-teacher', { kind: 'gradient-boosting', rounds: 10, maxDepth: 2, learningRate: 0.2 }),
	study('two-registers', { kind: 'language-model', tune: 'rehearsal', pretrainEpochs: 1 }, { words: 12, oldRows: 400, oldValidation: 60 })
];

/** Runs the studies on this backend and digests what they show, to the last bit. */
export async function evidenceDigest(backend: Backend): Promise<string> {
	const lab = createLab({ train: createTrainer(backend), world: (kind) => getWorld(kind), now: () => 0 });
	const runs = await lab.runMany(STUDIES.map((experiment) => ({ experiment, seed: 11, parts: ['fresh'], nFresh: 60 })));
	const shown = runs.map(({ digest, gap, baseline, ceiling, histories, scores, oldTask }) => ({
		digest,
		gap: [gap.value, gap.interval?.low, gap.interval?.high].map(String),
		baseline: [String(baseline.value), String(baseline.logLoss)],
		ceiling: String(ceiling?.value),
		histories:
			histories?.map(({ trainLoss, validationLoss, loggedTrainLoss }) => [trainLoss, validationLoss, loggedTrainLoss].map(String)) ?? null,
		scores: Object.entries(scores).map(([part, metrics]) => [
			part,
			Object.entries(metrics).map(([metric, { measured }]) => [metric, String(measured.value), String(measured.interval?.low)])
		]),
		oldTask: oldTask?.lossByEpoch.map(String) ?? null
	}));
	return sha256Hex(canonicalJson(shown));
}
