/** What is taken for what: the learner's own confusion matrix by family, and the pair that is confused most. */
import { FAMILIES, familyOf } from '#lib/diagnosis/ids.ts';
import type { Family } from '#lib/diagnosis/verdict.ts';
import { familyOfAnswer, type Encounter } from './encounter.ts';
import { confusedPair } from './pairs.ts';
import { shareOf, type Share } from './scores.ts';

export interface ConfusionRow {
	/** What it was. */
	readonly key: Family;
	/** How often each family was said, in the order of `FAMILIES`. */
	readonly said: readonly number[];
	/** Said the right family. */
	readonly share: Share;
}

/**
 * One row per family. A call that is right because another id was accepted stands in the row of what was said: both were right.
 */
export function confusionMatrix(encounters: readonly Encounter[]): readonly ConfusionRow[] {
	return FAMILIES.map((key) => {
		const those = encounters.filter((encounter) => rowOf(encounter) === key);
		const said = FAMILIES.map((family) => those.filter(({ answer }) => familyOfAnswer(answer) === family).length);
		return { key, said, share: shareOf(said[FAMILIES.indexOf(key)], those.length) };
	});
}

const rowOf = (encounter: Encounter): Family => (encounter.right ? familyOfAnswer(encounter.answer) : familyOf(encounter.key));

export interface WeakPair extends Share {
	readonly pair: string;
	/** The latest call that confused the two. */
	readonly last: Encounter;
}

/** Pairs that were confused, the most often confused first; of equals the one with the lower share right, then the latest. */
export function weakPairs(encounters: readonly Encounter[]): readonly WeakPair[] {
	const wrong = new Map<string, Encounter[]>();
	const right = new Map<string, number>();
	for (const encounter of encounters) {
		if (encounter.right) {
			if (encounter.pair !== null) right.set(encounter.pair, (right.get(encounter.pair) ?? 0) + 1);
			continue;
		}
		const pair = confusedPair(encounter.key, encounter.answer, encounter.pair);
		if (pair !== null) wrong.set(pair, [...(wrong.get(pair) ?? []), encounter]);
	}
	return [...wrong]
		.map(([pair, calls]) => {
			const hits = right.get(pair) ?? 0;
			return { pair, last: calls[calls.length - 1], ...shareOf(hits, hits + calls.length) };
		})
		.sort((a, b) => b.n - b.right - (a.n - a.right) || a.share - b.share || b.last.t - a.last.t);
}
