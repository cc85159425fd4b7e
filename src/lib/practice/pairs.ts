/**
 * Confusion pairs: what scheduling goes by. Two diagnoses that are taken for one another, from the table of look-alikes; where
 * the table has none for a key and an answer, their two families, written `family:FIRST|SECOND` in the order of the vocabulary.
 */
import { FAMILIES, familyOf } from '#lib/diagnosis/ids.ts';
import { pairOf, PAIRS } from '#lib/diagnosis/look-alikes.ts';
import type { DiagnosisId, Family } from '#lib/diagnosis/verdict.ts';
import type { CardKind } from './drill-answer.ts';
import { familyOfAnswer } from './encounter.ts';

const FAMILY_PREFIX = 'family:';

/** What each family is taken for most naturally: a good fit for overfitting because of a harmless gap, and so on. */
const RIVAL: Readonly<Record<Family, Family>> = {
	fits: 'too-fitted',
	'too-simple': 'fits',
	'too-fitted': 'fits',
	'do-not-trust': 'fits',
	'cannot-tell': 'too-fitted'
};

export function familyPair(a: Family, b: Family): string {
	const [first, second] = [a, b].sort((x, y) => FAMILIES.indexOf(x) - FAMILIES.indexOf(y));
	return `${FAMILY_PREFIX}${first}|${second}`;
}

/** The two sides of a pair: ids, or families. @throws {RangeError} for a text that is no pair. */
export function sidesOf(pair: string): readonly [string, string] {
	const [first, second, rest] = pair.replace(FAMILY_PREFIX, '').split('|');
	if (!first || !second || rest !== undefined) throw new RangeError(`"${pair}" is not a pair; write FIRST|SECOND.`);
	return [first, second];
}

/**
 * The pairs that a card about `key` can train, the table's first. A card that asks for families trains pairs that cross
 * families; one that asks for causes trains pairs of which both are offered.
 */
export function trainablePairs(key: DiagnosisId, card: CardKind, choices: readonly string[]): readonly string[] {
	const own = PAIRS.filter(({ between }) => between.includes(key)).filter(({ between: [first, second] }) => {
		const other = first === key ? second : first;
		return card === 'cause' ? choices.includes(other) : familyOf(other) !== familyOf(key);
	});
	if (own.length > 0) return own.map(({ id }) => id);
	return [familyPair(familyOf(key), RIVAL[familyOf(key)])];
}

/** The pair that a wrong answer confuses: by ids where the table has it, else across the two families, else the card's own. */
export function confusedPair(key: DiagnosisId, answer: string, dealtFor: string | null): string | null {
	const direct = pairOf(key, answer);
	if (direct !== null) return direct.id;
	const said = familyOfAnswer(answer);
	if (said === familyOf(key)) return dealtFor;
	const crossing = PAIRS.filter(({ between }) => between.includes(key) && between.some((id) => id !== key && familyOf(id) === said));
	const named = crossing.find(({ id }) => id === dealtFor) ?? crossing.at(0);
	return named?.id ?? familyPair(familyOf(key), said);
}
