/** Sizes stated before they were known: a score with its 80 % interval, and the change a run would bring. */
import type { Attempt, Expected } from './events.ts';
import { attemptState } from './reduce.ts';
import type { RunRecord } from './state.ts';

/** Share of the stated intervals that should hold what came. */
export const STATED_LEVEL = 0.8;

/** True when the interval holds the value, ends included. */
export function holds(expected: Pick<Expected, 'low' | 'high'>, value: number): boolean {
	return value >= expected.low && value <= expected.high;
}

/**
 * Points share in [0, 1] for an expected score once the score is known: half for the distance of the value (full at 0, none at
 * five times the materiality), half for the interval (Winkler's score at 80 %: its width, and ten times the miss; none at ten
 * times the materiality). Both halves are best, on average, for whoever states what they believe.
 * Source: Gneiting and Raftery (2007), interval score.
 */
export function expectedScore(expected: Expected, actual: number, materiality: number): number {
	const distance = Math.abs(expected.value - actual) / (5 * materiality);
	const miss = Math.max(0, expected.low - actual, actual - expected.high);
	const interval = (expected.high - expected.low + (2 / (1 - STATED_LEVEL)) * miss) / (10 * materiality);
	const score = (Math.max(0, 1 - distance) + Math.max(0, 1 - interval)) / 2;
	return Number.isFinite(score) ? score : 0;
}

/** What a run changed in the validation score, positive when better; null without a run to compare with. */
export function changeOf(record: RunRecord, trained: readonly RunRecord[], higherIsBetter: boolean): number | null {
	const base = trained.find((other) => other.run === record.comparedWith)?.validation ?? null;
	if (base === null || record.validation === null) return null;
	return higherIsBetter ? record.validation - base : base - record.validation;
}

export interface StatedInterval {
	readonly exercise: string;
	readonly t: number;
	/** `fresh`: the score on fresh rows, at the commitment. `change`: what a run would change. */
	readonly about: 'fresh' | 'change';
	readonly low: number;
	readonly high: number;
	readonly actual: number;
	readonly hit: boolean;
}

/** Every stated 80 % interval of an attempt that has been settled, in the order stated. */
export function statedIntervals(attempt: Attempt, higherIsBetter: boolean): readonly StatedInterval[] {
	const { commitment, reveal, trained } = attemptState(attempt);
	const stated: StatedInterval[] = [];
	const add = (about: StatedInterval['about'], t: number, low: number, high: number, actual: number): void =>
		void stated.push({ exercise: attempt.exercise, t, about, low, high, actual, hit: holds({ low, high }, actual) });
	const expected = commitment?.expected;
	if (commitment && expected && reveal?.fresh !== undefined) add('fresh', commitment.t, expected.low, expected.high, reveal.fresh);
	for (const record of trained) {
		const { prediction } = record;
		const change = changeOf(record, trained, higherIsBetter);
		if (prediction?.low !== undefined && prediction.high !== undefined && change !== null)
			add('change', prediction.t, prediction.low, prediction.high, change);
	}
	return stated;
}
