/** CSV, TSV and their like, read by Papa Parse in pieces, so that a big file never stands in memory as rows. */
import Papa from 'papaparse';
import { IngestError } from './problems.ts';
import { RawTableBuilder, type RawTable } from './raw-table.ts';

export interface ReadHooks {
	readonly signal?: AbortSignal;
	/** Share of the file that was read, 0 to 1. */
	readonly onProgress?: (share: number) => void;
}

const DELIMITERS = [',', '\t', ';', '|'];
/** Characters that are handed to the parser at a time. */
const PIECE = 1 << 20;

/** @throws {IngestError} when there is no header, no row, or a quote that never closes. */
export async function readDelimited(text: string, hooks: ReadHooks = {}): Promise<RawTable> {
	if (text.trim() === '') throw new IngestError('empty-file');
	const delimiter = chooseDelimiter(text);
	const open = unclosedQuote(text, delimiter);
	if (open > 0) throw new IngestError('unclosed-quote', { line: open });
	let builder: RawTableBuilder | null = null;
	let blank = 0;
	let rest = '';
	for (let start = 0; start < text.length; start += PIECE) {
		hooks.signal?.throwIfAborted();
		const last = start + PIECE >= text.length;
		const piece = rest + text.slice(start, start + PIECE);
		const end = last ? piece.length : lastWholeRow(piece, delimiter);
		rest = piece.slice(end);
		const { data } = Papa.parse<string[]>(piece.slice(0, end), { delimiter, skipEmptyLines: false });
		// The parser ends a text that ends with a line break by one empty row of its own.
		if (data.length > 0 && data[data.length - 1].length === 1 && data[data.length - 1][0] === '') data.pop();
		for (const cells of data) {
			if (cells.every((cell) => cell.trim() === '')) {
				blank++;
				continue;
			}
			if (builder === null) builder = new RawTableBuilder(cells);
			else builder.addRow(cells);
		}
		hooks.onProgress?.(Math.min(1, (start + PIECE) / text.length));
		// A message to ourselves lets a cancel be heard.
		if (!last) await new Promise((resolve) => setTimeout(resolve, 0));
	}
	if (builder === null) throw new IngestError('empty-file');
	if (blank > 0) builder.note({ code: 'skipped-blank-lines', values: { count: blank } });
	return builder.done();
}

/** The separator that splits the first lines into the most columns, evenly; a comma where none does. */
export function chooseDelimiter(text: string): string {
	const lines = text
		.slice(0, 65_536)
		.split(/\r\n|\n|\r/)
		.filter((line) => line.trim() !== '')
		.slice(0, 20);
	let chosen = ',';
	let most = 1;
	for (const delimiter of DELIMITERS) {
		const { data } = Papa.parse<string[]>(lines.join('\n'), { delimiter });
		const width = data[0]?.length ?? 0;
		const even = data.filter((cells) => cells.length === width).length / Math.max(1, data.length);
		if (even >= 0.6 && width > most) {
			most = width;
			chosen = delimiter;
		}
	}
	return chosen;
}

/** Whether a quote opens a cell here: only at the start of a cell. */
function opensCell(text: string, at: number, delimiter: string): boolean {
	const before = at === 0 ? '\n' : text[at - 1];
	return before === delimiter || before === '\n' || before === '\r';
}

/** Walks the quoted cells of a text; `onBreak` gets each position after a line break outside quotes. Returns where an open quote began, or -1. */
function walkQuotes(text: string, delimiter: string, onBreak: (after: number) => void): number {
	let at = 0;
	while (at < text.length) {
		const character = text[at];
		if (character === '"' && opensCell(text, at, delimiter)) {
			const opened = at;
			at++;
			for (;;) {
				const close = text.indexOf('"', at);
				if (close < 0) return opened;
				if (text[close + 1] === '"') at = close + 2;
				else {
					at = close + 1;
					break;
				}
			}
			continue;
		}
		if (character === '\n') onBreak(at + 1);
		at++;
	}
	return -1;
}

/** End of the last row that is whole in this piece. */
function lastWholeRow(piece: string, delimiter: string): number {
	let end = 0;
	walkQuotes(piece, delimiter, (after) => (end = after));
	return end;
}

/** Line (from 1) of a quote that opens and never closes; 0 where there is none. */
function unclosedQuote(text: string, delimiter: string): number {
	const opened = walkQuotes(text, delimiter, () => undefined);
	return opened < 0 ? 0 : text.slice(0, opened).split('\n').length;
}
