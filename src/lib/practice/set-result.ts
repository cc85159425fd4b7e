/** What a finished set of cards shows. */
import type { Encounter } from './encounter.ts';
import { confusionMatrix, weakPairs, type ConfusionRow, type WeakPair } from './confusion.ts';
import { hitRate, meanLogScore, reliability, type Share, type StatedBin } from './scores.ts';

export interface SetResult {
	readonly hits: Share;
	readonly logScore: number;
	readonly matrix: readonly ConfusionRow[];
	readonly reliability: readonly StatedBin[];
	/** The one pair to work on, or null when nothing was confused. */
	readonly weakest: WeakPair | null;
	/** Translations that were asked and right. */
	readonly told: Share;
}

export function resultOf(encounters: readonly Encounter[]): SetResult {
	const told = encounters.filter((encounter) => encounter.told !== null);
	return {
		hits: hitRate(encounters),
		logScore: meanLogScore(encounters),
		matrix: confusionMatrix(encounters),
		reliability: reliability(encounters),
		weakest: weakPairs(encounters).at(0) ?? null,
		told: hitRate(told.map((encounter) => ({ right: encounter.told === true })))
	};
}

/** Rapid fire is passed with so many of twelve right, and a mean log score above this. Conventions. */
export const RAPID_HITS = 10;
export const RAPID_LOG_SCORE = -0.35;

/** @throws {RangeError} when the set is not whole. */
export function rapidPassed(encounters: readonly Encounter[], size: number): boolean {
	if (encounters.length !== size) throw new RangeError(`Rapid fire is judged on ${size} cards, not on ${encounters.length}.`);
	const { hits, logScore } = resultOf(encounters);
	return hits.right >= RAPID_HITS && logScore > RAPID_LOG_SCORE;
}
