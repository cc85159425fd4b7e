/** Expected points of every action of a decision, by exact enumeration over what an enquiry can show. */
import { beliefMean, beliefQuantile, predictive, probabilityBelow, updateBelief, type Belief } from './belief.ts';
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

/** What a belief says of an option: all that its expected points need. */
export interface Outlook {
	readonly meanRate: number;
	/** Chance that the rate is below the floor of harm; 0 where there is none. */
	readonly below: number;
}

function outlookOf({ harm }: DecisionOption, belief: Belief): Outlook {
	return { meanRate: beliefMean(belief), below: harm === null ? 0 : probabilityBelow(belief, harm.floor) };
}

/** Expected points of running an option for some weeks. */
export function optionValue(option: DecisionOption, weeks: number, outlook = outlookOf(option, option.belief)): number {
	const { perWeek, perUnit, from, once, harm } = option;
	const gain = runningWeeks(option, weeks) * (perWeek + perUnit * (outlook.meanRate - from)) + once;
	return harm === null ? gain : gain - harm.points * outlook.below;
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

/** What can be shown by an enquiry: the chance of each k, and the outlook of the option it is about after it; null where k cannot be. */
interface Foreseen {
	readonly chances: Float64Array;
	readonly after: readonly (Outlook | null)[];
}

/**
 * All that the values of a case need of its beliefs. Costs do not enter, so cases that differ in costs share it: most of the time
 * that a key takes goes into this.
 */
export interface Foresight {
	/** By option. */
	readonly now: ReadonlyMap<string, Outlook>;
	/** By enquiry. */
	readonly enquiries: ReadonlyMap<string, Foreseen>;
}

export function foresee(decision: DecisionCase): Foresight {
	return {
		now: new Map(decision.options.map((option) => [option.id, outlookOf(option, option.belief)])),
		enquiries: new Map(
			decision.enquiries.map(({ id, about, rows }) => {
				const option = optionOf(decision, about);
				const chances = predictive(option.belief, rows);
				const after = Array.from(chances, (chance, k) => (chance > 0 ? outlookOf(option, updateBelief(option.belief, k, rows)) : null));
				return [id, { chances, after }];
			})
		)
	};
}

/** The best option after an enquiry showed k of its rows right. */
export function bestAfter(decision: DecisionCase, enquiry: Enquiry, k: number): ActionValue {
	const about = optionOf(decision, enquiry.about);
	const learned = outlookOf(about, updateBelief(about.belief, k, enquiry.rows));
	return bestOption(decision, enquiry, (option) => (option === about ? learned : outlookOf(option, option.belief)));
}

function bestOption(decision: DecisionCase, enquiry: Enquiry, outlook: (option: DecisionOption) => Outlook): ActionValue {
	const weeks = decision.horizonWeeks - enquiry.weeks;
	const values = decision.options.map((option): ActionValue => {
		const back = enquiry.kind === 'canary' && option.id !== enquiry.about ? enquiry.rollback : 0;
		return { id: option.id, value: optionValue(option, weeks, outlook(option)) - back };
	});
	return best(values);
}

/** Expected points of an enquiry and the best choice after it. */
export function enquiryValue(decision: DecisionCase, enquiry: Enquiry, foresight = foresee(decision)): number {
	if (enquiry.weeks > decision.horizonWeeks) throw new RangeError(`"${enquiry.id}" takes longer than the horizon.`);
	const about = optionOf(decision, enquiry.about);
	const { chances, after: learned } = foreseenOf(foresight, enquiry);
	const now = (option: DecisionOption): Outlook => foresight.now.get(option.id) ?? outlookOf(option, option.belief);
	let after = 0;
	learned.forEach((outlook, k) => {
		if (outlook === null) return;
		after += chances[k] * bestOption(decision, enquiry, (option) => (option === about ? outlook : now(option))).value;
	});
	const delay = decision.delayPerWeek * enquiry.weeks;
	if (enquiry.kind === 'wait') return after - delay - enquiry.price;
	return after - delay * (1 - enquiry.share) + enquiry.share * optionValue(about, enquiry.weeks, now(about));
}

function foreseenOf({ enquiries }: Foresight, { id }: Enquiry): Foreseen {
	const found = enquiries.get(id);
	if (!found) throw new RangeError(`Nothing was foreseen of "${id}"; foresee the case that it belongs to.`);
	return found;
}

/**
 * Expected points of every action, options first, in the order of the case.
 * @param foresight of a case with the same beliefs, floors and rows; worked out when not given.
 */
export function actionValues(decision: DecisionCase, foresight = foresee(decision)): readonly ActionValue[] {
	return [
		...decision.options.map((option) => ({
			id: option.id,
			value: optionValue(option, decision.horizonWeeks, foresight.now.get(option.id))
		})),
		...decision.enquiries.map((enquiry) => ({ id: enquiry.id, value: enquiryValue(decision, enquiry, foresight) }))
	];
}

/**
 * What an enquiry is worth before its costs: expected points with it minus those of the best option now, delay and price
 * added back. Never below 0 by more than rounding when it takes no time (expected value of sample information).
 */
export function valueOfInformation(decision: DecisionCase, enquiry: Enquiry, foresight = foresee(decision)): number {
	const now = best(
		decision.options.map((option) => ({ id: option.id, value: optionValue(option, decision.horizonWeeks, foresight.now.get(option.id)) }))
	).value;
	const price = enquiry.kind === 'wait' ? enquiry.price : 0;
	return enquiryValue(decision, enquiry, foresight) + decision.delayPerWeek * enquiry.weeks + price - now;
}

/** @throws {RangeError} without any action. */
export function best(values: readonly ActionValue[]): ActionValue {
	if (values.length === 0) throw new RangeError('A decision needs at least one action.');
	return values.reduce((top, next) => (next.value > top.value ? next : top));
}
