/** What the store is built on: rows in three tables, read and changed in transactions. IndexedDB in a browser; tests bring their own. */

export type TableName = 'attempts' | 'settings' | 'records';

export const TABLES: readonly TableName[] = ['attempts', 'settings', 'records'];

export interface Row {
	readonly key: string;
	/** Plain data; an attempt, a setting's value, a record of a later room. */
	readonly value: unknown;
	/** Milliseconds since the Unix epoch. */
	readonly savedAt: number;
}

export interface Backend {
	readAll(table: TableName): Promise<readonly Row[]>;
	read(table: TableName, key: string): Promise<Row | undefined>;
	/** Reads a row and writes what `change` makes of it, in one transaction; `null` leaves it alone. Resolves when it is on disk. */
	change(table: TableName, key: string, change: (before: Row | undefined) => Row | null): Promise<void>;
	/** Takes rows away; keys that are not there are passed over. Resolves when it is on disk. */
	remove(table: TableName, keys: readonly string[]): Promise<void>;
	/** Empties every table, in one transaction. */
	clear(): Promise<void>;
	close(): void;
}

/**
 * Why the browser does not keep the work. `unavailable`: it has no place for it (private windows). `full`: the disk or the
 * quota is. `blocked`: another tab with an older build holds the database. `closed`: the browser closed it. `newer`: a newer
 * build has changed the database, which this one leaves untouched. `unknown`: anything else.
 */
export type StorageTrouble = 'unavailable' | 'full' | 'blocked' | 'closed' | 'newer' | 'unknown';

export class StorageError extends Error {
	readonly trouble: StorageTrouble;

	constructor(trouble: StorageTrouble, message: string) {
		super(message);
		this.name = 'StorageError';
		this.trouble = trouble;
	}
}
