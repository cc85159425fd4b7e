import { describe, expect, it, vi } from 'vitest';
import { createAuditClient, type AuditWorkerLike } from '#lib/audit/audit-client.ts';
import { AuditCallError, type AuditCall, type FromAuditWorker, type GivenFile, type ToAuditWorker } from '#lib/audit/audit-wire.ts';

class FakeWorker implements AuditWorkerLike {
	onmessage: ((event: MessageEvent<FromAuditWorker>) => void) | null = null;
	onerror: ((event: ErrorEvent) => void) | null = null;
	readonly got: ToAuditWorker[] = [];
	ended = false;
	postMessage(message: ToAuditWorker): void {
		this.got.push(message);
	}
	terminate(): void {
		this.ended = true;
	}
	say(data: FromAuditWorker): void {
		this.onmessage?.({ data } as MessageEvent<FromAuditWorker>);
	}
	get calls(): { id: number; call: AuditCall }[] {
		return this.got.flatMap((message) => (message.type === 'call' ? [message] : []));
	}
	/** Answers the last call. */
	done(answer: unknown = null): void {
		this.say({ type: 'done', id: this.calls.at(-1)?.id ?? -1, answer: answer as never });
	}
}

const file: GivenFile = { name: 'a.csv', blob: new Blob(['a,b\n1,2\n']) };
const open: AuditCall = { name: 'open', role: 'main', file };
const propose: AuditCall = { name: 'propose', target: null };

function setup() {
	const workers: FakeWorker[] = [];
	const desk = createAuditClient({
		createWorker: () => {
			workers.push(new FakeWorker());
			return workers[workers.length - 1];
		},
		wasmPaths: 'wasm/',
		patienceMs: 20
	});
	return { desk, workers };
}
const failureOf = (promise: Promise<unknown>): Promise<string> =>
	promise.then(
		() => 'none',
		(error: unknown) => (error instanceof AuditCallError ? error.failure.code : String(error))
	);
const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

describe('the page side of the audit worker', () => {
	it('starts nothing before the first call, and sets the worker up before it', async () => {
		const { desk, workers } = setup();
		expect(workers).toEqual([]);
		const answer = desk.ask(open);
		await soon();
		expect(workers[0].got.map(({ type }) => type)).toEqual(['setup', 'call']);
		workers[0].done({ name: 'a.csv' });
		expect(await answer).toEqual({ name: 'a.csv' });
	});

	it('passes updates of the call at hand on, and no others', async () => {
		const { desk, workers } = setup();
		const onUpdate = vi.fn();
		const answer = desk.ask(open, { onUpdate });
		await soon();
		const [{ id }] = workers[0].calls;
		workers[0].say({ type: 'update', id, update: { kind: 'read', share: 0.5 } });
		workers[0].say({ type: 'update', id: id + 7, update: { kind: 'read', share: 0.9 } });
		workers[0].done();
		await answer;
		expect(onUpdate.mock.calls).toEqual([[{ kind: 'read', share: 0.5 }]]);
	});

	it('answers a cancel at once, and ends a worker that does not hear it', async () => {
		const { desk, workers } = setup();
		const stop = new AbortController();
		const code = failureOf(desk.ask(open, { signal: stop.signal }));
		await soon();
		stop.abort();
		expect(await code).toBe('cancelled');
		expect(workers[0].got.at(-1)).toMatchObject({ type: 'cancel' });
		await new Promise((resolve) => setTimeout(resolve, 40));
		expect(workers[0].ended).toBe(true);
	});

	it('keeps a worker that heard the cancel', async () => {
		const { desk, workers } = setup();
		const stop = new AbortController();
		const code = failureOf(desk.ask(open, { signal: stop.signal }));
		await soon();
		stop.abort();
		workers[0].say({
			type: 'failed',
			id: workers[0].calls[0].id,
			failure: { failure: 'cancelled', code: 'cancelled', values: {}, message: '' }
		});
		await code;
		await new Promise((resolve) => setTimeout(resolve, 40));
		expect(workers[0].ended).toBe(false);
	});

	it('gives a new worker the open files before it asks about them', async () => {
		const { desk, workers } = setup();
		const opened = desk.ask(open);
		await soon();
		workers[0].done();
		await opened;
		const lost = failureOf(desk.ask(propose));
		await soon();
		workers[0].onerror?.({ message: 'out of memory' } as ErrorEvent);
		expect(await lost).toBe('worker-lost');
		const again = desk.ask(propose);
		await soon();
		expect(workers[1].calls.map(({ call }) => call.name)).toEqual(['open']);
		workers[1].done();
		await soon();
		expect(workers[1].calls.map(({ call }) => call.name)).toEqual(['open', 'propose']);
		workers[1].done({ targets: [] });
		expect(await again).toEqual({ targets: [] });
	});

	it('does not read a file again that could not be read', async () => {
		const { desk, workers } = setup();
		const code = failureOf(desk.ask(open));
		await soon();
		workers[0].say({
			type: 'failed',
			id: workers[0].calls[0].id,
			failure: { failure: 'file', code: 'empty-file', values: {}, message: '' }
		});
		expect(await code).toBe('empty-file');
		void failureOf(desk.ask(propose));
		await soon();
		expect(workers[0].calls.map(({ call }) => call.name)).toEqual(['open', 'propose']);
		desk.dispose();
		expect(workers[0].ended).toBe(true);
	});
});
