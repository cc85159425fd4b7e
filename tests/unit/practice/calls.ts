/** Calls and answers for the tests of practice, with everything but what a test is about filled in. */
import type { DrillAnswer } from '#lib/practice/drill-answer.ts';
import { encounterOfAnswer, type Encounter } from '#lib/practice/encounter.ts';

export const DAY = 86_400_000;
export const START = Date.UTC(2026, 0, 5, 9);

export function answer(over: Partial<DrillAnswer> = {}): DrillAnswer {
	const primary = over.key?.primary ?? 'OF-CAP';
	return {
		version: 1,
		set: 's1',
		place: 1,
		purpose: 'drill',
		t: START,
		seconds: 20,
		card: 'family',
		exercise: 'churn-300',
		stage: 'mechanics',
		seed: 7,
		variant: 0,
		key: { primary, accept: [primary] },
		pair: 'FIT-OK|OF-CAP',
		choices: ['fits', 'too-simple', 'too-fitted', 'do-not-trust', 'cannot-tell'],
		answer: 'too-fitted',
		confidence: 85,
		action: 'simplify',
		told: null,
		digest: 'd',
		engineHash: 'e',
		...over
	};
}

export const call = (over: Partial<DrillAnswer> = {}): Encounter => encounterOfAnswer(answer(over));

/** A call about a draw with this key, answered with this. */
export const about = (key: string, said: string, over: Partial<DrillAnswer> = {}): Encounter =>
	call({ key: { primary: key, accept: [key] }, answer: said, ...over });
