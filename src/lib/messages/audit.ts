import type { AuditFailure } from '#lib/audit/audit-wire.ts';
import { auditEn } from './audit.en.ts';
import { sayAuditError } from './audit-verdicts.ts';
import { sayIngestError } from './ingest.ts';
import { speaker } from './say.ts';

export const say = speaker(auditEn);

/** How a call to the audit failed, for people. */
export function sayAuditFailure({ failure, code, values, message }: AuditFailure): string {
	switch (failure) {
		case 'file':
			return sayIngestError(code, values);
		case 'audit':
			return sayAuditError(code, values);
		case 'no-webassembly':
			return say('failed.no-webassembly');
		case 'cancelled':
			return say('cancelled');
		case 'internal':
			return say('failed.internal', { message });
	}
}
