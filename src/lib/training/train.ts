/**
 * How to train.
 *
 * In Node (tests, proofs):
 *     const train = createTrainer(await startNodeBackend());
 * In a worker, with the addresses of TF.js's three wasm files posted by the page:
 *     const train = createTrainer(await startBackend({ wasmPaths }));
 * Then, for any mix of model kinds:
 *     const models = await train(replicas, { signal, onEpoch });
 * Many replicas in one call cost far less than many calls, and each gives the same bits as it would alone.
 *
 * Loss and penalty: networks and logistic regression minimise `mean loss + l2 * sum(w^2)` over weights, not biases (as
 * Keras's `l2`); linear regression minimises `mean squared error + l2 * sum(w^2)` exactly and has no epochs.
 */
import { assertReplica } from './assert-replica.ts';
import type { Backend } from './backend.ts';
import { createEngine } from './engine.ts';
import { BadReplicaError } from './errors.ts';
import { trainBoosting } from './boosting.ts';
import { trainDecisionTree, trainForest } from './forest.ts';
import { trainNetworks } from './gradient-trainer.ts';
import type { IndexedReplica, TrainNetworks } from './gradient-trainer.ts';
import { createLanguageReplicaTrainer } from './language-replica.ts';
import { isLanguageModel } from './language-setting.ts';
import { trainLinear } from './linear.ts';
import { trainMajority } from './majority.ts';
import { isNetwork } from './network.ts';
import { trainNeighbours } from './neighbours.ts';
import { Pacer } from './pacer.ts';
import { createPauses } from './pause.ts';
import type { Replica, Train, TrainedModel, TrainingHooks } from './training.ts';

export interface TrainerOptions {
	/** Our kernels, or `trainNetworksReference` (TF.js's own operations and gradients): the one switch between them. */
	readonly networks?: TrainNetworks;
}

/** A `Train` on a started backend. */
export function createTrainer(backend: Backend, { networks: run = trainNetworks }: TrainerOptions = {}): Train {
	const engine = createEngine(backend);
	const trainLanguageModels = createLanguageReplicaTrainer();
	return async (replicas, hooks = {}) => {
		const out = new Array<TrainedModel>(replicas.length);
		for (const replica of replicas) assertReplica(replica);
		const indexed = replicas.map((replica, index) => ({ index, replica }));
		const networks = indexed.filter(({ replica }) => isNetwork(replica.model));
		const languageModels = indexed.filter(({ replica }) => isLanguageModel(replica));
		const others = indexed.filter(({ replica }) => !isNetwork(replica.model) && !isLanguageModel(replica));
		for (const [train, chosen] of [
			[run, networks],
			[trainLanguageModels, languageModels]
		] as const) {
			if (chosen.length === 0) continue;
			const models = await train(engine, chosen, hooks);
			chosen.forEach(({ index }, i) => (out[index] = models[i]));
		}
		await trainOthers(backend, others, hooks, out);
		return out;
	};
}

async function trainOthers(backend: Backend, others: readonly IndexedReplica[], hooks: TrainingHooks, out: TrainedModel[]): Promise<void> {
	const pauses = createPauses();
	const pacer = new Pacer(pauses, hooks.signal);
	try {
		for (const [i, { index, replica }] of others.entries()) {
			hooks.signal?.throwIfAborted();
			const report = (fraction: number): void => hooks.onProgress?.((i + fraction) / others.length);
			out[index] = await trainOther(backend, replica, index, pacer, hooks, report);
			report(1);
			await pacer.spend(10_000);
		}
	} finally {
		pauses.close();
	}
}

async function trainOther(
	backend: Backend,
	replica: Replica,
	index: number,
	pacer: Pacer,
	hooks: TrainingHooks,
	report: (fraction: number) => void
): Promise<TrainedModel> {
	const { model } = replica;
	switch (model.kind) {
		case 'linear':
			return trainLinear(replica);
		case 'majority':
			return trainMajority(replica);
		case 'nearest-neighbours':
			return trainNeighbours(replica);
		case 'decision-tree':
			return trainDecisionTree(replica, pacer);
		case 'random-forest':
			return trainForest(replica, pacer, report);
		case 'gradient-boosting':
			return trainBoosting(backend, replica, pacer, index, hooks);
		default:
			throw new BadReplicaError(replica.key, `there is no model of kind ${model.kind}.`);
	}
}
