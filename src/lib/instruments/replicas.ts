/** From a job and its prepared rows to the training runs of its refits. */
import { createStream } from '#lib/core/random.ts';
import type { PreparedData } from '#lib/pipeline/prepare.ts';
import type { Replica } from '#lib/training/training.ts';
import type { Job } from './lab.ts';
import { halves } from './rows.ts';

const DEFAULT_FIT = { epochs: 60, batchSize: 32, learningRate: 0.01 } as const;

/** One training run a refit: the same rows, each with a seed of its own. */
export function replicasOf(job: Job, prepared: PreparedData): readonly Replica[] {
	const fit = job.experiment.pipeline.fit ?? DEFAULT_FIT;
	const validation = job.earlyStop ? halves(prepared.validation).first : prepared.validation;
	const { kind } = job.experiment.pipeline.model;
	const rows = kind === 'language-model' ? prepared.older() : null;
	// All refits start from one model of the older task, as one would in practice.
	const older = rows ? { ...rows, seed: createStream(job.seed).fork('pretraining').uint32() } : undefined;
	return Array.from({ length: job.experiment.refits }, (_, refit) => ({
		key: `refit-${refit}`,
		train: prepared.train,
		validation,
		nClasses: prepared.nClasses,
		model: job.experiment.pipeline.model,
		// Patience as long as the run keeps training to the end and brings back the best epoch.
		fit: job.earlyStop ? { ...fit, patience: fit.epochs } : fit,
		seed: refitSeed(job.seed, refit),
		...(older && { older })
	}));
}

/** Seed of one refit: the same rows, another initialisation and batch order. */
export function refitSeed(seed: number, refit: number): number {
	return createStream(seed).fork(`refit-${refit}`).uint32();
}
