/** What a set of cards is made of, before any card is known: how many, how many with nothing to find, which ask for a translation. */
import { createStream } from '#lib/core/random.ts';
import { familyOf } from '#lib/diagnosis/ids.ts';
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
	const size = SET_SIZE[purpose];
	const isTest = purpose === 'pretest' || purpose === 'posttest';
	const wanted: readonly Wanted[] = isTest
		? TEST_FAMILIES
		: Array.from({ length: size }, (_, i) => (i < NULLS_OF_TWELVE ? 'null' : 'fault'));
	const order = stream.permutation(size);
	// Drawn apart from what a place wants, so that a translation says nothing about the key.
	const translated =
		purpose === 'drill' ? stream.fork('translations').permutation(size).slice(0, TRANSLATIONS_OF_TWELVE) : new Int32Array(0);
	return Array.from(order, (at, place) => ({ wanted: wanted[at], translation: translated.includes(place) }));
}

/** Whether a draw with this key fits a place. */
export function fitsSlot(key: DiagnosisId, wanted: Wanted): boolean {
	if (wanted === 'null') return isNull(key);
	if (wanted === 'fault') return !isNull(key);
	return familyOf(key) === wanted;
}
