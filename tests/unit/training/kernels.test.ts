import '@tensorflow/tfjs-layers';
import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { createStream } from '#lib/core/random.ts';
import type { Matrix } from '#lib/core/table.ts';
import type { Backend, KernelModule } from '#lib/training/backend.ts';
import { createEngine } from '#lib/training/engine.ts';
import { nextUint32, shuffleOrder } from '#lib/training/generator.ts';
import { FLOAT, JOB_WORDS, WORD } from '#lib/training/job.ts';
import { networkTask } from '#lib/training/gradient-trainer.ts';
import { jobView, uploadTasks } from '#lib/training/tasks.ts';
import { packParameters, unpackParameters } from '#lib/training/network.ts';
import { startNodeBackend } from '#lib/training/node-backend.ts';
import { referenceGradient } from '#lib/training/reference.ts';
import { TensorPool } from '#lib/training/tensors.ts';
import type { Replica } from '#lib/training/training.ts';
import { linearWorld, moons, replica } from './examples.ts';

// Other work may share the machine; nothing here asserts time.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let backend: Backend;
let simd: KernelModule;
let scalar: KernelModule;

beforeAll(async () => {
	backend = await startNodeBackend('simd');
	simd = backend.module;
	scalar = (await startNodeBackend('scalar')).module;
});

function normals(n: number, seed: number): Float32Array {
	const stream = createStream(seed);
	return Float32Array.from({ length: n }, () => stream.normal());
}

/** Runs a kernel on tensors of the given numbers; returns what the last one holds afterwards. */
function onTensors(arrays: readonly Float32Array[], run: (...pointers: number[]) => void): Float32Array {
	const tensors = arrays.map((array) => tf.tensor1d(array));
	run(...tensors.map((tensor) => backend.pointer(tensor)));
	const out = Float32Array.from(tensors[tensors.length - 1].dataSync());
	for (const tensor of tensors) tensor.dispose();
	return out;
}

const hard = Float32Array.of(
	0,
	-0,
	1e-30,
	-1e-30,
	0.5,
	-0.5,
	5,
	-5,
	40,
	-40,
	200,
	-200,
	1e30,
	-1e30,
	Infinity,
	-Infinity,
	NaN,
	3e-8,
	1,
	-1
);

describe('elementary functions', () => {
	const x = Float32Array.from({ length: 40000 }, (_, i) => (i - 20000) / 1000);

	it('tanh is TF.js’s within 3e-7, exactly 0 at 0, and keeps NaN', () => {
		const ours = onTensors([x], (p) => simd.tanhInPlace(p, x.length));
		const theirs = tf.tidy(() => tf.tanh(tf.tensor1d(x)).dataSync());
		expect(ours.reduce((worst, value, i) => Math.max(worst, Math.abs(value - theirs[i])), 0)).toBeLessThan(3e-7);
		const edge = onTensors([hard], (p) => simd.tanhInPlace(p, hard.length));
		expect(edge[0]).toBe(0);
		expect([edge[10], edge[11], edge[14], edge[15]]).toEqual([1, -1, 1, -1]);
		expect(edge[16]).toBeNaN();
	});

	it('tanh and relu give the same bits with and without SIMD', () => {
		for (const input of [x, hard]) {
			for (const name of ['tanhInPlace', 'reluInPlace'] as const) {
				const a = onTensors([input], (p) => simd[name](p, input.length));
				const b = onTensors([input], (p) => scalar[name](p, input.length));
				expect(new Uint32Array(b.buffer)).toEqual(new Uint32Array(a.buffer));
			}
		}
	});

	it('their gradients are 1 - tanh^2 and the step', () => {
		const d = normals(64, 1);
		const a = normals(64, 2).map((value) => Math.tanh(value));
		const tanh = onTensors([a, d], (pa, pd) => simd.tanhGradient(pd, pa, 64, 1));
		const relu = onTensors([a, d], (pa, pd) => simd.reluGradient(pd, pa, 64));
		for (let i = 0; i < 64; i++) {
			expect(tanh[i]).toBeCloseTo(d[i] * (1 - a[i] * a[i]), 6);
			expect(relu[i]).toBe(a[i] > 0 ? d[i] : 0);
		}
	});
});

