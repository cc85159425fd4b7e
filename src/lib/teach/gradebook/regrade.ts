/** What a regrade changed, and results as they are without it. */
import type { ItemResult, VerificationResult } from '../verification.ts';
import type { StudentResult } from './result.ts';
import { gradebookRows, type GradingRules } from './rows.ts';

/** The result by the assignment's own rules. Replays nothing: a regraded result holds both. */
export function withoutRegrade(result: VerificationResult): VerificationResult {
	if (!result.items.some(({ before }) => before !== undefined)) return result;
	const items = result.items.map((item): ItemResult => {
		const { before, ...now } = item;
		return before === undefined ? item : { ...now, ...before };
	});
	return { ...result, items, points: sumOf(items) };
}

function sumOf(items: readonly ItemResult[]): number | null {
	return items.some(({ points }) => points === null) ? null : items.reduce((sum, { points }) => sum + (points ?? 0), 0);
}

export interface PointsChange {
	readonly before: number | null;
	readonly after: number | null;
	readonly of: number;
}

export interface RegradeChange extends PointsChange {
	readonly student: string;
	/** Items whose points moved, in their order. */
	readonly items: readonly (PointsChange & { readonly item: number })[];
	/** False where only what lies under an override or a floor moved, or nothing at all. */
	readonly moved: boolean;
}

/** Points move by half of the last digit that is shown, or more. */
const LEAST_SHOWN = 0.05;

function differs({ before, after }: Pick<PointsChange, 'before' | 'after'>): boolean {
	return before === null || after === null ? before !== after : Math.abs(before - after) >= LEAST_SHOWN;
}

/** What each student has without the regrade and with it, as the gradebook counts: late rule and overrides included. */
export function regradeChanges(students: readonly StudentResult[], rules: GradingRules): readonly RegradeChange[] {
	const after = gradebookRows(students, rules);
	const before = gradebookRows(
		students.map((one) => ({ ...one, result: withoutRegrade(one.result) })),
		rules
	);
	return after.map((row, at) => {
		const total = { before: before[at].total, after: row.total, of: row.of };
		const items = row.items
			.map(({ item, points, of }, place) => ({ item, before: before[at].items[place].points, after: points, of }))
			.filter(differs);
		return { student: row.student, ...total, items, moved: differs(total) };
	});
}
