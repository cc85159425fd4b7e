import { gatesEn } from './gates.en.ts';
import { speaker, type Messages } from './say.ts';

const words: Messages = gatesEn;
const sayAny = speaker(words) as (id: string, values: Readonly<Record<string, unknown>>) => string;

/** The name of a line of a gate's arithmetic (`gate.corrected` and its values). @throws {RangeError} when the id has no words yet. */
export function sayGateLine(id: string, values: Readonly<Record<string, unknown>>): string {
	return sayAny(id, values);
}

/** What that line is, in a few words; empty where its name says it. */
export function sayGateWhat(id: string, values: Readonly<Record<string, unknown>>): string {
	return Object.hasOwn(words, `${id}.what`) ? sayAny(`${id}.what`, values) : '';
}
