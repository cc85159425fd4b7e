/** What the course is told of the work on an assignment. Pure. */
import { attemptState } from '#lib/attempt/reduce.ts';
import type { Assignment, Variant } from '../assignment.ts';
import { answersOf } from '../drill-item.ts';
import { asCase, asDrill, asReview, type ItemProgress } from '../item-progress.ts';
import type { ItemLog } from '../submission.ts';
import { reviewLogOf } from '../review-item.ts';
import { sentAnswer } from '#lib/review/log.ts';
import type { CourseReport, ReportedItem } from './port.ts';

export interface ReportParts {
	readonly assignment: Assignment;
	readonly variant: Variant;
	readonly progress: readonly ItemProgress[];
	readonly logs: readonly (ItemLog | null)[];
	/** Points of 100 per item as the page graded them; null without a grade. */
	readonly claimed: readonly (number | null)[];
	/** Grades come after release: no score leaves before. */
	readonly withheld: boolean;
}

export function courseReport({ assignment, variant, progress, logs, claimed, withheld }: ReportParts): CourseReport {
	const total = assignment.items.reduce((sum, { points }) => sum + points, 0);
	const items = variant.items.map((item, at): ReportedItem => {
		const { status } = progress[at];
		const score = withheld ? null : (claimed[at] ?? null);
		return {
			id: `item-${at + 1}`,
			description: item.draws.map(({ name, seed, content }) => `${name} seed ${seed} content ${content}`).join('; '),
			status: status === 'committed' ? 'begun' : status,
			score: score === null ? null : atLeast0(score / 100),
			answer: answerOf(item.kind, logs[at]),
			weight: total > 0 ? assignment.items[at].points / total : 0
		};
	});
	const graded = items.some(({ score }) => score !== null);
	// An item below 0 counts below 0 in the sum, as the gradebook counts it.
	const sum = items.reduce((before, { weight }, at) => before + ((claimed[at] ?? 0) / 100) * weight, 0);
	return {
		items,
		score: graded ? atLeast0(sum) : null,
		complete: items.length > 0 && items.every(({ status }) => status === 'done')
	};
}

/** No course takes a score below 0; SCORM 1.2 answers one with an error. */
const atLeast0 = (share: number): number => Math.max(0, share);

function answerOf(kind: Variant['items'][number]['kind'], log: ItemLog | null): string | null {
	if (log === null || log.entries.length === 0) return null;
	if (kind === 'drill') return `${answersOf(asDrill(log)).length} cards`;
	if (kind === 'review') return sentAnswer(reviewLogOf(asReview(log))) === null ? null : 'sent';
	const { commitment, decision } = attemptState(asCase(log));
	if (decision) return `${decision.action}, ${decision.confidence}%`;
	return commitment ? `${commitment.answer}, ${commitment.confidence}%` : null;
}
