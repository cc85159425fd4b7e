/** The log of one review: what was asked, what was sent, and what the runs said. Everything shown is a function of it. */
import * as v from 'valibot';
import { FLAWS, QUESTIONS, SEVERITIES, type Question, type Severity } from './flaws.ts';

export const REVIEW_VERSION = 1;
export const REVIEW_PREFIX = 'review/';

/** What a reviewer says. `line` is null where nothing is marked: that is an approval. */
export interface ReviewAnswer {
	readonly line: number | null;
	readonly flaw: string | null;
	readonly severity: Severity | null;
	readonly consequence: string | null;
	readonly fix: string | null;
}

export const APPROVAL: ReviewAnswer = { line: null, flaw: null, severity: null, consequence: null, fix: null };

export type ReviewEvent =
	| { readonly kind: 'asked'; readonly t: number; readonly question: Question }
	/** Not sent yet; only the last draft is kept. */
	| { readonly kind: 'drafted'; readonly t: number; readonly answer: ReviewAnswer }
	/** Sent: the first one counts, and there is no second. */
	| { readonly kind: 'sent'; readonly t: number; readonly answer: ReviewAnswer }
	/** Both runs were seen; their digests let anyone check that it was these. */
	| { readonly kind: 'ran'; readonly t: number; readonly submitted: string; readonly fixed: string };

/** One review of one item at one seed. */
export interface ReviewLog {
	readonly version: typeof REVIEW_VERSION;
	readonly item: string;
	readonly seed: number;
	/** SHA-256 of the item's text when the review was begun. */
	readonly contentHash: string;
	readonly engineHash: string;
	readonly events: readonly ReviewEvent[];
}

const time = v.pipe(v.number(), v.finite());
const optionId = v.nullable(v.pipe(v.string(), v.regex(/^option-[1-9]$/)));
const answer = v.strictObject({
	line: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500))),
	flaw: v.nullable(v.picklist(FLAWS)),
	severity: v.nullable(v.picklist(SEVERITIES)),
	consequence: optionId,
	fix: optionId
});
const digest = v.pipe(v.string(), v.maxLength(200));

export const reviewLogSchema = v.strictObject({
	version: v.literal(REVIEW_VERSION),
	item: v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)),
	seed: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0xffffffff)),
	contentHash: digest,
	engineHash: digest,
	events: v.pipe(
		v.array(
			v.variant('kind', [
				v.strictObject({ kind: v.literal('asked'), t: time, question: v.picklist(QUESTIONS) }),
				v.strictObject({ kind: v.literal('drafted'), t: time, answer }),
				v.strictObject({ kind: v.literal('sent'), t: time, answer }),
				v.strictObject({ kind: v.literal('ran'), t: time, submitted: digest, fixed: digest })
			])
		),
		v.maxLength(200)
	)
});

/** Key of the stored record. */
export const reviewKey = ({ item, seed }: Pick<ReviewLog, 'item' | 'seed'>): string => `${REVIEW_PREFIX}${item}/${seed}`;

export function emptyLog(item: string, seed: number, contentHash: string, engineHash: string): ReviewLog {
	return { version: REVIEW_VERSION, item, seed, contentHash, engineHash, events: [] };
}

/** A log with one event more. A draft takes the place of the draft before it; nothing is sent twice. */
export function withEvent(log: ReviewLog, event: ReviewEvent): ReviewLog {
	if (event.kind === 'sent' && sentAnswer(log) !== null) return log;
	if (event.kind === 'drafted' && sentAnswer(log) !== null) return log;
	const before = event.kind === 'drafted' || event.kind === 'sent' ? log.events.filter(({ kind }) => kind !== 'drafted') : log.events;
	return { ...log, events: [...before, event] };
}

/** What was sent, or null while nothing is. */
export function sentAnswer({ events }: ReviewLog): ReviewAnswer | null {
	for (const event of events) if (event.kind === 'sent') return event.answer;
	return null;
}

/** The answer so far: what was sent, else the last draft, else nothing. */
export function answerSoFar(log: ReviewLog): ReviewAnswer {
	const drafted = log.events.findLast((event) => event.kind === 'drafted');
	return sentAnswer(log) ?? drafted?.answer ?? APPROVAL;
}

export function questionsAsked({ events }: ReviewLog): readonly Question[] {
	return [...new Set(events.flatMap((event) => (event.kind === 'asked' ? [event.question] : [])))];
}

/** Stored records → logs, in the order of their last event. Records that this build cannot read stay where they are and are counted. */
export function readReviewLogs(records: readonly { readonly key: string; readonly value: unknown }[]): {
	readonly logs: readonly ReviewLog[];
	readonly unread: number;
} {
	const logs: ReviewLog[] = [];
	let unread = 0;
	for (const { value } of records) {
		const read = v.safeParse(reviewLogSchema, value);
		if (read.success) logs.push(read.output as ReviewLog);
		else unread += 1;
	}
	const last = ({ events }: ReviewLog): number => events.at(-1)?.t ?? 0;
	return { logs: logs.sort((a, b) => last(a) - last(b) || (reviewKey(a) < reviewKey(b) ? -1 : 1)), unread };
}
