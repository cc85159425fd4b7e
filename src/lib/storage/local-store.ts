/**
 * The learner's work in this browser: attempts, settings, records; saved at once, shared between tabs, exported and erased as a
 * whole. Long because it is one interface over one writer and one shelf, and each method is a few lines.
 */
import type { Attempt } from '#lib/attempt/events.ts';
import { createAttempt, type AttemptHeader } from '#lib/attempt/log.ts';
import { readAttempt } from '#lib/attempt/migrate.ts';
import { sentence, type Sentence } from '#lib/attempt/sentence.ts';
import type { SaveStatus } from '#lib/state/save-status.ts';
import type { ImportReport, Persistence, WorkStore } from '#lib/state/work.svelte.ts';
import { continueOnly, newestOf, readableAttempts } from './attempt-rows.ts';
import { TABLES, type Backend } from './backend.ts';
import { askPersistence, persistence, usage, type StorageManagerLike } from './persistence.ts';
import { ShelvedRows } from './rows.ts';
import { AttemptSession } from './session.ts';
import type { Tabs } from './tabs.ts';
import type { Tables } from './work-file.ts';
import { Writer, type SaveState } from './writer.ts';

export interface LocalStoreParts {
	readonly backend: Backend;
	readonly tabs: Tabs;
	/** Milliseconds since the Unix epoch. */
	readonly now: () => number;
	/** A name no other attempt has. */
	readonly newId: () => string;
	/** Puts a message into words. */
	readonly explain: (sentence: Sentence) => string;
	/** `navigator.storage`, or `null` where there is none. */
	readonly manager: StorageManagerLike | null;
}

/** Attempts for the workspace; a session is what a case appends to. */
export interface AttemptStore {
	/** The newest attempt at this exercise and seed, or a new one. */
	resume(exercise: string, seed: number): Promise<AttemptSession>;
	/** A new attempt, whatever was there before. */
	begin(exercise: string, seed: number): Promise<AttemptSession>;
	/** The attempt with this very id, or a new one under it. */
	openLog(header: AttemptHeader): Promise<AttemptSession>;
}

export class LocalStore implements WorkStore, AttemptStore {
	readonly #parts: LocalStoreParts;
	readonly #writer: Writer;
	readonly #rows: ShelvedRows;
	readonly #watchers = new Set<() => void>();
	readonly #sessions = new Set<AttemptSession>();
	readonly #unlisten: () => void;

