/** The one next thing: a case, or what is due to come back. Apart from `course.ts`, since it needs the scheduler. */
import type { Encounter } from '#lib/practice/encounter.ts';
import { sidesOf } from '#lib/practice/pairs.ts';
import { duePairs, scheduleOf } from '#lib/practice/schedule.ts';
import { nextCase, type Case } from './course.ts';
import { nextSeed } from './seed.ts';

export type NextThing =
	| { readonly kind: 'case'; readonly case: Case }
	/** A finished case with another draw: a look-alike that was told apart comes back after days. */
	| { readonly kind: 'again'; readonly case: Case; readonly seed: number; readonly pair: string }
	| { readonly kind: 'drill'; readonly due: number };

const HOUR = 3_600_000;
/** A call ends a sitting when nothing was answered for so long. */
const SITTING = 2 * HOUR;
/** A pair comes back for itself when it was last met at least so long ago; before that it is part of a set of cards. */
const AFTER = 20 * HOUR;
/** With so many pairs due a set of cards is the quicker way. */
const MANY = 4;

/**
 * What to do next. A case left open comes first. A new sitting begins with what is due; then new cases follow, stage and stage
 * about. Null when every case is finished and nothing is due.
 */
export function nextThing(cases: readonly Case[], encounters: readonly Encounter[], now: number): NextThing | null {
	const next = nextCase(cases);
	if (next?.state === 'open') return { kind: 'case', case: next };
	const last = encounters.at(-1)?.t ?? -Infinity;
	const due = duePairs(scheduleOf(encounters), now).filter((state) => now - state.last >= AFTER);
	if (due.length > 0 && (next === null || now - last > SITTING)) {
		if (due.length >= MANY) return { kind: 'drill', due: due.length };
		for (const { pair } of due) {
			const again = caseFor(pair, cases);
			if (again?.attempt) return { kind: 'again', case: again, seed: nextSeed(again.attempt.seed), pair };
		}
		return { kind: 'drill', due: due.length };
	}
	return next === null ? null : { kind: 'case', case: next };
}

/** The finished case about either side of a pair that was done longest ago. */
function caseFor(pair: string, cases: readonly Case[]): Case | null {
	const sides = sidesOf(pair);
	const about = cases.filter((one) => one.state === 'finished' && one.diagnosis !== null && sides.includes(one.diagnosis));
	return about.reduce<Case | null>((oldest, one) => (oldest && oldest.lastAt <= one.lastAt ? oldest : one), null);
}
