/** Checks a file that a student handed in. Strict, and with limits: it comes from anybody. */
import * as v from 'valibot';
import { attemptSchema } from '#lib/attempt/schema.ts';
import { sentence, type Sentence } from '#lib/attempt/sentence.ts';
import type { ItemKind } from './assignment.ts';
import { drillLogSchema } from './drill-item.ts';
import { reviewItemLogSchema } from './review-item.ts';
import {
	SUBMISSION_FORMAT,
	SUBMISSION_VERSION,
	WORK_FORMAT,
	type ItemLog,
	type SealedSubmission,
	type Submission,
	type SubmissionFile
} from './submission.ts';

/** Characters of a file at most; an honest one of sixty items has a few hundred thousand. */
export const LONGEST_FILE = 20_000_000;

const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'is not a SHA-256 in hexadecimal'));
const name = v.pipe(v.string(), v.nonEmpty(), v.maxLength(300));
const base64 = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]*$/, 'is not base64url'));
const finite = v.pipe(v.number(), v.finite());
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const body = v.strictObject({
	format: v.picklist([SUBMISSION_FORMAT, WORK_FORMAT]),
	version: v.literal(SUBMISSION_VERSION),
	assignment: hash,
	title: name,
	student: name,
	nonce: v.nullable(name),
	items: v.pipe(
		// Which kind of log an item has is known from the assignment only: `readItemLog` reads it then.
		v.array(v.strictObject({ item: count, log: v.unknown(), head: v.nullable(hash), claimed: v.nullable(finite) })),
		v.maxLength(100),
		v.check((items) => new Set(items.map(({ item }) => item)).size === items.length, 'names an item twice')
	),
	environment: v.strictObject({ engineHash: hash, build: name, device: name }),
	passages: v.pipe(v.array(v.strictObject({ publicKey: base64, device: name, at: finite })), v.maxLength(100)),
	savedAt: finite
});

const open = v.strictObject({
	format: v.picklist([SUBMISSION_FORMAT, WORK_FORMAT]),
	version: v.literal(SUBMISSION_VERSION),
	body,
	publicKey: v.nullable(base64),
	signature: v.nullable(base64)
});

const sealed = v.strictObject({
	format: v.literal(SUBMISSION_FORMAT),
	version: v.literal(SUBMISSION_VERSION),
	assignment: hash,
	sealed: v.strictObject({ key: base64, iv: base64, data: base64 })
});

export type FileReport = { readonly ok: true; readonly file: SubmissionFile } | { readonly ok: false; readonly sentence: Sentence };

/** Reads the text of a file. The logs inside are not judged yet. */
export function parseSubmission(text: string): FileReport {
	if (text.length > LONGEST_FILE) return refused('submission.too-large', { characters: text.length });
	let raw: unknown;
	try {
		raw = JSON.parse(text);
	} catch {
		return refused('submission.other-file');
	}
	if (typeof raw !== 'object' || raw === null) return refused('submission.other-file');
	const { format, version } = raw as { readonly format?: unknown; readonly version?: unknown };
	if (format !== SUBMISSION_FORMAT && format !== WORK_FORMAT) return refused('submission.other-file');
	if (typeof version === 'number' && version > SUBMISSION_VERSION) return refused('submission.newer', { version });
	const read = v.safeParse('sealed' in raw ? sealed : open, raw);
	if (!read.success) {
		const [issue] = read.issues;
		return refused('submission.shape', { where: v.getDotPath(issue) ?? 'the file', what: issue.message });
	}
	return { ok: true, file: read.output as Submission | SealedSubmission };
}

export type LogReport =
	{ readonly ok: true; readonly log: ItemLog } | { readonly ok: false; readonly where: string; readonly what: string };

/** Reads the log of an item of a kind. */
export function readItemLog(kind: ItemKind, raw: unknown): LogReport {
	const schema = kind === 'drill' ? drillLogSchema : kind === 'review' ? reviewItemLogSchema : attemptSchema;
	const read = v.safeParse(schema, raw);
	if (read.success) return { ok: true, log: read.output as ItemLog };
	const [issue] = read.issues;
	return { ok: false, where: v.getDotPath(issue) ?? 'the log', what: issue.message };
}

/** True for what only an instructor's private key opens. */
export function isSealed(file: SubmissionFile): file is SealedSubmission {
	return 'sealed' in file;
}

function refused(id: string, values: Sentence['values'] = {}): FileReport {
	return { ok: false, sentence: sentence(id, values) };
}
