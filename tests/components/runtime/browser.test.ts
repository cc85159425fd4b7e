import { afterEach, describe, expect, it } from 'vitest';
import type { ExperimentSpec } from '#lib/pipeline/spec.ts';
import { createBrowserLab } from '#lib/runtime/browser.ts';
import { createLabClient } from '#lib/runtime/client.ts';
import { LabError, type BoundaryFrame, type EpochUpdate, type LabRuntime } from '#lib/runtime/protocol.ts';
import { labWithWorkers as startLab } from './lab-with-workers.ts';

const spec: ExperimentSpec = {
	world: { kind: 'moons', noise: 0.25 },
	pipeline: {
		split: { by: 'row', train: 200, validation: 400, test: 200 },
		model: { kind: 'mlp', hidden: [16] },
		fit: { epochs: 20, batchSize: 32, learningRate: 0.01 }
	},
	refits: 2
};
const long: ExperimentSpec = { ...spec, pipeline: { ...spec.pipeline, fit: { epochs: 20_000, batchSize: 8, learningRate: 0.01 } } };

let lab: LabRuntime | null = null;
afterEach(() => {
	lab?.dispose();
	lab = null;
});

/** As `startLab`, and disposed of after the test. */
function labWithWorkers(size = 1): ReturnType<typeof startLab> {
	const started = startLab(size);
	lab = started.lab;
	return started;
}

const failureOf = (promise: Promise<unknown>): Promise<string> =>
	promise.then(
		() => 'answered',
		(error: unknown) => (error instanceof LabError ? error.failure : String(error))
	);

describe('the lab in a real worker', () => {
	it('trains, streams every epoch once, and gives the same bits every time', async () => {
		lab = createBrowserLab({ tables: '/data', size: 1 });
		lab.warmUp();
		const updates: EpochUpdate[] = [];
		const first = await lab.run(spec, 7, { onEpochs: (batch) => updates.push(...batch) });
		const keys = updates.map(({ refit, epoch }) => `${refit}:${epoch}`);
		expect(new Set(keys).size).toBe(keys.length);
		expect(keys).toContain('0:20');
		expect(keys).toContain('1:20');
		expect(first.validationRows).toBeInstanceOf(Float32Array);
		lab.dispose();
		lab = createBrowserLab({ tables: '/data', size: 1 });
		expect((await lab.run(spec, 7)).digest).toBe(first.digest);
	});

	it('previews, reads an instrument, diagnoses and scores fresh rows', async () => {
		lab = createBrowserLab({ tables: '/data', size: 2 });
		expect((await lab.preview(spec, 7)).nRows).toBe(200);
		expect(await lab.instrument('simpler-model', spec, 7)).toMatchObject({ kind: 'arms', instrument: 'simpler-model' });
		expect((await lab.diagnose(spec, 7)).lines.length).toBeGreaterThan(0);
		expect((await lab.fresh(spec, 7, 500)).n.at(-1)).toBe(500);
	});

	it('reads a real table through the site', async () => {
		lab = createBrowserLab({ tables: '/data', size: 1 });
		const penguins: ExperimentSpec = {
			...spec,
			world: { kind: 'penguins' },
			pipeline: { ...spec.pipeline, split: { by: 'stratified', train: 0.6, validation: 0.2, test: 0.2 } }
		};
		expect((await lab.preview(penguins, 1)).columns.length).toBeGreaterThan(1);
	});

	it('streams frames of a boundary in order, the last one of the last epoch', async () => {
		lab = createBrowserLab({ tables: '/data', size: 1 });
		const frames: BoundaryFrame[] = [];
		const grid = { xMin: -2, xMax: 3, yMin: -2, yMax: 2, nx: 12, ny: 10 };
		const small = { ...spec, pipeline: { ...spec.pipeline, split: { by: 'row', train: 40, validation: 20, test: 20 } } } as const;
		const result = await lab.boundary(small, 3, { grid, everyEpochs: 5, nFresh: 50, onFrame: (frame) => frames.push(frame) });
		expect(frames.map(({ epoch }) => epoch)).toEqual([0, 5, 10, 15, 20]);
		expect(frames.every(({ scores }) => scores.length === 120)).toBe(true);
		expect(result.fresh.x).toHaveLength(50);
	});
});

