/** What a case is made from: an attempt's log, and what came of running it again. */
import type { Attempt } from '#lib/attempt/events.ts';
import { readingDigest } from '#lib/attempt/reading-digest.ts';
import { attemptState } from '#lib/attempt/reduce.ts';
import type { AttemptState } from '#lib/attempt/state.ts';
import type { Verdict } from '#lib/diagnosis/verdict.ts';
import type { ReadDecision } from '#lib/decision/sheet.ts';
import type { PublicExercise, RevealPart } from '#lib/exercise/parts.ts';
import type { InstrumentEvidence, PartScore, RunEvidence } from '#lib/instruments/evidence.ts';
import type { CaseCheck } from './document.ts';

export interface CaseRun {
	readonly run: number;
	readonly changed: Readonly<Record<string, unknown>>;
	readonly evidence: RunEvidence;
	/** Scores on fresh rows and on the sealed rows, where the log has them. */
	readonly fresh: PartScore | null;
	readonly test: PartScore | null;
}

export interface CaseReading {
	readonly instrument: string;
	readonly run: number;
	readonly evidence: InstrumentEvidence;
	/** Digest that the log names. */
	readonly logged: string;
}

export interface AttemptMaterial {
	readonly exercise: PublicExercise;
	readonly part: RevealPart;
	readonly attempt: Attempt;
	/** In the order of the notebook; run 1 first. */
	readonly runs: readonly CaseRun[];
	readonly readings: readonly CaseReading[];
	readonly verdict: Verdict;
	/** Of a decision case: what each action was worth by the evidence. */
	readonly decision: ReadDecision | null;
}

/** Compares every digest that the log names with the one found again. */
export function checkOf({ attempt, runs, readings }: AttemptMaterial, name: (what: string) => string): CaseCheck {
	const state: AttemptState = attemptState(attempt);
	const compared = [
		...state.trained.map((record) => ({
			what: `run ${record.run}`,
			same: runs.find(({ run }) => run === record.run)?.evidence.digest === record.digest
		})),
		...readings.map(({ instrument, evidence, logged }) => ({ what: name(instrument), same: readingDigest(evidence) === logged }))
	];
	const different = compared.filter(({ same }) => !same).map(({ what }) => what);
	return { kind: different.length === 0 ? 'exact' : 'differs', compared: compared.length, different };
}
