/** Retrain clocks: rates by age from measured points, and the actions they give. */
import { rowOf } from './compose.ts';
import type { ActionValue } from './expected-value.ts';
import { retrainValue, type RetrainCase } from './retrain-clock.ts';
import type { DecisionEvidence, PublicDecision } from './spec.ts';

export type PublicClock = Extract<PublicDecision, { kind: 'clock' }>;

export const ageId = (weeks: number): string => `age-${weeks}`;

/** Rates at ages 0 … horizon − 1, on straight lines between measured ages; the last holds beyond. */
export function ratesByAge(points: readonly { readonly age: number; readonly rate: number }[], weeks: number): readonly number[] {
	const sorted = [...points].sort((a, b) => a.age - b.age);
	if (sorted.length === 0) throw new RangeError('A clock needs at least one measured age.');
	return Array.from({ length: weeks }, (_, age) => {
		const after = sorted.findIndex((point) => point.age >= age);
		if (after < 0) return sorted[sorted.length - 1].rate;
		if (after === 0) return sorted[0].rate;
		const [from, to] = [sorted[after - 1], sorted[after]];
		return from.rate + ((to.rate - from.rate) * (age - from.age)) / (to.age - from.age);
	});
}

/** The clock with its rates as measured. */
export function clockCase(decision: PublicClock, evidence: DecisionEvidence): RetrainCase {
	const points = decision.ages.map((age) => ({ age, rate: rowOf(evidence, ageId(age)).value }));
	const { horizonWeeks, perUnit, from, retrainCost } = decision;
	return { horizonWeeks, perUnit, from, retrainCost, rateByAge: ratesByAge(points, horizonWeeks) };
}

/** Weeks between trainings of an action; null for `keep`. */
export function intervalOf(action: string, horizonWeeks: number): number | null {
	if (action === 'keep') return null;
	if (action === 'never') return horizonWeeks;
	const weeks = Number(/^every-(\d+)$/.exec(action)?.[1]);
	if (!(weeks >= 1)) throw new RangeError(`"${action}" is not an action of a clock; use keep, every-<weeks> or never.`);
	return weeks;
}

export function clockActions({ intervals }: PublicClock): readonly string[] {
	return ['keep', ...intervals.map((weeks) => `every-${weeks}`), 'never'];
}

export function clockValues(decision: PublicClock, clock: RetrainCase): readonly ActionValue[] {
	return clockActions(decision).map((id) => {
		const weeks = intervalOf(id, clock.horizonWeeks);
		return { id, value: weeks === null ? 0 : retrainValue(clock, weeks) };
	});
}
