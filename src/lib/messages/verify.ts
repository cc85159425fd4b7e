import type { Sentence } from '#lib/attempt/sentence.ts';
import { speaker } from './say.ts';
import { verifyEn } from './verify.en.ts';

/**
 * Says anything of this area by its id, for ids that come with data.
 * @throws {RangeError} when the id has no words yet.
 */
export const say = speaker(verifyEn) as unknown as (id: string, values: Sentence['values']) => string;

/**
 * A sentence about a link, an assignment, a submission or one of its items; the id comes with it.
 * @throws {RangeError} when the id has no words yet.
 */
export function sayVerify({ id, values }: Sentence): string {
	return say(id, values);
}

/** The short name of a verdict, and what it means. */
export function verdictWords(verdict: string): { readonly name: string; readonly means: string } {
	return { name: say(`verdict.${verdict}`, {}), means: say(`verdict.${verdict}.means`, {}) };
}

export interface FlagWords {
	readonly is: string;
	readonly shows: string;
	readonly doesNotShow: string;
}

/** What a flag found, what that shows, and what it does not show. */
export function flagWords({ id, values }: Sentence): FlagWords {
	return { is: say(`flag.${id}`, values), shows: say(`flag.${id}.shows`, {}), doesNotShow: say(`flag.${id}.not`, {}) };
}

/** A note in words: worth knowing, and never held against anybody. */
export function noteWords({ id, values }: Sentence): string {
	return say(`note.${id}`, values);
}
