import { engine } from '@tensorflow/tfjs-core';
import type { NamedTensorMap, Tensor, Tensor1D } from '@tensorflow/tfjs-core';
import type { Matrix } from '#lib/core/table.ts';
import type { Backend } from './backend.ts';
import { FLOAT, JOB_BYTES, JOB_WORDS, LOSS, pad4, WORD, writeLayers } from './job.ts';
import type { NetworkPlan } from './network.ts';
import { TensorPool } from './tensors.ts';

/** Our kernels under their TF.js names; each takes tensors and is run by TF.js's engine. */
export interface Engine {
	readonly backend: Backend;
	/**
	 * Goes on with the jobs of a tensor from index `from` until the budget (multiply-adds) is spent or each has ended its
	 * epoch; returns the index to go on with, or `count`, and what is left of the budget.
	 */
	advance(jobs: Tensor1D, from: number, count: number, budget: number): { next: number; left: number };
	/** Raw outputs of a network on rows: `[nRows, stride]`. */
	outputs(plan: NetworkPlan, params: Float32Array, x: Matrix): { raw: Float32Array; stride: number };
}

export function createEngine(backend: Backend): Engine {
	const { module } = backend;
	const advanceName = backend.register('Advance', (inputs, { from, count, budget }) => {
		const out = backend.makeOutput([2], 'int32');
		module.advance(backend.pointer(inputs.jobs), JOB_BYTES, from, count, budget, backend.pointer(out));
		return out;
	});
	const outputsName = backend.register('Outputs', (inputs, { nRows, stride, x }) => {
		const out = backend.makeOutput([nRows * stride], 'float32');
		module.outputs(backend.pointer(inputs.job), x, nRows, backend.pointer(out));
		return out;
	});
	const run = (name: string, inputs: Record<string, Tensor>, attributes: Record<string, number>): Tensor =>
		engine().runKernel(name, inputs as NamedTensorMap, attributes) as Tensor;
	return {
		backend,
		advance: (jobs, from, count, budget) => {
			const result = run(advanceName, { jobs }, { from, count, budget });
			const [next, left] = result.dataSync();
			result.dispose();
			return { next, left };
		},
		outputs: (plan, params, x) => {
			const last = plan.layers[plan.layers.length - 1];
			const pool = new TensorPool(backend);
			const words = jobWords(plan, x.nColumns);
			const sparse = plan.embedding ? null : pool.sparseRows(x);
			if (sparse) words.set(sparse, WORD.validationSparse);
			words[WORD.params] = backend.pointer(pool.add(params));
			const job = pool.add(words);
			const workspace = pool.add(new Float32Array(module.workspaceFloats(backend.pointer(job))));
			pool.integers(backend.pointer(job), JOB_WORDS)[WORD.workspace] = backend.pointer(workspace);
			const out = run(outputsName, { job }, { nRows: x.nRows, stride: last.nOut, x: sparse ? 0 : pool.rows(x) });
			const raw = Float32Array.from(out.dataSync());
			out.dispose();
			pool.dispose();
			return { raw, stride: last.nOut };
		}
	};
}

/** The words of a job that describe its network. */
export function jobWords(plan: NetworkPlan, nColumns: number): Int32Array {
	const words = new Int32Array(JOB_WORDS);
	const floats = new Float32Array(words.buffer);
	writeLayers(words, plan.layers);
	words[WORD.nLayers] = plan.layers.length;
	words[WORD.activation] = plan.activation === 'tanh' ? 1 : 0;
	words[WORD.loss] = plan.loss;
	words[WORD.nClasses] = plan.loss === LOSS.softmax ? plan.nClasses : 1;
	words[WORD.xStride] = pad4(nColumns);
	words[WORD.nParams] = plan.nPadded;
	words[WORD.batchSize] = 1;
	words[WORD.nTrain] = 1;
	words[WORD.rowCost] = plan.layers.reduce((sum, layer) => sum + layer.nIn * layer.nOut + 16 * layer.nOut, 8);
	words[WORD.embeddingRows] = plan.embedding?.rows ?? 0;
	words[WORD.embeddingDim] = plan.embedding?.width ?? 0;
	words[WORD.context] = plan.embedding?.context ?? 0;
	words[WORD.embeddingTrainable] = plan.embedding?.trainable ? 1 : 0;
	floats[FLOAT.l2] = plan.l2;
	floats[FLOAT.dropout] = plan.dropout;
	floats[FLOAT.smoothing] = plan.labelSmoothing;
	return words;
}
