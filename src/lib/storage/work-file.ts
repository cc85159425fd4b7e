/**
 * Everything as one JSON file, and back. Opening a file joins it with what is here: by attempt, the longer log wins where one
 * continues the other, and both are kept where they went different ways. Nothing here is ever replaced by something else.
 */
import type { Attempt } from '#lib/attempt/events.ts';
import { verifyChain } from '#lib/attempt/log.ts';
import { readAttempt } from '#lib/attempt/migrate.ts';
import { parseAttempt } from '#lib/attempt/schema.ts';
import { sentence, type Sentence } from '#lib/attempt/sentence.ts';
import { conflictWith, copyKey } from './attempt-rows.ts';
import type { Row, TableName } from './backend.ts';

export const FILE_FORMAT = 'holdout-work';
export const FILE_VERSION = 1;

export type Tables = Readonly<Record<TableName, readonly Row[]>>;

/** The text of a work file. Rows that this build cannot read go along untouched. */
export function writeWorkFile(tables: Tables, now: number): string {
	const { attempts, settings, records } = tables;
	return JSON.stringify({ format: FILE_FORMAT, version: FILE_VERSION, savedAt: now, attempts, settings, records }, null, '\t');
}

export interface Merged {
	/** What is to be written: none of it replaces anything but its own beginning. */
	readonly writes: readonly { readonly table: TableName; readonly row: Row }[];
	readonly added: number;
	readonly extended: number;
	readonly kept: number;
	readonly problems: readonly Sentence[];
}

/** A text that is no work file at all; `sentence` says so. */
export class NotAWorkFileError extends Error {
	readonly sentence: Sentence;

	constructor(reason: Sentence) {
		super(reason.id);
		this.name = 'NotAWorkFileError';
		this.sentence = reason;
	}
}

/**
 * What opening a file would change.
 * @throws {NotAWorkFileError} when the text is not a work file, or one of a newer version.
 */
export function mergeWorkFile(text: string, here: Tables): Merged {
	const file = parseFile(text);
	const writes: { table: TableName; row: Row }[] = [];
	const problems: Sentence[] = [];
	const counts = { added: 0, extended: 0, kept: 0 };

	for (const row of rowsOf(file.attempts)) {
		const found = here.attempts.find(({ key }) => key === row.key);
		const problem = attemptProblem(row);
		if (problem) problems.push(problem);
		else if (!found) {
			writes.push({ table: 'attempts', row });
			counts.added += 1;
		} else mergeAttempt(row, found);
	}

	/** Both are here under one key and the file's one is sound. */
	function mergeAttempt(row: Row, found: Row): void {
		const read = readAttempt(row.value);
		if (read.kind !== 'attempt') {
			if (JSON.stringify(read.raw) !== JSON.stringify(found.value))
				problems.push(sentence('storage.import.newer-differs', { id: row.key }));
			return;
		}
		const conflict = conflictWith(found, read.attempt);
		if (conflict === 'ahead') return;
		if (conflict === null) {
			const length = readAttempt(found.value);
			if (length.kind === 'attempt' && length.attempt.entries.length === read.attempt.entries.length) return;
			writes.push({ table: 'attempts', row });
			counts.extended += 1;
			return;
		}
		const key = copyKey(read.attempt);
		if (here.attempts.some((other) => other.key === key)) return;
		writes.push({ table: 'attempts', row: { ...row, key } });
		counts.kept += 1;
	}

	for (const row of rowsOf(file.settings)) {
		// What was chosen here stands; the file only fills what was never chosen.
		if (!here.settings.some(({ key }) => key === row.key)) writes.push({ table: 'settings', row });
	}
	for (const row of rowsOf(file.records)) {
		const found = here.records.find(({ key }) => key === row.key);
		if (!found || found.savedAt < row.savedAt) writes.push({ table: 'records', row });
	}
	return { writes, problems, ...counts };
}

interface WorkFile {
	readonly attempts: unknown;
	readonly settings: unknown;
	readonly records: unknown;
}

function parseFile(text: string): WorkFile {
	let file: unknown;
	try {
		file = JSON.parse(text);
	} catch {
		throw new NotAWorkFileError(sentence('storage.import.not-json'));
	}
	if (!isRecord(file) || file.format !== FILE_FORMAT || typeof file.version !== 'number') {
		throw new NotAWorkFileError(sentence('storage.import.not-a-work-file'));
	}
	if (file.version > FILE_VERSION) throw new NotAWorkFileError(sentence('storage.import.newer-file', { version: file.version }));
	return { attempts: file.attempts, settings: file.settings, records: file.records };
}

function rowsOf(value: unknown): readonly Row[] {
	return Array.isArray(value) ? value.filter(isRow) : [];
}

function isRow(value: unknown): value is Row {
	return isRecord(value) && typeof value.key === 'string' && value.key !== '' && typeof value.savedAt === 'number' && 'value' in value;
}

/** Why an attempt of the file cannot be taken, or `null`. One of a newer version is taken as it is. */
function attemptProblem(row: Row): Sentence | null {
	const read = readAttempt(row.value);
	if (read.kind === 'newer') return null;
	if (read.kind === 'broken') return sentence('storage.import.broken', { id: row.key });
	const shape = parseAttempt(read.attempt);
	if (!shape.ok) return sentence('storage.import.shape', { id: row.key, where: shape.where, what: shape.what });
	return chainProblem(row.key, shape.attempt);
}

function chainProblem(key: string, attempt: Attempt): Sentence | null {
	const chain = verifyChain(attempt);
	if (!chain.ok) return sentence('storage.import.chain', { id: key, entry: chain.at + 1 });
	return key === attempt.id || key.startsWith(`${attempt.id}~`) ? null : sentence('storage.import.broken', { id: key });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
