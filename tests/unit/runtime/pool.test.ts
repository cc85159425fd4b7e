import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPool, type Pool } from '#lib/runtime/pool.ts';
import { LabError } from '#lib/runtime/protocol.ts';
import type { Answer, Call, Update } from '#lib/runtime/wire.ts';
import { fakeWorkers } from './fake-worker.ts';

const setup = { wasmPaths: '/wasm/', tables: '/data/' };
const never = new AbortController().signal;
const call = (world = 'moons', seed = 1): Call => ({
	name: 'preview',
	source: {
		world: { kind: world },
		pipeline: { split: { by: 'row', train: 0.6, validation: 0.2, test: 0.2 }, model: { kind: 'majority' } },
		refits: 1
	},
	seed
});
const answer = { nRows: 3 } as unknown as Answer;
const ignore = (): void => undefined;
/** What a call came to, as text. */
const outcome = (promise: Promise<unknown>): Promise<string> =>
	promise.then(
		() => 'answered',
		(error: unknown) => (error instanceof LabError ? error.failure : 'not a LabError')
	);

let fakes: ReturnType<typeof fakeWorkers>;
let pool: Pool;
const poolOf = (size: number): Pool => createPool({ createWorker: fakes.createWorker, setup, size, heartbeatMs: 100, missedBeats: 3 });

beforeEach(() => {
	vi.useFakeTimers();
	fakes = fakeWorkers();
	pool = poolOf(2);
});
afterEach(() => {
	pool.dispose();
	vi.useRealTimers();
});

describe('starting', () => {
	it('starts no worker before a call, and tells a new one its setup first', () => {
		expect(fakes.workers).toHaveLength(0);
		void outcome(pool.submit(call(), ignore, never));
		expect(fakes.workers).toHaveLength(1);
		expect(fakes.workers[0].received.map((message) => message.type)).toEqual(['setup', 'call']);
		expect(fakes.workers[0].received[0]).toEqual({ type: 'setup', setup: { ...setup, helpers: 1 } });
	});

	it('warms up one worker, once, and uses it for the first call', () => {
		pool.warmUp();
		pool.warmUp();
		void outcome(pool.submit(call(), ignore, never));
		expect(fakes.workers).toHaveLength(1);
		expect(fakes.workers[0].received.map((message) => message.type)).toEqual(['setup', 'warm', 'call']);
	});

	it('opens workers up to its size and keeps the other calls in order', async () => {
		const outcomes = [1, 2, 3, 4].map((seed) => outcome(pool.submit(call('moons', seed), ignore, never)));
		expect(fakes.workers).toHaveLength(2);
		fakes.workers[0].say({ type: 'done', id: 1, answer });
		await outcomes[0];
		expect(fakes.workers[0].calls.map(({ id }) => id)).toEqual([1, 3]);
		fakes.workers[1].say({ type: 'done', id: 2, answer });
		await outcomes[1];
		expect(fakes.workers[1].calls.map(({ id }) => id)).toEqual([2, 4]);
	});

	it('gives a call to the free worker that knows its draw', async () => {
		const first = pool.submit(call('moons'), ignore, never);
		const second = pool.submit(call('rings'), ignore, never);
		fakes.workers[0].say({ type: 'done', id: 1, answer });
		fakes.workers[1].say({ type: 'done', id: 2, answer });
		await Promise.all([first, second]);
		void outcome(pool.submit(call('rings'), ignore, never));
		expect(fakes.workers[1].calls.map(({ id }) => id)).toEqual([2, 3]);
	});
});

describe('answers', () => {
	it('passes on updates of its own call only, then the answer', async () => {
		const updates: Update[] = [];
		const promise = pool.submit(call(), (update) => updates.push(update), never);
		const [worker] = fakes.workers;
		worker.say({ type: 'update', id: 99, update: { kind: 'progress', fraction: 0.1 } });
		worker.say({ type: 'update', id: 1, update: { kind: 'progress', fraction: 0.5 } });
		worker.say({ type: 'done', id: 1, answer });
		expect(await promise).toBe(answer);
		expect(updates).toEqual([{ kind: 'progress', fraction: 0.5 }]);
	});

	it('turns a failure into a LabError with its values', async () => {
		const promise = pool.submit(call(), ignore, never);
		fakes.workers[0].say({ type: 'failed', id: 1, failure: { failure: 'diverged', message: 'NaN at 3', values: { epoch: 3 } } });
		const error = await promise.catch((caught: unknown) => caught);
		expect(error).toBeInstanceOf(LabError);
		expect(error).toMatchObject({ failure: 'diverged', message: 'NaN at 3', values: { epoch: 3 } });
	});
});

