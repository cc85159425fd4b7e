/**
 * Trained models as plain data, and back again: what one worker trains, another can score with. Only kinds that are worth sending
 * away; of these, `parameters` says all there is to say.
 */
import type { Backend } from './backend.ts';
import { boostedModel, readBoosted } from './boosting.ts';
import { createEngine } from './engine.ts';
import { BadReplicaError } from './errors.ts';
import { treesModel } from './forest.ts';
import { languageModelOf } from './language-replica.ts';
import { isNetwork, planNetwork } from './network.ts';
import { networkModel } from './network-model.ts';
import type { Replica, TrainedModel, TrainedParts } from './training.ts';
import { unpackTrees } from './tree.ts';

/** From the parts to the model that they were taken from: the same numbers, the same answers. */
export type Revive = (replica: Replica, parts: TrainedParts) => TrainedModel;

export function canTravel({ model }: Replica): boolean {
	return isNetwork(model) || ['language-model', 'decision-tree', 'random-forest', 'gradient-boosting'].includes(model.kind);
}

export function partsOf({ status, stoppedAtEpoch, history, parameters, older }: TrainedModel): TrainedParts {
	const parts = { status, stoppedAtEpoch, history, parameters };
	return older ? { ...parts, older: { start: older.start, lossByEpoch: older.lossByEpoch } } : parts;
}

export function createReviver(backend: Backend): Revive {
	const engine = createEngine(backend);
	return (replica, parts) => {
		const { key, model, nClasses } = replica;
		const { status, stoppedAtEpoch, history, parameters } = parts;
		switch (model.kind) {
			case 'mlp':
			case 'logistic':
				return networkModel(engine, planNetwork(replica), parameters, { key, model, status, stoppedAtEpoch, history });
			case 'language-model':
				return languageModelOf(engine, replica, parts);
			case 'decision-tree':
			case 'random-forest':
				return treesModel(replica, unpackTrees(parameters, 4 + Math.max(1, nClasses)));
			case 'gradient-boosting':
				return boostedModel(replica, readBoosted(parameters, nClasses), history);
			default:
				throw new BadReplicaError(key, `a model of kind ${model.kind} is trained where it is needed, not sent.`);
		}
	};
}
