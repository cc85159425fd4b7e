import type { Tensor1D } from '@tensorflow/tfjs-core';
import { assertReplica } from './assert-replica.ts';
import type { Engine } from './engine.ts';
import { jobWords } from './engine.ts';
import { HistoryRecorder } from './history.ts';
import { DOUBLE, FLOAT, JOB_WORDS, PHASE, WORD } from './job.ts';
import { initialParameters, planNetwork, runStreams } from './network.ts';
import type { NetworkPlan } from './network.ts';
import type { TensorPool } from './tensors.ts';
import type { Replica, TrainedModel } from './training.ts';

export interface IndexedReplica {
	readonly index: number;
	readonly replica: Replica;
}

/** One training run as JavaScript sees it; `params` points at its parameters in memory. */
export interface Run {
	readonly index: number;
	readonly replica: Replica;
	readonly plan: NetworkPlan;
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

/**
 * Puts the replicas into one tensor of jobs, ready to score epoch 0, and fills `runs` with what JavaScript keeps of each.
 *
 * Throws BadReplicaError when a replica's settings make no sense. The tensors belong to the pool.
 */
export function uploadJobs(engine: Engine, pool: TensorPool, replicas: readonly IndexedReplica[], runs: Run[]): Tensor1D {
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
