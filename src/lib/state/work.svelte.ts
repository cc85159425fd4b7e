import type { Attempt } from '#lib/attempt/events.ts';
import type { AttemptHeader } from '#lib/attempt/log.ts';
import type { AttemptLog } from './case-deps.ts';
import type { SaveStatus, SaveStatusSource } from './save-status.ts';
import type { SettingsStore } from './settings.svelte.ts';

/** What an import did. `problems` are sentences. */
export interface ImportReport {
	readonly added: number;
	readonly extended: number;
	/** Kept as a copy, because here and in the file they went different ways. */
	readonly kept: number;
	readonly problems: readonly string[];
}

export type Persistence = 'persisted' | 'best-effort' | 'unavailable';

/** The stored work as the page sees it; a route chooses the implementation. */
export interface WorkStore extends SettingsStore {
	/** The newest attempt at this exercise and seed, or a new one, open for writing. */
	resume(exercise: string, seed: number): Promise<AttemptLog>;
	/** The attempt with this very id, or a new one under it, open for writing: how assignments name their logs. */
	openLog(header: AttemptHeader): Promise<AttemptLog>;
	/** All attempts this build can read, and a sentence for each that it keeps but cannot. */
	readAttempts(): Promise<{ readonly attempts: readonly Attempt[]; readonly problems: readonly string[] }>;
	/** Records of other rooms whose key begins with `prefix`, by key. */
	readRecords(prefix: string): Promise<readonly { readonly key: string; readonly value: unknown }[]>;
	writeRecord(key: string, value: unknown): Promise<void>;
	/** Everything as the text of one JSON file. */
	exportAll(): Promise<string>;
	/** Rejects when the text is no work file at all. */
	importAll(text: string): Promise<ImportReport>;
	eraseAll(): Promise<void>;
	/** Takes these logs and records away, for good, and nothing else. */
	forget(attempts: readonly string[], records: readonly string[]): Promise<void>;
	persistence(): Promise<Persistence>;
	/** Asks the browser to keep the work. */
	askPersistence(): Promise<Persistence>;
	/** Bytes in use, or null where the browser does not say. */
	usage(): Promise<number | null>;
	readonly status: SaveStatus;
	retry(): void;
	/** Calls back after every change of `status` and of what is stored, from this tab or another; returns the way to stop. */
	watch(changed: () => void): () => void;
}

/** Ids of logs that belong to an assignment begin so. */
export const ASSIGNED_PREFIX = 'teach-';
const isAssigned = ({ id }: Attempt): boolean => id.startsWith(ASSIGNED_PREFIX);

/** The learner's stored work, read once and again when it changes. */
export class Work implements SaveStatusSource {
	#store = $state.raw<WorkStore | null>(null);
	#attempts = $state.raw<readonly Attempt[]>([]);
	#assigned = $state.raw<readonly Attempt[]>([]);
	#problems = $state.raw<readonly string[]>([]);
	#status = $state.raw<SaveStatus>({ kind: 'none' });
	#ready = $state(false);
	#failed = $state<string | null>(null);
	#reading: Promise<void> | null = null;
	#stale = false;
	#asked = false;

	/** True once the store has been read, or could not be. */
	get ready(): boolean {
		return this.#ready;
	}

	/** The learner's own; work on assignments is apart from it. */
	get attempts(): readonly Attempt[] {
		return this.#attempts;
	}

	/** Work on assignments. What came of it may be withheld, so the course's record does without it. */
	get assigned(): readonly Attempt[] {
		return this.#assigned;
	}

	get problems(): readonly string[] {
		return this.#problems;
	}

	get status(): SaveStatus {
		return this.#status.kind === 'none' && this.#attempts.length + this.#assigned.length > 0 ? { kind: 'kept' } : this.#status;
	}

	/** The store, or null while it is being opened or where the browser allows none. */
	get store(): WorkStore | null {
		return this.#store;
	}

	/** Why there is no store, in the browser's words, or null. */
	get failed(): string | null {
		return this.#failed;
	}

	/** Takes the store into use; returns the way to let go of it. A store that cannot be opened leaves an empty work. */
	use(opening: Promise<WorkStore>): () => void {
		let live = true;
		let unwatch = (): void => undefined;
		opening
			.then(async (store) => {
				if (!live) return;
				this.#store = store;
				unwatch = store.watch(() => void this.refresh());
				await this.refresh();
			})
			.catch((error: unknown) => {
				this.#failed = error instanceof Error ? error.message : String(error);
			})
			.finally(() => {
				this.#ready = true;
			});
		return () => {
			live = false;
			unwatch();
		};
	}

	/** Reads everything again. Calls that come while a reading is under way share the one after it. */
	refresh(): Promise<void> {
		const store = this.#store;
		if (store === null) return Promise.resolve();
		this.#status = store.status;
		this.#stale = true;
		this.#reading ??= this.#read(store).finally(() => (this.#reading = null));
		return this.#reading;
	}

	async #read(store: WorkStore): Promise<void> {
		while (this.#stale) {
			this.#stale = false;
			const { attempts, problems } = await store.readAttempts();
			this.#attempts = attempts.filter((attempt) => !isAssigned(attempt));
			this.#assigned = attempts.filter(isAssigned);
			this.#problems = problems;
		}
		if (this.#attempts.length + this.#assigned.length > 0) await this.#askToKeep(store);
	}

	/** Once there is work to lose, asks the browser to keep it: once a visit, whatever it says. */
	async #askToKeep(store: WorkStore): Promise<void> {
		if (this.#asked) return;
		this.#asked = true;
		// A browser that refuses says so on the page of the learner's work; nothing else changes.
		if ((await store.persistence()) === 'best-effort') await store.askPersistence().catch(() => 'best-effort');
	}

	retry(): void {
		this.#store?.retry();
	}
}
