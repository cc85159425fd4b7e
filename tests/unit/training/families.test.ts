import { memory } from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { numberBytes, sha256Hex } from '#lib/core/digest.ts';
import type { Examples, Matrix } from '#lib/core/table.ts';
import type { ModelSpec } from '#lib/pipeline/spec.ts';
import { startNodeBackend } from '#lib/training/node-backend.ts';
import { createTrainer } from '#lib/training/train.ts';
import type { Train, TrainedModel } from '#lib/training/training.ts';
import { linearWorld, replica } from './examples.ts';

// Other work may share the machine; nothing here asserts time.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let train: Train;
let trainScalar: Train;

beforeAll(async () => {
	train = createTrainer(await startNodeBackend());
	trainScalar = createTrainer(await startNodeBackend('scalar'));
});

// The same small table was given to scikit-learn 1.2.1 and numpy 1.24; the figures below are what they answered.
const N = 80;
const rows = Array.from({ length: N }, (_, i) => [((i * 37) % 83) / 10, ((i * i * 7) % 61) / 7, ((i * 53) % 29) / 3]);
const x: Matrix = { nRows: N, nColumns: 3, values: Float32Array.from(rows.flat()) };
const signal = rows.map((_, i) => x.values[3 * i] - 0.3 * x.values[3 * i + 1] * (x.values[3 * i + 2] > 4 ? 1 : 0) + ((i * 11) % 13) / 6);
const two = Float32Array.from(signal, (s) => (s > 3 ? 1 : 0));
const three = Float32Array.from(signal, (s) => (s < 1.5 ? 0 : s < 4.5 ? 1 : 2));
const numbers = Float32Array.from(signal, (s) => s * 2.5);
const asked: Matrix = { nRows: 5, nColumns: 3, values: Float32Array.of(1, 2, 3, 8, 0, 9, 4, 4, 4, 2.5, 8, 1, 6.05, 3.3, 7.2) };

async function fit(model: ModelSpec, y: Float32Array, nClasses: number, table = x): Promise<TrainedModel> {
	return (await train([replica({ train: { x: table, y }, validation: undefined, nClasses, model })]))[0];
}

function close(actual: Float64Array, expected: readonly number[], within: number): void {
	expect(actual).toHaveLength(expected.length);
	actual.forEach((value, i) => expect(Math.abs(value - expected[i]), `value ${i}`).toBeLessThan(within));
}

it('the small table is the one the figures were made with', () => {
	expect(two.reduce((a, b) => a + b)).toBe(56);
	expect([0, 1, 2].map((c) => three.filter((label) => label === c).length)).toEqual([13, 24, 43]);
	expect(numbers[1]).toBeCloseTo(13.083334, 5);
});

describe('linear regression', () => {
	it('is numpy’s and scikit-learn’s, plain and with a penalty', async () => {
		const plain = await fit({ kind: 'linear' }, numbers, 0);
		close(Float64Array.from(plain.parameters), [2.4717536803807354, -0.17135432635513842, -0.4424684422492894, 3.866787386701593], 1e-6);
		// scikit-learn's Ridge minimises the sum, ours the mean: alpha = n * l2.
		const ridge = await fit({ kind: 'linear', l2: 0.5 }, numbers, 0);
		close(Float64Array.from(ridge.parameters), [2.2736961095028385, -0.14061471860244942, -0.41231829645161466, 4.412036262136669], 1e-6);
	});

	it('takes the solution of least norm when rows are fewer than columns', async () => {
		const wide = Float32Array.from([0, 1, 2].flatMap((i) => [...rows[i], 2 * rows[i][0] - rows[i][1]]));
		const model = await fit({ kind: 'linear' }, numbers.slice(0, 3), 0, { nRows: 3, nColumns: 4, values: wide });
		close(Float64Array.from(model.parameters), [0.6075672179130969, 0.3131652122843979, 0.5936958631120383, 0.9019692235417961, 0], 1e-5);
	});

	it('refuses classes, and says what to use', async () => {
		await expect(fit({ kind: 'linear' }, two, 2)).rejects.toThrow(/use kind: logistic/);
	});

	it('solves for any table: the residuals are orthogonal to every column', async () => {
		await fc.assert(
			fc.asyncProperty(fc.nat(10_000), fc.integer({ min: 1, max: 6 }), async (seed, nColumns) => {
				const data = linearWorld(30, Math.max(2, nColumns), 0, seed);
				const model = await fit({ kind: 'linear' }, data.y, 0, data.x);
				const residuals = model.predict(data.x).map((value, i) => data.y[i] - value);
				for (let j = 0; j < data.x.nColumns; j++) {
					const product = residuals.reduce((sum, r, i) => sum + r * data.x.values[i * data.x.nColumns + j], 0);
					expect(Math.abs(product)).toBeLessThan(1e-8);
				}
			}),
			{ numRuns: 20 }
		);
	});
});

