/** What replaying a submission finds. Plain data, one object a file: what the page's table shows and the command line writes. */
import type { Grade } from '#lib/attempt/grade.ts';
import type { Sentence } from '#lib/attempt/sentence.ts';
import type { ItemKind } from './assignment.ts';

/**
 * `exact`: every number of every log, and the claimed score, came out again. `within-tolerance`: numbers differ in their last
 * digits only, and no decision or score moves. `score-differs`: a number, a decision or the score is not what the replay gives.
 * `cannot-replay`: another engine, other content, or nothing that can be read. `incomplete`: what is there was replayed, and something
 * that is asked for is missing.
 */
export const VERDICTS = ['exact', 'within-tolerance', 'score-differs', 'cannot-replay', 'incomplete'] as const;
export type SubmissionVerdict = (typeof VERDICTS)[number];

/** What a file shows that honest work does not. Each has three sentences in messages/verify: what it is, what it shows, what it does not. */
export const FLAG_IDS = [
	'same-log',
	'same-timing',
	'too-fast',
	'wrong-variant',
	'log-changed',
	'numbers-differ',
	'score-claim',
	'signature',
	'order',
	'over-time'
] as const;
export type FlagId = (typeof FLAG_IDS)[number];

/** Worth knowing, and never held against anybody. */
export const NOTE_IDS = [
	'same-device',
	'copied-from',
	'other-machine',
	'unsigned',
	'late',
	'clock-back',
	'not-on-roster',
	'other-word',
	'handed-in-again'
] as const;
export type NoteId = (typeof NOTE_IDS)[number];

export interface Flag {
	readonly id: FlagId;
	/** Place in the assignment; null where it is about the file. */
	readonly item: number | null;
	/** Fill the flag's sentences. */
	readonly values: Sentence['values'];
}

export interface Note {
	readonly id: NoteId;
	readonly item: number | null;
	readonly values: Sentence['values'];
}

/** A number that was logged and what the replay gives instead. */
export interface Difference {
	/** Place of the entry in the log. */
	readonly entry: number;
	/** Such as `trained.validation`. */
	readonly field: string;
	readonly logged: string | number;
	readonly replayed: string | number;
}

/** What an item is worth by one set of rules, from the replay alone. */
export interface Standing {
	/** Null where there is none. */
	readonly grade: Grade | null;
	/** Of the item's own points, from `grade`; a grade below 0 counts below 0. 0 where nothing was done; null where it cannot be replayed. */
	readonly points: number | null;
	/** How the call ended (feedback state), for the item statistics; null without a commitment. */
	readonly branch: string | null;
	/** Key of the draw and the answer given: what the class's confusion matrix is made of. Empty without a commitment. */
	readonly calls: readonly { readonly key: string; readonly answer: string; readonly right: boolean }[];
}

export interface ItemResult extends Standing {
	readonly item: number;
	readonly kind: ItemKind;
	/** What this student's variant asks for: exercise or review item (of a drill, null), and seed. */
	readonly name: string | null;
	readonly variant: number;
	readonly seed: number | null;
	readonly verdict: SubmissionVerdict;
	/** Why it could not be replayed or is not complete; null otherwise. */
	readonly reason: Sentence | null;
	/** In a regrade: by the assignment's own rules. Absent otherwise, and where nothing could be replayed. */
	readonly before?: Standing;
	readonly possible: number;
	readonly claimed: number | null;
	readonly differences: readonly Difference[];
	/** From first to last entry, pauses of over half an hour left out; null without a log. */
	readonly minutes: number | null;
}

/** Fingerprints by which files are compared with one another. */
export interface Fingerprint {
	readonly item: number;
	/** Hash of the last entry. */
	readonly head: string;
	/** Hash of the times between entries in milliseconds; null for logs too short to tell. */
	readonly timing: string | null;
}

export interface VerificationResult {
	/** Name of the file, as given. */
	readonly file: string;
	/** Hash of the assignment it was verified against. */
	readonly assignment: string;
	/** As typed in the file; null when it could not be read. */
	readonly student: string | null;
	readonly verdict: SubmissionVerdict;
	/** Why it could not be replayed at all, or what is missing; null otherwise. */
	readonly reason: Sentence | null;
	readonly items: readonly ItemResult[];
	/** Sum of the points; null when any item that was handed in cannot be replayed. */
	readonly points: number | null;
	readonly possible: number;
	/** What the file says of itself in percent; shown and never believed. */
	readonly claimed: number | null;
	readonly flags: readonly Flag[];
	readonly notes: readonly Note[];
	readonly fingerprints: readonly Fingerprint[];
	readonly device: string | null;
	readonly publicKey: string | null;
	readonly engineHash: string | null;
	/** First and last time in any of its logs, milliseconds since the Unix epoch. */
	readonly from: number | null;
	readonly to: number | null;
	readonly savedAt: number | null;
}
