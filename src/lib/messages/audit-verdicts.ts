import type { AuditLabel } from '#lib/audit/types.ts';
import { auditErrorsEn, auditVerdictsEn } from './audit-verdicts.en.ts';
import { auditLogEn } from './audit-log.en.ts';
import type { Message } from './say.ts';

const words: Readonly<Record<string, Message>> = { ...auditVerdictsEn, ...auditLogEn };
const errors: Readonly<Record<string, Message>> = auditErrorsEn;

/** The sentence of a label of an audit. @throws {RangeError} when neither the id nor a shorter one of its kind has words. */
export function sayAudit({ id, values }: AuditLabel): string {
	for (let known = id; known !== ''; known = known.slice(0, Math.max(0, known.lastIndexOf('.'))))
		if (Object.hasOwn(words, known)) return said(words[known], values);
	throw new RangeError(`There is no message "${id}". Add it to audit-verdicts.en.ts or audit-log.en.ts.`);
}

/** Why an audit cannot begin, by the code of an `AuditError`. @throws {RangeError} when the code has no words yet. */
export function sayAuditError(code: string, values: Readonly<Record<string, string | number>>): string {
	if (!Object.hasOwn(errors, code)) throw new RangeError(`There is no sentence for "${code}". Add it to audit-verdicts.en.ts.`);
	return said(errors[code], values);
}

const said = (message: Message, values: Readonly<Record<string, unknown>>): string =>
	typeof message === 'string' ? message : message(values as never);
