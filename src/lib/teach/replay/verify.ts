/**
 * Verifies one file: opens it, checks it, works out the student's variant anew, replays every log and grades from the replay alone.
 * Stateless: what compares files with one another is in cross-check.ts.
 */
import { sentence, type Sentence } from '#lib/attempt/sentence.ts';
import type { Assignment, Variant } from '../assignment.ts';
import { assignmentHash } from '../assignment-schema.ts';
import { dueFor, minutesFor, possiblePoints, type GradingRules, type Regrade } from '../rules.ts';
import { normaliseStudent, studentKey } from '../student.ts';
import { openSubmission } from '../submission-crypto.ts';
import type { ItemLog, Submission } from '../submission.ts';
import { variantOf } from '../variant.ts';
import { VERDICTS, type Flag, type Note, type SubmissionVerdict, type VerificationResult } from '../verification.ts';
import type { ReplayEngine } from './engine.ts';
import { judgeItem, type JudgedItem } from './judge-item.ts';
import type { ReplayMemo } from './memo.ts';

export interface VerifyContext {
	/** The instructor's own copy: a file only says which one it means. */
	readonly assignment: Assignment;
	readonly engine: ReplayEngine;
	readonly memo: ReplayMemo;
	/** Opens sealed files. */
	readonly privateKey?: CryptoKey | null;
	/** Ids or codes that were handed out; a file of anybody else gets a note. */
	readonly roster?: readonly string[];
	/** In a live assignment: the word that was read out. */
	readonly nonce?: string;
	/** Grade by these instead; the checks stay those of the assignment. */
	readonly regrade?: Regrade;
	readonly signal?: AbortSignal;
}

/** A minute for saving the file. */
const GRACE_MINUTES = 1;

/**
 * @param file name of the file, for the answer only
 * @param text its content
 * @throws {LabError} `cancelled` when the signal fires; every other trouble is part of the answer.
 */
export async function verifySubmission(file: string, text: string, context: VerifyContext): Promise<VerificationResult> {
	const { assignment, privateKey = null } = context;
	const opened = await openSubmission(text, privateKey);
	if (!opened.ok) return refused(file, assignment, opened.sentence);
	const { submission, signature } = opened;
	const { body } = submission;
	const known = identity(file, assignment, submission);
	if (body.assignment !== assignmentHash(assignment))
		return { ...known, reason: sentence('submission.other-assignment', { title: body.title }) };
	if (assignment.variants === 'live' && body.nonce === null && context.nonce === undefined)
		return { ...known, reason: sentence('submission.no-word') };

	const variant = variantOf(assignment, body.student, context.nonce ?? body.nonce);
	const judged: JudgedItem[] = [];
	for (const own of variant.items) {
		context.signal?.throwIfAborted();
		const submitted = body.items.find(({ item }) => item === own.item) ?? null;
		judged.push(await judgeItem(replayContext(context), { assignment, own, submitted }));
	}

	const flags: Flag[] = [
		...(signature === 'bad' ? [{ id: 'signature', item: null, values: {} } as const] : []),
		...judged.flatMap((one) => one.flags)
	];
	const times = judged.flatMap(({ log }) => (log === null ? [] : workTimes(log, assignment.feedback)));
	const [from, to] = times.length === 0 ? [null, null] : [Math.min(...ends(times)), Math.max(...ends(times))];
	const allowed = minutesFor(assignment, body.student);
	if (allowed !== null && from !== null && to !== null && (to - from) / 60_000 > allowed + GRACE_MINUTES)
		flags.push({ id: 'over-time', item: null, values: { minutes: (to - from) / 60_000, allowed } });

	const items = judged.map(({ result }) => result);
	const verdict = worst(items.map((item) => item.verdict));
	return {
		...known,
		verdict,
		reason: fileReason(verdict, items),
		items,
		points: items.some(({ points }) => points === null) ? null : items.reduce((sum, { points }) => sum + (points ?? 0), 0),
		claimed: claimedShare(items),
		flags,
		notes: [...fileNotes(context, submission, signature === 'none', variant), ...judged.flatMap((one) => one.notes)],
		fingerprints: judged.flatMap(({ fingerprint }) => fingerprint ?? []),
		from,
		to
	};
}