describe('cancelling', () => {
	it('fails at once, tells the worker, and gives the worker no new call until it has wound down', async () => {
		pool.dispose();
		fakes = fakeWorkers();
		pool = poolOf(1);
		const updates: Update[] = [];
		const abort = new AbortController();
		const first = outcome(pool.submit(call(), (update) => updates.push(update), abort.signal));
		const second = pool.submit(call(), ignore, never);
		abort.abort();
		expect(await first).toBe('cancelled');
		const [worker] = fakes.workers;
		expect(worker.cancelled).toEqual([1]);
		expect(worker.calls).toHaveLength(1);
		worker.say({ type: 'update', id: 1, update: { kind: 'progress', fraction: 0.9 } });
		worker.say({ type: 'failed', id: 1, failure: { failure: 'cancelled', message: '', values: {} } });
		await vi.advanceTimersByTimeAsync(0);
		expect(updates).toEqual([]);
		expect(worker.calls.map(({ id }) => id)).toEqual([1, 2]);
		worker.say({ type: 'done', id: 2, answer });
		expect(await second).toBe(answer);
	});

	it('takes a waiting call out of the queue', async () => {
		const abort = new AbortController();
		for (const seed of [1, 2]) void outcome(pool.submit(call('moons', seed), ignore, never));
		const waiting = outcome(pool.submit(call('moons', 3), ignore, abort.signal));
		abort.abort();
		expect(await waiting).toBe('cancelled');
		fakes.workers[0].say({ type: 'done', id: 1, answer });
		await vi.advanceTimersByTimeAsync(0);
		expect(fakes.workers.flatMap((worker) => worker.calls.map(({ id }) => id))).toEqual([1, 2]);
	});

	it('refuses a call that was cancelled before it was made', async () => {
		const abort = new AbortController();
		abort.abort();
		expect(await outcome(pool.submit(call(), ignore, abort.signal))).toBe('cancelled');
		expect(fakes.workers).toHaveLength(0);
	});
});

describe('a lost worker', () => {
	it('is replaced and its call repeated once', async () => {
		const promise = pool.submit(call(), ignore, never);
		fakes.workers[0].crash('out of memory');
		expect(fakes.workers[0].terminated).toBe(true);
		expect(fakes.workers).toHaveLength(2);
		expect(fakes.workers[1].calls[0].call).toEqual(fakes.workers[0].calls[0].call);
		fakes.workers[1].say({ type: 'done', id: 1, answer });
		expect(await promise).toBe(answer);
	});

	it('fails as worker-lost the second time, and later calls still run', async () => {
		const promise = pool.submit(call(), ignore, never);
		fakes.workers[0].crash('out of memory');
		fakes.workers[1].crash('out of memory');
		const error = await promise.catch((caught: unknown) => caught);
		expect(error).toMatchObject({ failure: 'worker-lost', message: 'The worker was lost twice: out of memory.', values: { tries: 2 } });
		const later = pool.submit(call(), ignore, never);
		fakes.workers[2].say({ type: 'done', id: 2, answer });
		expect(await later).toBe(answer);
	});

	it('is noticed by its silence', async () => {
		const promise = outcome(pool.submit(call(), ignore, never));
		fakes.workers[0].alive = false;
		await vi.advanceTimersByTimeAsync(399);
		expect(fakes.workers[0].terminated).toBe(false);
		await vi.advanceTimersByTimeAsync(2);
		expect(fakes.workers[0].terminated).toBe(true);
		fakes.workers[1].alive = false;
		await vi.advanceTimersByTimeAsync(401);
		expect(await promise).toBe('worker-lost');
	});

	it('a busy worker that answers is not lost, however long it takes', async () => {
		const promise = pool.submit(call(), ignore, never);
		await vi.advanceTimersByTimeAsync(60_000);
		expect(fakes.workers[0].terminated).toBe(false);
		fakes.workers[0].say({ type: 'done', id: 1, answer });
		expect(await promise).toBe(answer);
	});

	it('an idle worker is not asked for signs of life', async () => {
		const promise = pool.submit(call(), ignore, never);
		fakes.workers[0].say({ type: 'done', id: 1, answer });
		await promise;
		const before = fakes.workers[0].received.length;
		await vi.advanceTimersByTimeAsync(10_000);
		expect(fakes.workers[0].received).toHaveLength(before);
	});

	it('a call that was cancelled is not repeated', async () => {
		const abort = new AbortController();
		const promise = outcome(pool.submit(call(), ignore, abort.signal));
		abort.abort();
		fakes.workers[0].crash('killed');
		expect(await promise).toBe('cancelled');
		expect(fakes.workers).toHaveLength(1);
	});
});

