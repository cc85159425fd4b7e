import '@tensorflow/tfjs-layers';
import { memory } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { logLoss } from '#lib/core/metrics.ts';
import { numberBytes, sha256Hex } from '#lib/core/digest.ts';
import type { Backend } from '#lib/training/backend.ts';
import { startNodeBackend } from '#lib/training/node-backend.ts';
import { trainNetworksReference } from '#lib/training/reference.ts';
import { createTrainer } from '#lib/training/train.ts';
import type { Replica, Train, TrainedModel } from '#lib/training/training.ts';
import { linearWorld, moons, replica } from './examples.ts';

// Other work may share the machine; nothing here asserts time.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let backend: Backend;
let train: Train;
let trainScalar: Train;
let trainReference: Train;

beforeAll(async () => {
	backend = await startNodeBackend('simd');
	train = createTrainer(backend);
	trainScalar = createTrainer(await startNodeBackend('scalar'));
	trainReference = createTrainer(backend, { networks: trainNetworksReference });
});

const shared = { validation: moons(100, 9) };
/** One of every kind of network and setting, with different shapes, sizes and lengths. */
const MIXED: readonly Replica[] = [
	replica({ key: 'tanh', ...shared }),
	replica({ key: 'relu', ...shared, model: { kind: 'mlp', hidden: [6, 5] }, seed: 2 }),
	replica({
		key: 'wide',
		...shared,
		model: { kind: 'mlp', hidden: [33, 12], activation: 'tanh', l2: 0.01 },
		fit: { epochs: 3, batchSize: 7, learningRate: 0.02 }
	}),
	replica({ key: 'dropout', ...shared, model: { kind: 'mlp', hidden: [16, 16], dropout: 0.4 }, seed: 3 }),
	replica({ key: 'dropout-tanh', ...shared, model: { kind: 'mlp', hidden: [9], activation: 'tanh', dropout: 0.25, labelSmoothing: 0.1 } }),
	replica({ key: 'logistic', ...shared, model: { kind: 'logistic', l2: 0.001 }, fit: { epochs: 25, batchSize: 32, learningRate: 0.05 } }),
	replica({ key: 'sgd', ...shared, fit: { epochs: 6, batchSize: 64, learningRate: 0.1, optimizer: 'sgd' } }),
	replica({ key: 'patience', ...shared, fit: { epochs: 40, batchSize: 8, learningRate: 0.1, patience: 2 } }),
	replica({
		key: 'three-classes',
		train: linearWorld(50, 5, 3, 4),
		validation: linearWorld(70, 5, 3, 5),
		nClasses: 3,
		model: { kind: 'mlp', hidden: [10], labelSmoothing: 0.2, dropout: 0.1 }
	}),
	replica({
		key: 'softmax',
		train: linearWorld(45, 3, 5, 6),
		validation: linearWorld(30, 3, 5, 7),
		nClasses: 5,
		model: { kind: 'logistic' }
	}),
	replica({
		key: 'regression',
		train: linearWorld(40, 4, 0, 8),
		validation: linearWorld(41, 4, 0, 9),
		nClasses: 0,
		model: { kind: 'mlp', hidden: [7] }
	}),
	replica({ key: 'no-validation', validation: undefined, train: moons(33, 12), seed: 5 })
];

const digest = (model: TrainedModel): string => sha256Hex(numberBytes(model.parameters));

describe('replicas', () => {
	it('give the same bits together, alone, in another order, and without SIMD', async () => {
		const together = (await train(MIXED)).map(digest);
		const reversed = (await train([...MIXED].reverse())).map(digest).reverse();
		const scalar = (await trainScalar(MIXED)).map(digest);
		const alone: string[] = [];
		for (const one of MIXED) alone.push(digest((await train([one]))[0]));
		expect(new Set(together).size).toBe(MIXED.length);
		expect(alone).toEqual(together);
		expect(reversed).toEqual(together);
		expect(scalar).toEqual(together);
	});

	it('have the same history in every company and build', async () => {
		const [together, scalar] = [await train(MIXED), await trainScalar(MIXED)];
		const alone = await train([MIXED[4]]);
		expect(alone[0].history).toEqual(together[4].history);
		expect(scalar.map((model) => model.history)).toEqual(together.map((model) => model.history));
	});

	it('agree with TF.js’s own operations and gradients', async () => {
		const ours = await train(MIXED);
		const theirs = await trainReference(MIXED);
		for (let k = 0; k < MIXED.length; k++) {
			expect(ours[k].stoppedAtEpoch, MIXED[k].key).toBe(theirs[k].stoppedAtEpoch);
			const largest = ours[k].parameters.reduce((most, value, i) => Math.max(most, Math.abs(value - theirs[k].parameters[i])), 0);
			expect(largest, MIXED[k].key).toBeLessThan(1e-3);
			for (const name of ['trainLoss', 'validationLoss', 'loggedTrainLoss', 'trainScore', 'loggedTrainScore'] as const) {
				const [a, b] = [ours[k].history?.[name] ?? [], theirs[k].history?.[name] ?? []];
				a.forEach((value, epoch) => {
					if (Number.isNaN(value)) expect(b[epoch]).toBeNaN();
					else expect(Math.abs(value - b[epoch]), `${MIXED[k].key} ${name} ${epoch}`).toBeLessThan(name.endsWith('Score') ? 0.03 : 2e-4);
				});
			}
		}
	});

	it('depend on the seed, and on nothing else', async () => {
		const [a, b, c] = await train([replica({ seed: 4 }), replica({ seed: 4, key: 'again' }), replica({ seed: 5 })]);
		expect(digest(a)).toBe(digest(b));
		expect(digest(a)).not.toBe(digest(c));
	});
});

