import { describe, expect, it } from 'vitest';
import type { ExperimentSpec } from '#lib/pipeline/spec.ts';
import { createLabClient, poolSize, type ClientOptions } from '#lib/runtime/client.ts';
import { LabError, type BoundaryFrame, type Dots, type EpochUpdate } from '#lib/runtime/protocol.ts';
import { fakeWorkers } from './fake-worker.ts';

const spec: ExperimentSpec = {
	world: { kind: 'moons' },
	pipeline: { split: { by: 'row', train: 0.6, validation: 0.2, test: 0.2 }, model: { kind: 'majority' } },
	refits: 1
};

function clientOf(overrides: Partial<ClientOptions> = {}) {
	const fakes = fakeWorkers();
	const client = createLabClient({
		createWorker: fakes.createWorker,
		setup: { wasmPaths: '/wasm/', tables: '/data/' },
		size: 4,
		absolute: (address) => new URL(address, 'https://site.test/some/course/labs/').href,
		hasWebAssembly: true,
		...overrides
	});
	return { client, workers: fakes.workers };
}

const failureOf = (promise: Promise<unknown>): Promise<string> =>
	promise.then(
		() => 'answered',
		(error: unknown) => (error instanceof LabError ? error.failure : 'other')
	);
const epoch = (refit: number, number: number): EpochUpdate => ({
	refit,
	epoch: number,
	trainLoss: 1,
	validationLoss: 1,
	trainScore: 0,
	validationScore: 0
});

describe('calls', () => {
	it('makes the address of a hidden experiment absolute and sends its patch along', () => {
		const { client, workers } = clientOf();
		void failureOf(client.run({ ref: '../_app/x-1.json', patch: { 'pipeline.model.l2': 0.1 } }, 7, { parts: ['fresh'] }));
		expect(workers[0].calls[0].call).toEqual({
			name: 'run',
			source: { ref: 'https://site.test/some/course/_app/x-1.json', patch: { 'pipeline.model.l2': 0.1 } },
			seed: 7,
			parts: ['fresh']
		});
		client.dispose();
	});

	it('sends a plain copy: a wrapped object could not be cloned', () => {
		const { client, workers } = clientOf();
		const wrapped = new Proxy(spec, {});
		void failureOf(client.preview(wrapped, 1));
		expect(workers[0].calls[0].call).toEqual({ name: 'preview', source: spec, seed: 1 });
		client.dispose();
	});

	it('fails without WebAssembly and starts nothing', async () => {
		const { client, workers } = clientOf({ hasWebAssembly: false });
		client.warmUp();
		expect(await failureOf(client.run(spec, 1))).toBe('no-webassembly');
		expect(workers).toHaveLength(0);
	});
});

describe('slots', () => {
	it('the newer call of a slot wins', async () => {
		const { client, workers } = clientOf();
		const older = failureOf(client.run(spec, 1, { slot: 'run' }));
		const other = client.run(spec, 9, { slot: 'elsewhere' });
		const newer = client.run(spec, 2, { slot: 'run' });
		expect(await older).toBe('cancelled');
		expect(workers[0].cancelled).toEqual([1]);
		workers[1].say({ type: 'done', id: 2, answer: { seed: 9 } as never });
		workers[2].say({ type: 'done', id: 3, answer: { seed: 2 } as never });
		expect([(await other).seed, (await newer).seed]).toEqual([9, 2]);
		client.dispose();
	});

	it("an older call's end does not free the slot of the newer", async () => {
		const { client, workers } = clientOf();
		const first = failureOf(client.run(spec, 1, { slot: 'run' }));
		const second = failureOf(client.run(spec, 2, { slot: 'run' }));
		await first;
		workers[0].say({ type: 'failed', id: 1, failure: { failure: 'cancelled', message: '', values: {} } });
		await Promise.resolve();
		const third = failureOf(client.run(spec, 3, { slot: 'run' }));
		expect(await second).toBe('cancelled');
		client.dispose();
		expect(await third).toBe('cancelled');
	});
});

describe('a repeated call says nothing twice', () => {
	it('epochs, progress, dots and frames', async () => {
		const { client, workers } = clientOf({ size: 1 });
		const seen: number[] = [];
		const fractions: number[] = [];
		const run = client.run(spec, 1, {
			onEpochs: (updates) => seen.push(...updates.map((update) => 100 * update.refit + update.epoch)),
			onProgress: (fraction) => fractions.push(fraction)
		});
		const epochs = (...updates: EpochUpdate[]) => ({ type: 'update', id: 1, update: { kind: 'epochs', updates } }) as const;
		const progress = (fraction: number) => ({ type: 'update', id: 1, update: { kind: 'progress', fraction } }) as const;
		workers[0].say(epochs(epoch(0, 0), epoch(1, 0), epoch(0, 1)));
		workers[0].say(progress(0.6));
		await Promise.resolve();
		workers[0].crash('killed');
		workers[1].say(epochs(epoch(0, 0), epoch(1, 0)));
		workers[1].say(progress(0.3));
		workers[1].say(epochs(epoch(0, 1), epoch(1, 1), epoch(0, 2)));
		workers[1].say(progress(0.8));
		workers[1].say({ type: 'done', id: 1, answer: {} as never });
		await run;
		expect(seen).toEqual([0, 100, 1, 101, 2]);
		expect(fractions).toEqual([0.6, 0.8]);
		client.dispose();
	});

	it('frames of a boundary', async () => {
		const { client, workers } = clientOf({ size: 1 });
		const frames: number[] = [];
		let dots = 0;
		const boundary = client.boundary(spec, 1, {
			grid: { xMin: 0, xMax: 1, yMin: 0, yMax: 1, nx: 2, ny: 2 },
			everyEpochs: 5,
			nFresh: 10,
			onDots: () => (dots += 1),
			onFrame: (frame) => frames.push(frame.epoch)
		});
		const frame = (at: number): BoundaryFrame => ({ epoch: at, epochs: 10, scores: new Float32Array(4), trainAccuracy: 1 });
		const say = (worker: number, update: { kind: 'frame'; frame: BoundaryFrame } | { kind: 'dots'; dots: Dots }): void =>
			workers[worker].say({ type: 'update', id: 1, update });
		const none: Dots = { x: [], y: [], label: [], predicted: [] };
		say(0, { kind: 'dots', dots: none });
		say(0, { kind: 'frame', frame: frame(0) });
		say(0, { kind: 'frame', frame: frame(5) });
		await Promise.resolve();
		workers[0].crash('killed');
		say(1, { kind: 'dots', dots: none });
		for (const at of [0, 5, 10]) say(1, { kind: 'frame', frame: frame(at) });
		workers[1].say({ type: 'done', id: 1, answer: {} as never });
		await boundary;
		expect([dots, frames]).toEqual([1, [0, 5, 10]]);
		client.dispose();
	});
});

describe('poolSize', () => {
	it.each([
		[1, 1],
		[2, 1],
		[4, 3],
		[9, 8],
		[64, 8]
	])('%d cores: %d workers', (cores, size) => {
		expect(poolSize(cores)).toBe(size);
	});
});
