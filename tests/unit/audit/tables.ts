/** Small files and tables for the tests of the audit. */
import type { AuditGuard } from '#lib/audit/types.ts';
import { readDataFile, type DataFile } from '#lib/ingest/read-file.ts';

export const fileOf = (csv: string, name = 'data.csv'): Promise<DataFile> => readDataFile(name, new TextEncoder().encode(csv));

/** Lines of a CSV: a header and one row a number. */
export function csvOf(header: string, n: number, row: (i: number) => string): string {
	return [header, ...Array.from({ length: n }, (_, i) => row(i))].join('\n');
}

export const guardOf = (target: string, changes: Partial<AuditGuard> = {}): AuditGuard => ({
	target,
	task: 'classification',
	positive: null,
	decisionTime: null,
	group: null,
	time: null,
	segments: [],
	split: null,
	after: [],
	leaveOut: [],
	...changes
});
