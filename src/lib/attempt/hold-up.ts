/** "Will it hold up?": what was promised at the commitment, and what fresh rows showed. */
import { finding } from '#lib/core/findings.ts';
import type { Measured } from '#lib/core/measured.ts';
import type { Attempt, FeedbackState, HoldOutcome } from './events.ts';
import { attemptState } from './reduce.ts';

export interface HoldConventions {
	/** Smallest fall that matters, in the score's own unit: 0.03 for an accuracy, a tenth of the value for an RMSE. */
	readonly materiality: number;
	readonly higherIsBetter: boolean;
}

/**
 * Whether the validation score held on fresh rows.
 *
 * `cannot-say` when validation alone is less certain than the materiality (no one could have promised either), or when
 * the two together leave it open. Both scores need an interval; one without is treated as known exactly.
 */
export function holdOutcome(validation: Measured, fresh: Measured, conventions: HoldConventions): HoldOutcome {
	const { materiality, higherIsBetter } = conventions;
	if (!Number.isFinite(validation.value) || !Number.isFinite(fresh.value)) return 'cannot-say';
	if (halfWidth(validation) > materiality) return 'cannot-say';
	const fall = higherIsBetter ? validation.value - fresh.value : fresh.value - validation.value;
	const half = Math.sqrt(halfWidth(validation) * halfWidth(validation) + halfWidth(fresh) * halfWidth(fresh));
	const found = finding(fall, { low: fall - half, high: fall + half }, materiality);
	if (found === 'inconclusive') return 'cannot-say';
	return found === 'present' ? 'falls' : 'holds';
}

function halfWidth(measured: Measured): number {
	return measured.interval === null ? 0 : (measured.interval.high - measured.interval.low) / 2;
}

/** Share of the reading points: a caution that was not needed is worth something, a promise that evidence could not carry nothing. */
export function holdScore(call: HoldOutcome, outcome: HoldOutcome): number {
	if (call === outcome) return 1;
	return call === 'cannot-say' ? 0.4 : 0;
}

/** One commitment with what came of it: what the learner's own record is made of. */
export interface Call {
	readonly exercise: string;
	readonly seed: number;
	readonly t: number;
	/** Stated confidence as a fraction. */
	readonly confidence: number;
	readonly verdictRight: boolean;
	readonly feedback: FeedbackState;
	readonly call: HoldOutcome;
	readonly outcome: HoldOutcome;
	readonly callRight: boolean;
}

/** The graded commitment of an attempt with its outcome, or `null` while it has none. */
export function callOf(attempt: Attempt): Call | null {
	const { commitment, reveal } = attemptState(attempt);
	if (commitment === null || reveal === null) return null;
	return {
		exercise: attempt.exercise,
		seed: attempt.seed,
		t: commitment.t,
		confidence: commitment.confidence / 100,
		verdictRight: reveal.feedback === 'right-reason' || reveal.feedback === 'right-wrong-reason',
		feedback: reveal.feedback,
		call: commitment.holdsUp,
		outcome: reveal.outcome,
		callRight: commitment.holdsUp === reveal.outcome
	};
}