describe('histories', () => {
	it('say what predict says: the last losses and scores are those of the model', async () => {
		for (const [k, model] of (await train(MIXED)).entries()) {
			const { validation, nClasses } = MIXED[k];
			if (!validation || !model.history || nClasses === 0 || model.status === 'stopped-early') continue;
			const expected = model.history.validationLoss[model.stoppedAtEpoch];
			expect(logLoss(validation.y, model.predict(validation.x), nClasses), MIXED[k].key).toBeCloseTo(expected, 5);
		}
	});

	it('start at epoch 0, before training, and log nothing there', async () => {
		const [model] = await train([replica({ fit: { epochs: 0, batchSize: 8, learningRate: 0.1 } })]);
		expect(model.history?.trainLoss).toHaveLength(1);
		expect(model.history?.trainLoss[0]).toBeGreaterThan(0.3);
		expect(model.history?.loggedTrainLoss[0]).toBeNaN();
		expect(model.status).toBe('finished');
	});

	it('log the loss with dropout, smoothing and penalty, and measure without them', async () => {
		const [plain, heavy] = await train([
			replica({ model: { kind: 'mlp', hidden: [16] } }),
			replica({ model: { kind: 'mlp', hidden: [16], l2: 0.05, dropout: 0.5 } })
		]);
		expect(plain.history?.loggedTrainLoss[10]).toBeCloseTo(plain.history?.trainLoss[10] ?? NaN, 1);
		expect(heavy.history?.loggedTrainLoss[10]).toBeGreaterThan((heavy.history?.trainLoss[10] ?? NaN) + 0.08);
	});

	it('stream every epoch of every replica, in order', async () => {
		const heard: string[] = [];
		const models = await train(MIXED.slice(0, 2), {
			onEpoch: (index, epoch, { train: loss }) => void heard.push(`${index}:${epoch}:${loss}`)
		});
		const expected = models.flatMap((model, index) =>
			Array.from(model.history?.trainLoss ?? [], (loss, epoch) => `${index}:${epoch}:${loss}`)
		);
		expect([...heard].sort()).toEqual([...expected].sort());
	});

	it('show snapshots whose predictions are those of the epoch', async () => {
		const one = replica();
		const losses: number[] = [];
		const [model] = await train([one], {
			snapshotEvery: 5,
			onSnapshot: (_, epoch, predict) => void (losses[epoch] = logLoss(one.train.y, predict(one.train.x)))
		});
		expect(Object.keys(losses)).toEqual(['0', '5', '10']);
		for (const epoch of [0, 5, 10]) expect(losses[epoch]).toBeCloseTo(model.history?.trainLoss[epoch] ?? NaN, 5);
	});
});

describe('hooks that use memory', () => {
	it('may make it grow in mid-run: the run goes on, with the same bits', async () => {
		const one = replica();
		const [plain] = await train([one]);
		const bytes = backend.memory.buffer.byteLength;
		const rows = Math.ceil(bytes / 16);
		const large = { nRows: rows, nColumns: 2, values: new Float32Array(2 * rows) };
		const [watched] = await train([one], { snapshotEvery: 10, onSnapshot: (_, epoch, predict) => void (epoch === 10 || predict(large)) });
		expect(backend.memory.buffer.byteLength).toBeGreaterThan(bytes);
		expect(digest(watched)).toBe(digest(plain));
		expect(watched.history).toEqual(plain.history);
	});
});

