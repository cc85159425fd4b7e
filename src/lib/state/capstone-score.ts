/** How a capstone is judged: the set of diagnoses, the order of repair, one look at the test, the memo. */
import { checkMemo } from '#lib/language/memo.ts';
import type { CapstoneWork } from './capstone-plan.ts';
import type { CapstoneTruth } from './capstone-truth.ts';

export interface SetScore {
	readonly hit: readonly string[];
	readonly missed: readonly string[];
	readonly wrong: readonly string[];
	/** F-score of the set, 0 to 1. */
	readonly score: number;
}

/** How a named set stands to the true one: 2 · hits ÷ (named + true). */
export function setScore(named: readonly string[], faults: readonly string[]): SetScore {
	const distinct = [...new Set(named)];
	const hit = distinct.filter((id) => faults.includes(id));
	return {
		hit,
		missed: faults.filter((id) => !distinct.includes(id)),
		wrong: distinct.filter((id) => !faults.includes(id)),
		score: distinct.length + faults.length === 0 ? 1 : (2 * hit.length) / (distinct.length + faults.length)
	};
}

/**
 * How an order of repair stands, 0 to 1: the share of repairs that were wanted among those made and to be made (F-score), times the
 * share of pairs of different rank that stand in the right order. Repairs of one rank may stand either way.
 */
export function orderScore({ repairs }: Pick<CapstoneTruth, 'repairs'>, done: readonly string[]): number {
	const wanted = Object.entries(repairs).flatMap(([id, { cures, rank }]) => (cures === null ? [] : [{ id, rank }]));
	const made = done.flatMap((id) => wanted.find((one) => one.id === id) ?? []);
	const share = done.length + wanted.length === 0 ? 1 : (2 * made.length) / (done.length + wanted.length);
	let [right, pairs] = [0, 0];
	made.forEach((early, at) =>
		made.slice(at + 1).forEach((late) => {
			if (early.rank === late.rank) return;
			pairs += 1;
			right += early.rank < late.rank ? 1 : 0;
		})
	);
	return share * (pairs === 0 ? 1 : right / pairs);
}

/** Points of a capstone, out of 100: set 40, order 25, one opening of the test 15, memo 20. */
export const CAPSTONE_WEIGHTS = { set: 40, order: 25, test: 15, memo: 20 } as const;

export function capstonePoints(shares: Readonly<Record<keyof typeof CAPSTONE_WEIGHTS, number>>): number {
	return (Object.keys(CAPSTONE_WEIGHTS) as (keyof typeof CAPSTONE_WEIGHTS)[]).reduce(
		(sum, part) => sum + CAPSTONE_WEIGHTS[part] * shares[part],
		0
	);
}

export interface CapstoneMarks {
	readonly set: SetScore;
	/** 0 to 1 each. */
	readonly shares: Readonly<Record<keyof typeof CAPSTONE_WEIGHTS, number>>;
	/** Out of 100. */
	readonly points: number;
}

/** What finished work is worth: a second look at the test costs half of that part. */
export function capstoneMarks({ named, done, looks, memo }: CapstoneWork, truth: CapstoneTruth): CapstoneMarks {
	const set = setScore(named ?? [], truth.faults);
	const shares = { set: set.score, order: orderScore(truth, done), test: looks === 1 ? 1 : 0.5, memo: checkMemo(memo ?? {}).share };
	return { set, shares, points: capstonePoints(shares) };
}
