/** What can be wrong with a file, as data: a code with what and where. The sentences are in the messages. */

/** Stops the reading: there is no table. */
export type FatalCode =
	| 'empty-file'
	| 'not-a-table'
	| 'unreadable-encoding'
	| 'only-a-header'
	| 'no-columns'
	| 'too-many-columns'
	| 'too-many-rows'
	| 'too-large'
	| 'unclosed-quote'
	| 'broken-json'
	| 'json-not-rows'
	| 'broken-parquet'
	| 'looks-like-other';

/** The table can be read; somebody should know. */
export type NoteCode =
	| 'ragged-rows'
	| 'repeated-name'
	| 'unnamed-column'
	| 'empty-column'
	| 'constant-column'
	| 'mixed-types'
	| 'stray-dates'
	| 'mixed-dates'
	| 'ambiguous-dates'
	| 'decimal-comma'
	| 'huge-cells'
	| 'formula-cells'
	| 'older-encoding'
	| 'skipped-blank-lines'
	| 'nested-values'
	| 'repeated-header'
	| 'control-characters'
	| 'stray-quotes'
	| 'skipped-preamble'
	| 'one-column'
	| 'numeric-header'
	| 'replaced-characters';

export interface IngestNote {
	readonly code: NoteCode;
	/** Names, counts, row numbers (the first data row is 1) and examples, for the sentence. */
	readonly values: Readonly<Record<string, string | number>>;
}

/** A file that cannot be read as a table. `message` is for developers; people read the sentence of `code`. */
export class IngestError extends Error {
	readonly code: FatalCode;
	readonly values: Readonly<Record<string, string | number>>;
	constructor(code: FatalCode, values: Readonly<Record<string, string | number>> = {}) {
		super(`${code} ${JSON.stringify(values)}`);
		this.name = 'IngestError';
		this.code = code;
		this.values = values;
	}
}

/** Limits of what is read: beyond these a file is refused with a sentence. `wholeBytes` is for formats that are not read in pieces. */
export const LIMITS = { columns: 2000, rows: 2_000_000, cellCharacters: 10_000, bytes: 400_000_000, wholeBytes: 200_000_000 } as const;