describe('logistic regression', () => {
	it('converges to scikit-learn’s weights under the same penalty', async () => {
		const [model] = await train([
			replica({
				train: { x, y: two },
				validation: undefined,
				model: { kind: 'logistic', l2: 0.01 },
				fit: { epochs: 6000, batchSize: N, learningRate: 0.02 }
			})
		]);
		close(Float64Array.from(model.parameters), [1.758858558774924, -0.06941667008018368, -0.2674517950534593, -2.710864], 2e-3);
	});

	it('refuses numbers, and says what to use', async () => {
		await expect(fit({ kind: 'logistic' }, numbers, 0)).rejects.toThrow(/use kind: linear/);
	});
});

describe('nearest neighbours', () => {
	it('are scikit-learn’s', async () => {
		close((await fit({ kind: 'nearest-neighbours', k: 7 }, two, 2)).predict(asked), [1 / 7, 1, 6 / 7, 5 / 7, 1], 1e-9);
		const expected = [4.517857074737549, 14.904762268066406, 11.895833969116211, 11.25, 14.074405670166016];
		close((await fit({ kind: 'nearest-neighbours', k: 4 }, numbers, 0)).predict(asked), expected, 1e-5);
	});

	it('with k = 1 repeat the label of every training row, also over three classes', async () => {
		const model = await fit({ kind: 'nearest-neighbours', k: 1 }, three, 3);
		const scores = model.predict(x);
		three.forEach((label, i) => expect(scores[3 * i + label]).toBe(1));
	});

	it('refuse missing values in training, and score NaN where a row misses one', async () => {
		const holed = { ...x, values: x.values.map((value, i) => (i === 4 ? NaN : value)) };
		await expect(fit({ kind: 'nearest-neighbours', k: 3 }, two, 2, holed)).rejects.toThrow(/missing values/);
		const scores = (await fit({ kind: 'nearest-neighbours', k: 3 }, two, 2)).predict(holed);
		expect(scores[1]).toBeNaN();
		expect(scores[0]).not.toBeNaN();
		await expect(fit({ kind: 'nearest-neighbours', k: 81 }, two, 2)).rejects.toThrow(/from 1 to the 80/);
	});
});

describe('a decision tree', () => {
	it('is scikit-learn’s: the same splits, thresholds and leaf shares', async () => {
		const model = await fit({ kind: 'decision-tree', maxDepth: 3, minLeaf: 4 }, three, 3);
		close(model.predict(asked), [1, 0, 0, 0, 0, 1, 0, 1 / 3, 2 / 3, 0, 11 / 12, 1 / 12, 0, 0, 1], 1e-6);
		expect(model.nParameters).toBe(13);
		// Feature and threshold of the root; then of its left child.
		expect([model.parameters[1], model.parameters[2]]).toEqual([0, Math.fround(3.549999952316284)]);
		const numeric = await fit({ kind: 'decision-tree', maxDepth: 3, minLeaf: 4 }, numbers, 0);
		close(numeric.predict(asked), [3.2166666746139527, 16.89682540893555, 14.00000011920929, 8.242063403129578, 16.89682540893555], 1e-5);
		expect(numeric.nParameters).toBe(15);
	});

	it('of unlimited depth repeats every label when no two rows are alike', async () => {
		const scores = (await fit({ kind: 'decision-tree', maxDepth: 50 }, three, 3)).predict(x);
		three.forEach((label, i) => expect(scores[3 * i + label]).toBe(1));
	});

	it('keeps at least minLeaf rows in every leaf', async () => {
		await fc.assert(
			fc.asyncProperty(fc.nat(10_000), fc.integer({ min: 1, max: 15 }), async (seed, minLeaf) => {
				const data = linearWorld(60, 4, 2, seed);
				const model = await fit({ kind: 'decision-tree', maxDepth: 20, minLeaf }, data.y, 2, data.x);
				const counts = new Map<string, number>();
				const tree = model.parameters.subarray(1);
				for (let i = 0; i < 60; i++) {
					let at = 0;
					while (tree[at] >= 0) at = 6 * tree[data.x.values[i * 4 + tree[at]] <= tree[at + 1] ? at + 2 : at + 3];
					counts.set(String(at), (counts.get(String(at)) ?? 0) + 1);
				}
				expect(Math.min(...counts.values())).toBeGreaterThanOrEqual(minLeaf);
			}),
			{ numRuns: 25 }
		);
	});

	it('puts missing values on the right, above every number', async () => {
		const values = Float32Array.of(1, 2, 3, NaN, NaN, NaN);
		const model = await fit({ kind: 'decision-tree', maxDepth: 1 }, Float32Array.of(0, 0, 0, 1, 1, 1), 2, {
			nRows: 6,
			nColumns: 1,
			values
		});
		expect(Array.from(model.predict({ nRows: 3, nColumns: 1, values: Float32Array.of(-5, 3, NaN) }))).toEqual([0, 0, 1]);
	});
});

