import { deleteDB, openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AttemptEvent } from '#lib/attempt/events.ts';
import { verifyChain } from '#lib/attempt/log.ts';
import { StorageError, type Backend, type Row } from '#lib/storage/backend.ts';
import { createIdbBackend } from '#lib/storage/idb-backend.ts';
import { LocalStore } from '#lib/storage/local-store.ts';
import { NotOwnerError } from '#lib/storage/ownership.ts';
import { openLocalStore } from '#lib/storage/open.ts';
import { createTabs, type Tabs } from '#lib/storage/tabs.ts';

const HASH = 'a'.repeat(64);
const started: AttemptEvent = { type: 'started', exercise: 'churn-300', seed: 7, contentHash: HASH, engineHash: HASH };
const hint = (index: number): AttemptEvent => ({ type: 'hint-taken', index });
const row = (key: string, value: unknown): Row => ({ key, value, savedAt: 1 });
const until = async (met: () => boolean | Promise<boolean>): Promise<void> => {
	await vi.waitFor(async () => expect(await met()).toBe(true), { timeout: 5000, interval: 10 });
};
const troubleOf = (promise: Promise<unknown>): Promise<string> =>
	promise.then(
		() => 'none',
		(error: unknown) => (error instanceof StorageError ? error.trouble : String(error))
	);

let name: string;
let count = 0;
const opened: { close(): unknown }[] = [];
const keep = <T extends { close(): unknown }>(thing: T): T => {
	opened.push(thing);
	return thing;
};
const backendOf = (version?: number): Backend => keep(createIdbBackend({ name, version }));

beforeEach(() => {
	name = `holdout-test-${++count}-${performance.now()}`;
});
afterEach(async () => {
	vi.unstubAllGlobals();
	vi.restoreAllMocks();
	for (const thing of opened.splice(0)) await thing.close();
	await deleteDB(name);
});

describe('rows in IndexedDB', () => {
	it('outlive the connection that wrote them', async () => {
		const first = backendOf();
		await first.change('records', 'a', () => row('a', { n: 1 }));
		first.close();
		const second = backendOf();
		expect(await second.read('records', 'a')).toEqual(row('a', { n: 1 }));
		expect(await second.readAll('records')).toEqual([row('a', { n: 1 })]);
		expect(await second.readAll('attempts')).toEqual([]);
	});

	it('are changed within one transaction, so two changes at once do not lose one', async () => {
		const [a, b] = [backendOf(), backendOf()];
		const more = (before: Row | undefined): Row => row('n', ((before?.value as number | undefined) ?? 0) + 1);
		await Promise.all(Array.from({ length: 20 }, (_, i) => (i % 2 ? a : b).change('records', 'n', more)));
		expect((await a.read('records', 'n'))?.value).toBe(20);
	});

	it('are left alone when the change says so', async () => {
		const backend = backendOf();
		await backend.change('records', 'a', () => row('a', 1));
		await backend.change('records', 'a', () => null);
		expect((await backend.read('records', 'a'))?.value).toBe(1);
	});

	it('are all gone after clear', async () => {
		const backend = backendOf();
		await backend.change('records', 'a', () => row('a', 1));
		await backend.change('settings', 'b', () => row('b', 1));
		await backend.clear();
		expect([await backend.readAll('records'), await backend.readAll('settings')]).toEqual([[], []]);
	});

	it('come back after the connection was closed under our feet', async () => {
		const backend = backendOf();
		await backend.change('records', 'a', () => row('a', 1));
		backend.close();
		expect((await backend.read('records', 'a'))?.value).toBe(1);
	});
});

describe('troubles have names', () => {
	it('no IndexedDB: unavailable', async () => {
		vi.stubGlobal('indexedDB', undefined);
		expect(await troubleOf(backendOf().readAll('records'))).toBe('unavailable');
	});

	it('a full disk: full, and the row is as it was', async () => {
		const backend = backendOf();
		await backend.change('records', 'a', () => row('a', 1));
		vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
			throw new DOMException('no room', 'QuotaExceededError');
		});
		expect(await troubleOf(backend.change('records', 'a', () => row('a', 2)))).toBe('full');
		vi.restoreAllMocks();
		expect((await backend.read('records', 'a'))?.value).toBe(1);
		await backend.change('records', 'a', () => row('a', 3));
		expect((await backend.read('records', 'a'))?.value).toBe(3);
	});

	it('a tab with an older build in the way: blocked, until it is closed', async () => {
		const old = await openDB(name, 1, { upgrade: (database) => database.createObjectStore('records', { keyPath: 'key' }) });
		const backend = backendOf(2);
		expect(await troubleOf(backend.readAll('records'))).toBe('blocked');
		old.close();
		await until(async () => (await troubleOf(backend.readAll('records'))) === 'none');
		expect(await backend.readAll('records')).toEqual([]);
	});

	it('a database of a newer build: newer, and it stays as it is', async () => {
		const future = await openDB(name, 7, { upgrade: (database) => database.createObjectStore('chapters') });
		await future.put('chapters', 'kept', 'one');
		future.close();
		expect(await troubleOf(backendOf().readAll('attempts'))).toBe('newer');
		expect(await troubleOf(backendOf().change('attempts', 'a', () => row('a', 1)))).toBe('newer');
		const again = keep(await openDB(name, 7));
		expect([...again.objectStoreNames]).toEqual(['chapters']);
		expect(await again.get('chapters', 'one')).toBe('kept');
	});

	it('steps aside for a newer build, then says newer', async () => {
		const backend = backendOf();
		await backend.change('records', 'a', () => row('a', 1));
		const future = await openDB(name, 2);
		expect(await future.get('records', 'a')).toEqual(row('a', 1));
		expect(await troubleOf(backend.change('records', 'a', () => row('a', 2)))).toBe('newer');
		future.close();
	});
});

