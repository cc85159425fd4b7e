/** The learner's own 80 % intervals: how often the fresh score fell into the interval that was stated. */
import type { Attempt } from '#lib/attempt/events.ts';
import { attemptState } from '#lib/attempt/reduce.ts';
import { shareOf, type Share } from './scores.ts';

/** What an interval of a learner is meant to hold. */
export const STATED_LEVEL = 0.8;

export interface StatedInterval {
	readonly exercise: string;
	readonly t: number;
	readonly low: number;
	readonly high: number;
	readonly fresh: number;
	readonly inside: boolean;
}

/** Every interval that a fresh score has settled, oldest first. */
export function statedIntervals(attempts: readonly Attempt[]): readonly StatedInterval[] {
	return attempts
		.flatMap((attempt): readonly StatedInterval[] => {
			const { commitment, reveal } = attemptState(attempt);
			const expected = commitment?.expected;
			const fresh = reveal?.fresh;
			if (!commitment || expected === undefined || fresh === undefined) return [];
			const { low, high } = expected;
			return [{ exercise: attempt.exercise, t: commitment.t, low, high, fresh, inside: fresh >= low && fresh <= high }];
		})
		.sort((a, b) => a.t - b.t);
}

export function intervalHits(intervals: readonly StatedInterval[]): Share {
	return shareOf(intervals.filter(({ inside }) => inside).length, intervals.length);
}
