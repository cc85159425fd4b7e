/** CSV, TSV and their like, read by Papa Parse in pieces, so that a big file never stands in memory as rows. */
import Papa from 'papaparse';
import type { TextPiece } from './encoding.ts';
import { readNumber } from './numbers.ts';
import { IngestError } from './problems.ts';
import { RawTableBuilder, type RawTable } from './raw-table.ts';
import { RowSplitter, rowsOf } from './row-splitter.ts';

export interface ReadHooks {
	readonly signal?: AbortSignal;
	/** Share of the file that was read, 0 to 1. */
	readonly onProgress?: (share: number) => void;
}

/** Times that the reading of a file stops to listen. */
const PAUSES = 40;
const DELIMITERS = [',', '\t', ';', '|'];
/** Where nothing separates the cells evenly, a name of more words or characters than these is a sentence. */
const MOST_WORDS = 6;
const LONGEST_NAME = 60;

/** @throws {IngestError} when there is no header, no row, or a quote that never closes. */
export async function readDelimited(pieces: AsyncIterable<TextPiece>, hooks: ReadHooks = {}): Promise<RawTable> {
	let reader: DelimitedReader | null = null;
	let paused = 0;
	for await (const { text, share, last } of pieces) {
		hooks.signal?.throwIfAborted();
		reader ??= new DelimitedReader(text);
		reader.add(text, last);
		hooks.onProgress?.(share);
		// A pause lets a cancel be heard; browsers make each of them 4 ms long, so there are not too many.
		if (!last && Math.floor(share * PAUSES) > paused) {
			paused = Math.floor(share * PAUSES);
			await new Promise((resolve) => setTimeout(resolve, 0));
		}
	}
	if (reader === null) throw new IngestError('empty-file');
	return reader.done();
}

class DelimitedReader {
	readonly #delimiter: string;
	readonly #even: boolean;
	readonly #splitter: RowSplitter;
	/** Rows before the header that are no part of the table. */
	#preamble: number;
	#skippedPreamble = 0;
	#builder: RawTableBuilder | null = null;
	#blank = 0;
	#strayQuotes = 0;
	#strayRow = 0;
	#row = 0;

	/** @param head the first piece of the text: the separator is told from it. */
	constructor(head: string) {
		const layout = layoutOf(head);
		this.#delimiter = layout.delimiter;
		this.#even = layout.even;
		this.#preamble = layout.preamble;
		this.#splitter = new RowSplitter(layout.delimiter);
	}

	add(text: string, last: boolean): void {
		const rows = this.#splitter.add(text, last);
		if (rows === '') return;
		for (const cells of this.#parse(rows)) this.#addRow(cells);
	}

	done(): RawTable {
		const builder = this.#builder;
		if (builder === null) throw new IngestError('empty-file');
		if (this.#skippedPreamble > 0) builder.note({ code: 'skipped-preamble', values: { count: this.#skippedPreamble } });
		if (this.#blank > 0) builder.note({ code: 'skipped-blank-lines', values: { count: this.#blank } });
		if (this.#strayQuotes > 0) builder.note({ code: 'stray-quotes', values: { count: this.#strayQuotes, row: this.#strayRow } });
		return builder.done();
	}

	#parse(text: string): readonly (readonly string[])[] {
		const options = { delimiter: this.#delimiter, newline: '\n', skipEmptyLines: false } as const;
		const { data, errors } = Papa.parse<string[]>(text, options);
		// The parser ends a text that ends with a line break by one empty row of its own.
		if (data.length > 0 && data[data.length - 1].length === 1 && data[data.length - 1][0] === '') data.pop();
		if (!errors.some(({ type }) => type === 'Quotes')) return data;
		// Text after a closing quote makes the parser read on into other rows: row by row it can spoil no more than its own.
		return rowsOf(text, this.#delimiter).map((row, index) => {
			const alone = Papa.parse<string[]>(row, options);
			if (!alone.errors.some(({ type }) => type === 'Quotes')) return alone.data[0] ?? [''];
			this.#strayQuotes++;
			if (this.#strayRow === 0) this.#strayRow = this.#row + index;
			return row.split(this.#delimiter);
		});
	}

	#addRow(cells: readonly string[]): void {
		this.#row++;
		if (cells.every((cell) => cell.trim() === '')) {
			this.#blank++;
			return;
		}
		if (this.#builder !== null) {
			this.#builder.addRow(cells);
			return;
		}
		if (this.#preamble > 0) {
			this.#preamble--;
			this.#skippedPreamble++;
			return;
		}
		this.#builder = this.#withHeader(cells);
	}

	#withHeader(cells: readonly string[]): RawTableBuilder {
		const name = cells[0].trim();
		if (!this.#even && cells.some(isSentence)) throw new IngestError('not-a-table');
		const builder = new RawTableBuilder(cells);
		if (cells.length === 1) builder.note({ code: 'one-column', values: { name: name.slice(0, 40) } });
		else if (cells.every((cell) => !Number.isNaN(readNumber(cell.trim()))))
			builder.note({ code: 'numeric-header', values: { name: name.slice(0, 40) } });
		return builder;
	}
}

const isSentence = (name: string): boolean => name.length > LONGEST_NAME || name.trim().split(/\s+/).length > MOST_WORDS;

interface Layout {
	readonly delimiter: string;
	/** False where no separator splits the lines evenly. */
	readonly even: boolean;
	/** Lines above the header: a title, a comment, a date of export. */
	readonly preamble: number;
}

/** The separator that splits the first lines into the most columns, evenly; a comma where none does. */
export function chooseDelimiter(text: string): string {
	return layoutOf(text).delimiter;
}

function layoutOf(text: string): Layout {
	const lines = text
		.slice(0, 65_536)
		.split(/\r\n|\n|\r/)
		.filter((line) => line.trim() !== '')
		.slice(0, 20);
	const layouts = DELIMITERS.flatMap((delimiter): readonly (Layout & { readonly width: number })[] => {
		const widths = Papa.parse<string[]>(lines.join('\n'), { delimiter, newline: '\n' }).data.map((cells) => cells.length);
		const width = commonest(widths);
		const share = widths.filter((one) => one === width).length / Math.max(1, widths.length);
		if (share < 0.6 || width < 2) return [];
		// A title stands in one cell; a header that lacks a name or two is still a header.
		const preamble = widths.findIndex((one) => one > 1 && one >= width / 2);
		return [{ delimiter, even: true, preamble, width }];
	});
	// A separator that splits the header too comes first: decimal commas split every line but that.
	layouts.sort((a, b) => Math.sign(a.preamble) - Math.sign(b.preamble) || b.width - a.width);
	return layouts[0] ?? { delimiter: ',', even: false, preamble: 0 };
}

function commonest(numbers: readonly number[]): number {
	const counts = new Map<number, number>();
	for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
	return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), [1, 0])[0];
}
