/**
 * Saves at once, keeps in memory what could not be saved, and tries again. Nothing is lost while the disk is full or the
 * database is away, as long as the tab lives.
 */
import { StorageError, type Backend, type Row, type StorageTrouble, type TableName } from './backend.ts';

export type SaveState =
	| { readonly kind: 'none' }
	| { readonly kind: 'saving' }
	| { readonly kind: 'saved'; readonly at: number }
	/** `pending` rows live in memory only. */
	| { readonly kind: 'failed'; readonly trouble: StorageTrouble; readonly pending: number };

/** Decides, within the transaction, what becomes of a value that is about to be saved over another. */
export type Merge = (before: Row | undefined, value: unknown) => unknown;

/** A merge that leaves the stored row alone. */
export const LEAVE = Symbol('leave');

interface Pending {
	readonly table: TableName;
	readonly key: string;
	readonly value: unknown;
	readonly merge: Merge;
}

export interface WriterOptions {
	readonly backend: Backend;
	readonly now: () => number;
	/** Called after every change of the state. */
	readonly onState: (state: SaveState) => void;
	/** Called with the row that is now on disk, or `null` where the stored one was left alone. */
	readonly onSaved?: (table: TableName, row: Row | null) => void;
	readonly firstRetryMs?: number;
	readonly longestRetryMs?: number;
}

const overwrite: Merge = (_, value) => value;

export class Writer {
	readonly #options: WriterOptions;
	readonly #pending = new Map<string, Pending>();
	#state: SaveState = { kind: 'none' };
	#running: Promise<void> | null = null;
	#timer: ReturnType<typeof setTimeout> | null = null;
	#wait: number;

	constructor(options: WriterOptions) {
		this.#options = options;
		this.#wait = options.firstRetryMs ?? 2000;
	}

	get state(): SaveState {
		return this.#state;
	}

	/** Saves a value; resolves when it is on disk or has failed. A newer value for the same key replaces one that waits. */
	async put(table: TableName, key: string, value: unknown, merge: Merge = overwrite): Promise<void> {
		this.#pending.set(idOf(table, key), { table, key, value, merge });
		await this.flush();
	}

	/** Rows of a table with what still waits in memory laid over them. */
	overlay(table: TableName, rows: readonly Row[]): readonly Row[] {
		const waiting = [...this.#pending.values()].filter((entry) => entry.table === table);
		const keys = new Set(waiting.map((entry) => entry.key));
		const savedAt = this.#options.now();
		return [...rows.filter((row) => !keys.has(row.key)), ...waiting.map(({ key, value }) => ({ key, value, savedAt }))];
	}

	/** The value that waits for a key, if one does. */
	waiting(table: TableName, key: string): unknown {
		return this.#pending.get(idOf(table, key))?.value;
	}

	/** Saves all that waits; resolves when done or failed. Never rejects: `state` says how it went. */
	async flush(): Promise<void> {
		// Who comes while a round runs waits for the next round, which has their value in it.
		await this.#running;
		this.#running ??= this.#round().finally(() => (this.#running = null));
		await this.#running;
	}

	/** A read failed: the page should know before it writes. */
	report(error: unknown): void {
		this.#fail(error);
	}

	/** A read went well: if nothing waits, the trouble is over. */
	recover(): void {
		if (this.#state.kind === 'failed' && this.#pending.size === 0) this.#become({ kind: 'none' });
	}

	/** Forgets what waits, for when everything is erased. */
	forget(): void {
		this.#pending.clear();
		this.#stopTimer();
		this.#become({ kind: 'none' });
	}

	stop(): void {
		this.#stopTimer();
	}

	async #round(): Promise<void> {
		this.#stopTimer();
		if (this.#pending.size === 0) return;
		if (this.#state.kind !== 'failed') this.#become({ kind: 'saving' });
		try {
			while (this.#pending.size > 0) {
				const [id, entry] = this.#pending.entries().next().value as [string, Pending];
				let row: Row | null = null;
				await this.#options.backend.change(entry.table, entry.key, (before) => {
					const value = entry.merge(before, entry.value);
					row = value === LEAVE ? null : { key: entry.key, value, savedAt: this.#options.now() };
					return row;
				});
				this.#options.onSaved?.(entry.table, row);
				// A newer value may have come while this one was being written.
				if (this.#pending.get(id) === entry) this.#pending.delete(id);
			}
			this.#wait = this.#options.firstRetryMs ?? 2000;
			this.#become({ kind: 'saved', at: this.#options.now() });
		} catch (error) {
			this.#fail(error);
			this.#timer = setTimeout(() => void this.flush(), this.#wait);
			this.#wait = Math.min(this.#wait * 2, this.#options.longestRetryMs ?? 60_000);
		}
	}

	#fail(error: unknown): void {
		const trouble = error instanceof StorageError ? error.trouble : 'unknown';
		this.#become({ kind: 'failed', trouble, pending: this.#pending.size });
	}

	#become(state: SaveState): void {
		// Who is told of a trouble reads again, meets the same trouble, and must not be told again.
		const before = this.#state;
		if (state.kind === 'failed' && before.kind === 'failed' && state.trouble === before.trouble && state.pending === before.pending) return;
		this.#state = state;
		this.#options.onState(state);
	}

	#stopTimer(): void {
		if (this.#timer !== null) clearTimeout(this.#timer);
		this.#timer = null;
	}
}

function idOf(table: TableName, key: string): string {
	return `${table}/${key}`;
}
