/** What a replay needs from outside: something that runs experiments, and the parts of exercises. The page and the command line choose. */
import type { PublicExercise, RevealPart } from '#lib/exercise/parts.ts';
import type { PublicReview, ReviewReveal } from '#lib/review/parts.ts';
import type { LabRuntime } from '#lib/runtime/protocol.ts';

/** The part of the lab that a replay asks: the same code as a learner's page, in workers or in Node. */
export type ReplayLab = Pick<LabRuntime, 'run' | 'instrument' | 'diagnose' | 'decide' | 'produce'>;

/** Exercises as they are in this build. Null for one that is not in it. */
export interface Shelf {
	exercise(slug: string): Promise<{ readonly exercise: PublicExercise; readonly part: RevealPart } | null>;
	review(slug: string): Promise<{ readonly item: PublicReview; readonly reveal: ReviewReveal } | null>;
	/** Address of an asset, from the address below the site's base that the public part holds. */
	address(ref: string): string;
}

export interface ReplayEngine {
	readonly lab: ReplayLab;
	/** Whole hash of the engine that `lab` is built from. */
	readonly engineHash: string;
	readonly shelf: Shelf;
}