describe('when things go wrong', () => {
	it('a cancel in the middle of training is heard, and the worker takes the next call', async () => {
		const { lab, workers } = labWithWorkers();
		const abort = new AbortController();
		const run = failureOf(lab.run(long, 1, { signal: abort.signal, onEpochs: () => abort.abort() }));
		expect(await run).toBe('cancelled');
		expect((await lab.run(spec, 1)).seed).toBe(1);
		expect(workers).toHaveLength(1);
	});

	it('the newest run of a slot wins', async () => {
		const { lab } = labWithWorkers();
		const older = failureOf(lab.run(long, 1, { slot: 'run' }));
		const newer = lab.run(spec, 2, { slot: 'run' });
		expect(await older).toBe('cancelled');
		expect((await newer).seed).toBe(2);
	});

	it('a worker killed in the middle of a run is replaced and the run repeated, each epoch told once', async () => {
		const { lab, workers } = labWithWorkers();
		const reference = (await lab.run(spec, 5)).digest;
		const epochs: number[] = [];
		const middling: ExperimentSpec = {
			...spec,
			refits: 1,
			pipeline: { ...spec.pipeline, fit: { epochs: 600, batchSize: 8, learningRate: 0.01 } }
		};
		const run = await lab.run(middling, 5, {
			onEpochs: (updates) => {
				if (workers.length === 1) workers[0].terminate();
				epochs.push(...updates.map(({ epoch }) => epoch));
			}
		});
		expect(workers).toHaveLength(2);
		expect(epochs).toEqual([...new Set(epochs)].sort((a, b) => a - b));
		expect(epochs.at(-1)).toBe(600);
		expect(run.status).toEqual(['finished']);
		expect((await lab.run(spec, 5)).digest).toBe(reference);
	});

	it('a worker killed twice fails as worker-lost, and the lab lives on', async () => {
		const { lab, workers } = labWithWorkers();
		const run = lab.run(long, 5, { onEpochs: () => workers.at(-1)?.terminate() });
		const first = new Promise<void>((resolve) => setTimeout(resolve, 0));
		await first;
		// The second worker repeats epochs that were told already, so it is killed by its own messages.
		const kill = setInterval(() => {
			if (workers.length === 2) workers[1].terminate();
		}, 50);
		expect(await failureOf(run)).toBe('worker-lost');
		clearInterval(kill);
		expect((await lab.run(spec, 5)).seed).toBe(5);
	});

	it('a worker whose script does not run fails as worker-lost', async () => {
		const broken = URL.createObjectURL(new Blob(['throw new Error("broken on purpose")'], { type: 'text/javascript' }));
		lab = createLabClient({
			createWorker: () => new Worker(broken, { type: 'module' }),
			setup: { wasmPaths: '/', tables: '/' },
			size: 1,
			absolute: (address) => address,
			hasWebAssembly: true
		});
		expect(await failureOf(lab.run(spec, 1))).toBe('worker-lost');
	});

	it('binaries that are none fail with a reason, not with silence', async () => {
		const nothing = URL.createObjectURL(new Blob(['not a binary']));
		lab = createLabClient({
			createWorker: () => new Worker(new URL('../../../src/lib/runtime/lab-worker.ts', import.meta.url), { type: 'module' }),
			setup: {
				wasmPaths: {
					'tfjs-backend-wasm.wasm': nothing,
					'tfjs-backend-wasm-simd.wasm': nothing,
					'tfjs-backend-wasm-threaded-simd.wasm': nothing
				},
				tables: '/'
			},
			size: 1,
			absolute: (address) => address,
			hasWebAssembly: true
		});
		expect(['no-webassembly', 'internal']).toContain(await failureOf(lab.run(spec, 1)));
	});

	it('a loss that runs away fails as diverged, with its epoch', async () => {
		const { lab } = labWithWorkers();
		const wild: ExperimentSpec = {
			...spec,
			pipeline: { ...spec.pipeline, fit: { epochs: 20, batchSize: 8, learningRate: 1e18, optimizer: 'sgd' } }
		};
		const error = await lab.run(wild, 1).catch((caught: unknown) => caught);
		expect(error).toMatchObject({ failure: 'diverged', values: { refits: 2 } });
	});

	it('a hidden experiment is fetched by the worker and its world stays there', async () => {
		const { lab } = labWithWorkers();
		const secret = URL.createObjectURL(new Blob([JSON.stringify({ experiment: spec, named: {} })], { type: 'application/json' }));
		const run = await lab.run({ ref: secret, patch: { 'pipeline.model.l2': 0.01 } }, 7);
		expect(run.experiment.world).toEqual({ kind: 'hidden' });
		URL.revokeObjectURL(secret);
	});
});