function replayContext({ assignment, engine, memo, regrade, signal }: VerifyContext): Parameters<typeof judgeItem>[0] {
	const { feedback, thresholds, rubric } = assignment;
	const rules: GradingRules = { feedback, thresholds, rubric };
	const changed = regrade && {
		...rules,
		thresholds: regrade.thresholds ?? thresholds,
		rubric: regrade.rubric ?? rubric
	};
	return { engine, memo, rules, regrade: changed ?? null, signal };
}

function refused(file: string, assignment: Assignment, reason: Sentence): VerificationResult {
	return {
		file,
		assignment: assignmentHash(assignment),
		student: null,
		verdict: 'cannot-replay',
		reason,
		items: [],
		points: null,
		possible: possiblePoints(assignment),
		claimed: null,
		flags: [],
		notes: [],
		fingerprints: [],
		device: null,
		publicKey: null,
		engineHash: null,
		from: null,
		to: null,
		savedAt: null
	};
}

function identity(file: string, assignment: Assignment, { body, publicKey }: Submission): VerificationResult {
	const { device, engineHash } = body.environment;
	const blank = refused(file, assignment, sentence('submission.other-file'));
	return { ...blank, student: body.student, device, publicKey, engineHash, savedAt: body.savedAt };
}

/** When the work was done. What comes after the release of an exam is reading, and does not count as time taken. */
function workTimes({ entries }: ItemLog, feedback: Assignment['feedback']): readonly number[] {
	const revealed = entries.findIndex(({ event }) => event.type === 'revealed');
	return (feedback === 'withheld' && revealed >= 0 ? entries.slice(0, revealed) : entries).map(({ t }) => t);
}

/** What keeps a file from being exact, the gravest first. */
const GRAVITY: readonly SubmissionVerdict[] = ['cannot-replay', 'score-differs', 'incomplete', 'within-tolerance', 'exact'];

function worst(verdicts: readonly SubmissionVerdict[]): SubmissionVerdict {
	return GRAVITY.find((verdict) => verdicts.includes(verdict)) ?? VERDICTS[0];
}

/** The reason of the first item that has the file's verdict, with its place. */
function fileReason(verdict: SubmissionVerdict, items: VerificationResult['items']): Sentence | null {
	const first = items.find((item) => item.verdict === verdict && item.reason !== null);
	return first?.reason ? sentence(first.reason.id, { ...first.reason.values, item: first.item + 1 }) : null;
}

function claimedShare(items: VerificationResult['items']): number | null {
	const possible = items.reduce((sum, item) => sum + item.possible, 0);
	if (possible === 0 || items.every(({ claimed }) => claimed === null)) return null;
	return items.reduce((sum, { claimed, possible: points }) => sum + (claimed ?? 0) * points, 0) / possible;
}

function fileNotes(
	{ assignment, roster, nonce }: VerifyContext,
	{ body }: Submission,
	unsigned: boolean,
	variant: Variant
): readonly Note[] {
	const due = dueFor(assignment, body.student);
	const note = (id: Note['id'], values: Note['values'] = {}): Note => ({ id, item: null, values });
	const listed = roster === undefined || roster.some((one) => studentKey(one) === studentKey(body.student));
	const otherWord = nonce !== undefined && normaliseStudent(body.nonce ?? '') !== variant.nonce;
	return [
		...(unsigned ? [note('unsigned')] : []),
		...(body.passages.length > 0 ? [note('other-machine', { machines: body.passages.length + 1 })] : []),
		...(due !== null && body.savedAt > due ? [note('late', { minutes: (body.savedAt - due) / 60_000 })] : []),
		...(listed ? [] : [note('not-on-roster', { student: body.student })]),
		...(otherWord ? [note('other-word', { word: body.nonce ?? '' })] : [])
	];
}

/** `Math.min` takes only so many arguments. */
function ends(times: readonly number[]): readonly number[] {
	return times.reduce<readonly number[]>(([low, high], t) => [Math.min(low, t), Math.max(high, t)], [times[0], times[0]]);
}
