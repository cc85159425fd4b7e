import type { RevealPart, PublicExercise } from '#lib/exercise/parts.ts';
import type { GradingFacts } from '#lib/attempt/grade.ts';
import type { Conventions } from '#lib/diagnosis/verdict.ts';
import type { LabRuntime } from '#lib/runtime/protocol.ts';
import type { Attempt, AttemptEvent } from '#lib/attempt/events.ts';

/** One attempt open in this tab: its log, and the right to write to it. The page chooses the implementation. */
export interface AttemptLog {
	readonly attempt: Attempt;
	/** `mine`: this tab writes. `other-tab`: another does. `erased`: the work was erased elsewhere. */
	readonly ownership: 'mine' | 'other-tab' | 'erased';
	append(event: AttemptEvent): Promise<Attempt>;
	takeOver(): Promise<Attempt>;
	/** Calls back after every change of the log or of the ownership; returns the way to stop. */
	watch(changed: () => void): () => void;
	close(): void;
}

/** What a case needs from outside. */
export interface CaseDeps {
	readonly exercise: PublicExercise;
	readonly seed: number;
	/** How often a draw that does not show what was planted is replaced; 3 unless said. Assignments set 0: all get the same draw. */
	readonly redraws?: number;
	/** Another draw of the same brief, as a pool of an assignment holds them: 1 the twin, 2 the break-it value; 0 unless said. */
	readonly variant?: number;
	/** Verdict conventions other than the usual ones, where an assignment sets them. */
	readonly conventions?: Readonly<Partial<Conventions>>;
	/** An assignment that withholds feedback: the case ends with its commitment, and no reveal is fetched until it is released. */
	readonly withheld?: boolean;
	/** Points of 100 that a hint costs, where an assignment sets it; free unless said. */
	readonly hintCost?: number;
	/** What is graded, where an assignment sets it. */
	readonly facts?: (part: RevealPart) => GradingFacts;
	readonly runtime: LabRuntime;
	readonly log: AttemptLog;
	/** Hash of the engine this page was built with. */
	readonly engineHash: string;
	/** Fetches the reveal part; called only after a commitment is logged. */
	readonly fetchReveal: () => Promise<RevealPart>;
	readonly fetchHints: () => Promise<readonly string[]>;
	/** Base of the site, so that assets are found under any sub-path. */
	readonly resolve: (path: string) => string;
}
