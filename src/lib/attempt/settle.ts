/** What a commitment is held against, worked out from the run itself: the key, what else is right, and whether the score held. */
import { DEFAULT_CONVENTIONS } from '#lib/diagnosis/conventions.ts';
import { materialityOf } from '#lib/diagnosis/measure-fit.ts';
import type { Conventions, DiagnosisId, Verdict } from '#lib/diagnosis/verdict.ts';
import type { RevealPart } from '#lib/exercise/parts.ts';
import { higherIsBetter } from '#lib/instruments/compare.ts';
import type { PartName, PartScore, RunEvidence } from '#lib/instruments/evidence.ts';
import type { Key } from './answers.ts';
import type { HoldOutcome } from './events.ts';
import { holdOutcome } from './hold-up.ts';

export interface SettledKey extends Key {
	/** The draw's own evidence names something else than what was planted. */
	readonly unusual: boolean;
}

/**
 * The key of a draw, with what is accepted beside it. Where the draw's own evidence disagrees with the design, both are right, and
 * so is "cannot tell yet".
 * @param part null for a twin or a break-it value: nothing was planted there that the file names, so the evidence alone speaks
 */
export function settledKey(
	verdict: Pick<Verdict, 'primary' | 'accept'>,
	part: Pick<RevealPart, 'diagnosis' | 'accept'> | null
): SettledKey {
	const { primary } = verdict;
	if (part === null) return { primary, accept: verdict.accept, unusual: false };
	const designed: readonly DiagnosisId[] = [part.diagnosis, ...part.accept];
	const unusual = !designed.includes(primary);
	const accept = unusual
		? [...verdict.accept, ...designed, 'INC']
		: [...verdict.accept, ...part.accept.filter((id) => !verdict.accept.includes(id))];
	return { primary, accept, unusual };
}

/** Whether the validation score of a run with fresh rows held on them. @throws {RangeError} when no fresh rows were scored. */
export function settledOutcome(run: RunEvidence, conventions: Conventions = DEFAULT_CONVENTIONS): HoldOutcome {
	return holdOutcome(scoreOf(run, 'validation').measured, scoreOf(run, 'fresh').measured, {
		materiality: materialityOf(run, conventions),
		higherIsBetter: higherIsBetter(run.metric)
	});
}

/** The deciding score of a part. @throws {RangeError} when that part was not asked for. */
export function scoreOf(run: RunEvidence, part: PartName): PartScore {
	const score = run.scores[part]?.[run.metric];
	if (score === undefined) throw new RangeError(`The run has no ${part} score in ${run.metric}. Ask for that part when it is run.`);
	return score;
}