	constructor(parts: LocalStoreParts) {
		this.#parts = parts;
		this.#writer = new Writer({
			backend: parts.backend,
			now: parts.now,
			onState: () => this.#changed(),
			onSaved: (table, row) => this.#rows.saved(table, row)
		});
		this.#rows = new ShelvedRows(parts.backend, this.#writer);
		this.#unlisten = parts.tabs.listen((message) => {
			if (message.type === 'erased') this.#writer.forget();
			if (message.type !== 'erased' && message.type !== 'changed') return;
			this.#rows.forget();
			this.#changed();
		});
	}

	get state(): SaveState {
		return this.#writer.state;
	}

	get status(): SaveStatus {
		const { state } = this;
		if (state.kind !== 'failed') return state;
		return { kind: 'failed', reason: this.#parts.explain(sentence(`storage.trouble.${state.trouble}`, { pending: state.pending })) };
	}

	retry(): void {
		this.#rows.forget();
		void this.#writer.flush().then(() => this.#changed());
	}

	watch(changed: () => void): () => void {
		this.#watchers.add(changed);
		return () => this.#watchers.delete(changed);
	}

	async readSetting(key: string): Promise<unknown> {
		return this.#rows.value('settings', key);
	}

	async writeSetting(key: string, value: unknown): Promise<void> {
		await this.#writer.put('settings', key, value);
		this.#parts.tabs.send({ type: 'changed', key: null });
	}

	async readRecord(key: string): Promise<unknown> {
		return this.#rows.value('records', key);
	}

	async writeRecord(key: string, value: unknown): Promise<void> {
		await this.#writer.put('records', key, value);
		this.#parts.tabs.send({ type: 'changed', key: null });
	}

	/** Records whose key begins with `prefix`, by key. */
	async readRecords(prefix: string): Promise<readonly { readonly key: string; readonly value: unknown }[]> {
		const rows = await this.#rows.all('records');
		return rows.filter(({ key }) => key.startsWith(prefix)).sort((a, b) => (a.key < b.key ? -1 : 1));
	}

	async readAttempts(): Promise<{ readonly attempts: readonly Attempt[]; readonly problems: readonly string[] }> {
		const { attempts, problems } = readableAttempts(await this.#rows.all('attempts'));
		return { attempts, problems: problems.map(this.#parts.explain) };
	}

	async resume(exercise: string, seed: number): Promise<AttemptSession> {
		const { attempts } = await this.readAttempts();
		const newest = newestOf(attempts, exercise, seed);
		return newest ? this.#open(newest) : this.begin(exercise, seed);
	}

	async begin(exercise: string, seed: number): Promise<AttemptSession> {
		return this.#open(createAttempt({ id: this.#parts.newId(), exercise, seed }));
	}

	/** The attempt with this very id, or a new one under it: work on an assignment is bound to its id. */
	async openLog({ id, exercise, seed }: AttemptHeader): Promise<AttemptSession> {
		const { attempts } = await this.readAttempts();
		return this.#open(attempts.find((attempt) => attempt.id === id) ?? createAttempt({ id, exercise, seed }));
	}

	async exportAll(): Promise<string> {
		const { writeWorkFile } = await import('./work-file.ts');
		return writeWorkFile(await this.#tables(), this.#parts.now());
	}

	async importAll(text: string): Promise<ImportReport> {
		const { explain } = this.#parts;
		// The check of a file's shape is of no use to most visits.
		const { mergeWorkFile, NotAWorkFileError } = await import('./work-file.ts');
		try {
			const { writes, added, extended, kept, problems } = mergeWorkFile(text, await this.#tables());
			for (const { table, row } of writes) {
				// Another tab may have gone on since the rows were read; then its log stands and the file can be opened again.
				await this.#writer.put(table, row.key, row.value, table === 'attempts' ? continueOnly(() => undefined) : undefined);
			}
			this.#parts.tabs.send({ type: 'changed', key: null });
			this.#changed();
			return { added, extended, kept, problems: problems.map(explain) };
		} catch (error) {
			if (error instanceof NotAWorkFileError) throw new Error(explain(error.sentence), { cause: error });
			throw error;
		}
	}

	async eraseAll(): Promise<void> {
		for (const session of this.#sessions) session.erase();
		this.#writer.forget();
		// A save that is on its way must land before the tables are emptied, not after.
		await this.#writer.flush();
		this.#parts.tabs.send({ type: 'erased' });
		await this.#parts.backend.clear();
		this.#rows.forget();
		this.#changed();
	}

	/** Takes these logs and records away, and nothing else: for a computer that is handed on. */
	async forget(attempts: readonly string[], records: readonly string[]): Promise<void> {
		for (const session of this.#sessions) if (attempts.includes(session.attempt.id)) session.erase();
		await this.#writer.flush();
		await this.#parts.backend.remove('attempts', attempts);
		await this.#parts.backend.remove('records', records);
		this.#parts.tabs.send({ type: 'changed', key: null });
		this.#rows.forget();
		this.#changed();
	}

	persistence(): Promise<Persistence> {
		return persistence(this.#parts.manager);
	}

	askPersistence(): Promise<Persistence> {
		return askPersistence(this.#parts.manager);
	}

	usage(): Promise<number | null> {
		return usage(this.#parts.manager);
	}

	/** Lets go of the database and of other tabs; what waits is tried once more. */
	async close(): Promise<void> {
		await this.#writer.flush();
		this.#writer.stop();
		this.#unlisten();
		for (const session of this.#sessions) session.close();
		this.#parts.tabs.close();
		this.#parts.backend.close();
	}

	async #open(attempt: Attempt): Promise<AttemptSession> {
		const { tabs, now } = this.#parts;
		const read = async (id: string): Promise<Attempt | null> => {
			const found = readAttempt(await this.#rows.value('attempts', id));
			return found.kind === 'attempt' ? found.attempt : null;
		};
		const onClose = (closed: unknown): void => void this.#sessions.delete(closed as AttemptSession);
		const session = await AttemptSession.open({ tabs, now, writer: this.#writer, read, onClose }, attempt);
		this.#sessions.add(session);
		return session;
	}

	async #tables(): Promise<Tables> {
		const [attempts, settings, records] = await Promise.all(TABLES.map((table) => this.#rows.all(table)));
		return { attempts, settings, records };
	}

	#changed(): void {
		for (const watcher of [...this.#watchers]) watcher();
	}
}
