/** Our engine on a bench job; the same in Node and in a worker of the browser. */
import type { Backend } from '#lib/training/backend.ts';
import { createLanguageTrainer } from '#lib/training/language-model.ts';
import { trainNetworksReference } from '#lib/training/reference.ts';
import { createTrainer } from '#lib/training/train.ts';
import type { Digits, JobName } from './jobs.ts';
import { fineTuning, pretraining, replicasOf } from './jobs.ts';

/** Prepares a job and returns what is to be timed; it answers with the mean final validation (else training) loss. */
export async function prepareHoldout(
	backend: Backend,
	job: JobName,
	digits: Digits,
	kernels: 'holdout' | 'tfjs' = 'holdout'
): Promise<() => Promise<number>> {
	const replicas = replicasOf(job, digits);
	if (replicas) {
		const train = createTrainer(backend, kernels === 'tfjs' ? { networks: trainNetworksReference } : {});
		return async () => meanLoss((await train(replicas)).map((model) => model.history));
	}
	const train = createLanguageTrainer(backend);
	const [start] = await train([pretraining()]);
	const runs = fineTuning().map((run) => ({ ...run, start }));
	return async () => meanLoss((await train(runs)).map((model) => model.history));
}

function meanLoss(histories: readonly ({ readonly validationLoss: Float64Array; readonly trainLoss: Float64Array } | null)[]): number {
	const last = histories.map((history) => {
		const validation = history?.validationLoss.at(-1) ?? NaN;
		return Number.isNaN(validation) ? (history?.trainLoss.at(-1) ?? NaN) : validation;
	});
	return last.reduce((sum, loss) => sum + loss, 0) / last.length;
}
