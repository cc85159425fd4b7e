/** How a settled call becomes a rating of a confusion pair. Described in docs/practice.md. */
import type { Encounter } from './encounter.ts';
import { actionMark } from './first-action.ts';
import { confusedPair, trainablePairs } from './pairs.ts';

export type PairRating = 'again' | 'hard' | 'good' | 'easy';

export interface RatedPair {
	readonly pair: string;
	readonly rating: PairRating;
}

/**
 * The pair that an encounter trained, and how well.
 *
 * Wrong: the pair that was confused, `again`. Right: the pair it was dealt for, `hard` when it was a guess (50) or the first
 * action would do harm, `easy` when it was 95 and nothing else was wrong, otherwise `good`. A case, which is dealt for no pair,
 * counts for the first pair of its key.
 */
export function rate(encounter: Encounter): RatedPair | null {
	const { key, answer, right, confidence, card } = encounter;
	if (!right) {
		const pair = confusedPair(key, answer, encounter.pair);
		return pair === null ? null : { pair, rating: 'again' };
	}
	const pair = encounter.pair ?? trainablePairs(key, card ?? 'family', []).at(0);
	if (pair === undefined) return null;
	const mark = encounter.action === null ? null : actionMark(encounter.action, encounter.accept, card ?? 'family');
	const flawed = mark === 'harmful' || encounter.told === false;
	if (confidence <= 0.5 || flawed) return { pair, rating: 'hard' };
	return { pair, rating: confidence >= 0.95 && mark !== 'idle' ? 'easy' : 'good' };
}