describe('loans', () => {
	const borrow = (most: number, start: boolean, id = 1) => ({ type: 'borrow', id, request: 1, most, start }) as const;
	/** What a worker was told, without the pings. */
	const told = (place: number) => fakes.workers[place].received.filter(({ type }) => type !== 'ping');
	const last = (place: number) => told(place).at(-1);
	const turn = () => vi.advanceTimersByTimeAsync(0);

	beforeEach(() => {
		pool.dispose();
		fakes = fakeWorkers();
		pool = poolOf(3);
	});

	it('lends free workers, and new ones where the work pays for them, over a channel each', async () => {
		const first = pool.submit(call('moons'), ignore, never);
		const second = pool.submit(call('rings'), ignore, never);
		fakes.workers[1].say({ type: 'done', id: 2, answer });
		await second;
		fakes.workers[0].say(borrow(2, false));
		await turn();
		expect(fakes.workers).toHaveLength(2);
		expect(last(1)).toMatchObject({ type: 'serve', loan: 1 });
		expect(last(0)).toMatchObject({ type: 'lent', request: 1, loans: [{ loan: 1 }] });
		fakes.workers[1].say({ type: 'returned', loan: 1 });
		fakes.workers[0].say(borrow(5, true));
		await turn();
		expect(fakes.workers).toHaveLength(3);
		expect(last(0)).toMatchObject({ type: 'lent', loans: [{ loan: 2 }, { loan: 3 }] });
		expect(told(2).map(({ type }) => type)).toEqual(['setup', 'serve']);
		fakes.workers[0].say({ type: 'done', id: 1, answer });
		await first;
	});

	it('gives no call to a worker on loan, and opens another for whoever comes meanwhile', async () => {
		void outcome(pool.submit(call('moons'), ignore, never));
		fakes.workers[0].say(borrow(2, true));
		await turn();
		expect(fakes.workers).toHaveLength(3);
		void outcome(pool.submit(call('rings'), ignore, never));
		void outcome(pool.submit(call('blobs'), ignore, never));
		expect(fakes.workers).toHaveLength(4);
		expect(fakes.workers[3].calls).toHaveLength(1);
		fakes.workers[2].say({ type: 'returned', loan: 2 });
		await turn();
		expect(fakes.workers[2].calls.map(({ id }) => id)).toEqual([3]);
	});

	it('lends nothing for a call that is over', async () => {
		const abort = new AbortController();
		const first = outcome(pool.submit(call(), ignore, abort.signal));
		abort.abort();
		fakes.workers[0].say(borrow(2, true));
		await first;
		await turn();
		expect(last(0)).toMatchObject({ type: 'lent', loans: [] });
		expect(fakes.workers).toHaveLength(1);
	});

	it('tells the borrower of a helper that was lost, and a helper of a borrower that was', async () => {
		const first = pool.submit(call(), ignore, never);
		fakes.workers[0].say(borrow(2, true));
		await turn();
		fakes.workers[1].crash('killed');
		expect(last(0)).toEqual({ type: 'loan-lost', loan: 1 });
		fakes.workers[0].crash('killed');
		expect(last(2)).toEqual({ type: 'end-loan', loan: 2 });
		// The call is repeated at once, while the helper still winds down.
		expect(fakes.workers).toHaveLength(4);
		fakes.workers[3].say({ type: 'done', id: 1, answer });
		expect(await first).toBe(answer);
	});

	it('notices a helper that gives no sign of life', async () => {
		void outcome(pool.submit(call(), ignore, never));
		fakes.workers[0].say(borrow(1, true));
		await turn();
		fakes.workers[1].alive = false;
		await vi.advanceTimersByTimeAsync(401);
		expect(fakes.workers[1].terminated).toBe(true);
		expect(last(0)).toEqual({ type: 'loan-lost', loan: 1 });
	});
});

describe('dispose', () => {
	it('ends every worker and every call, and takes no more', async () => {
		const outcomes = [1, 2, 3].map((seed) => outcome(pool.submit(call('moons', seed), ignore, never)));
		pool.dispose();
		expect(await Promise.all(outcomes)).toEqual(['cancelled', 'cancelled', 'cancelled']);
		expect(fakes.workers.every((worker) => worker.terminated)).toBe(true);
		expect(await outcome(pool.submit(call(), ignore, never))).toBe('cancelled');
		expect(vi.getTimerCount()).toBe(0);
	});
});
