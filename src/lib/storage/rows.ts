/**
 * Rows as the page sees them: what is on disk, kept in memory after the first read, with what still waits to be saved laid
 * over it. A page that follows every save must not read a hundred logs from disk each time.
 */
import type { Backend, Row, TableName } from './backend.ts';
import type { Writer } from './writer.ts';

export class ShelvedRows {
	readonly #backend: Backend;
	readonly #writer: Writer;
	readonly #shelf = new Map<TableName, Map<string, Row>>();
	#age = 0;

	constructor(backend: Backend, writer: Writer) {
		this.#backend = backend;
		this.#writer = writer;
	}

	/** All rows. Where the browser keeps nothing, what this tab knows is all there is. */
	async all(table: TableName): Promise<readonly Row[]> {
		let rows = this.#shelf.get(table);
		if (!rows) {
			const age = this.#age;
			const read = await this.#backend.readAll(table).catch((error: unknown) => {
				this.#writer.report(error);
				return null;
			});
			if (read) this.#writer.recover();
			rows = new Map((read ?? []).map((row) => [row.key, row]));
			// What was saved while this was read may be missing from it: then the next one reads again.
			if (read && age === this.#age) this.#shelf.set(table, rows);
		}
		return this.#writer.overlay(table, [...rows.values()]);
	}

	/** One value, from disk: another tab may have written it a moment ago. */
	async value(table: TableName, key: string): Promise<unknown> {
		const waiting = this.#writer.waiting(table, key);
		if (waiting !== undefined) return waiting;
		try {
			return (await this.#backend.read(table, key))?.value;
		} catch (error) {
			this.#writer.report(error);
			return undefined;
		}
	}

	/** A row has reached the disk; `null` means that the stored one is not known. */
	saved(table: TableName, row: Row | null): void {
		this.#age += 1;
		if (row) this.#shelf.get(table)?.set(row.key, row);
		else this.#shelf.delete(table);
	}

	/** Another tab has changed something. */
	forget(): void {
		this.#age += 1;
		this.#shelf.clear();
	}
}