describe('dense layers', () => {
	const shape = fc.record({
		nRows: fc.integer({ min: 1, max: 37 }),
		nIn: fc.integer({ min: 1, max: 40 }),
		out4: fc.integer({ min: 1, max: 7 }),
		seed: fc.nat(1000)
	});

	it('are TF.js’s matMul + bias, and its two gradients, within 2e-5, and the same bits without SIMD', () => {
		fc.assert(
			fc.property(shape, ({ nRows, nIn, out4, seed }) => {
				const nOut = 4 * out4;
				const [x, w, b, d] = [
					normals(nRows * nIn, seed),
					normals(nIn * nOut, seed + 1),
					normals(nOut, seed + 2),
					normals(nRows * nOut, seed + 3)
				];
				const forward = (k: KernelModule): Float32Array =>
					onTensors([x, w, b, new Float32Array(nRows * nOut)], (px, pw, pb, po) => k.denseForward(px, nIn, nRows, nIn, pw, pb, nOut, po));
				const weights = (k: KernelModule): Float32Array =>
					onTensors([x, d, new Float32Array(nIn * nOut)], (px, pd, pg) => k.denseWeightGradient(px, nIn, nRows, nIn, pd, nOut, pg));
				const theirs = tf.tidy(() => {
					const [tx, tw, td] = [tf.tensor2d(x, [nRows, nIn]), tf.tensor2d(w, [nIn, nOut]), tf.tensor2d(d, [nRows, nOut])];
					return {
						forward: tf.add(tf.matMul(tx, tw), tf.tensor1d(b)).dataSync(),
						weights: tf.matMul(tx, td, true, false).dataSync()
					};
				});
				forward(simd).forEach((value, i) => expect(Math.abs(value - theirs.forward[i])).toBeLessThan(2e-5));
				weights(simd).forEach((value, i) => expect(Math.abs(value - theirs.weights[i])).toBeLessThan(2e-5));
				expect(forward(scalar)).toEqual(forward(simd));
				expect(weights(scalar)).toEqual(weights(simd));
			}),
			{ numRuns: 60 }
		);
	});

	it('give a row the same bits whatever rows stand beside it', () => {
		const [nRows, nIn, nOut] = [11, 9, 12];
		const [x, w, b] = [normals(nRows * nIn, 1), normals(nIn * nOut, 2), normals(nOut, 3)];
		const run = (rows: Float32Array, n: number): Float32Array =>
			onTensors([rows, w, b, new Float32Array(n * nOut)], (px, pw, pb, po) => simd.denseForward(px, nIn, n, nIn, pw, pb, nOut, po));
		const all = run(x, nRows);
		for (let i = 0; i < nRows; i++) expect(run(x.slice(i * nIn, (i + 1) * nIn), 1)).toEqual(all.slice(i * nOut, (i + 1) * nOut));
	});

	it('with one output are dot products, with the same bits without SIMD', () => {
		const [nRows, nIn] = [13, 36];
		const [x, w, d] = [normals(nRows * nIn, 4), normals(nIn, 5), normals(nRows, 6)];
		for (const k of [simd, scalar]) {
			const z = onTensors([x, w, new Float32Array(nRows)], (px, pw, pz) => k.dotForward(px, nIn, nRows, nIn, pw, 0.5, pz));
			const g = onTensors([x, d, new Float32Array(nIn)], (px, pd, pg) => k.dotWeightGradient(px, nIn, nRows, nIn, pd, pg));
			const theirs = tf.tidy(() => ({
				z: tf.add(tf.dot(tf.tensor2d(x, [nRows, nIn]), tf.tensor1d(w)), 0.5).dataSync(),
				g: tf.dot(tf.tensor1d(d), tf.tensor2d(x, [nRows, nIn])).dataSync()
			}));
			z.forEach((value, i) => expect(value).toBeCloseTo(theirs.z[i], 5));
			g.forEach((value, i) => expect(value).toBeCloseTo(theirs.g[i], 5));
		}
		const bits = (k: KernelModule): Float32Array =>
			onTensors([x, w, new Float32Array(nRows)], (px, pw, pz) => k.dotForward(px, nIn, nRows, nIn, pw, 0.5, pz));
		expect(bits(scalar)).toEqual(bits(simd));
	});

	it('transpose, sum columns and multiply out as they should', () => {
		const w = normals(8 * 12, 7);
		const t = onTensors([w, new Float32Array(96)], (pw, pt) => simd.transpose(pw, 8, 12, pt));
		for (let k = 0; k < 8; k++) for (let j = 0; j < 12; j++) expect(t[j * 8 + k]).toBe(w[k * 12 + j]);
		const sums = onTensors([Float32Array.from({ length: 24 }, (_, i) => i), new Float32Array(8)], (pd, pg) =>
			simd.columnSums(pd, 3, 8, pg)
		);
		expect(Array.from(sums)).toEqual([24, 27, 30, 33, 36, 39, 42, 45]);
		const outer = onTensors([Float32Array.of(2, -1), Float32Array.of(1, 2, 3, 4), new Float32Array(8)], (pd, pw, po) =>
			simd.outerProduct(pd, 2, pw, 4, po)
		);
		expect(Array.from(outer)).toEqual([2, 4, 6, 8, -1, -2, -3, -4]);
	});
});

