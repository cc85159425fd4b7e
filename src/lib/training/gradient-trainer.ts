import type { Engine } from './engine.ts';
import { DOUBLE, PHASE, WORD } from './job.ts';
import { jobView, uploadJobs } from './jobs.ts';
import type { IndexedReplica, JobView, Run } from './jobs.ts';
import { packParameters } from './network.ts';
import { networkModel, predictWith } from './network-model.ts';
import { createPauses } from './pause.ts';
import { TensorPool } from './tensors.ts';
import type { TrainedModel, TrainingHooks } from './training.ts';

/**
 * Multiply-adds between two looks at the event loop: 2 to 5 ms on the machines we measured, so that a cancel is heard
 * at once. It decides only when we pause, never what is computed.
 */
const SLICE = 6_000_000;

/**
 * Trains networks together, epoch by epoch, in one tensor of jobs. Each job has its own parameters, rows, order and
 * masks, so a replica's numbers do not depend on its neighbours. Rejects with the signal's reason when it is aborted.
 */
export async function trainNetworks(engine: Engine, replicas: readonly IndexedReplica[], hooks: TrainingHooks = {}): Promise<TrainedModel[]> {
	const pool = new TensorPool(engine.backend);
	const pauses = createPauses();
	try {
		hooks.signal?.throwIfAborted();
		const runs: Run[] = [];
		const jobs = uploadJobs(engine, pool, replicas, runs);
		const { memory } = engine.backend;
		const pointer = engine.backend.pointer(jobs);
		const view = (k: number): JobView => jobView(memory, pointer, k);
		let active = runs.length;
		while (active > 0) {
			let from = 0;
			while (from < runs.length) {
				const next = engine.advance(jobs, from, runs.length, SLICE);
				for (let k = from; k < next; k++) {
					const run = runs[k];
					if (run.status) continue;
					endEpoch(engine, pool, run, view(k), hooks);
					if (run.status) active--;
				}
				from = next;
				await pauses.pause();
				hooks.signal?.throwIfAborted();
			}
		}
		return runs.map((run) => finish(engine, pool, run));
	} finally {
		pool.dispose();
		pauses.close();
	}
}

function endEpoch(engine: Engine, pool: TensorPool, run: Run, { words, doubles }: JobView, hooks: TrainingHooks): void {
	const { replica, history } = run;
	const { fit } = replica;
	history.record(run.epoch, {
		regression: replica.nClasses === 0,
		nTrain: replica.train.x.nRows,
		nValidation: replica.validation?.x.nRows ?? 0,
		trainLoss: doubles[DOUBLE.trainLoss],
		trainScore: doubles[DOUBLE.trainScore],
		validationLoss: doubles[DOUBLE.validationLoss],
		validationScore: doubles[DOUBLE.validationScore],
		loggedLoss: doubles[DOUBLE.loggedLoss],
		loggedScore: doubles[DOUBLE.loggedScore]
	});
	const params = pool.floats(run.params, run.plan.nPadded);
	const improved = history.noteBest(run.epoch);
	if (improved) run.best?.set(params);
	hooks.onEpoch?.(run.index, run.epoch, history.at(run.epoch));
	if (hooks.onSnapshot && run.epoch % (hooks.snapshotEvery ?? 1) === 0) {
		const kept = params.slice();
		hooks.onSnapshot(run.index, run.epoch, (x) => predictWith(engine, run.plan, kept, x));
	}
	if (!Number.isFinite(history.at(run.epoch).train)) run.status = 'diverged';
	else if (run.epoch >= fit.epochs) run.status = 'finished';
	else if (fit.patience !== undefined && run.epoch - Math.max(history.bestEpoch, 0) >= fit.patience) run.status = 'stopped-early';
	if (run.status) {
		words[WORD.phase] = PHASE.idle;
		return;
	}
	run.epoch++;
	words[WORD.phase] = PHASE.training;
}

function finish(engine: Engine, pool: TensorPool, run: Run): TrainedModel {
	const { plan, replica, history } = run;
	// Early stopping keeps the best weights, also when the last epoch came before patience ran out.
	const keepBest = run.best !== null && run.status !== 'diverged' && history.bestEpoch >= 0;
	const padded = keepBest && run.best ? run.best : pool.floats(run.params, plan.nPadded).slice();
	return networkModel(engine, plan, packParameters(plan.layers, padded), {
		key: replica.key,
		model: replica.model,
		status: run.status ?? 'finished',
		stoppedAtEpoch: run.epoch,
		history: history.upTo(run.epoch)
	});
}
