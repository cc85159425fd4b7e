import { memory } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { createLab } from '#lib/instruments/lab.ts';
import type { ExperimentSpec, ModelSpec } from '#lib/pipeline/spec.ts';
import { createHost, type Host } from '#lib/runtime/host.ts';
import type { Backend } from '#lib/training/backend.ts';
import { startNodeBackend } from '#lib/training/node-backend.ts';
import { createTrainer } from '#lib/training/train.ts';
import type { Train } from '#lib/training/training.ts';
import { getWorld } from '#lib/worlds/registry.ts';
import type { World } from '#lib/worlds/world.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const kinds: readonly ModelSpec[] = [
	{ kind: 'mlp', hidden: [8], dropout: 0.1 },
	{ kind: 'logistic' },
	{ kind: 'decision-tree', maxDepth: 4 },
	{ kind: 'random-forest', trees: 5, maxDepth: 4 },
	{ kind: 'gradient-boosting', rounds: 8, maxDepth: 2, learningRate: 0.1 }
];
const spec = (model: ModelSpec): ExperimentSpec => ({
	world: { kind: 'moons' },
	pipeline: { split: { by: 'row', train: 80, validation: 100, test: 0 }, model, fit: { epochs: 4, batchSize: 16, learningRate: 0.01 } },
	refits: 2
});

let backend: Backend;
let train: Train;
let host: Host;
beforeAll(async () => {
	backend = await startNodeBackend();
	train = createTrainer(backend);
	const lab = createLab({ train, world: (kind) => getWorld(kind), now: () => 0 });
	host = createHost({
		lab,
		train,
		now: () => 0,
		loadTables: () => Promise.resolve(),
		loadSecret: () => Promise.reject(new Error('Nothing is secret here.'))
	});
});

describe('many calls, some of them cancelled, some failing', () => {
	it('leave no tensor and no memory behind', async () => {
		const round = async (first: number): Promise<void> => {
			for (let seed = first; seed < first + 30; seed++) {
				const abort = new AbortController();
				const model: ModelSpec = seed % 11 === 5 ? { kind: 'mlp', hidden: [0] } : kinds[seed % kinds.length];
				const answer = host.answer(
					{ name: 'run', source: spec(model), seed, parts: ['fresh'] },
					() => (seed % 7 === 3 ? abort.abort() : undefined),
					abort.signal
				);
				const outcome = await answer.then(
					() => 'answered',
					(error: { failure: string }) => error.failure
				);
				expect(['answered', seed % 11 === 5 ? 'bad-spec' : 'cancelled']).toContain(outcome);
			}
		};
		await round(0);
		const before = [memory().numTensors, backend.memory.buffer.byteLength];
		for (let k = 1; k < 5; k++) await round(30 * k);
		expect([memory().numTensors, backend.memory.buffer.byteLength]).toEqual(before);
	});
});

/** Two classes and columns of nothing, made in no time. */
function blank(features: number): World {
	return {
		...getWorld('gaussians'),
		study: (_parameters, _stream, nRows) => {
			const values = new Float64Array(nRows);
			return {
				nRows,
				features: Array.from({ length: features }, (_, j) => ({ kind: 'numeric', name: `x${j}`, values }) as const),
				target: { kind: 'classification', name: 'y', classes: ['A', 'B'], yTrue: Int32Array.from({ length: nRows }, (_, i) => i % 2) },
				roles: {}
			};
		}
	};
}

describe('runs that are kept', () => {
	/** How many batches are trained when these draws are asked for in order, each of so many columns. */
	async function trainings(seeds: readonly number[], features: number, rows: number): Promise<number> {
		let calls = 0;
		const counting: Train = (replicas, hooks) => {
			calls++;
			return train(replicas, hooks);
		};
		const lab = createLab({ train: counting, world: () => blank(features), now: () => 0 });
		const experiment: ExperimentSpec = {
			...spec({ kind: 'majority' }),
			world: { kind: 'gaussians', features },
			pipeline: { split: { by: 'row', train: rows, validation: 100, test: 0 }, model: { kind: 'majority' } }
		};
		for (const seed of seeds) await lab.trained(experiment, seed);
		return calls;
	}

	it('are recalled, up to 48 of them', async () => {
		const seeds = Array.from({ length: 49 }, (_, seed) => seed);
		expect(await trainings([1, 2, 1, 2], 2, 50)).toBe(2);
		expect(await trainings([...seeds, 48, 1, 0], 2, 20)).toBe(50);
	});

	it('are fewer where tables are large, and at least the last one', async () => {
		expect(await trainings([1, 2, 2, 1], 400, 16_000)).toBe(3);
	});
});
