/** The score of a review: a pure function of what was sent and the key. */
import type { ReviewAnswer } from './log.ts';
import type { ReviewKey } from './parts.ts';

/** Share of the whole that each part of a right objection is worth. */
export const REVIEW_WEIGHTS = { line: 0.3, flaw: 0.3, severity: 0.15, fix: 0.15, consequence: 0.1 } as const;
export type ReviewPart = keyof typeof REVIEW_WEIGHTS;

/** Stopping good work costs; asking it to change something costs a part; a remark that blocks nothing costs little. */
export const FALSE_ALARM = { blocker: -0.5, suggestion: 0.3, nit: 0.7 } as const;

export type ReviewOutcome = 'found' | 'partly' | 'missed' | 'approved' | 'approved-with-nit' | 'false-alarm';

export interface ReviewScore {
	/** In [-0.5, 1]. Approving what is clean is worth as much as finding a flaw with all its parts. */
	readonly share: number;
	readonly outcome: ReviewOutcome;
	/** Which parts were right; null where there was nothing to find. */
	readonly parts: Readonly<Record<ReviewPart, boolean>> | null;
}

/**
 * An objection counts by its parts. Severity, fix and consequence count only beside a right line or a right name: alone they
 * are guesses about something else.
 */
export function scoreReview(answer: ReviewAnswer, { flaw, nit, consequence, fix }: ReviewKey): ReviewScore {
	const approves = answer.line === null;
	if (flaw === null) {
		if (approves) return { share: 1, outcome: 'approved', parts: null };
		const noted = nit !== null && nit.lines.includes(answer.line) && answer.flaw !== null && nit.accept.includes(answer.flaw);
		if (noted && answer.severity === 'nit') return { share: 1, outcome: 'approved-with-nit', parts: null };
		return { share: FALSE_ALARM[answer.severity ?? 'blocker'], outcome: 'false-alarm', parts: null };
	}
	if (approves) return { share: 0, outcome: 'missed', parts: noParts() };
	const line = flaw.lines.includes(answer.line);
	const named = answer.flaw !== null && flaw.accept.includes(answer.flaw);
	const seen = line || named;
	const parts = {
		line,
		flaw: named,
		severity: seen && answer.severity !== null && flaw.acceptSeverity.includes(answer.severity),
		fix: seen && answer.fix !== null && answer.fix === fix,
		consequence: seen && answer.consequence !== null && answer.consequence === consequence
	};
	let share = 0;
	for (const part of Object.keys(REVIEW_WEIGHTS) as ReviewPart[]) if (parts[part]) share += REVIEW_WEIGHTS[part];
	// Sums of tenths: 1 is meant to be 1.
	share = Math.round(share * 100) / 100;
	return { share, outcome: line && named ? 'found' : seen ? 'partly' : 'missed', parts };
}

const noParts = (): Record<ReviewPart, boolean> => ({ line: false, flaw: false, severity: false, fix: false, consequence: false });
