/** From a case's record to what is on the page: its log run again, or its audit as it was kept. */
import type { PreparedRows } from '#lib/instruments/views.ts';
import { say } from '#lib/messages/portfolio.ts';
import type { CaseContent } from '#lib/report/document.ts';
import { caseFromAttempt } from '#lib/report/from-attempt.ts';
import { caseFromAudit } from '#lib/report/from-audit.ts';
import type { AttemptMaterial } from '#lib/report/material.ts';
import type { CaseRecord } from '#lib/state/portfolio.svelte.ts';
import type { Work } from '#lib/state/work.svelte.ts';
import { auditResult } from './audit-cases.ts';
import { openMaterial, openRows } from './open-material.ts';

export interface OpenedCase {
	readonly content: CaseContent;
	/** Null for an audit. */
	readonly material: AttemptMaterial | null;
	readonly openRows: (material: AttemptMaterial) => Promise<PreparedRows>;
}

/** @throws {Error} with a sentence when what the case was made of is not in this browser, or cannot be run. */
export async function openCase(
	{ source }: CaseRecord,
	work: Work,
	hooks: { readonly signal: AbortSignal; readonly onProgress: (fraction: number) => void }
): Promise<OpenedCase> {
	if (source.kind === 'audit') {
		const result = work.store ? await auditResult(work.store, source.id) : null;
		if (!result) throw new Error(say('case.gone'));
		return { content: caseFromAudit(result), material: null, openRows };
	}
	const attempt = source.kind === 'file' ? source.attempt : work.attempts.find(({ id }) => id === source.id);
	if (!attempt) throw new Error(say('case.gone'));
	const material = await openMaterial(attempt, hooks);
	return { content: caseFromAttempt(material), material, openRows };
}
