import '@tensorflow/tfjs-layers';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { createStream } from '#lib/core/random.ts';
import type { Backend } from '#lib/training/backend.ts';
import { createEngine } from '#lib/training/engine.ts';
import { WORD } from '#lib/training/job.ts';
import { createLanguageTrainer } from '#lib/training/language-model.ts';
import type { LanguageModel, LanguageRun, TrainLanguageModels } from '#lib/training/language-model.ts';
import { countTrainable, drawAdapters, drawLanguageModel, planLanguageModel, windows } from '#lib/training/language-plan.ts';
import { runStreams } from '#lib/training/network.ts';
import { startNodeBackend } from '#lib/training/node-backend.ts';
import { jobView, uploadTasks } from '#lib/training/tasks.ts';
import { TensorPool } from '#lib/training/tensors.ts';

// Other work may share the machine; nothing here asserts time.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let backend: Backend;
let train: TrainLanguageModels;
let trainScalar: TrainLanguageModels;

beforeAll(async () => {
	backend = await startNodeBackend('simd');
	train = createLanguageTrainer(backend);
	trainScalar = createLanguageTrainer(await startNodeBackend('scalar'));
});

const TOKENS = 40;
const spec = { tokens: TOKENS, context: 3, embedding: 12, hidden: 32 };

/** A sparse first-order chain: from each token, four likely successors. Rows of the transition matrix sum to one. */
function chain(seed: number): Float64Array[] {
	const stream = createStream(seed).fork('chain');
	return Array.from({ length: TOKENS }, () => {
		const row = new Float64Array(TOKENS).fill(0.02 / TOKENS);
		const next = stream.permutation(TOKENS);
		[0.5, 0.25, 0.13, 0.1].forEach((p, i) => (row[next[i]] += p));
		return row;
	});
}

function mixed(a: readonly Float64Array[], b: readonly Float64Array[]): Float64Array[] {
	return a.map((row, i) => row.map((p, j) => (p + b[i][j]) / 2));
}

function text(transitions: readonly Float64Array[], n: number, seed: number): Int32Array {
	const stream = createStream(seed).fork('text');
	const out = new Int32Array(n);
	for (let i = 1; i < n; i++) {
		let u = stream.uniform();
		let next = 0;
		for (; next < TOKENS - 1 && u >= transitions[out[i - 1]][next]; next++) u -= transitions[out[i - 1]][next];
		out[i] = next;
	}
	return out;
}

const oldWorld = chain(1);
const newWorld = mixed(oldWorld, chain(2));
const oldText = text(oldWorld, 6000, 3);
const oldUnseen = text(oldWorld, 2000, 4);
const newText = text(newWorld, 150, 5);
const newUnseen = text(newWorld, 2000, 6);

const pretraining: LanguageRun = {
	key: 'pretrained',
	spec,
	train: oldText,
	validation: oldUnseen,
	fit: { epochs: 8, batchSize: 32, learningRate: 0.01 },
	seed: 1
};
const tuning = (start: LanguageModel, parts: Partial<LanguageRun>): LanguageRun => ({
	key: 'tuned',
	spec,
	start,
	train: newText,
	validation: newUnseen,
	fit: { epochs: 40, batchSize: 16, learningRate: 0.01 },
	seed: 2,
	watch: { old: oldUnseen },
	...parts
});

describe('pretraining', () => {
	it('comes close to the entropy rate of the chain, and its own history agrees with its answers', async () => {
		const [model] = await train([pretraining]);
		// What the best possible model pays on this very text.
		let best = 0;
		for (let i = 3; i < oldUnseen.length; i++) best -= Math.log(oldWorld[oldUnseen[i - 1]][oldUnseen[i]]) / (oldUnseen.length - 3);
		const perplexity = model.perplexity(oldUnseen);
		expect(perplexity).toBeGreaterThan(Math.exp(best));
		expect(perplexity).toBeLessThan(1.35 * Math.exp(best));
		expect(Math.exp(model.history.validationLoss[8])).toBeCloseTo(perplexity, 4);
		expect(model.nParameters).toBe(40 * 12 + (36 + 1) * 32 + (32 + 1) * 40);
		expect(model.logProbabilities(oldUnseen)).toHaveLength(1997);
	});

	it('gives the same bits alone, in company, and without SIMD', async () => {
		const runs = [pretraining, { ...pretraining, key: 'other', seed: 9, spec: { ...spec, hidden: 17 } }].map((run) => ({
			...run,
			train: oldText.slice(0, 400)
		}));
		const together = await train(runs);
		const scalar = await trainScalar(runs);
		for (const [k, run] of runs.entries()) {
			const [alone] = await train([run]);
			expect(together[k].parameters).toEqual(alone.parameters);
			expect(scalar[k].parameters).toEqual(alone.parameters);
		}
	});
});

