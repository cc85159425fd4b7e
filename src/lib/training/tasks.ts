import type { Tensor1D } from '@tensorflow/tfjs-core';
import type { Examples, Matrix } from '#lib/core/table.ts';
import type { FitSpec } from '#lib/pipeline/spec.ts';
import type { Engine } from './engine.ts';
import { jobWords } from './engine.ts';
import { HistoryRecorder } from './history.ts';
import { DOUBLE, FLOAT, JOB_WORDS, PHASE, WORD } from './job.ts';
import type { NetworkPlan, RunStreams } from './network.ts';
import type { TensorPool } from './tensors.ts';
import type { TrainedModel } from './training.ts';

/** One network to be trained: all that decides its numbers. */
export interface NetworkTask {
	/** Place in the request, for the hooks. */
	readonly index: number;
	readonly plan: NetworkPlan;
	/** Parameters before training, in the padded layout. */
	readonly start: Float32Array;
	readonly train: Examples;
	/** Rows of `train` scored as the training part, the first ones; all of them when absent. */
	readonly nScored?: number;
	/** Rows of `train` to go through in an epoch (from 1), as many each time; all of them when absent. The kernels shuffle them. */
	readonly rowsOfEpoch?: (epoch: number) => Int32Array;
	readonly validation?: Examples;
	readonly fit: FitSpec;
	readonly streams: RunStreams;
}

/** One task as JavaScript sees it while it runs; `params` points at its parameters in memory. */
export interface Run {
	readonly task: NetworkTask;
	readonly history: HistoryRecorder;
	readonly params: number;
	readonly best: Float32Array | null;
	epoch: number;
	status: TrainedModel['status'] | null;
}

/** The words of one job, valid until TF.js's memory grows. */
export interface JobView {
	readonly words: Int32Array;
	readonly doubles: Float64Array;
}

export function jobView(memory: WebAssembly.Memory, pointer: number, k: number): JobView {
	const at = pointer + 4 * JOB_WORDS * k;
	return { words: new Int32Array(memory.buffer, at, JOB_WORDS), doubles: new Float64Array(memory.buffer, at, JOB_WORDS / 2) };
}

/** Puts the tasks into one tensor of jobs, ready to score epoch 0. The tensors belong to the pool. */
export function uploadTasks(engine: Engine, pool: TensorPool, tasks: readonly NetworkTask[]): { jobs: Tensor1D; runs: Run[] } {
	const { backend } = engine;
	const all = new Int32Array(JOB_WORDS * tasks.length);
	const runs = tasks.map((task, k): Run => {
		const { plan, fit } = task;
		const state = new Float32Array(4 * plan.nPadded);
		state.set(task.start);
		const params = backend.pointer(pool.add(state));
		all.set(taskWords(engine, pool, task, params), k * JOB_WORDS);
		return {
			task,
			history: new HistoryRecorder(fit.epochs),
			params,
			best: fit.patience === undefined ? null : new Float32Array(plan.nPadded),
			epoch: 0,
			status: null
		};
	});
	const jobs = pool.add(all);
	const pointer = backend.pointer(jobs);
	const floats = Math.max(0, ...runs.map((_, k) => backend.module.workspaceFloats(pointer + 4 * JOB_WORDS * k)));
	// Jobs take turns, so one scratch block serves all of them and stays in the processor's cache.
	const workspace = backend.pointer(pool.add(new Float32Array(floats)));
	runs.forEach((_, k) => (jobView(backend.memory, pointer, k).words[WORD.workspace] = workspace));
	return { jobs, runs };
}

function taskWords({ backend }: Engine, pool: TensorPool, task: NetworkTask, params: number): Int32Array {
	const { plan, train, validation, fit, streams } = task;
	const words = jobWords(plan, train.x.nColumns);
	const floats = new Float32Array(words.buffer);
	const doubles = new Float64Array(words.buffer);
	words[WORD.optimizer] = fit.optimizer === 'sgd' ? 1 : 0;
	const rows = task.rowsOfEpoch?.(1) ?? Int32Array.from({ length: train.x.nRows }, (_, i) => i);
	words[WORD.nTrain] = rows.length;
	words[WORD.nScored] = task.nScored ?? train.x.nRows;
	words[WORD.nValidation] = validation?.x.nRows ?? 0;
	words[WORD.batchSize] = fit.batchSize;
	placeRows(pool, words, WORD.trainX, WORD.trainSparse, plan.embedding ? null : pool.sparseRows(train.x), train.x);
	words[WORD.trainY] = pool.values(train.y);
	if (validation)
		placeRows(pool, words, WORD.validationX, WORD.validationSparse, plan.embedding ? null : pool.sparseRows(validation.x), validation.x);
	words[WORD.validationY] = validation ? pool.values(validation.y) : 0;
	words[WORD.order] = backend.pointer(pool.add(rows));
	[WORD.params, WORD.grads, WORD.m, WORD.v].forEach((word, i) => (words[word] = params + 4 * i * plan.nPadded));
	words.set(streams.order, WORD.shuffle);
	words.set(streams.mask, WORD.mask);
	words[WORD.phase] = PHASE.scoring;
	floats[FLOAT.learningRate] = fit.learningRate;
	doubles[DOUBLE.beta1Power] = 1;
	doubles[DOUBLE.beta2Power] = 1;
	return words;
}

type SparsePointers = ReturnType<TensorPool['sparseRows']>;

function placeRows(pool: TensorPool, words: Int32Array, dense: number, sparse: number, pointers: SparsePointers, x: Matrix): void {
	if (pointers) words.set(pointers, sparse);
	else words[dense] = pool.rows(x);
}
