/** Which actions are right when the costs are only known within a quarter. */
import type { DecisionCase } from './case.ts';
import { actionValues, best, foresee, optionSpread, type ActionValue } from './expected-value.ts';

/**
 * The best action must lead the second by this share of the range: that of the actions' expected values or, where larger,
 * the spread of what may come out. A lead of 1 point where one may win or lose 90 is no lead.
 */
export const CLEAR_LEAD = 0.05;
/** Every cost is tried this much lower and higher. */
export const COST_SHIFT = 0.25;

export interface DecisionKey {
	readonly values: readonly ActionValue[];
	readonly best: string;
	/** The best first; with more than one, stated indifference is the honest confidence. */
	readonly accept: readonly string[];
	/** Lead of the best over the second, as a share of the range; the least over the costs as stated and shifted. */
	readonly lead: number;
}

/** The case with each of its costs moved down and up by a share, one at a time. */
export function shiftedCosts(decision: DecisionCase, share = COST_SHIFT): readonly DecisionCase[] {
	return [1 - share, 1 + share].flatMap((factor): DecisionCase[] => [
		{ ...decision, delayPerWeek: decision.delayPerWeek * factor },
		{
			...decision,
			options: decision.options.map((option) => ({
				...option,
				harm: option.harm && { ...option.harm, points: option.harm.points * factor }
			}))
		},
		{ ...decision, options: decision.options.map((option) => ({ ...option, once: option.once * factor })) },
		{
			...decision,
			enquiries: decision.enquiries.map((enquiry) =>
				enquiry.kind === 'wait' ? { ...enquiry, price: enquiry.price * factor } : { ...enquiry, rollback: enquiry.rollback * factor }
			)
		}
	]);
}

/** Accepted actions: the best, and each that comes within 5 % of the range of the best under the costs as stated or shifted. */
export function decisionKey(decision: DecisionCase, foresight = foresee(decision)): DecisionKey {
	const spread = Math.max(...decision.options.map((option) => optionSpread(option, decision.horizonWeeks)));
	const shifted = shiftedCosts(decision).map((one) => actionValues(one, foresight));
	return keyOf(actionValues(decision, foresight), shifted, spread);
}

/** The same for values that were computed elsewhere (drift clocks, purchases); `spread` as in {@link CLEAR_LEAD}. */
export function keyOf(values: readonly ActionValue[], shifted: readonly (readonly ActionValue[])[], spread = 0): DecisionKey {
	const top = best(values).id;
	const accept = new Set([top]);
	let lead = Number.POSITIVE_INFINITY;
	for (const tried of [values, ...shifted]) {
		const highest = best(tried).value;
		const range = Math.max(spread, highest - Math.min(...tried.map(({ value }) => value)));
		const own = tried.find(({ id }) => id === top)?.value ?? Number.NaN;
		for (const { id, value } of tried) {
			if (highest - value <= CLEAR_LEAD * range) accept.add(id);
			if (id !== top) lead = Math.min(lead, range === 0 ? 0 : (own - value) / range);
		}
	}
	return { values, best: top, accept: [top, ...[...accept].filter((id) => id !== top)], lead };
}
