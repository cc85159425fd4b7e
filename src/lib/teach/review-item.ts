/** A review as an item of an assignment: the review room's own events, in a chain that is anchored as a case's is. */
import * as v from 'valibot';
import type { Chain } from '#lib/attempt/events.ts';
import type { Grade } from '#lib/attempt/grade.ts';
import { appendEvent } from '#lib/attempt/log.ts';
import { sentence } from '#lib/attempt/sentence.ts';
import { emptyLog, reviewLogSchema, sentAnswer, type ReviewEvent, type ReviewLog } from '#lib/review/log.ts';
import type { ReviewKey } from '#lib/review/parts.ts';
import { scoreReview } from '#lib/review/score.ts';

export type ReviewItemEvent =
	| { readonly type: 'started'; readonly contentHash: string; readonly engineHash: string }
	/** What the review room logged; drafts are left out. */
	| { readonly type: 'review'; readonly event: ReviewEvent }
	| { readonly type: 'finished' };

/** `exercise` of the chain is the item's slug, `seed` the seed of its runs; the id is the variant's `logId`. */
export type ReviewItemLog = Chain<ReviewItemEvent>;

const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const name = v.pipe(v.string(), v.nonEmpty(), v.maxLength(300));
const event = v.variant('type', [
	v.strictObject({ type: v.literal('started'), contentHash: name, engineHash: name }),
	v.strictObject({ type: v.literal('review'), event: reviewLogSchema.entries.events.pipe[0].item }),
	v.strictObject({ type: v.literal('finished') })
]);

/** The shape of a review's log, for files. */
export const reviewItemLogSchema = v.strictObject({
	version: v.literal(1),
	id: name,
	exercise: name,
	seed: v.pipe(count, v.maxValue(0xffffffff)),
	entries: v.array(v.strictObject({ i: count, t: v.pipe(v.number(), v.finite()), event, prev: hash, hash }))
});

/** The review room's log of an item, made from the chain. */
export function reviewLogOf(log: ReviewItemLog): ReviewLog {
	const started = log.entries.map(({ event }) => event).find((event) => event.type === 'started');
	const events = log.entries.flatMap(({ event }) => (event.type === 'review' ? [event.event] : []));
	return { ...emptyLog(log.exercise, log.seed, started?.contentHash ?? '', started?.engineHash ?? ''), events };
}

/** The chain with what a review has grown by; drafts are not kept. */
export function withReview(log: ReviewItemLog, review: ReviewLog): ReviewItemLog {
	const kept = review.events.filter(({ kind }) => kind !== 'drafted');
	const known = reviewLogOf(log).events.length;
	return kept.slice(known).reduce((chain, event) => appendEvent(chain, { type: 'review', event }, event.t), log);
}

/** Points out of 100, below 0 where good work was stopped; 0 where nothing was sent. */
export function gradeReview(log: ReviewItemLog, key: ReviewKey): Grade {
	const answer = sentAnswer(reviewLogOf(log));
	const { share, outcome } = answer === null ? { share: 0, outcome: 'none' } : scoreReview(answer, key);
	const reason = sentence(`review.${outcome}`, { share });
	return {
		components: [{ id: 'diagnosis', weight: 100, score: share, points: share * 100, reason }],
		caps: [],
		hints: 0,
		total: share * 100
	};
}
