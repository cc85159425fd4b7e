/**
 * Pairs of keys, which have no form as text: they live in a database of their own beside the work, so that a work file never
 * tries to carry them. Each use opens and closes it, so that erasing everything is never kept waiting.
 */
import { openDB, type DBSchema } from 'idb';
import { DATABASE_NAME, keyDatabase } from './idb-backend.ts';

interface Schema extends DBSchema {
	pairs: { key: string; value: CryptoKeyPair };
}

export interface KeyShelf {
	/** The pair of that name, or null; null as well where the browser keeps nothing. */
	get(name: string): Promise<CryptoKeyPair | null>;
	put(name: string, pair: CryptoKeyPair): Promise<void>;
	remove(name: string): Promise<void>;
}

/** The shelf beside the work of that name. Opens nothing by itself. */
export function openKeyShelf(work: string = DATABASE_NAME): KeyShelf {
	async function using<T>(act: (database: Awaited<ReturnType<typeof open>>) => Promise<T>): Promise<T> {
		const database = await open();
		try {
			return await act(database);
		} finally {
			database.close();
		}
	}
	const open = () => openDB<Schema>(keyDatabase(work), 1, { upgrade: (database) => void database.createObjectStore('pairs') });
	return {
		get: (name) => using((database) => database.get('pairs', name)).then((pair) => pair ?? null),
		put: (name, pair) => using(async (database) => void (await database.put('pairs', pair, name))),
		remove: (name) => using((database) => database.delete('pairs', name))
	};
}
