/** What a set of cards is made of, before any card is known: how many, how many with nothing to find, which ask for a translation. */
import { createStream } from '#lib/core/random.ts';
import { FAMILIES, familyOf } from '#lib/diagnosis/ids.ts';
import type { DiagnosisId, Family } from '#lib/diagnosis/verdict.ts';
import { isNull } from './encounter.ts';
import type { SetKind } from './drill-answer.ts';

/** What a place in a set asks of the draw: something wrong, nothing to find, or one family. */
export type Wanted = 'fault' | 'null' | Family;

export interface Slot {
	readonly wanted: Wanted;
	readonly translation: boolean;
}

export const SET_SIZE: Readonly<Record<SetKind, number>> = { drill: 12, pretest: 8, posttest: 8, rapid: 12 };

/** One card in four has nothing to find, one in six asks what to tell the stakeholder. */
const NULLS_OF_TWELVE = 3;
const TRANSLATIONS_OF_TWELVE = 2;

/** A test holds the same families on both sides of the practice, so that the two can be compared. */
const TEST_FAMILIES: readonly Family[] = [
	'fits',
	'fits',
	'too-simple',
	'too-simple',
	'too-fitted',
	'too-fitted',
	'do-not-trust',
	'cannot-tell'
];

/** The places of a set, in an order that its seed decides. */
export function planSet(purpose: SetKind, seed: number): readonly Slot[] {
	const stream = createStream(seed).fork(`plan of ${purpose}`);
	const slots: Slot[] =
		purpose === 'pretest' || purpose === 'posttest'
			? TEST_FAMILIES.map((wanted) => ({ wanted, translation: false }))
			: Array.from({ length: SET_SIZE[purpose] }, (_, i) => ({
					wanted: i < NULLS_OF_TWELVE ? ('null' as const) : ('fault' as const),
					// The last ones, so that a translation is about a fault.
					translation: purpose === 'drill' && i >= SET_SIZE[purpose] - TRANSLATIONS_OF_TWELVE
				}));
	return Array.from(stream.permutation(slots.length), (at) => slots[at]);
}

/** Whether a draw with this key fits a place. */
export function fitsSlot(key: DiagnosisId, wanted: Wanted): boolean {
	if (wanted === 'null') return isNull(key);
	if (wanted === 'fault') return !isNull(key);
	return familyOf(key) === wanted;
}

/** True for a name of a family; the two kinds of places are told apart by it. */
export function isFamilyWanted(wanted: Wanted): wanted is Family {
	return FAMILIES.some((family) => family === wanted);
}
