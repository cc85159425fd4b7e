/** From verified results to the rows of the gradebook: points per item, overrides over them, then the late rule. */
import { lateness, type LateRule } from './late.ts';
import { itemAt, shareOfItem, type ItemWorth, type StudentResult } from './result.ts';

/** A number the instructor set in place of the computed one. The last one for a student and an item counts; all are kept. */
export interface GradeOverride {
	readonly student: string;
	/** Place of the item, or null for the points of the whole assignment, after the late rule. */
	readonly item: number | null;
	/** Null takes an earlier override back. */
	readonly points: number | null;
	readonly reason: string;
	/** Milliseconds since the Unix epoch. */
	readonly at: number;
}

export interface GradedItem {
	readonly item: number;
	/** As replayed, not rounded; null where it could not be replayed. */
	readonly computed: number | null;
	/** What counts; null where nothing does until the instructor sets it. */
	readonly points: number | null;
	readonly of: number;
	readonly done: boolean;
	readonly override: GradeOverride | null;
}

export interface GradebookRow {
	readonly student: string;
	readonly verdict: string;
	readonly arrived: number;
	readonly items: readonly GradedItem[];
	/** Sum of the items before the late rule; null while one of them is not known. */
	readonly earned: number | null;
	readonly lateDays: number;
	readonly lateFactor: number;
	/** What counts, with the late rule or an override of the whole, and never below 0; null while it is not known. */
	readonly total: number | null;
	readonly of: number;
	readonly override: GradeOverride | null;
}

/** @throws {RangeError} when an override could not be explained or is not a number of points. */
export function assertOverride({ reason, points, student }: GradeOverride): void {
	if (reason.trim() === '') throw new RangeError(`An override for ${student} needs a reason: the student may ask for it.`);
	if (points !== null && !(Number.isFinite(points) && points >= 0)) {
		throw new RangeError(`An override for ${student} is a number of points from 0 on; got ${points}.`);
	}
}

/** The override that holds for a student and an item, or null. */
export function overrideFor(overrides: readonly GradeOverride[], student: string, item: number | null): GradeOverride | null {
	const last = overrides.filter((one) => one.student === student && one.item === item).at(-1);
	return last === undefined || last.points === null ? null : last;
}

export interface GradingRules {
	readonly items: readonly ItemWorth[];
	/** Milliseconds since the Unix epoch, or null. A function where students have different ones. */
	readonly due: (student: string) => number | null;
	readonly late: LateRule;
	readonly overrides: readonly GradeOverride[];
}

/** One row a student, in the order given. */
export function gradebookRows(students: readonly StudentResult[], rules: GradingRules): readonly GradebookRow[] {
	const of = rules.items.reduce((sum, { points }) => sum + points, 0);
	return students.map((one) => {
		const { student, arrived, result } = one;
		const items = rules.items.map((worth, item): GradedItem => {
			const found = itemAt(one, item);
			const share = shareOfItem(found);
			const computed = Number.isNaN(share) ? null : share * worth.points;
			const override = overrideFor(rules.overrides, student, item);
			const done = found !== null && found.grade !== null;
			return { item, computed, points: override?.points ?? computed, of: worth.points, done, override };
		});
		const earned = sumOf(items.map(({ points }) => points));
		const { days, factor } = lateness(rules.late, arrived, rules.due(student));
		const override = overrideFor(rules.overrides, student, null);
		return {
			student,
			verdict: result.verdict,
			arrived,
			items,
			earned,
			lateDays: days,
			lateFactor: factor,
			total: override?.points ?? (earned === null ? null : Math.max(0, earned * factor)),
			of,
			override
		};
	});
}

function sumOf(points: readonly (number | null)[]): number | null {
	return points.reduce<number | null>((sum, one) => (sum === null || one === null ? null : sum + one), 0);
}

export type SortKey = 'student' | 'total' | 'arrived' | 'verdict' | number;

/** Sorted by a column (a number is an item's place); what is not known comes last, and equal rows stand by student. */
export function sortRows(rows: readonly GradebookRow[], by: SortKey, descending: boolean): readonly GradebookRow[] {
	const value = (row: GradebookRow): string | number | null => (typeof by === 'number' ? (row.items.at(by)?.points ?? null) : row[by]);
	const turn = descending ? -1 : 1;
	return [...rows].sort((a, b) => {
		const [x, y] = [value(a), value(b)];
		if (x === null || y === null) return Number(x === null) - Number(y === null) || byName(a.student, b.student);
		const order = typeof x === 'string' || typeof y === 'string' ? byName(String(x), String(y)) : x - y;
		return turn * order || byName(a.student, b.student);
	});
}

/** "s9" before "s10", whatever the machine's language. */
function byName(a: string, b: string): number {
	return a.localeCompare(b, 'en', { numeric: true, sensitivity: 'base' }) || (a < b ? -1 : a > b ? 1 : 0);
}
