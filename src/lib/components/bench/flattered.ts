/** Diagnoses under which the reported score itself is untrue, so that a repair lowers it and fresh rows say whether it is honest. */
import type { Revealed } from '#lib/state/case.svelte.ts';

const FLATTERED = /^(LK-[123]|EV-PEEK|EV-REP|EV-EASY|BC-)/;

/** True for leaks, peeking and unfair or contaminated tests; not where a true score is only the wrong one to decide by. */
export function isFlattered(revealed: Revealed | null): boolean {
	return revealed !== null && FLATTERED.test(revealed.verdict.primary);
}
