/** A case as a file or a link: the log or record with the person's edits, to be opened and run again anywhere. */
import * as v from 'valibot';
import type { Attempt } from '#lib/attempt/events.ts';
import { verifyChain } from '#lib/attempt/log.ts';
import { readAttempt } from '#lib/attempt/migrate.ts';
import { parseAttempt } from '#lib/attempt/schema.ts';
import { say } from '#lib/messages/portfolio.ts';
import { editsSchema, type CaseEdits } from './edits.ts';

export const CASE_FORMAT = 'holdout-case';
export const CASE_VERSION = 1;

/** Stored records that a case can be made of, beside attempts and audits. */
export const RECORD_KINDS = ['capstone', 'season', 'review', 'interview'] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** What a case is of. A record is checked by the room that wrote it when it is opened. */
export type CaseSubject =
	{ readonly kind: 'attempt'; readonly attempt: Attempt } | { readonly kind: 'record'; readonly of: RecordKind; readonly value: unknown };

export interface CaseFile {
	readonly subject: CaseSubject;
	readonly edits: CaseEdits;
}

/** A text that is no case; `message` is the sentence's second half, for the page. */
export class NotACaseError extends Error {
	constructor(reason: string) {
		super(reason);
		this.name = 'NotACaseError';
	}
}

export function writeCaseFile({ subject, edits }: CaseFile, indent = true): string {
	const held = subject.kind === 'attempt' ? { attempt: subject.attempt } : { record: { of: subject.of, value: subject.value } };
	return JSON.stringify({ format: CASE_FORMAT, version: CASE_VERSION, ...held, edits }, null, indent ? '\t' : undefined);
}

/** @throws {NotACaseError} with a sentence when the text is not a case that this build can open. */
export function readCaseFile(text: string): CaseFile {
	let raw: unknown;
	try {
		raw = JSON.parse(text);
	} catch {
		throw new NotACaseError(say('drop.not-json'));
	}
	if (typeof raw !== 'object' || raw === null || !('format' in raw) || raw.format !== CASE_FORMAT || !('version' in raw))
		throw new NotACaseError(say('drop.not-case'));
	if (typeof raw.version === 'number' && raw.version > CASE_VERSION) throw new NotACaseError(say('drop.newer'));
	const { attempt, record, edits } = raw as { attempt?: unknown; record?: unknown; edits?: unknown };
	const subject = record === undefined ? attemptIn(attempt) : recordIn(record);
	const checked = v.safeParse(editsSchema, edits);
	if (!checked.success) throw new NotACaseError(say('drop.shape', { where: 'edits' }));
	return { subject, edits: checked.output };
}

const recordSchema = v.strictObject({ of: v.picklist(RECORD_KINDS), value: v.looseObject({}) });

function recordIn(record: unknown): CaseSubject {
	const read = v.safeParse(recordSchema, record);
	if (!read.success) throw new NotACaseError(say('drop.shape', { where: 'record' }));
	return { kind: 'record', ...read.output };
}

function attemptIn(attempt: unknown): CaseSubject {
	const read = readAttempt(attempt);
	if (read.kind === 'newer') throw new NotACaseError(say('drop.newer'));
	if (read.kind === 'broken') throw new NotACaseError(say('drop.shape', { where: 'attempt' }));
	const shape = parseAttempt(read.attempt);
	if (!shape.ok) throw new NotACaseError(say('drop.shape', { where: shape.where }));
	if (!verifyChain(shape.attempt).ok) throw new NotACaseError(say('drop.chain'));
	return { kind: 'attempt', attempt: shape.attempt };
}
