/** Rows of cells into raw columns: names made whole, ragged rows counted, limits kept. */
import { ColumnBuilder, type RawColumn } from './column-builder.ts';
import { IngestError, LIMITS, type IngestNote } from './problems.ts';

export interface RawTable {
	readonly nRows: number;
	readonly columns: readonly RawColumn[];
	readonly notes: readonly IngestNote[];
}

export class RawTableBuilder {
	readonly #columns: ColumnBuilder[];
	readonly #header: readonly string[];
	readonly #notes: IngestNote[] = [];
	#rows = 0;
	#ragged = 0;
	#firstRagged = 0;
	#repeatedHeaders = 0;

	/** @throws {IngestError} without columns, or with more than {@link LIMITS}. */
	constructor(header: readonly string[]) {
		if (header.length === 0) throw new IngestError('no-columns');
		if (header.length > LIMITS.columns) throw new IngestError('too-many-columns', { found: header.length, limit: LIMITS.columns });
		this.#header = header.map((name) => name.trim());
		this.#columns = this.#names().map((name) => new ColumnBuilder(name));
	}

	addRow(cells: readonly string[]): void {
		const width = this.#columns.length;
		if (cells.length === width && this.#repeatsHeader(cells)) {
			this.#repeatedHeaders++;
			return;
		}
		if (this.#rows === LIMITS.rows) throw new IngestError('too-many-rows', { limit: LIMITS.rows });
		this.#rows++;
		// Cells beyond the header that are empty come from a trailing separator, and lose nothing.
		const extra = cells.length > width && cells.slice(width).some((cell) => cell.trim() !== '');
		if (cells.length < width || extra) {
			this.#ragged++;
			if (this.#firstRagged === 0) this.#firstRagged = this.#rows;
		}
		for (let index = 0; index < width; index++) this.#columns[index].add(cells[index] ?? '');
	}

	#repeatsHeader(cells: readonly string[]): boolean {
		return cells.every((cell, index) => cell.trim() === this.#header[index]) && this.#header.some((name) => name !== '');
	}

	note(note: IngestNote): void {
		this.#notes.push(note);
	}

	/** @throws {IngestError} `only-a-header` when no row was added. */
	done(): RawTable {
		if (this.#rows === 0) throw new IngestError('only-a-header', { columns: this.#columns.length });
		if (this.#ragged > 0)
			this.note({ code: 'ragged-rows', values: { count: this.#ragged, row: this.#firstRagged, columns: this.#columns.length } });
		if (this.#repeatedHeaders > 0) this.note({ code: 'repeated-header', values: { count: this.#repeatedHeaders } });
		return { nRows: this.#rows, columns: this.#columns.map((column) => column.done()), notes: this.#notes };
	}

	#names(): string[] {
		const seen = new Set<string>();
		return this.#header.map((given, index) => {
			let name = given;
			if (name === '') {
				name = `column ${index + 1}`;
				this.note({ code: 'unnamed-column', values: { column: index + 1, name } });
			}
			if (seen.has(name)) {
				let copy = 2;
				while (seen.has(`${name} (${copy})`)) copy++;
				const renamed = `${name} (${copy})`;
				this.note({ code: 'repeated-name', values: { name, renamed } });
				name = renamed;
			}
			seen.add(name);
			return name;
		});
	}
}
