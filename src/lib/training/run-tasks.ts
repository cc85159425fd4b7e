import type { Engine } from './engine.ts';
import { DOUBLE, LOSS, PHASE, WORD } from './job.ts';
import { createPauses } from './pause.ts';
import { jobView, uploadTasks } from './tasks.ts';
import type { JobView, NetworkTask, Run } from './tasks.ts';
import { TensorPool } from './tensors.ts';
import type { History, TrainedModel, TrainingHooks } from './training.ts';

/**
 * Multiply-adds between two looks at the event loop: 2 to 5 ms on the machines we measured, so that a cancel is heard
 * at once. It decides only when we pause, never what is computed.
 */
const SLICE = 6_000_000;

export interface FinishedTask {
	readonly status: TrainedModel['status'];
	readonly stoppedAtEpoch: number;
	readonly history: History;
	/** Parameters in the padded layout: the last, or with `patience` the best. */
	readonly padded: Float32Array;
}

export interface TaskHooks {
	readonly signal?: AbortSignal;
	readonly onEpoch?: TrainingHooks['onEpoch'];
	/** At epochs 0, every, 2 every, …; the array is the caller's to keep. */
	readonly snapshotEvery?: number;
	onSnapshot?(index: number, epoch: number, padded: Float32Array): void;
}

/**
 * Trains networks together, epoch by epoch, in one tensor of jobs. Each job has its own parameters, rows, order and
 * masks, so a task's numbers do not depend on its neighbours; a finished one is passed over and costs nothing.
 * Rejects with the signal's reason when it is aborted. Leaves no tensor behind, whatever happens.
 */
export async function runTasks(engine: Engine, tasks: readonly NetworkTask[], hooks: TaskHooks = {}): Promise<FinishedTask[]> {
	const pool = new TensorPool(engine.backend);
	const pauses = createPauses();
	try {
		hooks.signal?.throwIfAborted();
		const { jobs, runs } = uploadTasks(engine, pool, tasks);
		const pointer = engine.backend.pointer(jobs);
		let active = runs.length;
		let budget = SLICE;
		while (active > 0) {
			for (let from = 0; from < runs.length;) {
				const { next, left } = engine.advance(jobs, from, runs.length, budget);
				for (let k = from; k < next; k++) {
					if (runs[k].status) continue;
					endEpoch(pool, runs[k], () => jobView(engine.backend.memory, pointer, k), hooks);
					if (runs[k].status) active--;
				}
				from = next;
				budget = left;
				if (budget > 0) continue;
				await pauses.pause();
				hooks.signal?.throwIfAborted();
				budget = SLICE;
			}
		}
		return runs.map((run) => finish(pool, run));
	} finally {
		pool.dispose();
		pauses.close();
	}
}

function endEpoch(pool: TensorPool, run: Run, view: () => JobView, hooks: TaskHooks): void {
	const { task, history } = run;
	const { fit, plan, index } = task;
	const { words: before, doubles } = view();
	history.record(run.epoch, {
		regression: plan.loss === LOSS.squared,
		nTrain: before[WORD.nTrain],
		nScored: before[WORD.nScored],
		nValidation: task.validation?.x.nRows ?? 0,
		trainLoss: doubles[DOUBLE.trainLoss],
		trainScore: doubles[DOUBLE.trainScore],
		validationLoss: doubles[DOUBLE.validationLoss],
		validationScore: doubles[DOUBLE.validationScore],
		loggedLoss: doubles[DOUBLE.loggedLoss],
		loggedScore: doubles[DOUBLE.loggedScore]
	});
	const improved = history.noteBest(run.epoch);
	if (improved) run.best?.set(pool.floats(run.params, plan.nPadded));
	hooks.onEpoch?.(index, run.epoch, history.at(run.epoch));
	if (hooks.onSnapshot && run.epoch % (hooks.snapshotEvery ?? 1) === 0)
		hooks.onSnapshot(index, run.epoch, pool.floats(run.params, plan.nPadded).slice());
	if (!Number.isFinite(history.at(run.epoch).train)) run.status = 'diverged';
	else if (run.epoch >= fit.epochs) run.status = 'finished';
	else if (fit.patience !== undefined && run.epoch - Math.max(history.bestEpoch, 0) >= fit.patience) run.status = 'stopped-early';
	// The hooks may score rows, and TF.js's memory may have grown for them: the views from before would write to nowhere.
	const { words } = view();
	words[WORD.phase] = run.status ? PHASE.idle : PHASE.training;
	if (run.status) return;
	run.epoch++;
	const rows = task.rowsOfEpoch?.(run.epoch);
	if (rows) pool.integers(words[WORD.order], rows.length).set(rows);
}

function finish(pool: TensorPool, { task, history, status, best, params, epoch }: Run): FinishedTask {
	// Early stopping keeps the best weights, also when the last epoch came before patience ran out.
	const keepBest = best && status !== 'diverged' && history.bestEpoch >= 0;
	return {
		status: status ?? 'finished',
		stoppedAtEpoch: epoch,
		history: history.upTo(epoch),
		padded: keepBest ? best : pool.floats(params, task.plan.nPadded).slice()
	};
}
