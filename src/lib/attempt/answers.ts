/** What an answer is worth against the key of the draw. Stage 1 answers with families, later stages with ids. */
import { FAMILIES } from '#lib/diagnosis/ids.ts';
import type { DiagnosisId, Family } from '#lib/diagnosis/verdict.ts';

/** An id of the vocabulary, or the name of a family. */
export type Answer = string;
export type FamilyOf = (id: DiagnosisId) => Family;

/** Ids that are right for the draw at hand: from the verdict, with what the exercise adds. */
export interface Key {
	readonly primary: DiagnosisId;
	readonly accept: readonly DiagnosisId[];
}

export function isFamily(answer: Answer): answer is Family {
	return FAMILIES.some((family) => family === answer);
}

function accepted(key: Key): readonly DiagnosisId[] {
	return [key.primary, ...key.accept];
}

/** True when the answer is in the accept-set, or is the family of something in it. "Cannot tell" in any wording is one answer. */
export function answerIsRight(answer: Answer, key: Key, familyOf: FamilyOf): boolean {
	const ids = accepted(key);
	if (isFamily(answer)) return ids.some((id) => familyOf(id) === answer);
	return ids.includes(answer) || (answer === 'INC' && ids.some((id) => familyOf(id) === 'cannot-tell'));
}

/** How an answer stands to the key: `right`, `family` (right direction, other cause), `unsure` (could have been told), `wrong`. */
export type AnswerStanding = 'right' | 'family' | 'unsure' | 'wrong';

/** Share of the diagnosis points for each standing. Source: the grading rubric. */
export const ANSWER_CREDIT: Readonly<Record<AnswerStanding, number>> = { right: 1, family: 0.6, unsure: 0.4, wrong: 0 };

export function answerStanding(answer: Answer, key: Key, familyOf: FamilyOf): AnswerStanding {
	if (answerIsRight(answer, key, familyOf)) return 'right';
	if (answer === 'cannot-tell' || answer === 'INC') return 'unsure';
	if (isFamily(answer)) return 'wrong';
	return accepted(key).some((id) => isNear(answer, id, familyOf)) ? 'family' : 'wrong';
}

/** "Do not trust this number" holds leaks, shifts and much else: there the first part of the id must agree as well. */
function isNear(answer: DiagnosisId, id: DiagnosisId, familyOf: FamilyOf): boolean {
	const family = familyOf(id);
	if (familyOf(answer) !== family) return false;
	return family !== 'do-not-trust' || answer.split('-')[0] === id.split('-')[0];
}
