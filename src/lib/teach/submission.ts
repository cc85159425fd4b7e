/** What a student hands in, and what they take from one machine to another. Plain JSON, signed, and sealed where the assignment asks. */
import type { Attempt } from '#lib/attempt/events.ts';
import type { DrillItemLog } from './drill-item.ts';
import type { ReviewItemLog } from './review-item.ts';

export const SUBMISSION_FORMAT = 'holdout-submission';
export const WORK_FORMAT = 'holdout-assignment-work';
export const SUBMISSION_VERSION = 1;

/** The hash chain of one item. Cases keep the log they always keep; drills and reviews one of their own events. */
export type ItemLog = Attempt | DrillItemLog | ReviewItemLog;

export interface SubmittedItem {
	/** Place in the assignment, from 0. */
	readonly item: number;
	/** null: never opened. */
	readonly log: ItemLog | null;
	/** Hash of the log's last entry, so that a shortened log is noticed; null without a log. */
	readonly head: string | null;
	/** Points of 100 as the student's page computed them; null where it did not. Shown, and never believed. */
	readonly claimed: number | null;
}

/** Where the work was done, as the page saw it. For information. */
export interface SubmissionEnvironment {
	/** Whole hash of the engine that made the numbers. */
	readonly engineHash: string;
	/** Version of the site. */
	readonly build: string;
	/** Random and kept in the browser; says which files come from one device, and nothing about it. */
	readonly device: string;
}

/** Work that went through another machine: the key that signed it there. */
export interface Passage {
	readonly publicKey: string;
	readonly device: string;
	/** Milliseconds since the Unix epoch, by that machine's clock. */
	readonly at: number;
}

export interface SubmissionBody {
	readonly format: typeof SUBMISSION_FORMAT | typeof WORK_FORMAT;
	readonly version: typeof SUBMISSION_VERSION;
	/** Hash of the assignment. */
	readonly assignment: string;
	readonly title: string;
	/** The id or code, as typed. */
	readonly student: string;
	/** The word read out, in a live assignment. */
	readonly nonce: string | null;
	readonly items: readonly SubmittedItem[];
	readonly environment: SubmissionEnvironment;
	readonly passages: readonly Passage[];
	/** Milliseconds since the Unix epoch, by the machine's clock. */
	readonly savedAt: number;
}

/** A file in the clear. The signature is over the canonical JSON of `body`; both are null where the browser offers no cryptography. */
export interface Submission {
	readonly format: SubmissionBody['format'];
	readonly version: typeof SUBMISSION_VERSION;
	readonly body: SubmissionBody;
	/** P-256, raw, base64url. */
	readonly publicKey: string | null;
	/** ECDSA with SHA-256, base64url. */
	readonly signature: string | null;
}

/** A file that only the instructor's private key opens: ECDH on P-256, HKDF with SHA-256, AES-GCM of 256 bits. */
export interface SealedSubmission {
	readonly format: typeof SUBMISSION_FORMAT;
	readonly version: typeof SUBMISSION_VERSION;
	readonly assignment: string;
	readonly sealed: {
		/** The file's own public key, raw, base64url. */
		readonly key: string;
		readonly iv: string;
		/** A `Submission` as JSON, encrypted, base64url. */
		readonly data: string;
	};
}

/**
 * What lies in the file a student saves. With `WORK_FORMAT` it is work to go on with on another machine; that is never sealed, since
 * the student needs it.
 */
export type SubmissionFile = Submission | SealedSubmission;