describe('early stopping', () => {
	it('stops after `patience` epochs without a better validation loss and keeps the best weights', async () => {
		const one = replica({ fit: { epochs: 200, batchSize: 8, learningRate: 0.1, patience: 4 }, train: moons(30, 3) });
		const [model] = await train([one]);
		const losses = Array.from(model.history?.validationLoss ?? []);
		const best = losses.indexOf(Math.min(...losses.slice(1)));
		expect(model.status).toBe('stopped-early');
		expect(model.stoppedAtEpoch).toBe(best + 4);
		expect(logLoss(one.validation?.y ?? [], model.predict(one.validation?.x ?? one.train.x))).toBeCloseTo(losses[best], 5);
	});

	it('needs validation rows', async () => {
		const one = replica({ key: 'no-rows', validation: undefined, fit: { epochs: 5, batchSize: 8, learningRate: 0.1, patience: 2 } });
		await expect(train([one])).rejects.toThrow(/no-rows: fit\.patience needs validation rows/);
	});
});

describe('trouble', () => {
	it('reports divergence with its epoch and lets the others finish', async () => {
		const wild = replica({
			key: 'wild',
			train: linearWorld(40, 4, 0, 1),
			validation: undefined,
			nClasses: 0,
			model: { kind: 'mlp', hidden: [8] },
			fit: { epochs: 50, batchSize: 8, learningRate: 1e6, optimizer: 'sgd' }
		});
		const [diverged, fine] = await train([wild, replica()]);
		expect(diverged.status).toBe('diverged');
		expect(diverged.stoppedAtEpoch).toBeGreaterThan(0);
		expect(diverged.stoppedAtEpoch).toBeLessThan(50);
		expect(Number.isFinite(diverged.history?.trainLoss[diverged.stoppedAtEpoch])).toBe(false);
		expect(fine.status).toBe('finished');
	});

	it('reports a missing value in the training rows as divergence at epoch 0', async () => {
		const { x, y } = moons(20, 1);
		const values = x.values.slice();
		values[7] = NaN;
		const [model] = await train([replica({ train: { x: { ...x, values }, y } })]);
		expect([model.status, model.stoppedAtEpoch]).toEqual(['diverged', 0]);
	});

	it('never lets a validation row into the weights', async () => {
		const poisoned = moons(100, 2);
		poisoned.x.values.fill(NaN);
		const [clean, other] = await train([replica(), replica({ validation: poisoned })]);
		expect(digest(other)).toBe(digest(clean));
		expect(other.status).toBe('finished');
		expect(other.history?.validationLoss[3]).toBeNaN();
	});

	it('hears a cancel in mid-run and frees everything', async () => {
		const before = memory().numTensors;
		const controller = new AbortController();
		let epochs = 0;
		const run = train([replica({ fit: { epochs: 100_000, batchSize: 4, learningRate: 0.01 } })], {
			signal: controller.signal,
			onEpoch: () => void epochs++
		});
		setTimeout(() => controller.abort(), 5);
		await expect(run).rejects.toThrow(/abort/i);
		expect(epochs).toBeGreaterThan(0);
		expect(epochs).toBeLessThan(100_000);
		expect(memory().numTensors).toBe(before);
	});

	it('names the run and the field that is wrong', async () => {
		const wrong = (parts: Partial<Replica>): Promise<unknown> => train([replica({ key: 'x', ...parts })]);
		await expect(wrong({ fit: { epochs: 1, batchSize: 0, learningRate: 0.1 } })).rejects.toThrow(/x: fit\.batchSize/);
		await expect(wrong({ fit: { epochs: 1, batchSize: 1, learningRate: NaN } })).rejects.toThrow(/x: fit\.learningRate/);
		await expect(wrong({ model: { kind: 'mlp', hidden: [0] } })).rejects.toThrow(/hidden layer/);
		await expect(wrong({ model: { kind: 'mlp', hidden: [4], dropout: 1 } })).rejects.toThrow(/dropout/);
		await expect(wrong({ train: { ...moons(5, 1), y: Float32Array.of(0, 1, 2, 0, 1) } })).rejects.toThrow(/label 2 in row 2/);
		await expect(wrong({ train: { ...moons(5, 1), y: Float32Array.of(0, 1) } })).rejects.toThrow(/5 rows and 2 labels/);
		await expect(wrong({ validation: linearWorld(10, 3, 2, 1) })).rejects.toThrow(/2 columns/);
	});
});

describe('memory', () => {
	it('stays flat over 1,000 runs, and no tensor is left', async () => {
		const one = replica({ fit: { epochs: 1, batchSize: 32, learningRate: 0.01 } });
		await train([one]);
		const before = memory().numTensors;
		const bytes = backend.memory.buffer.byteLength;
		for (let i = 0; i < 1000; i++) {
			const [model] = await train([one]);
			if (i % 100 === 0) model.predict(one.train.x);
		}
		expect(memory().numTensors).toBe(before);
		expect(backend.memory.buffer.byteLength).toBe(bytes);
	});
});