describe('a random forest', () => {
	it('beats its average tree, and is as good as scikit-learn’s on the same rows', async () => {
		const [data, unseen] = [linearWorld(600, 8, 2, 1), linearWorld(2000, 8, 2, 2)];
		const accuracy = async (model: ModelSpec): Promise<number> => {
			const yProb = (await fit(model, data.y, 2, data.x)).predict(unseen.x);
			return yProb.reduce((sum, p, i) => sum + (p >= 0.5 === unseen.y[i] > 0.5 ? 1 : 0), 0) / 2000;
		};
		const forest = await accuracy({ kind: 'random-forest', trees: 60, maxDepth: 10 });
		expect(forest).toBeGreaterThan(await accuracy({ kind: 'decision-tree', maxDepth: 10 }));
		expect(forest).toBeGreaterThan(0.8);
	});

	it('draws rows and columns from its seed', async () => {
		const run = async (seed: number): Promise<string> => {
			const [model] = await train([
				replica({ train: { x, y: two }, validation: undefined, model: { kind: 'random-forest', trees: 5, maxDepth: 4 }, seed })
			]);
			return sha256Hex(numberBytes(model.parameters));
		};
		expect(await run(1)).toBe(await run(1));
		expect(await run(1)).not.toBe(await run(2));
	});
});

describe('gradient boosting', () => {
	const model: ModelSpec = { kind: 'gradient-boosting', rounds: 20, maxDepth: 3, learningRate: 0.3, minLeaf: 5 };

	it('is scikit-learn’s HistGradientBoosting on the same bins', async () => {
		// Fewer distinct values than bins, so that both cut alike.
		const coarse = { ...x, values: x.values.map((value, i) => (i % 3 === 0 ? Math.floor(value * 4) / 4 : value)) };
		close(
			(await fit(model, two, 2, coarse)).predict(asked),
			[0.03089498173212121, 0.9897901059153844, 0.9953107181080381, 0.9872680079598503, 0.9927907035899604],
			1e-5
		);
		const classes = [
			0.01791949928421657, 0.9799769993955343, 0.0021035013202491807, 2.5780905432800076e-5, 1.2541843423447862e-6, 0.9999729649102248,
			2.196942623636185e-6, 0.00031574340539425387, 0.9996820596519822, 4.5193204433361955e-5, 0.9998420371406322, 0.00011276965493448126,
			3.191113778811172e-5, 0.0002533856839095966, 0.9997147031783024
		];
		close((await fit(model, three, 3, coarse)).predict(asked), classes, 1e-5);
		close(
			(await fit(model, numbers, 0, coarse)).predict(asked),
			[4.815369204353359, 18.71610840453043, 14.681778635785436, 8.926634261974101, 14.603435600476043],
			1e-4
		);
	});

	it('has a history by rounds whose last entry is what predict gives', async () => {
		const [data, unseen] = [linearWorld(200, 5, 2, 3), linearWorld(100, 5, 2, 4)];
		for (const subsample of [1, 0.5]) {
			const [boosted] = await train([replica({ train: data, validation: unseen, model: { ...model, subsample } as ModelSpec })]);
			const yProb = boosted.predict(unseen.x);
			const loss = -yProb.reduce((sum, p, i) => sum + Math.log(unseen.y[i] ? p : 1 - p), 0) / 100;
			expect(boosted.history?.validationLoss).toHaveLength(21);
			expect(boosted.history?.validationLoss[20]).toBeCloseTo(loss, 9);
			expect(boosted.history?.trainLoss[20]).toBeLessThan(boosted.history?.trainLoss[1] ?? 0);
		}
	});

	it('learns from missing values', async () => {
		const data = linearWorld(400, 3, 2, 5);
		const values = data.x.values.map((value, i) => (i % 3 === 0 && value > 0 ? NaN : value));
		const boosted = await fit(model, data.y, 2, { ...data.x, values });
		expect(boosted.history?.trainScore[20]).toBeGreaterThan(0.8);
	});
});

