/** Makes the body of a file from the work as it stands, and work again from a file that is taken to another machine. */
import { headHash } from '#lib/attempt/log.ts';
import type { Assignment } from './assignment.ts';
import { assignmentHash } from './assignment-schema.ts';
import { readItemLog } from './submission-schema.ts';
import { sentence, type Sentence } from '#lib/attempt/sentence.ts';
import {
	SUBMISSION_FORMAT,
	SUBMISSION_VERSION,
	WORK_FORMAT,
	type ItemLog,
	type Passage,
	type Submission,
	type SubmissionBody,
	type SubmissionEnvironment
} from './submission.ts';
import { variantOf } from './variant.ts';

export interface WorkToSave {
	readonly assignment: Assignment;
	readonly student: string;
	readonly nonce: string | null;
	/** By item, as many as the assignment has; null where it was never opened. */
	readonly logs: readonly (ItemLog | null)[];
	/** Points of 100 that the page showed, by item; null where it showed none. */
	readonly claimed: readonly (number | null)[];
	readonly environment: SubmissionEnvironment;
	readonly passages: readonly Passage[];
	/** Milliseconds since the Unix epoch. */
	readonly now: number;
}

/** `submission` for handing in, `work` for going on elsewhere. */
export function submissionBody(purpose: 'submission' | 'work', work: WorkToSave): SubmissionBody {
	const { assignment, student, nonce, logs, claimed, environment, passages, now } = work;
	return {
		format: purpose === 'work' ? WORK_FORMAT : SUBMISSION_FORMAT,
		version: SUBMISSION_VERSION,
		assignment: assignmentHash(assignment),
		title: assignment.title,
		student,
		nonce,
		items: assignment.items.map((_, item) => {
			const log = logs[item] ?? null;
			return { item, log, head: log === null ? null : headHash(log), claimed: claimed[item] ?? null };
		}),
		environment,
		passages,
		savedAt: now
	};
}

export type ResumeReport =
	| {
			readonly ok: true;
			readonly student: string;
			readonly nonce: string | null;
			readonly logs: readonly (ItemLog | null)[];
			/** The way the work has come, the machine that saved the file included. */
			readonly passages: readonly Passage[];
	  }
	| { readonly ok: false; readonly sentence: Sentence };

/**
 * Work from a file, to go on with here. Logs that do not belong to the student's own variant are refused: they could not be handed in.
 * A submission that was saved in the clear is work as well.
 */
export function resumeWork(assignment: Assignment, { body, publicKey }: Submission): ResumeReport {
	if (body.assignment !== assignmentHash(assignment))
		return { ok: false, sentence: sentence('work.other-assignment', { title: body.title }) };
	if (assignment.variants === 'live' && body.nonce === null) return { ok: false, sentence: sentence('work.no-word') };
	const variant = variantOf(assignment, body.student, body.nonce);
	const logs: (ItemLog | null)[] = assignment.items.map(() => null);
	for (const { item, log: raw } of body.items) {
		if (raw === null) continue;
		const own = variant.items[item];
		const read = own ? readItemLog(own.kind, raw) : null;
		if (!read?.ok) return { ok: false, sentence: sentence('work.unreadable', { item: item + 1 }) };
		if (read.log.id !== own.logId) return { ok: false, sentence: sentence('work.other-variant', { item: item + 1 }) };
		logs[item] = read.log;
	}
	const { device } = body.environment;
	const passage = { publicKey: publicKey ?? '', device, at: body.savedAt };
	return { ok: true, student: body.student, nonce: body.nonce, logs, passages: [...body.passages, passage] };
}
