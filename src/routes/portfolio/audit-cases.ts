/** Audits that were kept for a case: records that the audit page writes. */
import type { AuditResult } from '#lib/audit/types.ts';
import { say } from '#lib/messages/portfolio.ts';
import type { WorkStore } from '#lib/state/work.svelte.ts';

const PREFIX = 'audit-case/';

interface KeptAudit {
	readonly version: 1;
	readonly made: number;
	readonly file: { readonly name: string };
	readonly result: AuditResult;
}

function kept(value: unknown): KeptAudit | null {
	const record = value as Partial<KeptAudit> | null;
	return record?.version === 1 && typeof record.made === 'number' && record.result?.version === 1 ? (record as KeptAudit) : null;
}

export async function auditCases(
	store: Pick<WorkStore, 'readRecords'>
): Promise<readonly { readonly id: string; readonly label: string }[]> {
	const found = await store.readRecords(PREFIX);
	return found.flatMap(({ key, value }) => {
		const record = kept(value);
		return record ? [{ id: key.slice(PREFIX.length), label: say('from.audit', { file: record.file.name, at: record.made }) }] : [];
	});
}

export async function auditResult(store: Pick<WorkStore, 'readRecords'>, id: string): Promise<AuditResult | null> {
	const found = await store.readRecords(`${PREFIX}${id}`);
	return kept(found.find(({ key }) => key === `${PREFIX}${id}`)?.value)?.result ?? null;
}
