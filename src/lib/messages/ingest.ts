import type { FatalCode, IngestNote } from '#lib/ingest/problems.ts';
import { ingestEn } from './ingest.en.ts';
import { speaker, type Messages } from './say.ts';

const words: Messages = ingestEn;
const sayAny = speaker(words) as (id: string, values: Readonly<Record<string, unknown>>) => string;

/** Why a file was not read, with the cure. @throws {RangeError} when the code has no words yet. */
export function sayIngestError(code: FatalCode | (string & {}), values: Readonly<Record<string, string | number>>): string {
	return sayAny(`fatal.${code}`, values);
}

/** What is worth knowing about a file that was read. */
export function sayIngestNote({ code, values }: IngestNote): string {
	return sayAny(`note.${code}`, values);
}

/** The same kind of note about several columns, in one sentence. */
export function sayIngestNotes(notes: readonly IngestNote[]): string {
	const [first] = notes;
	if (notes.length === 1 || !Object.hasOwn(words, `notes.${first.code}`)) return notes.map(sayIngestNote).join(' ');
	return sayAny(`notes.${first.code}`, { names: notes.map(({ values }) => String(values.name)), n: notes.length });
}
