/** What a case of a capstone is made from: its choices, and every run of its ladder of repairs trained again. */
import { gapBetween } from '#lib/instruments/compare.ts';
import type { DiagnosisId } from '#lib/diagnosis/verdict.ts';
import type { InstrumentEvidence, PartName, PartScore, RunEvidence } from '#lib/instruments/evidence.ts';
import type { Memo } from '#lib/language/memo.ts';
import type { CaseCheck } from './document.ts';

export interface CapstoneRung {
	/** The repair made last, in words; null for the study as it was given. */
	readonly repair: string | null;
	/** What it cures; null where it cures nothing that is wrong here, and for the study as given. */
	readonly cures: DiagnosisId | null;
	/** In the ranking metric: see `inRanking`. */
	readonly run: RunEvidence;
	readonly fresh: PartScore;
}

export interface CapstoneReading {
	readonly evidence: InstrumentEvidence;
	/** After so many repairs. */
	readonly rung: number;
	/** True for what the person read; else it was measured when the case was opened. */
	readonly own: boolean;
}

export interface CapstoneMaterial {
	readonly title: string;
	readonly brief: string;
	readonly seed: number;
	/** When it was finished. */
	readonly at: number;
	readonly choices: readonly DiagnosisId[];
	readonly faults: readonly DiagnosisId[];
	readonly named: readonly DiagnosisId[];
	/** The study as given first; at least that. */
	readonly rungs: readonly CapstoneRung[];
	readonly readings: readonly CapstoneReading[];
	readonly looks: number;
	readonly test: PartScore;
	/** Shares in [0, 1] by which it was judged, and the points of 100 they make. */
	readonly shares: Readonly<Record<'set' | 'order' | 'test' | 'memo', number>>;
	readonly points: number;
	readonly memo: Memo;
	readonly check: CaseCheck;
}

/**
 * The run read by its ranking score: with a rare class, accuracy says little.
 * @throws {RangeError} when it has none.
 */
export function inRanking(run: RunEvidence): RunEvidence {
	const [train, validation] = [rankingIn(run, 'train'), rankingIn(run, 'validation')];
	if (run.metric === 'rocAuc') return run;
	return {
		...run,
		metric: 'rocAuc',
		gap: gapBetween('rocAuc', train, validation),
		// One half is what any ranking by chance scores.
		baseline: { metric: 'rocAuc', value: 0.5, rule: 'any order', logLoss: null },
		ceiling: run.ceiling?.metric === 'rocAuc' ? run.ceiling : null
	};
}

/** @throws {RangeError} when the part was not scored by it. */
export function rankingIn(run: RunEvidence, part: PartName): PartScore {
	const score = run.scores[part]?.rocAuc;
	if (!score) throw new RangeError(`The run has no ranking score for its ${part} rows.`);
	return score;
}