describe('fine-tuning on 150 tokens', () => {
	let base: LanguageModel;
	beforeAll(async () => {
		[base] = await train([pretraining]);
	});

	it('overfits the new text and forgets the old one; rehearsal keeps it', async () => {
		const [naive, rehearsed] = await train([
			tuning(base, {}),
			tuning(base, { key: 'rehearsed', rehearsal: { text: oldText, share: 0.5 } })
		]);
		const validation = Array.from(naive.history.validationLoss, Math.exp);
		expect(Math.exp(naive.history.trainLoss[40])).toBeLessThan(2);
		expect(validation[40]).toBeGreaterThan(1.3 * Math.min(...validation));
		const before = base.perplexity(oldUnseen);
		expect(naive.watched.old[0]).toBeCloseTo(before, 6);
		expect(naive.watched.old[40]).toBeCloseTo(naive.perplexity(oldUnseen), 6);
		expect(naive.perplexity(oldUnseen) / before).toBeGreaterThan(2.5);
		expect(rehearsed.perplexity(oldUnseen)).toBeLessThan(0.6 * naive.perplexity(oldUnseen));
	});

	it('moves only what the method allows, and says how much that is', async () => {
		const [head, adapter, full] = await train([
			tuning(base, { key: 'head', method: 'head' }),
			tuning(base, { key: 'adapter', method: 'adapter' }),
			tuning(base, { key: 'full' })
		]);
		const moved = (model: LanguageModel, from: number, to: number): boolean =>
			model.parameters.subarray(from, to).some((value, i) => value !== base.parameters[from + i]);
		const [vectors, hidden, end] = [480, 480 + 37 * 32, base.parameters.length];
		expect([moved(head, 0, hidden), moved(head, hidden, end)]).toEqual([false, true]);
		expect([moved(adapter, 0, vectors), moved(adapter, vectors, hidden), moved(adapter, hidden, end)]).toEqual([false, true, true]);
		expect([moved(full, 0, vectors), moved(full, vectors, hidden), moved(full, hidden, end)]).toEqual([true, true, true]);
		expect([head.nTrainable, adapter.nTrainable, full.nTrainable]).toEqual([33 * 40, 4 * (36 + 32 + 32 + 40), base.nParameters]);
		for (const model of [head, adapter, full]) expect(model.history.trainLoss[40]).toBeLessThan(model.history.trainLoss[0]);
		// Adapters are merged into the weights at the end: the same answers, up to rounding.
		expect(adapter.perplexity(oldUnseen)).toBeCloseTo(adapter.watched.old[40], 3);
	});

	it('stops early when it may, with the best weights', async () => {
		const [model] = await train([tuning(base, { fit: { epochs: 40, batchSize: 16, learningRate: 0.01, patience: 3 } })]);
		expect(model.status).toBe('stopped-early');
		expect(model.perplexity(newUnseen)).toBeCloseTo(Math.exp(Math.min(...model.history.validationLoss.slice(1))), 4);
	});

	it('names the run and the field that is wrong', async () => {
		await expect(train([{ ...tuning(base, { method: 'head' }), start: undefined }])).rejects.toThrow(/tuned: method: head needs a model/);
		await expect(train([tuning(base, { train: Int32Array.of(1, 2, 40, 3, 4) })])).rejects.toThrow(/token 40/);
		await expect(train([tuning(base, { train: Int32Array.of(1, 2) })])).rejects.toThrow(/too short/);
		await expect(train([{ ...pretraining, spec: { ...spec, embedding: 10 } }])).rejects.toThrow(/multiple of four/);
		await expect(train([{ ...pretraining, spec: { ...spec, hidden: 4000 } }])).rejects.toThrow(/at most 100000/);
	});
});

