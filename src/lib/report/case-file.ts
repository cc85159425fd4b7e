/** A case as a file or a link: the log with the person's edits, to be opened and run again anywhere. */
import * as v from 'valibot';
import type { Attempt } from '#lib/attempt/events.ts';
import { verifyChain } from '#lib/attempt/log.ts';
import { readAttempt } from '#lib/attempt/migrate.ts';
import { parseAttempt } from '#lib/attempt/schema.ts';
import { say } from '#lib/messages/portfolio.ts';
import { editsSchema, type CaseEdits } from './edits.ts';

export const CASE_FORMAT = 'holdout-case';
export const CASE_VERSION = 1;

export interface CaseFile {
	readonly attempt: Attempt;
	readonly edits: CaseEdits;
}

/** A text that is no case; `message` is the sentence's second half, for the page. */
export class NotACaseError extends Error {
	constructor(reason: string) {
		super(reason);
		this.name = 'NotACaseError';
	}
}

export function writeCaseFile({ attempt, edits }: CaseFile, indent = true): string {
	return JSON.stringify({ format: CASE_FORMAT, version: CASE_VERSION, attempt, edits }, null, indent ? '\t' : undefined);
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
	const { attempt, edits } = raw as { attempt?: unknown; edits?: unknown };
	const read = readAttempt(attempt);
	if (read.kind === 'newer') throw new NotACaseError(say('drop.newer'));
	if (read.kind === 'broken') throw new NotACaseError(say('drop.shape', { where: 'attempt' }));
	const shape = parseAttempt(read.attempt);
	if (!shape.ok) throw new NotACaseError(say('drop.shape', { where: shape.where }));
	if (!verifyChain(shape.attempt).ok) throw new NotACaseError(say('drop.chain'));
	const checked = v.safeParse(editsSchema, edits);
	if (!checked.success) throw new NotACaseError(say('drop.shape', { where: 'edits' }));
	return { attempt: shape.attempt, edits: checked.output };
}