describe('the store of a tab', () => {
	const explain = ({ id }: { readonly id: string }): string => id;
	const tab = (): LocalStore => keep(openLocalStore({ now: () => 1_700_000_000_000, explain, name }));

	it('has every event on disk as soon as append resolves', async () => {
		const session = await tab().begin('churn-300', 7);
		const other = backendOf();
		for (const event of [started, hint(0), hint(1)]) {
			await session.append(event);
			expect((await other.read('attempts', session.attempt.id))?.value).toEqual(session.attempt);
		}
		expect(verifyChain(session.attempt)).toEqual({ ok: true });
	});

	it('finds the work again after a reload', async () => {
		const before = tab();
		const session = await before.begin('churn-300', 7);
		await session.append(started);
		await before.writeSetting('theme', 'dark');
		await before.close();
		const after = tab();
		expect((await after.resume('churn-300', 7)).attempt).toEqual(session.attempt);
		expect(await after.readSetting('theme')).toBe('dark');
	});

	it('a second tab is told, follows, takes over, and the first is told', async () => {
		const a = await tab().begin('churn-300', 7);
		await a.append(started);
		const b = await tab().resume('churn-300', 7);
		expect([a.ownership, b.ownership]).toEqual(['mine', 'other-tab']);
		await expect(b.append(hint(0))).rejects.toBeInstanceOf(NotOwnerError);
		await a.append(hint(0));
		await until(() => b.attempt.entries.length === 2);
		await b.takeOver();
		expect([a.ownership, b.ownership]).toEqual(['other-tab', 'mine']);
		await b.append(hint(1));
		await until(() => a.attempt.entries.length === 3);
		b.close();
		await until(() => a.ownership === 'mine');
		await a.append(hint(2));
		expect(verifyChain(a.attempt)).toEqual({ ok: true });
		expect((await backendOf().read('attempts', a.attempt.id))?.value).toEqual(a.attempt);
	});

	it('takes over from a tab that does not answer', async () => {
		const deaf: Tabs = { ...createTabs(name), listen: () => () => undefined };
		const first = keep(
			new LocalStore({ backend: createIdbBackend({ name }), tabs: deaf, now: () => 1, newId: () => 'deaf', explain, manager: null })
		);
		const a = await first.begin('churn-300', 7);
		await a.append(started);
		const b = await tab().resume('churn-300', 7);
		expect(b.ownership).toBe('other-tab');
		await b.takeOver();
		expect(b.ownership).toBe('mine');
		await until(() => a.ownership === 'other-tab');
		await expect(a.append(hint(0))).rejects.toBeInstanceOf(NotOwnerError);
		await b.append(hint(1));
		expect((await backendOf().read('attempts', 'deaf'))?.value).toEqual(b.attempt);
	});

	it('erases everything in every tab', async () => {
		const [here, there] = [tab(), tab()];
		const session = await there.begin('churn-300', 7);
		await session.append(started);
		await here.eraseAll();
		await until(() => session.ownership === 'erased');
		await expect(session.append(hint(0))).rejects.toBeInstanceOf(NotOwnerError);
		expect(await backendOf().readAll('attempts')).toEqual([]);
	});

	it('moves to another browser by a work file', async () => {
		const here = tab();
		const session = await here.begin('churn-300', 7);
		await session.append(started);
		const file = await here.exportAll();
		await here.eraseAll();
		expect(await here.importAll(file)).toEqual({ added: 1, extended: 0, kept: 0, problems: [] });
		expect((await here.readAttempts()).attempts).toEqual([session.attempt]);
	});

	it('works on in memory while the disk is full, and saves when there is room', async () => {
		const store = tab();
		const session = await store.begin('churn-300', 7);
		await session.append(started);
		vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
			throw new DOMException('no room', 'QuotaExceededError');
		});
		await session.append(hint(0));
		expect(store.status).toEqual({ kind: 'failed', reason: 'storage.trouble.full' });
		vi.restoreAllMocks();
		store.retry();
		await until(() => store.status.kind === 'saved');
		expect((await backendOf().read('attempts', session.attempt.id))?.value).toEqual(session.attempt);
	});
});
