import { describe, expect, it } from 'vitest';
import type { Attempt, AttemptEvent } from '#lib/attempt/events.ts';
import { verifyChain } from '#lib/attempt/log.ts';
import { ASSIGNED_PREFIX as prefixOfState } from '#lib/state/work.svelte.ts';
import { ASSIGNED_PREFIX } from '#lib/storage/attempt-rows.ts';
import type { LocalStore } from '#lib/storage/local-store.ts';
import { NotOwnerError } from '#lib/storage/ownership.ts';
import { ASSIGNED_LOG_PREFIX } from '#lib/teach/variant.ts';
import { browserWithDisk, NOON, settle } from './stores.ts';
import { MemoryBackend } from './memory-backend.ts';

const HASH = 'a'.repeat(64);
const started: AttemptEvent = { type: 'started', exercise: 'churn-300', seed: 7, contentHash: HASH, engineHash: HASH };
const hint = (index: number): AttemptEvent => ({ type: 'hint-taken', index });
const exported = async (store: LocalStore): Promise<{ key: string; value: Attempt; savedAt: number }[]> =>
	(JSON.parse(await store.exportAll()) as { attempts: { key: string; value: Attempt; savedAt: number }[] }).attempts;
const onDisk = (disk: MemoryBackend, key: string): Attempt => disk.tables.attempts.get(key)?.value as Attempt;

describe('an attempt', () => {
	it('is on disk after every append', async () => {
		const { disk, clock, open } = browserWithDisk();
		const session = await open().begin('churn-300', 7);
		await session.append(started);
		clock.advance(1000);
		await session.append(hint(0));
		expect(onDisk(disk, 'id-1')).toEqual(session.attempt);
		expect(session.attempt.entries.map((entry) => entry.t)).toEqual([NOON, NOON + 1000]);
		expect(verifyChain(onDisk(disk, 'id-1'))).toEqual({ ok: true });
	});

	it('chains appends that are made at once', async () => {
		const { disk, open } = browserWithDisk();
		const session = await open().begin('churn-300', 7);
		await Promise.all([started, hint(0), hint(1), hint(2)].map((event) => session.append(event)));
		expect(verifyChain(onDisk(disk, 'id-1'))).toEqual({ ok: true });
		expect(onDisk(disk, 'id-1').entries).toHaveLength(4);
	});

	it('is found again by exercise and seed, the one worked on last first', async () => {
		const { clock, open } = browserWithDisk();
		const store = open();
		const first = await store.begin('churn-300', 7);
		await first.append(started);
		clock.advance(1000);
		const second = await store.begin('churn-300', 7);
		await second.append(started);
		expect((await open().resume('churn-300', 7)).attempt.id).toBe('id-2');
		expect((await open().resume('churn-300', 8)).attempt.id).toBe('id-3');
		expect((await open().resume('other', 7)).attempt.entries).toEqual([]);
	});
});

describe('work on an assignment', () => {
	it('is opened by its id, again and again, and never met by exercise and seed', async () => {
		const { open } = browserWithDisk();
		const header = { id: 'teach-0123456789abcdef', exercise: 'churn-300', seed: 7 };
		const session = await open().openLog(header);
		await session.append(started);
		session.close();
		const again = await open().openLog(header);
		expect(again.attempt.entries).toHaveLength(1);
		expect((await open().resume('churn-300', 7)).attempt.id).toBe('id-1');
	});

	it('can be taken away without touching anything else, and an open session of it stops', async () => {
		const { disk, open } = browserWithDisk();
		const store = open();
		const own = await store.begin('churn-300', 7);
		await own.append(started);
		const session = await store.openLog({ id: 'teach-0123456789abcdef', exercise: 'churn-300', seed: 7 });
		await session.append(started);
		await store.writeRecord('do/a', 1);
		await store.writeRecord('do/b', 2);
		await store.forget(['teach-0123456789abcdef', 'never-there'], ['do/a']);
		expect([...disk.tables.attempts.keys()]).toEqual([own.attempt.id]);
		expect(await store.readRecords('do/')).toMatchObject([{ key: 'do/b', value: 2 }]);
		await expect(session.append(hint(0))).rejects.toThrow(NotOwnerError);
	});

	it('is told by the same prefix everywhere', () => {
		expect([ASSIGNED_PREFIX, prefixOfState]).toEqual([ASSIGNED_LOG_PREFIX, ASSIGNED_LOG_PREFIX]);
	});
});

