/** Finished records of this browser that a case can be made of, and the one that a case names. */
import { entries } from 'virtual:review/items';
import { RECORD_KINDS, type RecordKind } from '#lib/report/case-file.ts';
import { finishedRecords, RECORD_PREFIX, type FinishedRecord } from '#lib/state/case-records.ts';
import type { WorkStore } from '#lib/state/work.svelte.ts';

export const reviewTitle = (item: string): string => entries.find(({ slug }) => slug === item)?.title ?? item;

/** The capstones first: they are what a portfolio is shown for. */
export async function recordCases(store: Pick<WorkStore, 'readRecords'>): Promise<readonly FinishedRecord[]> {
	const found: FinishedRecord[] = [];
	for (const of of RECORD_KINDS) found.push(...finishedRecords(of, await store.readRecords(RECORD_PREFIX[of]), reviewTitle));
	return found;
}

/** The stored value under a key; null where there is none any more. */
export async function recordValue(store: Pick<WorkStore, 'readRecords'>, of: RecordKind, key: string): Promise<unknown> {
	if (!key.startsWith(RECORD_PREFIX[of])) return null;
	return (await store.readRecords(key)).find((record) => record.key === key)?.value ?? null;
}