describe('the majority', () => {
	it('answers with the shares of the training rows, or their mean', async () => {
		expect((await fit({ kind: 'majority' }, two, 2)).predict(asked)[2]).toBeCloseTo(56 / 80, 6);
		close((await fit({ kind: 'majority' }, three, 3)).predict({ ...asked, nRows: 1 }), [13 / 80, 24 / 80, 43 / 80], 1e-6);
		expect((await fit({ kind: 'majority' }, numbers, 0)).predict(asked)[0]).toBeCloseTo(numbers.reduce((a, b) => a + b) / 80, 5);
	});
});

describe('every family', () => {
	const kinds: readonly ModelSpec[] = [
		{ kind: 'mlp', hidden: [6] },
		{ kind: 'logistic' },
		{ kind: 'nearest-neighbours', k: 3 },
		{ kind: 'decision-tree', maxDepth: 5 },
		{ kind: 'random-forest', trees: 7, maxDepth: 5 },
		{ kind: 'gradient-boosting', rounds: 9, maxDepth: 2, learningRate: 0.2 },
		{ kind: 'majority' }
	];
	const data: Examples = { x, y: three };

	it('gives the same bits alone, together, and without SIMD, and leaves no tensor', async () => {
		const replicas = kinds.map((model) => replica({ key: model.kind, train: data, validation: undefined, nClasses: 3, model }));
		const before = memory().numTensors;
		const together = await train(replicas);
		const scalar = await trainScalar(replicas);
		for (const [k, one] of replicas.entries()) {
			const [alone] = await train([one]);
			const digests = [together[k], scalar[k], alone].map((model) => sha256Hex(numberBytes(model.parameters)));
			expect(new Set(digests).size, one.key).toBe(1);
			expect(alone.predict(asked)).toEqual(together[k].predict(asked));
		}
		expect(memory().numTensors).toBe(before);
	});

	it('answers with probabilities that sum to one, and refuses other columns', async () => {
		for (const model of kinds) {
			const trained = await fit(model, three, 3);
			const yProb = trained.predict(asked);
			expect(yProb).toHaveLength(15);
			for (let i = 0; i < 5; i++) expect(yProb[3 * i] + yProb[3 * i + 1] + yProb[3 * i + 2]).toBeCloseTo(1, 6);
			expect(() => trained.predict({ nRows: 1, nColumns: 2, values: new Float32Array(2) })).toThrow(/trained on 3 columns/);
		}
	});

	it('hears a cancel', async () => {
		const big = linearWorld(3000, 10, 2, 1);
		for (const model of [
			{ kind: 'random-forest', trees: 5000, maxDepth: 12 },
			{ kind: 'gradient-boosting', rounds: 50_000, maxDepth: 4, learningRate: 0.1 }
		] as const) {
			const controller = new AbortController();
			const before = memory().numTensors;
			setTimeout(() => controller.abort(), 20);
			await expect(train([replica({ train: big, validation: undefined, model })], { signal: controller.signal })).rejects.toThrow(/abort/i);
			expect(memory().numTensors).toBe(before);
		}
	});

	it('hears a cancel while it only sorts columns or cuts them into bins, before the first tree', async () => {
		const wide = linearWorld(2000, 600, 2, 1);
		for (const model of [
			{ kind: 'random-forest', trees: 1, maxDepth: 1 },
			{ kind: 'gradient-boosting', rounds: 1, maxDepth: 1, learningRate: 0.1 }
		] as const) {
			const controller = new AbortController();
			const before = memory().numTensors;
			let reported = 0;
			setTimeout(() => controller.abort(), 1);
			const hooks = { signal: controller.signal, onEpoch: () => reported++, onProgress: () => reported++ };
			await expect(train([replica({ train: wide, validation: undefined, model })], hooks)).rejects.toThrow(/abort/i);
			expect(reported).toBe(0);
			expect(memory().numTensors).toBe(before);
		}
	});
});