describe('when the disk is full', () => {
	it('work goes on in memory and is saved when there is room', async () => {
		const { disk, open } = browserWithDisk();
		const store = open();
		const session = await store.begin('churn-300', 7);
		await session.append(started);
		disk.trouble = 'full';
		await session.append(hint(0));
		await session.append(hint(1));
		expect(store.status).toEqual({
			kind: 'failed',
			reason: 'storage.trouble.full {"pending":1}'
		});
		expect((await store.readAttempts()).attempts[0].entries).toHaveLength(3);
		expect((await exported(store))[0].value.entries).toHaveLength(3);
		disk.trouble = null;
		store.retry();
		await settle();
		expect(onDisk(disk, 'id-1').entries).toHaveLength(3);
		expect(store.status.kind).toBe('saved');
		await store.close();
	});

	it('a browser that keeps nothing still lets one work, and says so', async () => {
		const backend = new MemoryBackend();
		backend.trouble = 'unavailable';
		const { open } = browserWithDisk();
		const store = open(backend);
		const session = await store.resume('churn-300', 7);
		await session.append(started);
		expect(store.state).toMatchObject({ kind: 'failed', trouble: 'unavailable' });
		expect((await store.readAttempts()).attempts).toEqual([session.attempt]);
		session.close();
		expect((await store.resume('churn-300', 7)).attempt).toEqual(session.attempt);
		await store.close();
	});

	it('a page that reads again at every change does not go round in circles', async () => {
		const { disk, open } = browserWithDisk();
		const store = open();
		let told = 0;
		store.watch(() => {
			told += 1;
			void store.readAttempts();
		});
		disk.trouble = 'closed';
		await store.readAttempts();
		await settle();
		expect(told).toBe(1);
		disk.trouble = null;
		store.retry();
		await settle();
		expect(store.state).toEqual({ kind: 'none' });
		expect(told).toBeLessThan(5);
	});
});

describe('two tabs', () => {
	async function twoTabs() {
		const browser = browserWithDisk();
		const [first, second] = [browser.open(), browser.open()];
		const a = await first.begin('churn-300', 7);
		await a.append(started);
		const b = await second.resume('churn-300', 7);
		return { ...browser, first, second, a, b };
	}

	it('the later one is told and follows along', async () => {
		const { a, b } = await twoTabs();
		expect([a.ownership, b.ownership]).toEqual(['mine', 'other-tab']);
		await expect(b.append(hint(0))).rejects.toBeInstanceOf(NotOwnerError);
		await a.append(hint(0));
		await settle();
		expect(b.attempt).toEqual(a.attempt);
	});

	it('the later one can take over, with everything the first has logged, and the first is told', async () => {
		const { disk, a, b } = await twoTabs();
		let told = 0;
		a.watch(() => (told += 1));
		await a.append(hint(0));
		await b.takeOver();
		expect([a.ownership, b.ownership]).toEqual(['other-tab', 'mine']);
		expect(told).toBeGreaterThan(1);
		await b.append(hint(1));
		await settle();
		expect(a.attempt).toEqual(b.attempt);
		expect(onDisk(disk, 'id-1').entries).toHaveLength(3);
		expect(verifyChain(onDisk(disk, 'id-1'))).toEqual({ ok: true });
		await expect(a.append(hint(2))).rejects.toThrow('another tab');
		await a.takeOver();
		expect([a.ownership, b.ownership]).toEqual(['mine', 'other-tab']);
	});

	it('takes over what the first tab could not save', async () => {
		const { disk, a, b } = await twoTabs();
		disk.trouble = 'full';
		await a.append(hint(0));
		disk.trouble = null;
		expect(onDisk(disk, 'id-1').entries).toHaveLength(1);
		await b.takeOver();
		await b.append(hint(1));
		await settle();
		expect(onDisk(disk, 'id-1').entries).toHaveLength(3);
		expect(verifyChain(onDisk(disk, 'id-1'))).toEqual({ ok: true });
	});

	it('the later one goes on by itself when the first is closed', async () => {
		const { a, b, disk } = await twoTabs();
		await a.append(hint(0));
		a.close();
		await settle();
		expect(b.ownership).toBe('mine');
		await b.append(hint(1));
		expect(onDisk(disk, 'id-1').entries).toHaveLength(3);
	});

	it('where tabs cannot see each other, two logs are never mixed: the second is kept beside the first', async () => {
		const { disk, open } = browserWithDisk();
		const blind = () => browserWithDisk().open(disk);
		const a = await open().begin('churn-300', 7);
		await a.append(started);
		const b = await blind().resume('churn-300', 7);
		await a.append(hint(0));
		await b.append(hint(1));
		await a.append(hint(2));
		await b.append(hint(3));
		expect(onDisk(disk, 'id-1')).toEqual(a.attempt);
		const copies = [...disk.tables.attempts.keys()].filter((key) => key.startsWith('id-1~'));
		expect(copies).toHaveLength(1);
		expect(onDisk(disk, copies[0])).toEqual(b.attempt);
		const { attempts, problems } = await open().readAttempts();
		expect(attempts).toEqual([a.attempt]);
		expect(problems).toEqual(['storage.kept.copy {"exercise":"churn-300","seed":7}']);
	});

	it('a tab that has fallen behind follows instead of writing an older log', async () => {
		const { disk, open } = browserWithDisk();
		const a = await open().begin('churn-300', 7);
		await a.append(started);
		const stored = structuredClone(onDisk(disk, 'id-1'));
		await a.append(hint(0));
		const full = structuredClone(onDisk(disk, 'id-1'));
		disk.tables.attempts.set('id-1', { key: 'id-1', value: stored, savedAt: NOON });
		const b = await browserWithDisk().open(disk).resume('churn-300', 7);
		disk.tables.attempts.set('id-1', { key: 'id-1', value: { ...full, entries: [...full.entries] }, savedAt: NOON });
		await b.append(hint(0));
		expect(onDisk(disk, 'id-1')).toEqual(full);
	});
});

