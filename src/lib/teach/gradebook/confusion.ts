/** What the class takes for what: one table, and the pair that is confused most, with the labs that show it. */
import { DIAGNOSIS_IDS, FAMILIES, familyOf } from '#lib/diagnosis/ids.ts';
import { pairOf } from '#lib/diagnosis/look-alikes.ts';
import type { Family } from '#lib/diagnosis/verdict.ts';
import type { ItemResult } from '../verification.ts';
import type { StudentResult } from './result.ts';

/** Where a pair was confused: the lab, the draw, and how many did so. */
export interface ConfusedAt {
	/** Null for a card of a drill. */
	readonly name: string | null;
	readonly variant: number;
	readonly seed: number | null;
	readonly n: number;
}

export interface ConfusedPair {
	/** What it was, and what was said: ids of the vocabulary or names of families. */
	readonly key: string;
	readonly said: string;
	/** Calls that said so, of the calls whose key this is. */
	readonly wrong: number;
	readonly n: number;
	/** Most often first. */
	readonly at: readonly ConfusedAt[];
	/** Id of the pair in the table of look-alikes, where it has one. */
	readonly lookAlike: string | null;
}

export interface ClassConfusion {
	/** Names of the rows and columns: what was a key or was said at least once, families first, in the order of the vocabulary. */
	readonly names: readonly string[];
	/** `counts[row][column]`: how often `names[row]` was taken for `names[column]`. A right call stands on the diagonal. */
	readonly counts: readonly (readonly number[])[];
	readonly n: number;
	/** Wrong calls by pair, most often first; of equals the one with fewer chances, then by name. */
	readonly pairs: readonly ConfusedPair[];
}

type ItemCall = ItemResult['calls'][number];

interface Placed extends ItemCall {
	readonly at: Omit<ConfusedAt, 'n'>;
	/** The row it stands in: the key, told as finely as the answer was. */
	readonly row: string;
}

/** An answer by family is held against the family of the key; one by cause against the cause. An accepted answer is right. */
function placed(call: ItemCall, { name, variant, seed }: ItemResult): Placed {
	const row = call.right ? call.answer : isFamilyName(call.answer) ? familyOf(call.key) : call.key;
	return { ...call, at: { name, variant, seed }, row };
}

const isFamilyName = (name: string): name is Family => FAMILIES.some((family) => family === name);

const isDiagnosisId = (name: string): boolean => DIAGNOSIS_IDS.includes(name);

const isKnown = (name: string): boolean => isFamilyName(name) || isDiagnosisId(name);

/** The class's table over every item that was called. Calls whose ids are not in this build's vocabulary are left out. */
export function classConfusion(students: readonly StudentResult[]): ClassConfusion {
	const calls = students.flatMap(({ result: { items } }) =>
		items.flatMap((item) => item.calls.filter(({ answer, key }) => isKnown(answer) && isDiagnosisId(key)).map((call) => placed(call, item)))
	);
	const names = [...new Set(calls.flatMap(({ row, answer }) => [row, answer]))].sort(inVocabulary);
	const counts = names.map((row) => names.map((column) => calls.filter((call) => call.row === row && call.answer === column).length));
	const pairs = names.flatMap((key) =>
		names.flatMap((said) => {
			const those = calls.filter((call) => !call.right && call.row === key && call.answer === said);
			return those.length === 0 ? [] : [pairFrom(key, said, those, calls.filter(({ row }) => row === key).length)];
		})
	);
	pairs.sort((a, b) => b.wrong - a.wrong || a.n - b.n || inVocabulary(a.key, b.key) || inVocabulary(a.said, b.said));
	return { names, counts, n: calls.length, pairs };
}

function pairFrom(key: string, said: string, those: readonly Placed[], n: number): ConfusedPair {
	const counts = new Map<string, ConfusedAt>();
	for (const { at } of those) {
		const id = JSON.stringify([at.name, at.variant, at.seed]);
		counts.set(id, { ...at, n: (counts.get(id)?.n ?? 0) + 1 });
	}
	const lookAlike = isDiagnosisId(key) && isDiagnosisId(said) ? (pairOf(key, said)?.id ?? null) : null;
	return {
		key,
		said,
		wrong: those.length,
		n,
		lookAlike,
		at: [...counts.values()].sort((a, b) => b.n - a.n || byText(a.name ?? '', b.name ?? '') || (a.seed ?? 0) - (b.seed ?? 0))
	};
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Families before causes, causes by family, then by name. */
function inVocabulary(a: string, b: string): number {
	const rank = (name: string): number => (isFamilyName(name) ? FAMILIES.indexOf(name) : FAMILIES.length + FAMILIES.indexOf(familyOf(name)));
	return rank(a) - rank(b) || byText(a, b);
}
