/** What the gradebook starts from: one verified file per student, and when it arrived. */
import type { ItemResult, VerificationResult } from '../verification.ts';

export interface StudentResult {
	/** The id or code the student gave. */
	readonly student: string;
	/** When the file arrived, in milliseconds since the Unix epoch: the only time that is not the student's own clock. */
	readonly arrived: number;
	readonly result: VerificationResult;
}

/** What an item is worth in the assignment. */
export interface ItemWorth {
	readonly title: string;
	readonly points: number;
}

/** The item at a place, or null where the file says nothing of it. */
export function itemAt({ result }: StudentResult, item: number): ItemResult | null {
	return result.items.find((one) => one.item === item) ?? null;
}

/**
 * Share of an item earned, at most 1: 0 where nothing was done, below 0 where a confident answer was wrong, NaN where it could not be
 * replayed, since then nobody knows.
 */
export function shareOfItem(item: ItemResult | null): number {
	if (item === null) return 0;
	return item.points === null || item.possible === 0 ? NaN : item.points / item.possible;
}

/** Of several files of one student the one that arrived last, in the order the students first appear. Files nobody is named in are left out. */
export function latestOfEach(files: readonly StudentResult[]): readonly StudentResult[] {
	const latest = new Map<string, StudentResult>();
	for (const file of files) {
		const known = latest.get(file.student);
		if (known === undefined || known.arrived <= file.arrived) latest.set(file.student, file);
	}
	return [...latest.values()];
}