describe('a record of a newer version', () => {
	const newer = { version: 2, id: 'id-9', chapters: ['something this build does not know'] };

	it('is explained, exported and never written over', async () => {
		const { disk, open } = browserWithDisk();
		disk.tables.attempts.set('id-9', { key: 'id-9', value: newer, savedAt: 5 });
		const store = open();
		const { attempts, problems } = await store.readAttempts();
		expect(attempts).toEqual([]);
		expect(problems).toEqual(['storage.kept.newer {"id":"id-9","version":2}']);
		expect(await exported(store)).toEqual([{ key: 'id-9', value: newer, savedAt: 5 }]);
		const again = browserWithDisk();
		const other = again.open();
		expect((await other.importAll(await store.exportAll())).added).toBe(1);
		expect(again.disk.tables.attempts.get('id-9')?.value).toEqual(newer);
	});
});

describe('export, import, erase', () => {
	async function withWork() {
		const browser = browserWithDisk();
		const store = browser.open();
		const session = await store.begin('churn-300', 7);
		await session.append(started);
		await session.append(hint(0));
		await store.writeSetting('theme', 'dark');
		await store.writeRecord('drill/1', { due: 3 });
		return { ...browser, store, session };
	}

	it('everything comes back in an empty browser', async () => {
		const { store, session } = await withWork();
		const other = browserWithDisk();
		const there = other.open();
		expect(await there.importAll(await store.exportAll())).toEqual({ added: 1, extended: 0, kept: 0, problems: [] });
		expect((await there.readAttempts()).attempts).toEqual([session.attempt]);
		expect(await there.readSetting('theme')).toBe('dark');
		expect(await there.readRecords('drill/')).toMatchObject([{ key: 'drill/1', value: { due: 3 } }]);
	});

	it('opening the same file twice changes nothing', async () => {
		const { store } = await withWork();
		expect(await store.importAll(await store.exportAll())).toEqual({ added: 0, extended: 0, kept: 0, problems: [] });
	});

	it('the longer log wins, whichever side it is on', async () => {
		const { disk, store, session } = await withWork();
		const early = await store.exportAll();
		await session.append(hint(1));
		expect((await store.importAll(early)).extended).toBe(0);
		expect(onDisk(disk, 'id-1').entries).toHaveLength(3);
		const late = await store.exportAll();
		const other = browserWithDisk();
		const there = other.open();
		await there.importAll(early);
		expect(await there.importAll(late)).toMatchObject({ added: 0, extended: 1, kept: 0 });
		expect(onDisk(other.disk, 'id-1').entries).toHaveLength(3);
	});

	it('logs that went different ways are both kept, once', async () => {
		const { store, session } = await withWork();
		const other = browserWithDisk();
		const there = other.open();
		await there.importAll(await store.exportAll());
		const elsewhere = await there.resume('churn-300', 7);
		await elsewhere.append(hint(2));
		await session.append(hint(1));
		const file = await store.exportAll();
		expect(await there.importAll(file)).toMatchObject({ added: 0, extended: 0, kept: 1 });
		expect(await there.importAll(file)).toMatchObject({ kept: 0 });
		expect(onDisk(other.disk, 'id-1')).toEqual(elsewhere.attempt);
		expect([...other.disk.tables.attempts.values()].map((row) => row.value)).toContainEqual(session.attempt);
	});

	it('what was chosen here is not changed by a file, and newer records win', async () => {
		const { store } = await withWork();
		const file = await store.exportAll();
		const other = browserWithDisk();
		const there = other.open();
		await there.writeSetting('theme', 'light');
		other.clock.advance(10);
		await there.writeRecord('drill/1', { due: 9 });
		await there.importAll(file);
		expect(await there.readSetting('theme')).toBe('light');
		expect(await there.readRecord('drill/1')).toEqual({ due: 9 });
	});

	it('a log that was edited is left out, with a sentence', async () => {
		const { store } = await withWork();
		const file = (await store.exportAll()).replace('"index": 0', '"index": 1');
		const there = browserWithDisk().open();
		expect(await there.importAll(file)).toEqual({
			added: 0,
			extended: 0,
			kept: 0,
			problems: ['storage.import.chain {"id":"id-1","entry":2}']
		});
	});

	it('an unknown event, a missing field and a wrong key are left out, with a sentence', async () => {
		const { store } = await withWork();
		const file = JSON.parse(await store.exportAll()) as { attempts: { key: string; value: Attempt }[] };
		const problemOf = async (change: (row: { key: string; value: Attempt }) => unknown): Promise<string> => {
			const text = JSON.stringify({ ...file, attempts: file.attempts.map((row) => change(structuredClone(row))) });
			return (await browserWithDisk().open().importAll(text)).problems[0];
		};
		expect(
			await problemOf((row) => ({ ...row, value: { ...row.value, entries: [{ ...row.value.entries[0], event: { type: 'won' } }] } }))
		).toContain('"where":"entries.0.event.type"');
		expect(await problemOf((row) => ({ ...row, value: { ...row.value, seed: undefined } }))).toBe('storage.import.broken {"id":"id-1"}');
		expect(await problemOf((row) => ({ ...row, key: 'elsewhere' }))).toBe('storage.import.broken {"id":"elsewhere"}');
	});

	it.each([
		['[', 'storage.import.not-json'],
		['{"a":1}', 'storage.import.not-a-work-file'],
		['{"format":"holdout-work","version":9}', 'storage.import.newer-file {"version":9}']
	])('a file that is none says so: %s', async (text, said) => {
		const { store } = await withWork();
		await expect(store.importAll(text)).rejects.toThrow(said);
	});

	it('erases everything, in every tab, and nothing comes back', async () => {
		const { disk, open, store, session } = await withWork();
		const follower = await open().resume('churn-300', 7);
		disk.trouble = 'full';
		await session.append(hint(1));
		disk.trouble = null;
		await store.eraseAll();
		await settle();
		expect([session.ownership, follower.ownership]).toEqual(['erased', 'erased']);
		await expect(session.append(hint(2))).rejects.toThrow('erased');
		store.retry();
		await settle();
		expect(Object.values(disk.tables).map((table) => table.size)).toEqual([0, 0, 0]);
		expect((await store.readAttempts()).attempts).toEqual([]);
	});
});

