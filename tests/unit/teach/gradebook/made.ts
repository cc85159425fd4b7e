/** Small results for the gradebook's tests. */
import type { Grade } from '#lib/attempt/grade.ts';
import type { StudentResult } from '#lib/teach/gradebook/result.ts';
import type { ItemResult, VerificationResult } from '#lib/teach/verification.ts';

type Call = ItemResult['calls'][number];

/** An item worth 100: `total` of 100 from the replay, null where it could not be replayed. */
export function item(place: number, total: number | null, more: Partial<ItemResult> = {}): ItemResult {
	const grade: Grade | null = total === null ? null : { components: [], caps: [], hints: 0, total };
	return {
		item: place,
		kind: 'exercise',
		name: 'a',
		variant: 0,
		seed: 1,
		verdict: total === null ? 'cannot-replay' : 'exact',
		reason: null,
		grade,
		points: total,
		possible: 100,
		claimed: null,
		differences: [],
		branch: null,
		calls: [],
		minutes: null,
		...more
	};
}

export function call(answer: string, key: string, right = false): Partial<ItemResult> & { calls: readonly Call[] } {
	return { calls: [{ answer, key, right }], branch: right ? 'right-reason' : 'wrong' };
}

export function student(name: string, items: readonly ItemResult[], arrived = 0): StudentResult {
	const result: VerificationResult = {
		file: `${name}.json`,
		assignment: 'f'.repeat(64),
		student: name,
		verdict: 'exact',
		reason: null,
		items,
		points: null,
		possible: 100,
		claimed: null,
		flags: [],
		notes: [],
		fingerprints: [],
		device: null,
		publicKey: null,
		engineHash: null,
		from: null,
		to: null,
		savedAt: null
	};
	return { student: name, arrived, result };
}
