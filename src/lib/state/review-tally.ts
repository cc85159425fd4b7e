/** What the reviews that were sent come to: what was found, what was missed, and what was stopped that was in order. Pure. */
import { shareOf, type Share } from '#lib/practice/scores.ts';
import type { Severity } from '#lib/review/flaws.ts';
import { sentAnswer, type ReviewLog } from '#lib/review/log.ts';
import type { ReviewKey } from '#lib/review/parts.ts';
import { scoreReview } from '#lib/review/score.ts';

interface MissedFlaw {
	readonly item: string;
	readonly flaw: string;
	/** True where a line or a name was right; false where nothing was. */
	readonly partly: boolean;
}

interface FalseAlarm {
	readonly item: string;
	readonly severity: Severity;
}

export interface ReviewTally {
	/** Items that were reviewed and whose key is known. */
	readonly n: number;
	/** Mean share of the points, at least 0; NaN without a review. */
	readonly points: number;
	/** Of the flawed: line and name right. */
	readonly found: Share;
	/** Of those in order: let through, with or without a fair remark. */
	readonly approved: Share;
	readonly missed: readonly MissedFlaw[];
	readonly falseAlarms: readonly FalseAlarm[];
}

/** The first review that was sent of each item counts, as on the list of items. @param logs in the order of their last event. */
export function reviewTally(logs: readonly ReviewLog[], keys: Readonly<Record<string, ReviewKey | undefined>>): ReviewTally {
	const seen = new Set<string>();
	const scored = logs.flatMap((log) => {
		const answer = sentAnswer(log);
		const key = keys[log.item];
		if (answer === null || key === undefined || seen.has(log.item)) return [];
		seen.add(log.item);
		return [{ item: log.item, answer, key, score: scoreReview(answer, key) }];
	});
	const flawed = scored.filter(({ key }) => key.flaw !== null);
	const clean = scored.filter(({ key }) => key.flaw === null);
	const count = (of: typeof scored, ...outcomes: readonly string[]): number =>
		of.filter(({ score }) => outcomes.includes(score.outcome)).length;
	return {
		n: scored.length,
		points: scored.length === 0 ? NaN : Math.max(0, scored.reduce((sum, { score }) => sum + score.share, 0) / scored.length),
		found: shareOf(count(flawed, 'found'), flawed.length),
		approved: shareOf(count(clean, 'approved', 'approved-with-nit'), clean.length),
		missed: flawed.flatMap(({ item, key, score }) =>
			score.outcome === 'found' || key.flaw === null ? [] : [{ item, flaw: key.flaw.id, partly: score.outcome === 'partly' }]
		),
		falseAlarms: clean.flatMap(({ item, answer, score }) =>
			score.outcome === 'false-alarm' ? [{ item, severity: answer.severity ?? 'blocker' }] : []
		)
	};
}
