import { assertReplica } from './assert-replica.ts';
import type { Engine } from './engine.ts';
import { initialParameters, packParameters, planNetwork, runStreams } from './network.ts';
import { networkModel, predictWith } from './network-model.ts';
import { runTasks } from './run-tasks.ts';
import type { NetworkTask } from './tasks.ts';
import type { Replica, TrainedModel, TrainingHooks } from './training.ts';

export interface IndexedReplica {
	readonly index: number;
	readonly replica: Replica;
}

/** How networks are trained: with our kernels (`trainNetworks`), or with TF.js's operations (`reference.ts`). */
export type TrainNetworks = (engine: Engine, replicas: readonly IndexedReplica[], hooks?: TrainingHooks) => Promise<TrainedModel[]>;

/** Trains networks and logistic regressions together; see `runTasks`. Throws BadReplicaError for settings that make no sense. */
export const trainNetworks: TrainNetworks = async (engine, replicas, hooks = {}) => {
	const tasks = replicas.map(networkTask);
	const plans = new Map(tasks.map(({ index, plan }) => [index, plan]));
	const finished = await runTasks(engine, tasks, {
		signal: hooks.signal,
		onEpoch: hooks.onEpoch?.bind(hooks),
		snapshotEvery: hooks.snapshotEvery,
		onSnapshot:
			hooks.onSnapshot &&
			((index, epoch, padded) => {
				const plan = plans.get(index);
				if (plan) hooks.onSnapshot?.(index, epoch, (x) => predictWith(engine, plan, padded, x));
			})
	});
	return finished.map(({ status, stoppedAtEpoch, history, padded }, k) => {
		const { plan } = tasks[k];
		const { key, model } = replicas[k].replica;
		return networkModel(engine, plan, packParameters(plan.layers, padded), { key, model, status, stoppedAtEpoch, history });
	});
};

/** A replica as a task, with its initial weights drawn. */
export function networkTask({ index, replica }: IndexedReplica): NetworkTask {
	assertReplica(replica);
	const plan = planNetwork(replica);
	const { init, streams } = runStreams(replica.seed);
	const { train, validation, fit } = replica;
	return { index, plan, start: initialParameters(plan.layers, plan.nPadded, init), train, validation, fit, streams };
}
