import { nearestName } from '#lib/worlds/parameters.ts';

/** The end of a message about an unknown word: a near miss when there is one, else all that is known. */
export function cureFor(word: string, known: readonly string[]): string {
	const near = nearestName(word, known);
	if (near !== null) return `did you mean \`${near}\`?`;
	return known.length === 0 ? 'nothing may stand here.' : `known here: ${known.join(', ')}.`;
}