describe('Adam', () => {
	it('takes the step worked by hand: at first the learning rate, against the sign of the gradient', () => {
		const p = onTensors(
			[Float32Array.of(0.5, -2, 0, 1e-3), new Float32Array(4), new Float32Array(4), Float32Array.of(1, 1, 1, 1)],
			(pg, pm, pv, pp) => simd.adamStep(pp, pg, pm, pv, 4, 0.01, 1 / (1 - 0.9), 1 / (1 - 0.999))
		);
		expect(p[0]).toBeCloseTo(0.99, 6);
		expect(p[1]).toBeCloseTo(1.01, 6);
		expect(p[2]).toBe(1);
		// 1e-3 is a thousand times the epsilon of 1e-7: the step is short by one part in ten thousand.
		expect(p[3]).toBeCloseTo(1 - 0.01 * (1e-3 / (1e-3 + 1e-7)), 6);
	});

	it('has the same bits without SIMD, also where it overflows', () => {
		const arrays = (): Float32Array[] => [
			Float32Array.from([...normals(60, 1), NaN, Infinity, 1e30, 0]),
			normals(64, 2),
			normals(64, 3).map(Math.abs),
			normals(64, 4)
		];
		const run = (k: KernelModule): Float32Array => onTensors(arrays(), (pg, pm, pv, pp) => k.adamStep(pp, pg, pm, pv, 64, 0.01, 2, 3));
		expect(run(scalar)).toEqual(run(simd));
	});
});

