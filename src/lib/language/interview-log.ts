/** The record of one interview: what was planned, asked, answered, and when. Everything shown at the end is computed from it. */
import * as v from 'valibot';
import { DIAGNOSIS_IDS } from '#lib/diagnosis/ids.ts';
import { STAGES } from '#lib/exercise/vocabulary.ts';
import { MAX_CLAIM } from './claim.ts';
import { LENGTHS } from './interview-plan.ts';
import { SLOTS } from './slots.ts';

export const INTERVIEW_VERSION = 1;
export const INTERVIEW_PREFIX = 'interview/';

const short = v.pipe(v.string(), v.maxLength(300));
const said = v.pipe(v.string(), v.maxLength(MAX_CLAIM));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const time = v.pipe(v.number(), v.finite());

const tried = v.strictObject({ exercise: short, variant: count, seed: v.pipe(count, v.maxValue(0xffffffff)) });
const planItem = v.variant('kind', [
	v.strictObject({ kind: v.literal('card'), tries: v.pipe(v.array(tried), v.maxLength(40)) }),
	v.strictObject({ kind: v.literal('say'), question: short })
]);

const cardAnswer = v.strictObject({
	kind: v.literal('card'),
	place: count,
	draw: tried,
	choices: v.array(short),
	answer: short,
	confidence: v.picklist([50, 70, 85, 95]),
	said,
	/** Spoken to a person, not typed: a person scores it. */
	aloud: v.boolean(),
	key: v.strictObject({ primary: v.picklist(DIAGNOSIS_IDS), accept: v.array(v.picklist(DIAGNOSIS_IDS)) }),
	digest: short,
	from: time,
	to: time
});
const sayAnswer = v.strictObject({
	kind: v.literal('say'),
	place: count,
	question: short,
	said,
	aloud: v.boolean(),
	/** What is asked after it: a missing slot, or null for the question that presses on. Empty when it was spoken. */
	asks: v.pipe(v.array(v.nullable(v.picklist(SLOTS))), v.maxLength(3)),
	/** `slot` null: the question that presses on when nothing is missing. */
	followUps: v.pipe(v.array(v.strictObject({ slot: v.nullable(v.picklist(SLOTS)), said })), v.maxLength(3)),
	from: time,
	to: time
});

export const interviewSchema = v.strictObject({
	version: v.literal(INTERVIEW_VERSION),
	id: short,
	mode: v.picklist(['alone', 'live']),
	nonce: short,
	minutes: v.picklist(LENGTHS),
	stages: v.pipe(v.array(v.picklist(STAGES)), v.minLength(1)),
	/** Hash of the questions as they stood. */
	questionsHash: short,
	engineHash: short,
	plan: v.pipe(v.array(planItem), v.maxLength(60)),
	startedAt: time,
	/** Time when it was last saved: what follows until it is opened again counts as a pause. */
	seenAt: time,
	endedAt: v.nullable(time),
	pauses: v.pipe(
		v.array(v.strictObject({ from: time, to: v.nullable(time), why: v.picklist(['paused', 'away', 'training']) })),
		v.maxLength(500)
	),
	answers: v.pipe(v.array(v.variant('kind', [cardAnswer, sayAnswer])), v.maxLength(60)),
	/** Places that were passed over. */
	skipped: v.pipe(v.array(count), v.maxLength(60)),
	/** What stands in the field of the open question. */
	draft: said
});

export type Interview = v.InferOutput<typeof interviewSchema>;
export type CardAnswer = v.InferOutput<typeof cardAnswer>;
export type SayAnswer = v.InferOutput<typeof sayAnswer>;

export interface StoredInterviews {
	/** Newest first. */
	readonly interviews: readonly Interview[];
	/** Records that this build cannot read; they stay as they are. */
	readonly unreadable: number;
}

/** Reads stored records. */
export function readInterviews(records: readonly { readonly key: string; readonly value: unknown }[]): StoredInterviews {
	const read = records.map(({ value }) => v.safeParse(interviewSchema, value));
	return {
		interviews: read.flatMap((one) => (one.success ? [one.output] : [])).sort((a, b) => b.startedAt - a.startedAt),
		unreadable: read.filter(({ success }) => !success).length
	};
}

/** Milliseconds that count at a time: since the start, without the pauses. A pause within the wait for a draw counts once. */
export function timeUsed(interview: Pick<Interview, 'startedAt' | 'pauses'>, now: number): number {
	let [paused, until] = [0, interview.startedAt];
	for (const { from, to } of [...interview.pauses].sort((a, b) => a.from - b.from)) {
		const end = Math.min(to ?? now, now);
		paused += Math.max(0, end - Math.max(from, until));
		until = Math.max(until, end);
	}
	return Math.max(0, now - interview.startedAt - paused);
}
