import { StorageError, type Backend, type Row, type StorageTrouble, type TableName } from '#lib/storage/backend.ts';

/** Rows in memory with the manners of a database: structured copies, later turns, and troubles on demand. */
export class MemoryBackend implements Backend {
	readonly tables: Record<TableName, Map<string, Row>> = { attempts: new Map(), settings: new Map(), records: new Map() };
	/** While set, every use fails with it. */
	trouble: StorageTrouble | null = null;
	reads = 0;
	writes = 0;

	async readAll(table: TableName): Promise<readonly Row[]> {
		await this.#turn();
		this.reads += 1;
		return structuredClone([...this.tables[table].values()]);
	}

	async read(table: TableName, key: string): Promise<Row | undefined> {
		await this.#turn();
		return structuredClone(this.tables[table].get(key));
	}

	async change(table: TableName, key: string, change: (before: Row | undefined) => Row | null): Promise<void> {
		await this.#turn();
		const after = change(structuredClone(this.tables[table].get(key)));
		if (after === null) return;
		this.writes += 1;
		this.tables[table].set(key, structuredClone(after));
	}

	async remove(table: TableName, keys: readonly string[]): Promise<void> {
		await this.#turn();
		for (const key of keys) this.tables[table].delete(key);
	}

	async clear(): Promise<void> {
		await this.#turn();
		for (const table of Object.values(this.tables)) table.clear();
	}

	close(): void {
		this.trouble = 'closed';
	}

	async #turn(): Promise<void> {
		await Promise.resolve();
		if (this.trouble) throw new StorageError(this.trouble, `the backend is ${this.trouble}`);
	}
}