describe('persistence', () => {
	it('asks the browser and says what it answered', async () => {
		let granted = false;
		const manager = {
			persist: () => Promise.resolve((granted = true)),
			persisted: () => Promise.resolve(granted),
			estimate: () => Promise.resolve({ usage: 12 })
		};
		const store = browserWithDisk(manager).open();
		expect(await store.persistence()).toBe('best-effort');
		expect(await store.askPersistence()).toBe('persisted');
		expect(await store.persistence()).toBe('persisted');
		expect(await store.usage()).toBe(12);
		const without = browserWithDisk(null).open();
		expect([await without.persistence(), await without.usage()]).toEqual(['unavailable', null]);
	});
});

describe('reading often', () => {
	it('reads the disk once, and again when another tab has changed something', async () => {
		const { disk, open } = browserWithDisk();
		const [here, there] = [open(), open()];
		const session = await here.begin('churn-300', 7);
		for (let i = 0; i < 5; i++) {
			await session.append(hint(i));
			await here.readAttempts();
		}
		expect(disk.reads).toBeLessThanOrEqual(2);
		expect((await here.readAttempts()).attempts[0].entries).toHaveLength(5);
		await there.readAttempts();
		await session.append(hint(9));
		await settle();
		expect((await there.readAttempts()).attempts[0].entries).toHaveLength(6);
	});
});
