/** The rows in IndexedDB. The connection opens when first used, and again after the browser or another tab closed it. */
import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { StorageError, TABLES, type Backend, type Row, type StorageTrouble, type TableName } from './backend.ts';

export const DATABASE_NAME = 'holdout';
export const DATABASE_VERSION = 1;

/** Where the keys beside this work lie; `key-shelf.ts` opens it, and erasing the work takes it along. */
export const keyDatabase = (name: string): string => `${name}-keys`;

interface Schema extends DBSchema {
	attempts: { key: string; value: Row };
	settings: { key: string; value: Row };
	records: { key: string; value: Row };
}

type Database = IDBPDatabase<Schema>;

export interface IdbOptions {
	readonly name?: string;
	readonly version?: number;
}

export function createIdbBackend({ name = DATABASE_NAME, version = DATABASE_VERSION }: IdbOptions = {}): Backend {
	let connection: Promise<Database> | null = null;

	function connect(): Promise<Database> {
		connection ??= open().catch((error: unknown) => {
			connection = null;
			throw error;
		});
		return connection;
	}

	function open(): Promise<Database> {
		return new Promise((resolve, reject) => {
			let waiting = true;
			const refuse = (error: StorageError): void => {
				waiting = false;
				reject(error);
			};
			if (typeof indexedDB === 'undefined') return refuse(new StorageError('unavailable', 'This browser has no IndexedDB.'));
			openDB<Schema>(name, version, {
				upgrade: (database, from) => {
					if (from < 1) for (const table of TABLES) database.createObjectStore(table, { keyPath: 'key' });
				},
				blocked: () => refuse(new StorageError('blocked', 'Another tab holds an older version of the database.')),
				// A newer build wants to change the database: let it, and stop writing in the old form.
				blocking: () => drop(),
				terminated: () => (connection = null)
			}).then(
				(database) => {
					// Who was told "blocked" has left; the next use finds the door open.
					if (waiting) resolve(database);
					else if (connection === null) connection = Promise.resolve(database);
					else database.close();
				},
				(error: unknown) => refuse(storageErrorOf(error, 'unavailable'))
			);
		});
	}

	function drop(): void {
		void connection?.then((database) => database.close()).catch(() => undefined);
		connection = null;
	}

	/** A connection can die between two uses without a word, so each use gets a second one before it fails. */
	async function use<T>(work: (database: Database) => Promise<T>): Promise<T> {
		const database = await connect();
		try {
			return await work(database);
		} catch (error) {
			if (nameOf(error) === 'QuotaExceededError') throw storageErrorOf(error, 'unknown');
			drop();
		}
		try {
			return await work(await connect());
		} catch (error) {
			throw storageErrorOf(error, 'unknown');
		}
	}

	return {
		readAll: (table) => use((database) => database.getAll(table)),
		read: (table, key) => use((database) => database.get(table, key)),
		change: (table, key, change) => use((database) => changeRow(database, table, key, change)),
		remove: (table, keys) =>
			use(async (database) => {
				const transaction = database.transaction(table, 'readwrite', { durability: 'strict' });
				await Promise.all([...keys.map((key) => transaction.store.delete(key)), transaction.done]);
			}),
		clear: () =>
			use(async (database) => {
				const transaction = database.transaction([...TABLES], 'readwrite');
				await Promise.all([...TABLES.map((table) => transaction.objectStore(table).clear()), transaction.done]);
				await deleteDB(keyDatabase(name));
			}),
		close: drop
	};
}

async function changeRow(
	database: Database,
	table: TableName,
	key: string,
	change: (before: Row | undefined) => Row | null
): Promise<void> {
	// `strict` waits for the disk: "saved" must survive a power cut.
	const transaction = database.transaction(table, 'readwrite', { durability: 'strict' });
	const after = change(await transaction.store.get(key));
	await Promise.all([after === null ? null : transaction.store.put(after), transaction.done]);
}

function storageErrorOf(error: unknown, otherwise: StorageTrouble): StorageError {
	if (error instanceof StorageError) return error;
	return new StorageError(TROUBLES[nameOf(error)] ?? otherwise, error instanceof Error ? error.message : String(error));
}

const TROUBLES: Readonly<Record<string, StorageTrouble>> = {
	QuotaExceededError: 'full',
	VersionError: 'newer',
	InvalidStateError: 'closed',
	AbortError: 'closed',
	SecurityError: 'unavailable'
};

function nameOf(error: unknown): string {
	return error instanceof Error || error instanceof DOMException ? error.name : '';
}
