import { describe, expect, it, vi } from 'vitest';
import { appendEvent, createAttempt } from '#lib/attempt/log.ts';
import type { SaveStatus } from '#lib/state/save-status.ts';
import { Work, type Persistence, type WorkStore } from '#lib/state/work.svelte.ts';

const attempt = appendEvent(
	createAttempt({ id: '1', exercise: 'a', seed: 1 }),
	{ type: 'started', exercise: 'a', seed: 1, contentHash: 'c', engineHash: 'e' },
	0
);

/** A store whose contents and status a test can change. */
function changing(persistence: Persistence = 'persisted') {
	const held = { attempts: [attempt].slice(0, 0), status: { kind: 'none' } as SaveStatus, changed: (): void => undefined };
	const readAttempts = vi.fn(() => Promise.resolve({ attempts: [...held.attempts], problems: ['One is kept.'] }));
	const askPersistence = vi.fn(() => Promise.resolve<Persistence>('persisted'));
	const unwatch = vi.fn();
	const store: WorkStore = {
		readSetting: () => Promise.resolve(undefined),
		writeSetting: () => Promise.resolve(),
		resume: () => Promise.reject(new Error('no case is opened here')),
		openLog: () => Promise.reject(new Error('no case is opened here')),
		readAttempts,
		readRecords: () => Promise.resolve([]),
		writeRecord: () => Promise.resolve(),
		exportAll: () => Promise.resolve(''),
		importAll: () => Promise.resolve({ added: 0, extended: 0, kept: 0, problems: [] }),
		eraseAll: () => Promise.resolve(),
		forget: () => Promise.resolve(),
		persistence: () => Promise.resolve(persistence),
		askPersistence,
		usage: () => Promise.resolve(null),
		get status() {
			return held.status;
		},
		retry: () => undefined,
		watch: (changed) => {
			held.changed = changed;
			return unwatch;
		}
	};
	return { store, held, readAttempts, askPersistence, unwatch };
}

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('the stored work', () => {
	it('is not ready until it has been read', async () => {
		const { store } = changing();
		const work = new Work();
		work.use(Promise.resolve(store));
		expect(work.ready).toBe(false);
		await settle();
		expect([work.ready, work.problems]).toEqual([true, ['One is kept.']]);
	});

	it('follows what is stored and how it is saved', async () => {
		const { store, held } = changing();
		const work = new Work();
		work.use(Promise.resolve(store));
		await settle();
		held.attempts = [attempt];
		held.status = { kind: 'saved', at: 7 };
		held.changed();
		expect(work.status).toEqual({ kind: 'saved', at: 7 });
		await settle();
		expect(work.attempts).toEqual([attempt]);
	});

	it('reads once for changes that come in one breath, and never misses the last', async () => {
		const { store, held, readAttempts } = changing();
		const work = new Work();
		work.use(Promise.resolve(store));
		await settle();
		readAttempts.mockClear();
		for (let i = 0; i < 5; i += 1) held.changed();
		held.attempts = [attempt];
		held.changed();
		await settle();
		expect(readAttempts.mock.calls.length).toBeLessThanOrEqual(2);
		expect(work.attempts).toEqual([attempt]);
	});

	it('is ready and empty where there is no store, and says why', async () => {
		const work = new Work();
		work.use(Promise.reject(new Error('private window')));
		await settle();
		expect([work.ready, work.attempts, work.failed, work.store]).toEqual([true, [], 'private window', null]);
	});

	it('asks the browser to keep it once there is something to lose, and only once', async () => {
		const { store, held, askPersistence } = changing('best-effort');
		const work = new Work();
		work.use(Promise.resolve(store));
		await settle();
		expect(askPersistence).not.toHaveBeenCalled();
		held.attempts = [attempt];
		for (let i = 0; i < 3; i += 1) {
			held.changed();
			await settle();
		}
		expect(askPersistence).toHaveBeenCalledOnce();
	});

	it('lets go of the store', async () => {
		const { store, unwatch } = changing();
		const work = new Work();
		const leave = work.use(Promise.resolve(store));
		await settle();
		leave();
		expect(unwatch).toHaveBeenCalledOnce();
	});
});
