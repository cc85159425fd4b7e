/** Many runs one after the other, as a long day brings them: nothing may be left behind. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { memory } from '@tensorflow/tfjs-core';
import type { ExperimentSpec, ModelSpec } from '#lib/pipeline/spec.ts';
import { createLab } from '#lib/instruments/lab.ts';
import { startNodeBackend } from '#lib/training/node-backend.ts';
import { createTrainer } from '#lib/training/train.ts';
import { getWorld } from '#lib/worlds/registry.ts';

export interface SoakReport {
	readonly runs: number;
	readonly cancelled: number;
	/** Tensors after the first tenth of the runs, and after all of them. */
	readonly tensors: readonly [number, number];
	/** Bytes of WebAssembly memory at the same two times. */
	readonly wasmBytes: readonly [number, number];
	/** Bytes of JavaScript's own heap, after a collection, at the same two times. */
	readonly heapBytes: readonly [number, number];
}

const MODELS: readonly ModelSpec[] = [
	{ kind: 'mlp', hidden: [16, 16], dropout: 0.1 },
	{ kind: 'logistic' },
	{ kind: 'decision-tree', maxDepth: 6 },
	{ kind: 'random-forest', trees: 10, maxDepth: 6 },
	{ kind: 'gradient-boosting', rounds: 15, maxDepth: 3, learningRate: 0.1 },
	{ kind: 'nearest-neighbours', k: 5 }
];

/** Every seventh run is cancelled in its middle; models, seeds and rows differ from run to run. */
export async function soak(runs: number): Promise<SoakReport> {
	setFlagsFromString('--expose_gc');
	const collect = runInNewContext('gc') as () => void;
	const backend = await startNodeBackend();
	const lab = createLab({ train: createTrainer(backend), world: (kind) => getWorld(kind), now: () => performance.now() });
	const look = (): readonly [number, number, number] => {
		collect();
		return [memory().numTensors, backend.memory.buffer.byteLength, process.memoryUsage().heapUsed];
	};
	let early: readonly [number, number, number] | null = null;
	let cancelled = 0;
	for (let run = 0; run < runs; run++) {
		const abort = new AbortController();
		const cancels = run % 7 === 6;
		try {
			await lab.run(experiment(run), run, {
				signal: abort.signal,
				onProgress: () => cancels && abort.abort(),
				parts: ['fresh'],
				nFresh: 200
			});
		} catch (error) {
			if (!abort.signal.aborted) throw error;
			cancelled++;
		}
		// By then as many runs are kept as ever will be.
		if (run + 1 === Math.max(60, Math.floor(runs / 10))) early = look();
	}
	const first = early ?? look();
	const last = look();
	return { runs, cancelled, tensors: [first[0], last[0]], wasmBytes: [first[1], last[1]], heapBytes: [first[2], last[2]] };
}

function experiment(run: number): ExperimentSpec {
	return {
		world: { kind: 'moons' },
		pipeline: {
			split: { by: 'row', train: 100 + 10 * (run % 5), validation: 200, test: 50 },
			model: MODELS[run % MODELS.length],
			fit: { epochs: 5, batchSize: 32, learningRate: 0.01 }
		},
		refits: 2
	};
}
