import { isTermId } from '#lib/messages/terms.ts';
import type { TermId } from '#lib/messages/terms.en.ts';

/** A stretch of a sentence: plain words, or words that name a term. */
export interface Stretch {
	readonly text: string;
	readonly term: TermId | null;
}

const MARKED = /\[([a-z-]+)\|([^\]]+)\]/g;

/**
 * Splits a message in which terms are written `[training-set|the rows it learned from]`.
 * Throws a RangeError that names a term which is not in the glossary.
 */
export function splitTerms(text: string): readonly Stretch[] {
	const stretches: Stretch[] = [];
	let end = 0;
	for (const match of text.matchAll(MARKED)) {
		const [whole, id, words] = match;
		if (!isTermId(id))
			throw new RangeError(`"${id}" in "${text}" is not in the glossary. Add it to terms.en.ts or take the brackets away.`);
		if (match.index > end) stretches.push({ text: text.slice(end, match.index), term: null });
		stretches.push({ text: words, term: id });
		end = match.index + whole.length;
	}
	if (end < text.length) stretches.push({ text: text.slice(end), term: null });
	return stretches;
}
