/** What is required of an item and what is done, from its log alone. */
import type { Attempt } from '#lib/attempt/events.ts';
import { attemptState } from '#lib/attempt/reduce.ts';
import { sentAnswer } from '#lib/review/log.ts';
import type { FeedbackMode, VariantItem } from './assignment.ts';
import { answersOf, type DrillItemLog } from './drill-item.ts';
import { reviewLogOf, type ReviewItemLog } from './review-item.ts';
import type { ItemLog } from './submission.ts';

/** `committed`: the answer stands, and something that comes after it is still to be done. */
export type ItemStatus = 'untouched' | 'begun' | 'committed' | 'done';

export interface ItemProgress {
	readonly status: ItemStatus;
	/** Steps done and asked for: cards of a drill; commitment and end of a case. */
	readonly done: number;
	readonly of: number;
}

/** The log of an item is of its kind: the schema that reads a file, and the page that writes, see to that. */
export function asCase(log: ItemLog): Attempt {
	return log as Attempt;
}
export function asDrill(log: ItemLog): DrillItemLog {
	return log as DrillItemLog;
}
export function asReview(log: ItemLog): ReviewItemLog {
	return log as ReviewItemLog;
}

/**
 * How far an item is. A case is done when it is finished; in an exam, where nothing comes after the commitment (of a decision: after
 * the decision), that is the end. A drill is done with its last card, a review when it is sent.
 */
export function itemProgress(item: Pick<VariantItem, 'kind' | 'draws'>, log: ItemLog | null, feedback: FeedbackMode): ItemProgress {
	if (log === null || log.entries.length === 0) return { status: 'untouched', done: 0, of: item.kind === 'drill' ? item.draws.length : 2 };
	if (item.kind === 'drill') {
		const answered = answersOf(asDrill(log)).filter(({ place }) => place < item.draws.length).length;
		return { status: answered === item.draws.length ? 'done' : 'begun', done: answered, of: item.draws.length };
	}
	if (item.kind === 'review') {
		const sent = sentAnswer(reviewLogOf(asReview(log))) !== null;
		return { status: sent ? 'done' : 'begun', done: sent ? 2 : 1, of: 2 };
	}
	const { commitment, decision, phase } = attemptState(asCase(log));
	const settled = item.kind === 'decision' ? commitment !== null && decision !== null : commitment !== null;
	if (!settled) return { status: 'begun', done: 0, of: 2 };
	const finished = feedback === 'withheld' || phase === 'finished';
	return { status: finished ? 'done' : 'committed', done: finished ? 2 : 1, of: 2 };
}
