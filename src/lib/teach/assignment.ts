/**
 * An assignment: plain data, shared as a link or a file. Its identity is the SHA-256 of its canonical JSON without the overrides
 * (`assignmentHash`), so that helping one student moves nobody's variant, and any other edit makes a new assignment.
 */
import type { ComponentId, Template } from '#lib/attempt/weights.ts';
import type { Conventions } from '#lib/diagnosis/verdict.ts';

export const ASSIGNMENT_FORMAT = 'holdout-assignment';
export const ASSIGNMENT_VERSION = 1;
/** Digits of `engineHash` and of an exercise's `contentHash` that an assignment keeps: enough to notice a change, short in a link. */
export const ENGINE_DIGITS = 16;
export const CONTENT_DIGITS = 8;
/** Items at most, members of a pool at most, and seeds of a member at most. */
export const MOST_ITEMS = 60;
export const MOST_MEMBERS = 30;
export const MOST_SEEDS = 200;

/**
 * `exercise`: a case of the course, from brief to debrief. `decision`: a case of stage judgment. `drill`: some cards. `review`: one
 * item of the review room.
 */
export const ITEM_KINDS = ['exercise', 'decision', 'drill', 'review'] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

/** `immediate`: everything is told after the commitment (practice). `withheld`: reveal, remedy and grade come after release (exam). */
export type FeedbackMode = 'immediate' | 'withheld';

/**
 * `open`: the student types an id. `sealed`: a random code per student, and the instructor keeps the table. `live`: an id, and a
 * word that is read out at the start, so that nobody can have seen the variant before.
 */
export const VARIANT_MODES = ['open', 'sealed', 'live'] as const;
export type VariantMode = (typeof VARIANT_MODES)[number];

/** One thing the variant may draw. Members of one pool should share a brief, so that a title does not tell which one it is. */
export interface PoolMember {
	/** Slug of an exercise, or id of a review item. */
	readonly name: string;
	/** 0 the exercise as written, 1 its twin, 2 its break-it value: the same brief and another answer. 0 unless said. */
	readonly variant?: number;
	/** First `CONTENT_DIGITS` digits of the content hash it was composed with. */
	readonly content: string;
	/** Deployed seeds: only those whose key was proved to be what was planted. Sorted, without repeats. */
	readonly seeds: readonly number[];
}

export interface AssignmentItem {
	readonly kind: ItemKind;
	/** Of a drill: what cards are dealt from. Of the others: one member is drawn; a single one where there is nothing to draw. */
	readonly pool: readonly PoolMember[];
	/** What full marks are worth. */
	readonly points: number;
	/** Points of 100 that each hint costs, 0 unless said; `null`: no hints are offered. */
	readonly hintCost?: number | null;
	/** Of a drill: how many cards; all of the pool unless said. */
	readonly cards?: number;
}

/** What is different for one student. Not part of the assignment's identity. */
export interface Override {
	/** Minutes on top of the time limit. */
	readonly extraMinutes?: number;
	/** Instead of the assignment's due date. */
	readonly due?: number;
	/** By item, from 0: another draw for this student, where theirs turned out badly. */
	readonly draws?: Readonly<Record<string, { readonly member: number; readonly seed: number }>>;
}

/** Points per component for a template; components that are left out keep the usual ones. */
export type Rubric = Readonly<Partial<Record<Template, Readonly<Partial<Record<ComponentId, number>>>>>>;

export interface Assignment {
	readonly format: typeof ASSIGNMENT_FORMAT;
	readonly version: typeof ASSIGNMENT_VERSION;
	readonly title: string;
	/** What it is for, one line each. */
	readonly objectives?: readonly string[];
	/** First `ENGINE_DIGITS` digits of the hash of the engine it was composed with. */
	readonly engine: string;
	readonly feedback: FeedbackMode;
	readonly variants: VariantMode;
	readonly items: readonly AssignmentItem[];
	/** Minutes from the first thing that is opened; none unless said. */
	readonly timeLimit?: number;
	/** Milliseconds since the Unix epoch. */
	readonly due?: number;
	/** Verdict conventions other than the usual ones. */
	readonly thresholds?: Readonly<Partial<Conventions>>;
	readonly rubric?: Rubric;
	/** The instructor's public key (P-256, raw, base64url): submissions are then encrypted to it. */
	readonly instructorKey?: string;
	/** By `studentTag`, so that a shared link names nobody. */
	readonly overrides?: Readonly<Record<string, Override>>;
}

/** One card of a drill, as drawn for a student. */
export interface VariantCard {
	readonly name: string;
	readonly variant: number;
	readonly seed: number;
	readonly content: string;
}

/** What one student gets for one item. */
export interface VariantItem {
	/** Place in the assignment, from 0. */
	readonly item: number;
	readonly kind: ItemKind;
	/** One draw; of a drill as many as it has cards. */
	readonly draws: readonly VariantCard[];
	/** Id that the log of this item must have: it binds the log to assignment, student and item. */
	readonly logId: string;
}

/** What one student gets: a pure function of assignment, student and, where the mode is live, the word read out. */
export interface Variant {
	/** Hash of the assignment. */
	readonly assignment: string;
	readonly student: string;
	readonly nonce: string | null;
	readonly items: readonly VariantItem[];
}
