/** A file into typed columns, whatever its format. */
import { byteSource, type ByteSource } from './byte-source.ts';
import type { ReadHooks } from './delimited.ts';
import { readDelimited } from './delimited.ts';
import { encodingOf, HEAD, textPieces, type Encoding, type TextPiece } from './encoding.ts';
import { readJson } from './json-rows.ts';
import { isParquet, readParquet } from './parquet.ts';
import { IngestError, LIMITS, type IngestNote } from './problems.ts';
import type { RawTable } from './raw-table.ts';
import { typeColumn, type TypedColumn } from './typed-columns.ts';

/** A file as it was read: nothing has been left out yet, and nothing has been split. */
export interface DataFile {
	readonly name: string;
	readonly nRows: number;
	readonly columns: readonly TypedColumn[];
	readonly notes: readonly IngestNote[];
}

/** Columns that are typed before a cancel can be heard. */
const AT_A_TIME = 8;

/**
 * Reads CSV, TSV, semicolon- and bar-separated text, JSON, JSON lines and Parquet. The format is told from the content; the
 * name's ending is not trusted. Separated text is read in pieces, so that a big file never stands in memory whole.
 * @throws {IngestError} when there is no table in it; the signal's own reason when it was told to stop.
 */
export async function readDataFile(name: string, given: Uint8Array | Blob, hooks: ReadHooks = {}): Promise<DataFile> {
	hooks.signal?.throwIfAborted();
	const source = byteSource(given);
	if (source.size === 0) throw new IngestError('empty-file');
	if (source.size > LIMITS.bytes) throw tooLarge(source.size, LIMITS.bytes);
	const head = await source.read(0, HEAD);
	if (isParquet(head)) {
		if (source.size > LIMITS.wholeBytes) throw tooLarge(source.size, LIMITS.wholeBytes);
		return typed(name, await readParquet(await source.read(0, source.size)), hooks);
	}
	const encoding = encodingOf(head);
	try {
		return await readText(name, source, encoding, hooks);
	} catch (error) {
		// The decoder's way to say that these bytes are no UTF-8.
		if (!(error instanceof TypeError) || encoding !== 'utf-8') throw error;
		return await readText(name, source, 'windows-1252', hooks);
	}
}

async function readText(name: string, source: ByteSource, encoding: Encoding, hooks: ReadHooks): Promise<DataFile> {
	const pieces = withoutBlankStart(textPieces(source, encoding));
	const begun = await pieces.next();
	if (begun.done === true) throw new IngestError('empty-file');
	const first: TextPiece = begun.value;
	const sign = first.text.trimStart()[0];
	if (sign === '<') throw new IngestError('looks-like-other', { kind: 'html or xml' });
	const all = joined(first, pieces);
	const json = sign === '[' || sign === '{';
	if (json && source.size > LIMITS.wholeBytes) throw tooLarge(source.size, LIMITS.wholeBytes);
	const raw = json ? readJson(await wholeText(all, hooks)) : await readDelimited(all, hooks);
	const older: IngestNote[] = encoding === 'windows-1252' ? [{ code: 'older-encoding', values: {} }] : [];
	return typed(name, { ...raw, notes: [...older, ...raw.notes] }, hooks);
}

const tooLarge = (bytes: number, limit: number): IngestError => new IngestError('too-large', { bytes, limit });

/** Text from its first visible character on. Tabs stay: they separate cells. */
async function* withoutBlankStart(pieces: AsyncIterable<TextPiece>): AsyncGenerator<TextPiece> {
	let begun = false;
	for await (const piece of pieces) {
		const text: string = begun ? piece.text : piece.text.replace(/^\uFEFF/, '').replace(/^[ \r\n]*[\r\n]/, '');
		begun ||= text.trim() !== '';
		if (begun) yield { ...piece, text };
	}
}

async function* joined(first: TextPiece, rest: AsyncIterable<TextPiece>): AsyncGenerator<TextPiece> {
	yield first;
	yield* rest;
}

async function wholeText(pieces: AsyncIterable<TextPiece>, hooks: ReadHooks): Promise<string> {
	const parts: string[] = [];
	for await (const { text, share } of pieces) {
		hooks.signal?.throwIfAborted();
		parts.push(text);
		hooks.onProgress?.(share);
	}
	return parts.join('');
}

async function typed(name: string, raw: RawTable, { signal }: ReadHooks): Promise<DataFile> {
	const columns: TypedColumn[] = [];
	const notes: IngestNote[] = [];
	for (const [index, column] of raw.columns.entries()) {
		const one = typeColumn(column);
		columns.push(one.column);
		notes.push(...one.notes);
		if (index % AT_A_TIME !== AT_A_TIME - 1) continue;
		await new Promise((resolve) => setTimeout(resolve, 0));
		signal?.throwIfAborted();
	}
	return { name, nRows: raw.nRows, columns, notes: [...raw.notes, ...notes] };
}
