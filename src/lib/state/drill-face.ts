/** The front of a card: what a learner may see of a draw before the answer, and whether that is enough to tell. */
import { FAMILIES } from '#lib/diagnosis/ids.ts';
import type { ArithmeticLine, DiagnosisId, Verdict } from '#lib/diagnosis/verdict.ts';
import type { PublicExercise } from '#lib/exercise/parts.ts';
import { instrumentDescriptor } from '#lib/instruments/descriptors.ts';
import type { InstrumentEvidence, RunEvidence } from '#lib/instruments/evidence.ts';
import type { CardKind } from '#lib/practice/drill-answer.ts';

/** What is on the front of a card: nothing here was read from the key. */
export interface CardFace {
	readonly exercise: PublicExercise;
	readonly seed: number;
	readonly variant: number;
	readonly run: RunEvidence;
	readonly card: Exclude<CardKind, 'translation'>;
	readonly choices: readonly string[];
	/** Changes that were tried, where the card asks which of them was missing. Their findings are not shown before the answer. */
	readonly tried: readonly ArithmeticLine[];
	/** Measurements of a case about something else than fit. They are read whatever they show. */
	readonly readings: readonly InstrumentEvidence[];
}

/** Instruments about fit: what they would show stands on a card as two scores and a chart. */
const FIT_INSTRUMENTS: readonly string[] = [
	'loss-by-epoch',
	'simpler-model',
	'larger-model',
	'looser-penalty',
	'better-optimiser',
	'stop-earlier',
	'more-refits',
	'more-rows',
	'candidate-columns',
	'validation-curve',
	'overfit-twenty-rows'
];

/** Trainings of one reading at most, so that a card is ready in time. */
const MOST_TRAININGS = 10;

/** Readings on one card at most. */
const MOST_READINGS = 2;

/** Instruments that are read for every draw of an exercise: they depend on the exercise alone, so they say nothing about the draw. */
export function readingsFor({ instruments }: PublicExercise): readonly string[] {
	const fits = (name: string): boolean => !FIT_INSTRUMENTS.includes(name) && instrumentDescriptor(name).trainings <= MOST_TRAININGS;
	return instruments.offer.filter(fits).slice(0, MOST_READINGS);
}

/** Told from what every card shows: the baseline, a validation score above training, the class shares of both parts, the old task. */
const SEEN_IN_SCORES: readonly DiagnosisId[] = ['EV-ACC', 'EV-EASY', 'EV-REP', 'FT-FORGET'];

/** A card must show what it asks about. Whether a number can be trusted does not show in two scores. */
export function canBeTold(verdict: Verdict, readings: readonly InstrumentEvidence[]): boolean {
	return verdict.family !== 'do-not-trust' || readings.length > 0 || SEEN_IN_SCORES.includes(verdict.primary);
}

/**
 * Causes are asked for only where the exercise offers them, the key is among them, and what separates them was measured and
 * stands on the card. Everything else asks for a family.
 */
export function faceOf(
	exercise: PublicExercise,
	variant: number,
	seed: number,
	run: RunEvidence,
	verdict: Verdict,
	readings: readonly InstrumentEvidence[]
): CardFace {
	const tried = verdict.lines.filter(({ id, label }) => label !== undefined && id.startsWith('gain:'));
	const causes = exercise.choices.filter((choice) => !FAMILIES.some((family) => family === choice));
	const asksCause = (tried.length >= 2 || readings.length > 0) && causes.length >= 3 && causes.includes(verdict.primary);
	return {
		exercise,
		seed,
		variant,
		run,
		card: asksCause ? 'cause' : 'family',
		choices: asksCause ? exercise.choices : FAMILIES,
		tried: asksCause ? tried : [],
		readings
	};
}
