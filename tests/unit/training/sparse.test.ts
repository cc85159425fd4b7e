import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { numberBytes, sha256Hex } from '#lib/core/digest.ts';
import { createStream } from '#lib/core/random.ts';
import type { Examples, Matrix } from '#lib/core/table.ts';
import { startNodeBackend } from '#lib/training/node-backend.ts';
import { compressRows } from '#lib/training/sparse.ts';
import { createTrainer } from '#lib/training/train.ts';
import type { Replica, Train } from '#lib/training/training.ts';
import { replica } from './examples.ts';

// Other work may share the machine; nothing here asserts time.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let train: Train;
let trainScalar: Train;

beforeAll(async () => {
	train = createTrainer(await startNodeBackend('simd'));
	trainScalar = createTrainer(await startNodeBackend('scalar'));
});

/** Word counts: 40 columns, few of them filled; some of them decide the class. */
function counts(n: number, nClasses: number, seed: number, share = 0.15): Examples {
	const stream = createStream(seed).fork('counts');
	const values = Float32Array.from({ length: n * 40 }, () => (stream.uniform() < share ? 1 + stream.integer(3) : 0));
	return {
		x: { nRows: n, nColumns: 40, values },
		y: Float32Array.from({ length: n }, (_, i) => Math.min(nClasses - 1, values[40 * i] + values[40 * i + 7]))
	};
}

/** The same rows written so that they count as dense: the smallest number stands where a zero was, and adds nothing. */
function filled({ x, y }: Examples): Examples {
	return { x: { ...x, values: x.values.map((value) => (value === 0 ? 1e-45 : value)) }, y };
}

describe('compressed rows', () => {
	it('hold every number that is not zero, in its place', () => {
		fc.assert(
			fc.property(fc.array(fc.constantFrom(0, 0, 0, 0, 1, -2.5, NaN), { minLength: 20, maxLength: 200 }), (list) => {
				const nRows = Math.floor(list.length / 20);
				const x: Matrix = { nRows, nColumns: 20, values: Float32Array.from(list.slice(0, nRows * 20)) };
				const sparse = compressRows(x);
				if (!sparse) {
					expect(x.values.filter((value) => value !== 0).length).toBeGreaterThan(0.4 * nRows * 20);
					return;
				}
				const back = new Float32Array(nRows * 20);
				for (let i = 0; i < nRows; i++)
					for (let e = sparse.starts[i]; e < sparse.starts[i + 1]; e++) back[20 * i + sparse.columns[e]] = sparse.values[e];
				expect(back).toEqual(x.values);
			})
		);
	});

	it('are not made of few columns or many numbers', () => {
		expect(compressRows({ nRows: 3, nColumns: 8, values: new Float32Array(24) })).toBeNull();
		expect(compressRows(counts(30, 2, 1, 0.9).x)).toBeNull();
		expect(compressRows(counts(30, 2, 1).x)).not.toBeNull();
		expect(compressRows({ nRows: 2, nColumns: 20, values: new Float32Array(40) })?.starts).toEqual(Int32Array.of(0, 0, 0));
	});
});

describe('training on mostly zeros', () => {
	const cases: readonly Partial<Replica>[] = [
		{ nClasses: 2, model: { kind: 'logistic', l2: 0.01 } },
		{ nClasses: 4, model: { kind: 'logistic' } },
		{ nClasses: 2, model: { kind: 'mlp', hidden: [37], activation: 'tanh' } },
		{ nClasses: 3, model: { kind: 'mlp', hidden: [10, 6], dropout: 0.2 } }
	];
	const both = cases.map((parts) => ({ data: counts(70, parts.nClasses ?? 2, 3), unseen: counts(50, parts.nClasses ?? 2, 4), parts }));

	it('gives the same bits as on the same rows stored densely, and without SIMD', async () => {
		const sparse = both.map(({ data, unseen, parts }) => replica({ ...parts, train: data, validation: unseen }));
		const dense = both.map(({ data, unseen, parts }) => replica({ ...parts, train: filled(data), validation: filled(unseen) }));
		const [a, b, c] = [await train(sparse), await train(dense), await trainScalar(sparse)];
		for (let k = 0; k < both.length; k++) {
			const digests = [a, b, c].map((models) => sha256Hex(numberBytes(models[k].parameters)));
			expect(new Set(digests).size, `case ${k}`).toBe(1);
			expect(b[k].history).toEqual(a[k].history);
			expect(c[k].history).toEqual(a[k].history);
			expect(a[k].predict(both[k].unseen.x)).toEqual(a[k].predict(filled(both[k].unseen).x));
			expect(a[k].history?.trainLoss[10]).toBeLessThan(a[k].history?.trainLoss[0] ?? 0);
		}
	});
});
