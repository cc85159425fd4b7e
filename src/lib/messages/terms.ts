import { termsEn } from './terms.en.ts';
import type { TermId } from './terms.en.ts';

/** Name and sentence of a term. */
export function term(id: TermId): { readonly name: string; readonly sentence: string } {
	return termsEn[id];
}

/** Whether a word in a text names a term. */
export function isTermId(id: string): id is TermId {
	return Object.hasOwn(termsEn, id);
}

/** All ids, in the order of the glossary. */
export const TERM_IDS = Object.keys(termsEn) as readonly TermId[];
