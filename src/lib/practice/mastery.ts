/** Mastery per stage and per diagnosis: the promotion rule, with what is still missing. Pure; described in docs/practice.md. */
import { ANSWER_CREDIT } from '#lib/attempt/answers.ts';
import { confidenceScore } from '#lib/attempt/confidence.ts';
import { familyOf } from '#lib/diagnosis/ids.ts';
import type { DiagnosisId } from '#lib/diagnosis/verdict.ts';
import type { Stage } from '#lib/exercise/vocabulary.ts';
import type { Encounter } from './encounter.ts';
import { hitRate, type Share } from './scores.ts';

/** Conventions of the promotion rule. */
export const PROMOTION = {
	/** The last so many items count. */
	items: 8,
	/** Mean score of those. */
	mean: 0.8,
	/** From so many kinds of cause. */
	kinds: 5,
	/** Mean stated confidence and hit rate differ by at most the root of this: squared difference. */
	excessBrier: 0.05
} as const;

/** Conventions for a single diagnosis: the last so many items with this key, from so many exercises. */
export const OWN = { items: 4, mean: 0.8, exercises: 2 } as const;

/** Parts of the rubric that the log of a call holds, in points of 100: diagnosis, reason, confidence. */
const POINTS = { diagnosis: 40, reason: 30, confidence: 20 } as const;

/** What one call is worth, from 0 to 1: the parts of the rubric that its log holds. A card has no reason to judge. */
export function itemScore(encounter: Encounter): number {
	const { standing, right, confidence, choices, feedback } = encounter;
	const sure = Math.max(0, confidenceScore(confidence, right, choices));
	const diagnosis = POINTS.diagnosis * ANSWER_CREDIT[standing];
	if (feedback === null) return (diagnosis + POINTS.confidence * sure) / (POINTS.diagnosis + POINTS.confidence);
	const sound = feedback === 'right-reason' || feedback === 'wrong-sound-evidence';
	const all = POINTS.diagnosis + POINTS.reason + POINTS.confidence;
	return (diagnosis + (sound ? POINTS.reason : 0) + POINTS.confidence * sure) / all;
}

/** Kinds of cause for the rule: the first part of an id (UF, OF, LK, …); both halves of the vocabulary's good fits are one. */
export function kindOf(key: DiagnosisId): string {
	return familyOf(key) === 'fits' ? 'fits' : key.split('-')[0];
}

export interface StageMastery {
	readonly stage: Stage;
	/** Calls of the stage in all. */
	readonly calls: number;
	/** Of the last `PROMOTION.items`: how many there are, their mean score (NaN without any), and so on. */
	readonly items: number;
	readonly mean: number;
	readonly kinds: number;
	readonly nullRight: boolean;
	readonly openRight: boolean;
	/** Squared difference of mean stated confidence and hit rate. */
	readonly excessBrier: number;
	readonly promoted: boolean;
}

/** The promotion rule of one stage over its last items. */
export function stageMastery(stage: Stage, encounters: readonly Encounter[]): StageMastery {
	const own = encounters.filter((encounter) => encounter.stage === stage);
	const last = own.slice(-PROMOTION.items);
	const mean = meanOf(last.map(itemScore));
	const kinds = new Set(last.map(({ key }) => kindOf(key))).size;
	const rightIn = (family: string): boolean => last.some(({ right, key }) => right && familyOf(key) === family);
	const miss = meanOf(last.map(({ confidence }) => confidence)) - hitRate(last).share;
	const excessBrier = miss * miss;
	const [nullRight, openRight] = [rightIn('fits'), rightIn('cannot-tell')];
	return {
		stage,
		calls: own.length,
		items: last.length,
		mean,
		kinds,
		nullRight,
		openRight,
		excessBrier,
		promoted:
			last.length === PROMOTION.items &&
			mean >= PROMOTION.mean &&
			kinds >= PROMOTION.kinds &&
			nullRight &&
			openRight &&
			excessBrier <= PROMOTION.excessBrier
	};
}

export interface DiagnosisMastery {
	readonly id: DiagnosisId;
	/** Recognised: calls about draws with this key, and how many were right. */
	readonly met: Share;
	/** Said where it was not so. */
	readonly falseAlarms: number;
	readonly items: number;
	readonly mean: number;
	readonly exercises: number;
	readonly mastered: boolean;
	/** When it was last met. */
	readonly last: number;
}

/** Every diagnosis that was met, in the order of first meeting. */
export function diagnosisMastery(encounters: readonly Encounter[]): readonly DiagnosisMastery[] {
	const ids = [...new Set(encounters.map(({ key }) => key))];
	return ids.map((id) => {
		const own = encounters.filter(({ key }) => key === id);
		const last = own.slice(-OWN.items);
		const mean = meanOf(last.map(itemScore));
		const exercises = new Set(last.map(({ exercise }) => exercise)).size;
		return {
			id,
			met: hitRate(own),
			falseAlarms: encounters.filter(({ answer, right }) => answer === id && !right).length,
			items: last.length,
			mean,
			exercises,
			mastered: last.length === OWN.items && mean >= OWN.mean && exercises >= OWN.exercises,
			last: own[own.length - 1].t
		};
	});
}

function meanOf(values: readonly number[]): number {
	return values.length === 0 ? NaN : values.reduce((sum, value) => sum + value, 0) / values.length;
}
