/** A call that was made and settled, whether on a card or in a case: what mastery, scheduling and the records are made of. */
import { answerStanding, type AnswerStanding } from '#lib/attempt/answers.ts';
import type { Attempt, FeedbackState } from '#lib/attempt/events.ts';
import { attemptState } from '#lib/attempt/reduce.ts';
import { FAMILIES, familyOf } from '#lib/diagnosis/ids.ts';
import type { DiagnosisId, Family } from '#lib/diagnosis/verdict.ts';
import type { Stage } from '#lib/exercise/vocabulary.ts';
import type { CardKind, DrillAnswer } from './drill-answer.ts';

export interface Encounter {
	readonly source: 'case' | 'card';
	readonly t: number;
	readonly exercise: string;
	readonly stage: Stage;
	readonly key: DiagnosisId;
	readonly accept: readonly DiagnosisId[];
	readonly answer: string;
	/** How many answers were offered. */
	readonly choices: number;
	readonly standing: AnswerStanding;
	readonly right: boolean;
	/** Stated confidence as a fraction. */
	readonly confidence: number;
	/** The pair a card was dealt for; null for a case. */
	readonly pair: string | null;
	/** Kind of card, or null for a case. */
	readonly card: CardKind | null;
	/** The first remedy chosen, where a card asked for one. */
	readonly action: string | null;
	/** The right thing was told, where a card asked. */
	readonly told: boolean | null;
	/** Of a case: verdict and reason, judged apart. */
	readonly feedback: FeedbackState | null;
}

/** What a call said, as a family. */
export function familyOfAnswer(answer: string): Family {
	return FAMILIES.find((family) => family === answer) ?? familyOf(answer);
}

/** A draw is null when nothing is wrong with it, or nothing can be told. */
export function isNull(key: DiagnosisId): boolean {
	const family = familyOf(key);
	return family === 'fits' || family === 'cannot-tell';
}

export function encounterOfAnswer(answer: DrillAnswer): Encounter {
	const standing = answerStanding(answer.answer, answer.key, familyOf);
	return {
		source: 'card',
		t: answer.t,
		exercise: answer.exercise,
		stage: answer.stage,
		key: answer.key.primary,
		accept: answer.key.accept,
		answer: answer.answer,
		choices: answer.choices.length,
		standing,
		right: standing === 'right',
		confidence: answer.confidence / 100,
		pair: answer.pair,
		card: answer.card,
		action: answer.action,
		told: answer.told === null ? null : answer.told.right,
		feedback: null
	};
}

/** The graded call of an attempt, or null while it is not revealed. A case offers the five families or as many ids. */
export function encounterOfAttempt(attempt: Attempt, stage: Stage): Encounter | null {
	const { commitment, reveal } = attemptState(attempt);
	if (commitment === null || reveal === null) return null;
	const right = reveal.feedback === 'right-reason' || reveal.feedback === 'right-wrong-reason';
	return {
		source: 'case',
		t: commitment.t,
		exercise: attempt.exercise,
		stage,
		key: reveal.key,
		accept: reveal.accept,
		answer: commitment.answer,
		choices: FAMILIES.length,
		standing: right ? 'right' : answerStanding(commitment.answer, { primary: reveal.key, accept: reveal.accept }, familyOf),
		right,
		confidence: commitment.confidence / 100,
		pair: null,
		card: null,
		action: null,
		told: null,
		feedback: reveal.feedback
	};
}

/** Every settled call, oldest first. `stageOf` gives the stage of a case, or undefined for one that is gone. */
export function encountersOf(
	attempts: readonly Attempt[],
	answers: readonly DrillAnswer[],
	stageOf: (exercise: string) => Stage | undefined
): readonly Encounter[] {
	const cases = attempts.flatMap((attempt) => {
		const stage = stageOf(attempt.exercise);
		const encounter = stage === undefined ? null : encounterOfAttempt(attempt, stage);
		return encounter === null ? [] : [encounter];
	});
	return [...cases, ...answers.map(encounterOfAnswer)].sort((a, b) => a.t - b.t);
}
