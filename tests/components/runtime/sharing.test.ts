import { afterEach, describe, expect, it } from 'vitest';
import type { ExperimentSpec } from '#lib/pipeline/spec.ts';
import type { LabRuntime } from '#lib/runtime/protocol.ts';
import { labWithWorkers } from './lab-with-workers.ts';

/** Dear enough that new workers are started for it. */
const spec: ExperimentSpec = {
	world: { kind: 'moons', noise: 0.25 },
	pipeline: {
		split: { by: 'row', train: 400, validation: 400, test: 0 },
		model: { kind: 'mlp', hidden: [16, 16], activation: 'tanh', dropout: 0.1 },
		fit: { epochs: 60, batchSize: 32, learningRate: 0.01 }
	},
	refits: 8
};
const trees: ExperimentSpec = {
	...spec,
	pipeline: {
		...spec.pipeline,
		split: { by: 'row', train: 2000, validation: 400, test: 0 },
		model: { kind: 'random-forest', trees: 60, maxDepth: 8 }
	},
	refits: 6
};

let open: LabRuntime[] = [];
afterEach(() => {
	for (const lab of open) lab.dispose();
	open = [];
});

function start(size: number, heartbeatMs = 3000): ReturnType<typeof labWithWorkers> {
	// Starting several workers at once may take long on a busy machine: none of them shall count as lost for it.
	const started = labWithWorkers(size, heartbeatMs);
	open.push(started.lab);
	return started;
}

describe('a run shared out among workers', () => {
	it('has the same bits with 1, 2 and 4 of them', { timeout: 240_000 }, async () => {
		const digests: string[][] = [];
		const started: number[] = [];
		for (const size of [1, 2, 4]) {
			const { lab, workers } = start(size);
			const [network, forest] = [await lab.run(spec, 7), await lab.run(trees, 7)];
			const curve = await lab.instrument('more-rows', spec, 7);
			digests.push([network.digest, forest.digest, JSON.stringify(curve, (key, value: unknown) => (key === 'milliseconds' ? 0 : value))]);
			started.push(workers.length);
			lab.dispose();
		}
		expect(started).toEqual([1, 2, 4]);
		expect(digests[1]).toEqual(digests[0]);
		expect(digests[2]).toEqual(digests[0]);
	});

	it('goes on when a helper is killed in the middle, and tells each epoch once', async () => {
		const { lab, workers } = start(2, 500);
		const reference = (await lab.run({ ...spec, refits: 1 }, 3)).scores.validation?.accuracy?.perRefit;
		const seen: string[] = [];
		const run = await lab.run(spec, 3, {
			onEpochs: (updates) => {
				seen.push(...updates.map(({ refit, epoch }) => `${refit}:${epoch}`));
				if (seen.length > 20 && workers.length === 2) workers[1].terminate();
			}
		});
		expect(workers.length).toBeGreaterThanOrEqual(2);
		expect(run.status).toEqual(new Array(8).fill('finished'));
		expect(run.scores.validation?.accuracy?.perRefit[0]).toBe(reference?.[0]);
		expect(new Set(seen).size).toBe(seen.length);
		expect(seen).toHaveLength(8 * 61);
	});

	it('is repeated when the worker that asked for help is killed', async () => {
		const { lab, workers } = start(2, 500);
		let killed = false;
		const run = await lab.run(spec, 4, {
			onEpochs: () => {
				if (!killed && workers.length === 2) workers[0].terminate();
				killed = true;
			}
		});
		expect(run.status).toEqual(new Array(8).fill('finished'));
		const { lab: other } = start(1);
		expect((await other.run(spec, 4)).digest).toBe(run.digest);
	});

	it('can be cancelled, and the helpers take other calls', async () => {
		const { lab, workers } = start(2);
		const abort = new AbortController();
		const long = { ...spec, pipeline: { ...spec.pipeline, fit: { epochs: 5000, batchSize: 8, learningRate: 0.01 } } };
		const run = lab.run(long, 1, { signal: abort.signal, onEpochs: () => abort.abort() });
		await expect(run).rejects.toMatchObject({ failure: 'cancelled' });
		const both = await Promise.all([lab.run({ ...spec, refits: 1 }, 1), lab.run({ ...spec, refits: 1 }, 2)]);
		expect(both.map(({ seed }) => seed)).toEqual([1, 2]);
		expect(workers.length).toBeLessThanOrEqual(3);
	});
});