describe('the gradient', () => {
	it('of token vectors, layers and adapters is TF.js’s within 1e-5', () => {
		for (const method of ['full', 'adapter'] as const) {
			const small = { tokens: 6, context: 2, embedding: 4, hidden: 5 };
			const plan = planLanguageModel('gradient', small, method);
			const { init, streams } = runStreams(3);
			const start = drawLanguageModel(plan, init);
			drawAdapters(plan, start, init.fork('adapters'));
			const noise = createStream(4);
			for (const { rank, rOffset, nOut, realOut } of plan.layers)
				for (let i = 0; i < rank * nOut; i++) if (i % nOut < realOut) start[rOffset + i] = 0.3 * noise.normal();
			const examples = windows('gradient', Int32Array.of(0, 1, 2, 3, 4, 5, 1, 1, 0, 5, 2, 2), small);
			const fit = { epochs: 1, batchSize: 10, learningRate: 0.1 };
			const pool = new TensorPool(backend);
			const { jobs, runs } = uploadTasks(createEngine(backend), pool, [{ index: 0, plan, start, train: examples, fit, streams }]);
			backend.module.gradientOnly(backend.pointer(jobs), 10);
			const ours = pool.floats(jobView(backend.memory, backend.pointer(jobs), 0).words[WORD.grads], plan.nPadded).slice();
			expect(runs[0].task.plan).toBe(plan);
			pool.dispose();
			const block = (offset: number, nRows: number, nColumns: number): tf.Tensor2D =>
				tf.tensor2d(start.slice(offset, offset + nRows * nColumns), [nRows, nColumns]);
			const parts: { offset: number; tensor: tf.Tensor; moves: boolean }[] = [
				{ offset: 0, tensor: block(0, 6, 4), moves: method === 'full' }
			];
			for (const layer of plan.layers) {
				parts.push({ offset: layer.wOffset, tensor: block(layer.wOffset, layer.nIn, layer.nOut), moves: method === 'full' });
				parts.push({ offset: layer.bOffset, tensor: block(layer.bOffset, 1, layer.nOut), moves: method === 'full' });
				if (layer.rank) {
					parts.push({ offset: layer.aOffset, tensor: block(layer.aOffset, layer.nIn, 4), moves: true });
					parts.push({ offset: layer.rOffset, tensor: block(layer.rOffset, 4, layer.nOut), moves: true });
				}
			}
			const per = method === 'adapter' ? 4 : 2;
			const { grads } = tf.valueAndGrads((vectors: tf.Tensor, ...p: tf.Tensor[]) => {
				// The gradient of gather is missing on this backend, so rows are picked by a product.
				const picked = tf.cast(tf.oneHot(tf.tensor1d(Int32Array.from(examples.x.values), 'int32'), 6), 'float32');
				let h = tf.reshape(tf.matMul(picked as tf.Tensor2D, vectors as tf.Tensor2D), [10, 8]);
				for (let l = 0; l < 2; l++) {
					const [w, b, a, r] = p.slice(per * l, per * l + per);
					let z = tf.add(tf.matMul(h, w as tf.Tensor2D), b);
					if (a) z = tf.add(z, tf.matMul(tf.matMul(h, a as tf.Tensor2D), r as tf.Tensor2D));
					h = (l === 0 ? tf.tanh(z) : z) as tf.Tensor2D;
				}
				const logits = tf.slice(h, [0, 0], [10, 6]);
				const hot = tf.cast(tf.oneHot(tf.tensor1d(Int32Array.from(examples.y), 'int32'), 6), 'float32');
				return tf.neg(tf.mean(tf.sum(tf.mul(hot, tf.logSoftmax(logits)), 1))) as tf.Scalar;
			})(parts.map(({ tensor }) => tensor));
			let compared = 0;
			parts.forEach(({ offset, moves }, i) => {
				if (!moves) return;
				Array.from(grads[i].dataSync()).forEach((value, j) => {
					compared++;
					expect(Math.abs(ours[offset + j] - value), `${method} part ${i} number ${j}`).toBeLessThan(1e-5);
				});
			});
			expect(compared).toBeGreaterThanOrEqual(countTrainable(plan));
			for (const tensor of [...parts.map((part) => part.tensor), ...grads]) tensor.dispose();
		}
	});
});
