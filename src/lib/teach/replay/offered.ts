/** Whether a log asks only for what its page offers: a file from anybody must not make the verifier train something else. */
import { canonicalJson } from '#lib/core/digest.ts';
import type { PublicExercise } from '#lib/exercise/parts.ts';
import type { Patch } from './case-facts.ts';

const STEPS = 'pipeline.steps';
/** Characters of a list of steps at most; the longest offered one has some hundred. */
const LONGEST_STEPS = 6000;

const isSteps = (path: string): boolean => path === STEPS || path.startsWith(`${STEPS}.`);

/** True when every change is a value of one of the exercise's knobs. Steps may be dealt freely where they are a knob. */
export function isOffered(exercise: PublicExercise, patch: Patch): boolean {
	return Object.entries(patch).every(([path, value]) => {
		const text = canonicalOf(value);
		if (text === null) return false;
		if (isSteps(path)) return text.length <= LONGEST_STEPS && exercise.knobs.some((knob) => isSteps(knob.path));
		return exercise.knobs.some((knob) => knob.path === path && knob.values.some((offered) => canonicalJson(offered) === text));
	});
}

/** True for an instrument of the case or of its bench. */
export function isMeasured(exercise: PublicExercise, instrument: string): boolean {
	return exercise.instruments.offer.includes(instrument) || (exercise.bench?.measurements?.includes(instrument) ?? false);
}

function canonicalOf(value: unknown): string | null {
	try {
		return canonicalJson(value);
	} catch {
		return null;
	}
}
