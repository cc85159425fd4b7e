/** What a capstone needs of the page, and what a run of it says. */
import type { PartName, PartScore, RunEvidence } from '#lib/instruments/evidence.ts';
import type { LabRuntime } from '#lib/runtime/protocol.ts';
import type { CapstoneId } from './capstone-plan.ts';
import type { CapstoneTruth } from './capstone-truth.ts';
import type { Clock } from './clock.ts';
import type { WorkStore } from './work.svelte.ts';

/** Where the parts of the capstones lie that the page must not know from the start. */
export interface CapstoneParts {
	/** Address of the hidden study, for the worker. */
	readonly experimentRef: (id: CapstoneId) => string;
	/** Fetches what is true of it; asked for once the memo is written. */
	readonly loadTruth: (id: CapstoneId) => Promise<CapstoneTruth>;
}

export interface CapstoneDeps {
	readonly parts: CapstoneParts;
	readonly runtime: LabRuntime;
	/** Null where the browser keeps nothing. */
	readonly store: Pick<WorkStore, 'readRecords' | 'writeRecord'> | null;
	readonly clock: Clock;
}

/** The study after so many repairs: what was reported and, at the end, what fresh rows said. */
export interface LadderRung {
	/** The repair made last; null for the study as it was given. */
	readonly repair: string | null;
	readonly run: RunEvidence;
}

/** Ranking score of a part: with one row in ten of the class, accuracy says little. */
export function rankingOf(run: RunEvidence, part: PartName): PartScore | null {
	return run.scores[part]?.rocAuc ?? null;
}
