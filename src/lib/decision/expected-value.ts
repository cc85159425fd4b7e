/** Expected points of every action of a decision, by exact enumeration over what an enquiry can show. */
import { beliefMean, beliefQuantile, predictive, probabilityBelow, updateBelief } from './belief.ts';
import type { DecisionCase, DecisionOption, Enquiry } from './case.ts';

export interface ActionValue {
	readonly id: string;
	/** Points, against running nothing. */
	readonly value: number;
}

/** Weeks in which an option runs, when so many are left. */
export function runningWeeks({ afterWeeks = 0 }: DecisionOption, weeks: number): number {
	return Math.max(0, weeks - afterWeeks);
}

/** Expected points of running an option for some weeks. */
export function optionValue(option: DecisionOption, weeks: number): number {
	const { belief, perWeek, perUnit, from, once, harm } = option;
	const gain = runningWeeks(option, weeks) * (perWeek + perUnit * (beliefMean(belief) - from)) + once;
	return harm === null ? gain : gain - harm.points * probabilityBelow(belief, harm.floor);
}

/** Points of running an option for some weeks when its rate is known. */
export function valueAtRate(option: DecisionOption, rate: number, weeks: number): number {
	const { perWeek, perUnit, from, once, harm } = option;
	return runningWeeks(option, weeks) * (perWeek + perUnit * (rate - from)) + once - (harm !== null && rate < harm.floor ? harm.points : 0);
}

/** How far apart an option's points may come out: at the 95th less at the 5th percentile of what is believed. */
export function optionSpread(option: DecisionOption, weeks: number): number {
	const at = (q: number): number => valueAtRate(option, beliefQuantile(option.belief, q), weeks);
	return Math.abs(at(0.95) - at(0.05));
}

/** @throws {RangeError} when there is no such option. */
export function optionOf(decision: DecisionCase, id: string): DecisionOption {
	const found = decision.options.find((option) => option.id === id);
	if (!found) throw new RangeError(`The decision has no option "${id}"; it has ${decision.options.map((option) => option.id).join(', ')}.`);
	return found;
}

/** The best option after an enquiry showed k of its rows right. */
export function bestAfter(decision: DecisionCase, enquiry: Enquiry, k: number): ActionValue {
	const weeks = decision.horizonWeeks - enquiry.weeks;
	const values = decision.options.map((option): ActionValue => {
		const learned = option.id === enquiry.about ? { ...option, belief: updateBelief(option.belief, k, enquiry.rows) } : option;
		const back = enquiry.kind === 'canary' && option.id !== enquiry.about ? enquiry.rollback : 0;
		return { id: option.id, value: optionValue(learned, weeks) - back };
	});
	return best(values);
}

/** Expected points of an enquiry and the best choice after it. */
export function enquiryValue(decision: DecisionCase, enquiry: Enquiry): number {
	if (enquiry.weeks > decision.horizonWeeks) throw new RangeError(`"${enquiry.id}" takes longer than the horizon.`);
	const about = optionOf(decision, enquiry.about);
	const chances = predictive(about.belief, enquiry.rows);
	let after = 0;
	for (let k = 0; k <= enquiry.rows; k++) if (chances[k] > 0) after += chances[k] * bestAfter(decision, enquiry, k).value;
	const delay = decision.delayPerWeek * enquiry.weeks;
	if (enquiry.kind === 'wait') return after - delay - enquiry.price;
	return after - delay * (1 - enquiry.share) + enquiry.share * optionValue(about, enquiry.weeks);
}

/** Expected points of every action, options first, in the order of the case. */
export function actionValues(decision: DecisionCase): readonly ActionValue[] {
	return [
		...decision.options.map((option) => ({ id: option.id, value: optionValue(option, decision.horizonWeeks) })),
		...decision.enquiries.map((enquiry) => ({ id: enquiry.id, value: enquiryValue(decision, enquiry) }))
	];
}

/**
 * What an enquiry is worth before its costs: expected points with it minus those of the best option now, delay and price
 * added back. Never below 0 by more than rounding when it takes no time (expected value of sample information).
 */
export function valueOfInformation(decision: DecisionCase, enquiry: Enquiry): number {
	const now = best(decision.options.map((option) => ({ id: option.id, value: optionValue(option, decision.horizonWeeks) }))).value;
	const price = enquiry.kind === 'wait' ? enquiry.price : 0;
	return enquiryValue(decision, enquiry) + decision.delayPerWeek * enquiry.weeks + price - now;
}

/** @throws {RangeError} without any action. */
export function best(values: readonly ActionValue[]): ActionValue {
	if (values.length === 0) throw new RangeError('A decision needs at least one action.');
	return values.reduce((top, next) => (next.value > top.value ? next : top));
}