describe('the fused step', () => {
	const noFit = { epochs: 1, batchSize: 24, learningRate: 0.1 };
	const cases: readonly Replica[] = [
		replica({ train: moons(24, 1), fit: noFit, model: { kind: 'mlp', hidden: [16, 16], activation: 'tanh' } }),
		replica({ train: moons(24, 1), fit: noFit, model: { kind: 'mlp', hidden: [5, 9, 3], activation: 'relu', l2: 0.3 } }),
		replica({ train: moons(24, 1), fit: noFit, model: { kind: 'logistic', l2: 0.1 } }),
		replica({
			train: linearWorld(24, 7, 4, 2),
			validation: undefined,
			nClasses: 4,
			fit: noFit,
			model: { kind: 'mlp', hidden: [11], labelSmoothing: 0.3 }
		}),
		replica({
			train: linearWorld(24, 7, 0, 2),
			validation: undefined,
			nClasses: 0,
			fit: noFit,
			model: { kind: 'mlp', hidden: [6], activation: 'tanh', l2: 0.02 }
		}),
		replica({ train: moons(24, 1), fit: noFit, model: { kind: 'mlp', hidden: [4], labelSmoothing: 0.2 } })
	];

	it('has TF.js’s gradient within 1e-5, for each loss, activation and penalty', () => {
		const engine = createEngine(backend);
		for (const one of cases) {
			const pool = new TensorPool(backend);
			const { jobs: tensor, runs } = uploadTasks(engine, pool, [networkTask({ index: 0, replica: one })]);
			const jobs = backend.pointer(tensor);
			const { params, task } = runs[0];
			const { plan } = task;
			const start = packParameters(plan.layers, pool.floats(params, plan.nPadded)).map(
				(value, i) => value + 0.1 * normals(400, 8)[i % 400]
			);
			pool.floats(params, plan.nPadded).set(unpackParameters(plan.layers, plan.nPadded, start));
			simd.gradientOnly(jobs, one.train.x.nRows);
			const ours = packParameters(plan.layers, pool.floats(jobView(backend.memory, jobs, 0).words[WORD.grads], plan.nPadded));
			pool.dispose();
			const theirs = referenceGradient(plan, start, one.train);
			expect(ours).toHaveLength(theirs.length);
			ours.forEach((value, i) => expect(Math.abs(value - theirs[i])).toBeLessThan(1e-5));
		}
	});

	it('reads its settings from the words that JavaScript writes', () => {
		const words = new Int32Array(JOB_WORDS);
		const floats = new Float32Array(words.buffer);
		// The kernels' own offsets follow from the order of fields; a gap or overlap here would shift them.
		const starts = [...Object.values(WORD), ...Object.values(FLOAT)].sort((a, b) => a - b);
		expect(new Set(starts).size).toBe(starts.length);
		floats[FLOAT.l2] = 1;
		expect(words[FLOAT.l2]).toBe(0x3f800000);
	});
});

describe('the generator', () => {
	it('is xoshiro128** step for step, in JavaScript and in the kernels', () => {
		// First outputs for the state 1, 2, 3, 4, worked by hand from the definition: rotl(s1 * 5, 7) * 9.
		const state = Uint32Array.of(1, 2, 3, 4);
		expect([nextUint32(state), nextUint32(state)]).toEqual([11520, 0]);
		const tensor = tf.tensor1d(Int32Array.of(1, 2, 3, 4), 'int32');
		const again = Uint32Array.of(1, 2, 3, 4);
		for (let i = 0; i < 1000; i++) expect(simd.nextUint32(backend.pointer(tensor)) >>> 0).toBe(nextUint32(again));
		tensor.dispose();
	});

	it('shuffles alike in both, into a permutation', () => {
		const order = tf.tensor1d(
			Int32Array.from({ length: 1000 }, (_, i) => i),
			'int32'
		);
		const state = tf.tensor1d(Int32Array.of(5, 6, 7, 8), 'int32');
		simd.shuffleOrder(backend.pointer(order), 1000, backend.pointer(state));
		const ours = Int32Array.from(order.dataSync());
		const twin = Int32Array.from({ length: 1000 }, (_, i) => i);
		shuffleOrder(twin, Uint32Array.of(5, 6, 7, 8));
		expect(ours).toEqual(twin);
		expect([...ours].sort((a, b) => a - b)).toEqual(Array.from({ length: 1000 }, (_, i) => i));
		order.dispose();
		state.dispose();
	});
});

describe('the columns of a matrix', () => {
	it('are padded with zeros to a multiple of four', () => {
		const pool = new TensorPool(backend);
		const x: Matrix = { nRows: 2, nColumns: 3, values: Float32Array.of(1, 2, 3, 4, 5, 6) };
		expect(Array.from(pool.floats(pool.rows(x), 8))).toEqual([1, 2, 3, 0, 4, 5, 6, 0]);
		expect(pool.rows(x)).toBe(pool.rows(x));
		pool.dispose();
	});
});
