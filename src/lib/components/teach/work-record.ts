/** What a student's browser keeps about one assignment besides the logs. */
import * as v from 'valibot';
import type { Assignment } from '#lib/teach/assignment.ts';
import { parseAssignment } from '#lib/teach/assignment-schema.ts';
import type { Passage } from '#lib/teach/submission.ts';

export const WORK_PREFIX = 'do/';
/** Logs of drills and reviews; cases keep theirs among the attempts. */
export const CHAIN_PREFIX = 'do-log/';
export const DEVICE_KEY = 'do-device';

export interface WorkRecord {
	readonly version: 1;
	readonly assignment: Assignment;
	/** The id or code as typed. */
	readonly student: string;
	readonly nonce: string | null;
	/** Milliseconds since the Unix epoch. */
	readonly begunAt: number;
	readonly passages: readonly Passage[];
	/** The instructor has released what was withheld. */
	readonly released: boolean;
	readonly handedIn: { readonly name: string; readonly at: number } | null;
	/** Points of 100 that this page computed, by item; null where it did not. */
	readonly claimed: readonly (number | null)[];
}

export const workKey = (hash: string): string => `${WORK_PREFIX}${hash}`;
export const chainKey = (logId: string): string => `${CHAIN_PREFIX}${logId}`;
/** Under which name the key of a student and an assignment is kept. */
export const signingKeyName = (hash: string, student: string): string => `${hash}/${student}`;

const finite = v.pipe(v.number(), v.finite());
const text = v.pipe(v.string(), v.maxLength(300));
const schema = v.strictObject({
	version: v.literal(1),
	assignment: v.unknown(),
	student: text,
	nonce: v.nullable(text),
	begunAt: finite,
	passages: v.array(v.strictObject({ publicKey: text, device: text, at: finite })),
	released: v.boolean(),
	handedIn: v.nullable(v.strictObject({ name: text, at: finite })),
	claimed: v.array(v.nullable(finite))
});

/** A stored record, or null where there is none of this version. */
export function readWorkRecord(raw: unknown): WorkRecord | null {
	const read = v.safeParse(schema, raw);
	if (!read.success) return null;
	const report = parseAssignment(read.output.assignment);
	return report.ok ? { ...read.output, assignment: report.assignment } : null;
}
