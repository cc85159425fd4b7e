/** Finds where rows end in text that arrives in pieces: a line break inside a quoted cell ends no row. */
import { IngestError } from './problems.ts';

/** Characters of the longest row: one that is longer never ends, as far as anybody can tell. */
const LONGEST_ROW = 1 << 23;
const QUOTE = '"';

/** Takes pieces, gives back whole rows. Line breaks of every kind become `\n`. */
export class RowSplitter {
	readonly #delimiter: string;
	#rest = '';
	/** Where in `#rest` the search goes on. */
	#at = 0;
	#inQuotes = false;
	/** End of the last whole row in `#rest`. */
	#end = 0;
	#heldReturn = false;
	/** Line breaks before `#rest`. */
	#linesBefore = 0;

	constructor(delimiter: string) {
		this.#delimiter = delimiter;
	}

	/**
	 * The whole rows that this piece completes, as one text; everything that is left when `last`.
	 * @throws {IngestError} `unclosed-quote` with the line where it opens; `not-a-table` for a row without end.
	 */
	add(piece: string, last: boolean): string {
		this.#rest += this.#withPlainBreaks(piece, last);
		this.#walk(last);
		const tooLong = this.#rest.length - this.#end > LONGEST_ROW;
		if (this.#inQuotes && (last || tooLong)) throw this.#unclosed();
		if (tooLong) throw new IngestError('not-a-table');
		const end = last ? this.#rest.length : this.#end;
		const rows = this.#rest.slice(0, end);
		this.#rest = this.#rest.slice(end);
		this.#linesBefore += countBreaks(rows);
		this.#at -= end;
		this.#end = 0;
		return rows;
	}

	#withPlainBreaks(piece: string, last: boolean): string {
		let text = this.#heldReturn ? `\r${piece}` : piece;
		// The other half of a Windows line break may come with the next piece.
		this.#heldReturn = !last && text.endsWith('\r');
		if (this.#heldReturn) text = text.slice(0, -1);
		return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
	}

	#walk(last: boolean): void {
		const text = this.#rest;
		// Looked up anew only when passed: a text without line breaks must not be searched again at every quote.
		let nextBreak = -1;
		while (this.#at < text.length) {
			if (this.#inQuotes) {
				const close = text.indexOf(QUOTE, this.#at);
				if (close < 0) this.#at = text.length;
				else if (close + 1 === text.length && !last) {
					// It may be the first of two quotes that stand for one.
					this.#at = close;
					return;
				} else {
					this.#inQuotes = text[close + 1] === QUOTE;
					this.#at = close + (this.#inQuotes ? 2 : 1);
				}
				continue;
			}
			const quote = text.indexOf(QUOTE, this.#at);
			if (quote < 0) {
				// Looked for from here on first: backwards it would go through all that is known to hold none.
				if (text.indexOf('\n', this.#at) >= 0) this.#end = text.lastIndexOf('\n') + 1;
				this.#at = text.length;
				return;
			}
			if (nextBreak < this.#at) nextBreak = breakFrom(text, this.#at);
			while (nextBreak < quote) {
				this.#end = nextBreak + 1;
				nextBreak = breakFrom(text, nextBreak + 1);
			}
			this.#at = quote + 1;
			this.#inQuotes = this.#opensCell(text, quote);
		}
	}

	/** Only a quote at the start of a cell opens it. */
	#opensCell(text: string, at: number): boolean {
		return at === 0 || text[at - 1] === '\n' || text[at - 1] === this.#delimiter;
	}

	#unclosed(): IngestError {
		// The cell that never closes begins in the row that is not whole.
		const open = this.#rest.slice(0, this.#end);
		return new IngestError('unclosed-quote', { line: this.#linesBefore + countBreaks(open) + 1 });
	}
}

function breakFrom(text: string, from: number): number {
	const found = text.indexOf('\n', from);
	return found < 0 ? Infinity : found;
}

function countBreaks(text: string): number {
	let count = 0;
	for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
	return count;
}

/** A text of whole rows as its rows, one text each. */
export function rowsOf(text: string, delimiter: string): string[] {
	const rows: string[] = [];
	let from = 0;
	let inQuotes = false;
	for (let at = 0; at < text.length; at++) {
		const character = text[at];
		if (inQuotes) {
			if (character !== QUOTE) continue;
			if (text[at + 1] === QUOTE) at++;
			else inQuotes = false;
		} else if (character === QUOTE) inQuotes = at === from || text[at - 1] === delimiter;
		else if (character === '\n') {
			rows.push(text.slice(from, at));
			from = at + 1;
		}
	}
	if (from < text.length) rows.push(text.slice(from));
	return rows;
}
