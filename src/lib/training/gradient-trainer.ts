import type { Tensor1D } from '@tensorflow/tfjs-core';
import type { Engine } from './engine.ts';
import { jobWords } from './engine.ts';
import { BadReplicaError } from './errors.ts';
import { HistoryRecorder } from './history.ts';
import { DOUBLE, FLOAT, JOB_WORDS, PHASE, WORD } from './job.ts';
import { initialParameters, packParameters, planNetwork, runStreams, unpackParameters } from './network.ts';
import type { NetworkPlan } from './network.ts';
import { createPauses } from './pause.ts';
import { assertColumns, outputsToPredictions } from './predict.ts';
import { TensorPool } from './tensors.ts';
import type { Replica, TrainedModel, TrainingHooks } from './training.ts';

/**
 * Multiply-adds between two looks at the event loop: 2 to 5 ms on the machines we measured, so that a cancel is heard
 * at once. It decides only when we pause, never what is computed.
 */
const SLICE = 6_000_000;

interface Run {
	readonly index: number;
	readonly replica: Replica;
	readonly plan: NetworkPlan;
	readonly history: HistoryRecorder;
	readonly params: number;
	readonly best: Float32Array | null;
	epoch: number;
	status: TrainedModel['status'] | null;
}

export interface IndexedReplica {
	readonly index: number;
	readonly replica: Replica;
}

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
		const jobs = upload(engine, pool, replicas, runs);
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

interface JobView {
	readonly words: Int32Array;
	readonly doubles: Float64Array;
}

function jobView(memory: WebAssembly.Memory, pointer: number, k: number): JobView {
	const at = pointer + 4 * JOB_WORDS * k;
	return { words: new Int32Array(memory.buffer, at, JOB_WORDS), doubles: new Float64Array(memory.buffer, at, JOB_WORDS / 2) };
}

function upload(engine: Engine, pool: TensorPool, replicas: readonly IndexedReplica[], runs: Run[]): Tensor1D {
	const { backend } = engine;
	const all = new Int32Array(JOB_WORDS * replicas.length);
	replicas.forEach(({ index, replica }, k) => {
		assertReplica(replica);
		const plan = planNetwork(replica);
		const streams = runStreams(replica.seed);
		const state = new Float32Array(4 * plan.nPadded);
		state.set(initialParameters(plan.layers, plan.nPadded, streams.init));
		const block = backend.pointer(pool.add(state));
		const words = jobWords(plan, replica.train.x.nColumns);
		const floats = new Float32Array(words.buffer);
		const doubles = new Float64Array(words.buffer);
		const { train, validation, fit } = replica;
		words[WORD.optimizer] = fit.optimizer === 'sgd' ? 1 : 0;
		words[WORD.nTrain] = train.x.nRows;
		words[WORD.nValidation] = validation?.x.nRows ?? 0;
		words[WORD.batchSize] = fit.batchSize;
		words[WORD.trainX] = pool.rows(train.x);
		words[WORD.trainY] = pool.values(train.y);
		words[WORD.validationX] = validation ? pool.rows(validation.x) : 0;
		words[WORD.validationY] = validation ? pool.values(validation.y) : 0;
		words[WORD.order] = backend.pointer(pool.add(Int32Array.from({ length: train.x.nRows }, (_, i) => i)));
		[WORD.params, WORD.grads, WORD.m, WORD.v].forEach((word, i) => (words[word] = block + 4 * i * plan.nPadded));
		words.set(streams.order, WORD.shuffle);
		words.set(streams.mask, WORD.mask);
		words[WORD.phase] = PHASE.scoring;
		floats[FLOAT.learningRate] = fit.learningRate;
		doubles[DOUBLE.beta1Power] = 1;
		doubles[DOUBLE.beta2Power] = 1;
		all.set(words, k * JOB_WORDS);
		runs.push({
			index,
			replica,
			plan,
			history: new HistoryRecorder(fit.epochs),
			params: block,
			best: fit.patience === undefined ? null : new Float32Array(plan.nPadded),
			epoch: 0,
			status: null
		});
	});
	const jobs = pool.add(all);
	const pointer = backend.pointer(jobs);
	const floats = Math.max(0, ...runs.map((_, k) => backend.module.workspaceFloats(pointer + 4 * JOB_WORDS * k)));
	// Jobs take turns, so one scratch block serves all of them and stays in the processor's cache.
	const workspace = backend.pointer(pool.add(new Float32Array(floats)));
	runs.forEach((_, k) => (jobView(backend.memory, pointer, k).words[WORD.workspace] = workspace));
	return jobs;
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

/** A trained network from its packed parameters; `predict` uploads what it needs and frees it again. */
export function networkModel(
	engine: Engine,
	plan: NetworkPlan,
	parameters: Float32Array,
	facts: Pick<TrainedModel, 'key' | 'model' | 'status' | 'stoppedAtEpoch' | 'history'>
): TrainedModel {
	return {
		...facts,
		nClasses: plan.nClasses,
		nInputs: plan.nInputs,
		nParameters: plan.nParameters,
		parameters,
		predict: (x) => predictWith(engine, plan, unpackParameters(plan.layers, plan.nPadded, parameters), x)
	};
}

function predictWith(engine: Engine, plan: NetworkPlan, padded: Float32Array, x: Parameters<TrainedModel['predict']>[0]): Float64Array {
	assertColumns(x, plan.nInputs);
	if (x.nRows === 0) return new Float64Array(0);
	const { raw, stride } = engine.outputs(plan, padded, x);
	return outputsToPredictions(raw, x.nRows, stride, plan.nClasses, plan.loss);
}

/** Throws BadReplicaError when rows, labels or settings do not fit together. */
export function assertReplica({ key, train, validation, nClasses, fit }: Replica): void {
	const whole = (name: string, value: number, least: number): void => {
		if (!Number.isInteger(value) || value < least) throw new BadReplicaError(key, `${name} must be a whole number of at least ${least}, not ${value}.`);
	};
	whole('fit.epochs', fit.epochs, 0);
	whole('fit.batchSize', fit.batchSize, 1);
	if (!(fit.learningRate >= 0 && Number.isFinite(fit.learningRate)))
		throw new BadReplicaError(key, `fit.learningRate must be a finite number of at least 0, not ${fit.learningRate}.`);
	if (fit.patience !== undefined) {
		whole('fit.patience', fit.patience, 1);
		if (!validation || validation.x.nRows === 0) throw new BadReplicaError(key, 'fit.patience needs validation rows to watch.');
	}
	assertExamples(key, 'train', train.x.nRows, train.y, nClasses);
	if (train.x.nRows < 1) throw new BadReplicaError(key, 'there are no training rows.');
	if (validation) {
		assertExamples(key, 'validation', validation.x.nRows, validation.y, nClasses);
		assertColumns(validation.x, train.x.nColumns);
	}
	assertColumns(train.x, train.x.nColumns);
}

function assertExamples(key: string, part: string, nRows: number, y: Float32Array, nClasses: number): void {
	if (y.length !== nRows) throw new BadReplicaError(key, `the ${part} part has ${nRows} rows and ${y.length} labels.`);
	if (nClasses === 0) return;
	if (!Number.isInteger(nClasses) || nClasses < 2) throw new BadReplicaError(key, `nClasses must be 0 (regression) or at least 2, not ${nClasses}.`);
	for (let i = 0; i < nRows; i++)
		if (!(y[i] >= 0 && y[i] < nClasses && Math.floor(y[i]) === y[i]))
			throw new BadReplicaError(key, `label ${y[i]} in row ${i} of the ${part} part is not one of the ${nClasses} classes.`);
}
