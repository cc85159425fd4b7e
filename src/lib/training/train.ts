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
import type { Backend } from './backend.ts';
import { createEngine } from './engine.ts';
import { trainNetworks } from './gradient-trainer.ts';
import { assertReplica } from './gradient-trainer.ts';
import { trainLinear } from './linear.ts';
import { trainMajority } from './majority.ts';
import { isNetwork } from './network.ts';
import { createPauses } from './pause.ts';
import type { Replica, Train, TrainedModel } from './training.ts';

/** A `Train` on a started backend. */
export function createTrainer(backend: Backend): Train {
	const engine = createEngine(backend);
	return async (replicas, hooks = {}) => {
		const out = new Array<TrainedModel>(replicas.length);
		for (const replica of replicas) assertReplica(replica);
		const indexed = replicas.map((replica, index) => ({ index, replica }));
		const networks = indexed.filter(({ replica }) => isNetwork(replica.model));
		const others = indexed.filter(({ replica }) => !isNetwork(replica.model));
		if (networks.length > 0) {
			const models = await trainNetworks(engine, networks, hooks);
			networks.forEach(({ index }, i) => (out[index] = models[i]));
		}
		const pauses = createPauses();
		try {
			for (const [i, { index, replica }] of others.entries()) {
				hooks.signal?.throwIfAborted();
				out[index] = trainOther(replica);
				hooks.onProgress?.((i + 1) / others.length);
				await pauses.pause();
			}
		} finally {
			pauses.close();
		}
		return out;
	};
}

function trainOther(replica: Replica): TrainedModel {
	const { model } = replica;
	switch (model.kind) {
		case 'linear':
			return trainLinear(replica);
		case 'majority':
			return trainMajority(replica);
		default:
			throw new Error(`Models of kind ${model.kind} cannot be trained yet.`);
	}
}
