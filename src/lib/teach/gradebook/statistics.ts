/**
 * Item statistics of classical test theory, over shares of an item's points (at most 1). What cannot be computed (one student, no spread) is NaN on
 * purpose, and the page says so. Sources: Lord & Novick, Statistical Theories of Mental Test Scores (1968); Cronbach,
 * Psychometrika 16 (1951); Kelley, Journal of Educational Psychology 30 (1939) for the 27 % groups.
 */
import { studentTQuantile } from '#lib/core/distributions.ts';
import { normalScore } from '#lib/core/proportions.ts';
import { itemAt, shareOfItem, type StudentResult } from './result.ts';

/** Mean; NaN of nothing. */
export function mean(values: readonly number[]): number {
	return values.length === 0 ? NaN : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Sample variance (n − 1); NaN below two values. */
export function variance(values: readonly number[]): number {
	if (values.length < 2) return NaN;
	const centre = mean(values);
	return values.reduce((sum, value) => sum + (value - centre) * (value - centre), 0) / (values.length - 1);
}

/** Pearson's correlation; NaN where either side does not vary. @throws {RangeError} for lists of different lengths. */
export function correlation(x: readonly number[], y: readonly number[]): number {
	if (x.length !== y.length) throw new RangeError(`A correlation needs pairs; got ${x.length} and ${y.length} values.`);
	const [meanX, meanY] = [mean(x), mean(y)];
	let [xy, xx, yy] = [0, 0, 0];
	for (const [i, value] of x.entries()) {
		xy += (value - meanX) * (y[i] - meanY);
		xx += (value - meanX) * (value - meanX);
		yy += (y[i] - meanY) * (y[i] - meanY);
	}
	// A list of equal values differs from its mean by rounding alone.
	return xx < 1e-18 || yy < 1e-18 ? NaN : xy / Math.sqrt(xx * yy);
}

export interface Ends {
	readonly low: number;
	readonly high: number;
}

/** 95 % interval of a mean by Student's t; NaN below two values. */
export function meanInterval(values: readonly number[]): Ends {
	if (values.length < 2) return { low: NaN, high: NaN };
	const half = studentTQuantile(0.975, values.length - 1) * Math.sqrt(variance(values) / values.length);
	return { low: mean(values) - half, high: mean(values) + half };
}

/** 95 % interval of a correlation over n pairs, by Fisher's transform (1921); NaN below four pairs or where the correlation is. */
export function correlationInterval(r: number, n: number): Ends {
	if (Number.isNaN(r) || n < 4) return { low: NaN, high: NaN };
	if (Math.abs(r) >= 1) return { low: r, high: r };
	const half = normalScore(0.95) / Math.sqrt(n - 3);
	return { low: Math.tanh(Math.atanh(r) - half), high: Math.tanh(Math.atanh(r) + half) };
}

/** Scores by student (rows) and item (columns). `weights` are what the items are worth; unweighted without them. */
export interface TestStatistics {
	readonly n: number;
	/** Mean and standard deviation of the total, as a share of all points. */
	readonly mean: number;
	readonly deviation: number;
	/** Cronbach's alpha over the weighted item scores. */
	readonly alpha: number;
	/** Standard error of measurement, as a share of all points. */
	readonly standardError: number;
}

/** Alpha and the standard error of measurement of the whole assignment; alpha needs two items and two students. */
export function testStatistics(scores: readonly (readonly number[])[], weights?: readonly number[]): TestStatistics {
	const count = scores.at(0)?.length ?? 0;
	const worth = weights ?? Array.from({ length: count }, () => 1);
	const all = worth.reduce((sum, points) => sum + points, 0);
	const weighted = scores.map((row) => row.map((share, item) => share * worth[item]));
	const totals = weighted.map((row) => row.reduce((sum, points) => sum + points, 0));
	const spread = variance(totals);
	const within = worth.reduce((sum, _, item) => sum + variance(weighted.map((row) => row[item])), 0);
	const alpha = count < 2 || !(spread > 1e-18) ? NaN : (count / (count - 1)) * (1 - within / spread);
	const deviation = Math.sqrt(spread) / all;
	return {
		n: scores.length,
		mean: mean(totals) / all,
		deviation,
		alpha,
		// Alpha can be above 1 only by rounding, and below 0 where items disagree: then all of the spread is error.
		standardError: Number.isNaN(alpha) ? NaN : deviation * Math.sqrt(1 - Math.min(1, Math.max(0, alpha)))
	};
}

export interface ItemStatistics {
	readonly item: number;
	readonly n: number;
	/** Mean share earned: the item's difficulty, easy is near 1. */
	readonly p: number;
	readonly pInterval: Ends;
	/** Correlation with the total of the other items. */
	readonly discrimination: number;
	readonly discriminationInterval: Ends;
	/** Mean share of the upper 27 % by total less that of the lower 27 %. NaN where a group would be empty. */
	readonly upperLower: number;
}

/** Share of students in the upper and the lower group. */
export const GROUP_SHARE = 0.27;

/** One row per item, in the order of the columns. */
export function itemStatistics(scores: readonly (readonly number[])[], weights?: readonly number[]): readonly ItemStatistics[] {
	const count = scores.at(0)?.length ?? 0;
	const worth = weights ?? Array.from({ length: count }, () => 1);
	const total = (row: readonly number[], without: number | null): number =>
		row.reduce((sum, share, item) => (item === without ? sum : sum + share * worth[item]), 0);
	// Ties keep the order they came in, so that the same class gives the same groups.
	const ranked = scores.map((row, at) => ({ row, at, sum: total(row, null) })).sort((a, b) => b.sum - a.sum || a.at - b.at);
	const size = Math.round(scores.length * GROUP_SHARE);
	return Array.from({ length: count }, (_, item) => {
		const column = scores.map((row) => row[item]);
		const upper = ranked.slice(0, size).map(({ row }) => row[item]);
		const lower = size === 0 ? [] : ranked.slice(-size).map(({ row }) => row[item]);
		const rest = scores.map((row) => total(row, item));
		const discrimination = count < 2 ? NaN : correlation(column, rest);
		return {
			item,
			n: column.length,
			p: mean(column),
			pInterval: meanInterval(column),
			discrimination,
			discriminationInterval: correlationInterval(discrimination, column.length),
			upperLower: mean(upper) - mean(lower)
		};
	});
}

const sharesOf = (student: StudentResult, nItems: number): readonly number[] =>
	Array.from({ length: nItems }, (_, item) => shareOfItem(itemAt(student, item)));

/** Students who count in the statistics: a table with holes has no total, so those with an item that could not be replayed do not. */
export function countedStudents(students: readonly StudentResult[], nItems: number): readonly StudentResult[] {
	return students.filter((student) => sharesOf(student, nItems).every((share) => !Number.isNaN(share)));
}

/** Shares by student and item, of the students who count, in their order. */
export function scoreMatrix(students: readonly StudentResult[], nItems: number): readonly (readonly number[])[] {
	return countedStudents(students, nItems).map((student) => sharesOf(student, nItems));
}

export interface VariantStatistics {
	readonly item: number;
	/** Null for a drill, whose cards are many draws. */
	readonly name: string | null;
	readonly variant: number;
	readonly seed: number | null;
	readonly n: number;
	readonly p: number;
}

/** Difficulty of each draw of each item, by item, name, variant and seed. A draw far from its kin is one to look at. */
export function variantStatistics(students: readonly StudentResult[]): readonly VariantStatistics[] {
	const groups = new Map<string, { first: Omit<VariantStatistics, 'n' | 'p'>; shares: number[] }>();
	for (const result of students.flatMap(({ result: { items } }) => items)) {
		const share = shareOfItem(result);
		if (Number.isNaN(share)) continue;
		const { item, name, variant, seed } = result;
		const id = JSON.stringify([item, name, variant, seed]);
		const group = groups.get(id) ?? { first: { item, name, variant, seed }, shares: [] };
		group.shares.push(share);
		groups.set(id, group);
	}
	return [...groups.values()]
		.map(({ first, shares }) => ({ ...first, n: shares.length, p: mean(shares) }))
		.sort((a, b) => a.item - b.item || byText(a.name ?? '', b.name ?? '') || a.variant - b.variant || (a.seed ?? 0) - (b.seed ?? 0));
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export const BRANCHES = ['right-reason', 'right-wrong-reason', 'wrong-sound-evidence', 'wrong', 'none'] as const;
export type Branch = (typeof BRANCHES)[number];

/** How often each feedback branch of an item was reached; `none` is no commitment, or an item that has no such branches. */
export function branchCounts(students: readonly StudentResult[], item: number): Readonly<Record<Branch, number>> {
	const counts: Record<Branch, number> = { 'right-reason': 0, 'right-wrong-reason': 0, 'wrong-sound-evidence': 0, wrong: 0, none: 0 };
	for (const student of students) {
		const reached = itemAt(student, item)?.branch;
		counts[BRANCHES.find((branch) => branch === reached) ?? 'none'] += 1;
	}
	return counts;
}
