/** A decision under constraints, judged: the choice by its expected value, the belief by the posterior, and luck by nothing. */
import { decisionQuality, excessBrier } from '#lib/decision/quality.ts';
import type { ActionValue } from '#lib/decision/expected-value.ts';
import { asksOf, offeredActions, type ReadDecision } from '#lib/decision/sheet.ts';
import type { PublicDecision } from '#lib/decision/spec.ts';
import { confidenceScore } from './confidence.ts';

/** How sure one may say to be that no other action is better, in percent. */
export const LEAST_SURE = 5;
export const MOST_SURE = 95;

/** Where several actions are right, the honest confidence lies in here, in percent. */
export const INDIFFERENT = { low: 40, high: 70 } as const;
/** This far outside of it nothing is left of the score, in percent. */
const FAR_FROM_INDIFFERENT = 30;
/** A stated probability scores nothing from this excess Brier score on: 0.32 away from the posterior. */
const WORST_EXCESS = 0.1;
/** A stated rate scores nothing this far from the posterior mean. */
const RATE_TOLERANCE = 0.1;

/** What the evidence says the decision was: computed from the run at hand, never looked up. */
export interface DecisionMarks {
	readonly values: readonly ActionValue[];
	/** The best first; more than one where the costs, known within a quarter, do not tell them apart. */
	readonly accept: readonly string[];
	/** By the name of the belief asked for. */
	readonly beliefs: readonly BeliefMark[];
	/** Actions that quote a number known to be wrong: taking one caps the grade. */
	readonly dishonest?: readonly string[];
}

/** One belief that was asked for, with what the evidence says. */
export interface BeliefMark {
	readonly id: string;
	/** A probability is scored by excess Brier, an amount by its distance. */
	readonly kind: 'probability' | 'amount';
	readonly posterior: number;
	/** Amounts: the distance at which nothing is left of the score. */
	readonly tolerance?: number;
}

/** Share of the quality points in [0, 1]: full for every accepted action, else 1 − (best − own) ÷ (best − worst). */
export function choiceScore({ values, accept }: DecisionMarks, action: string): number {
	return accept.includes(action) ? 1 : decisionQuality(values, action);
}

/**
 * Share of the confidence points, at most 1. Where one action is right it is the score of `confidence.ts` over the actions on
 * offer. Where several are, an accepted one wants stated indifference: full from 40 to 70 percent, none 30 further out.
 * @param stated percent
 */
export function decisionConfidenceScore({ values, accept }: DecisionMarks, action: string, stated: number): number {
	const right = accept.includes(action);
	if (!right || accept.length === 1) return confidenceScore(stated / 100, right, values.length);
	const outside = Math.max(0, INDIFFERENT.low - stated, stated - INDIFFERENT.high) / FAR_FROM_INDIFFERENT;
	return Math.max(0, 1 - outside * outside);
}

/** Share of the belief points in [0, 1] for one stated number; best, on average, for whoever states the posterior. */
export function beliefScore({ kind, posterior, tolerance }: BeliefMark, stated: number): number {
	if (kind === 'probability') return Math.max(0, 1 - excessBrier(stated, posterior) / WORST_EXCESS);
	if (tolerance === undefined || !(tolerance > 0))
		throw new RangeError('An amount that is believed needs a tolerance above 0 to be scored.');
	return Math.max(0, 1 - Math.abs(stated - posterior) / tolerance);
}

/** Mean over the beliefs asked for; one that was not stated scores 0. Null where none is asked for. */
export function beliefsScore(marks: readonly BeliefMark[], stated: Readonly<Record<string, number>>): number | null {
	if (marks.length === 0) return null;
	return marks.reduce((sum, mark) => sum + (mark.id in stated ? beliefScore(mark, stated[mark.id]) : 0), 0) / marks.length;
}

/** What a decision is graded against, from its public block and the key of the draw. */
export function decisionMarks(decision: PublicDecision, { values, accept, posterior }: ReadDecision): DecisionMarks {
	const beliefs = asksOf(decision).map(({ id, kind }): BeliefMark =>
		kind === 'beats'
			? { id, kind: 'probability', posterior: posterior[id] }
			: { id, kind: 'amount', posterior: posterior[id], tolerance: RATE_TOLERANCE }
	);
	const dishonest = offeredActions(decision).flatMap((action) => (action.dishonest ? [action.id] : []));
	return { values, accept, beliefs, ...(dishonest.length > 0 ? { dishonest } : {}) };
}
