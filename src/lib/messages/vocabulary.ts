import { pairOf, type Pair } from '#lib/diagnosis/look-alikes.ts';
import { CHECKS, type Check, type Measurement, type RemedyId } from '#lib/diagnosis/vocabulary.ts';
import type { DiagnosisId } from '#lib/diagnosis/verdict.ts';
import { sayName } from './arms.ts';
import { lookAlikesEn } from './look-alikes.en.ts';
import { remediesEn } from './remedies.en.ts';
import { speaker } from './say.ts';
import { vocabularyEn, type DiagnosisWords } from './vocabulary.en.ts';
import { vocabularyPageEn } from './vocabulary-page.en.ts';
import { vocabularySourcesEn } from './vocabulary-sources.en.ts';

export const say = speaker(vocabularyPageEn);

/**
 * Definition, mechanism, evidence, business consequence and interview sentence of a diagnosis, and why wrong remedies are wrong.
 * @throws {RangeError} when the id has no words yet.
 */
export function diagnosisWords(id: DiagnosisId): DiagnosisWords {
	return find(vocabularyEn, id, 'vocabulary.en.ts');
}

/**
 * The name of a remedy, as a choice or a line of a list.
 * @throws {RangeError} when the id has no words yet.
 */
export function remedyName(id: RemedyId): string {
	return find(remediesEn, id, 'remedies.en.ts');
}

/**
 * Why a remedy does not help with a diagnosis, or `null` when it is not one of its wrong remedies.
 * @throws {RangeError} when the diagnosis has no words yet.
 */
export function whyWrong(id: DiagnosisId, remedy: RemedyId): string | null {
	const { wrong } = diagnosisWords(id);
	return Object.hasOwn(wrong, remedy) ? wrong[remedy] : null;
}

/**
 * How the two of a pair are told apart; reads the same from either side.
 * @throws {RangeError} when the pair has no words yet.
 */
export function separatingSentence(pair: Pair['id']): string {
	return find(lookAlikesEn, pair, 'look-alikes.en.ts');
}

/** The look-alike line for two diagnoses in either order, or `null` when they are not taken for one another. */
export function lookAlikeLine(a: DiagnosisId, b: DiagnosisId): string | null {
	const pair = pairOf(a, b);
	return pair === null ? null : separatingSentence(pair.id);
}

/** The name of an instrument or a check. */
export function measurementName(id: Measurement): string {
	return isCheck(id) ? say(`check.${id}`) : sayName(`instrument.${id}`, {});
}

/**
 * A source as one line.
 * @throws {RangeError} when the id has no words yet.
 */
export function sourceLine(id: string): string {
	return find(vocabularySourcesEn, id, 'vocabulary-sources.en.ts');
}

function isCheck(id: string): id is Check {
	return (CHECKS as readonly string[]).includes(id);
}

function find<T>(words: Readonly<Record<string, T>>, id: string, file: string): T {
	if (!Object.hasOwn(words, id)) throw new RangeError(`There are no words for "${id}". Add them to ${file}.`);
	return words[id];
}
