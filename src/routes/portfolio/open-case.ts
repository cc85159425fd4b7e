/** From a case's record to what is on the page: its log run again, or its audit as it was kept. */
import { say } from '#lib/messages/portfolio.ts';
import type { CaseSubject } from '#lib/report/case-file.ts';
import type { CaseContent, NotebookSource } from '#lib/report/document.ts';
import { caseFromAttempt } from '#lib/report/from-attempt.ts';
import { caseFromAudit } from '#lib/report/from-audit.ts';
import { readCaseRecord } from '#lib/state/case-records.ts';
import type { CaseRecord, CaseSource } from '#lib/state/portfolio.svelte.ts';
import type { Work } from '#lib/state/work.svelte.ts';
import { auditResult } from './audit-cases.ts';
import { openMaterial, openRows } from './open-material.ts';
import { openRecord, type OpenHooks } from './open-record.ts';
import { recordValue } from './record-cases.ts';

export interface OpenedCase {
	readonly content: CaseContent;
	/** For the case file and the link; null for an audit, whose rows were not kept. */
	readonly subject: CaseSubject | null;
	readonly notebook: NotebookSource | null;
}

/** @throws {Error} with a sentence when what the case was made of is not in this browser, or cannot be run. */
export async function openCase({ source }: CaseRecord, work: Work, hooks: OpenHooks): Promise<OpenedCase> {
	if (source.kind === 'audit') {
		const result = work.store ? await auditResult(work.store, source.id) : null;
		if (!result) throw new Error(say('case.gone'));
		return { content: caseFromAudit(result), subject: null, notebook: null };
	}
	const subject = await subjectOf(source, work);
	if (subject === null) throw new Error(say('case.gone'));
	if (subject.kind === 'record') {
		const record = readCaseRecord(subject.of, subject.value);
		if (record === null) throw new Error(say('case.gone'));
		return { ...(await openRecord(record, hooks)), subject };
	}
	const material = await openMaterial(subject.attempt, hooks);
	const last = material.runs[material.runs.length - 1].evidence;
	return { content: caseFromAttempt(material), subject, notebook: { run: last, rows: () => openRows(material) } };
}

async function subjectOf(source: Exclude<CaseSource, { kind: 'audit' }>, work: Work): Promise<CaseSubject | null> {
	switch (source.kind) {
		case 'file':
			return { kind: 'attempt', attempt: source.attempt };
		case 'file-record':
			return { kind: 'record', of: source.of, value: source.value };
		case 'record': {
			const value = work.store ? await recordValue(work.store, source.of, source.key) : null;
			return value === null ? null : { kind: 'record', of: source.of, value };
		}
		case 'attempt': {
			const attempt = work.attempts.find(({ id }) => id === source.id);
			return attempt ? { kind: 'attempt', attempt } : null;
		}
	}
}
