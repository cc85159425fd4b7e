import type { RevealPart, PublicExercise } from '#lib/exercise/parts.ts';
import type { LabRuntime } from '#lib/runtime/protocol.ts';
import type { Attempt, AttemptEvent } from '#lib/attempt/events.ts';

/** Appends to one attempt's log and keeps it; the page chooses the implementation. */
export interface AttemptLog {
	readonly attempt: Attempt;
	append(event: AttemptEvent): Promise<Attempt>;
}

/** What a case needs from outside. */
export interface CaseDeps {
	readonly exercise: PublicExercise;
	readonly seed: number;
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
