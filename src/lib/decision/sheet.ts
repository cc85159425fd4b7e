/**
 * The decision sheet: what can be done, what the learner is asked to believe, what each action is worth under the posterior and
 * under stated beliefs. Pure; the page, the grader, the proof and the worker call the same functions.
 */
import { beliefMean, probabilityBelow, type Belief } from './belief.ts';
import { clockCase, clockValues, ratesByAge, clockActions } from './clock.ts';
import { decisionCase, posteriorOf } from './compose.ts';
import type { DecisionCase } from './case.ts';
import { actionValues, foresee, valueOfInformation, type ActionValue, type Foresight } from './expected-value.ts';
import { errorAt, fitPowerLaw } from './label-purchase.ts';
import { purchaseActions, purchaseLaw, purchaseValues } from './purchase.ts';
import { COST_SHIFT, decisionKey, keyOf, type DecisionKey } from './robustness.ts';
import type { Ask, DecisionEvidence, OfferedAction, OptionSpec, PublicDecision } from './spec.ts';
import { statedBelief } from './stated-belief.ts';

/** The key of one draw: what every action is worth, which are right, and what an honest reader believes. */
export interface ReadDecision extends DecisionKey {
	/** Points that each enquiry would be worth if it cost nothing and took no time, by its id. */
	readonly informationWorth: Readonly<Record<string, number>>;
	/** By ask: what the posterior says. */
	readonly posterior: Readonly<Record<string, number>>;
}

/** Ages in weeks that a learner states the rate of, for clocks. */
const ASKED_AGES = [4, 12];

/** What "beats" is measured against: where the gain does not depend on the rate, the floor of harm. */
export function againstOf({ perUnit, from, harm }: OptionSpec): number {
	return perUnit === 0 && harm ? harm.floor : from;
}

/** Options that something was measured for: those the learner has to believe something about. */
function uncertain(options: readonly OptionSpec[]): readonly OptionSpec[] {
	return options.filter(({ known, dishonest }) => known === undefined && dishonest !== true);
}

export function asksOf(decision: PublicDecision): readonly Ask[] {
	switch (decision.kind) {
		case 'rates':
			return uncertain(decision.options).flatMap((option): Ask[] => [
				{ id: `beats-${option.id}`, kind: 'beats', about: option.id, low: 0, high: 1, against: againstOf(option) },
				{ id: `rate-${option.id}`, kind: 'rate', about: option.id, low: 0, high: 1, against: againstOf(option) }
			]);
		case 'clock':
			return ASKED_AGES.map((age) => ({ id: `rate-${age}`, kind: 'rate', about: String(age), low: 0, high: 1, against: decision.from }));
		case 'purchase': {
			const most = Math.max(...decision.amounts);
			return [{ id: `rate-${most}`, kind: 'rate', about: String(most), low: 0, high: 1, against: null }];
		}
	}
}

/** Actions in the order in which they are offered. Of clocks and purchases the label is the number of weeks or rows. */
export function offeredActions(decision: PublicDecision): readonly OfferedAction[] {
	const plain = (id: string): OfferedAction => ({ id, label: '', says: '', dishonest: false });
	switch (decision.kind) {
		case 'rates':
			return [...decision.options, ...decision.enquiries].map((action) => ({
				id: action.id,
				label: action.label,
				says: action.says,
				dishonest: 'dishonest' in action && action.dishonest === true
			}));
		case 'clock':
			return clockActions(decision).map(plain);
		case 'purchase':
			return purchaseActions(decision).map(plain);
	}
}

/** Values, accepted actions and honest beliefs from what was measured. */
export function decisionKeyOf(decision: PublicDecision, evidence: DecisionEvidence): ReadDecision {
	switch (decision.kind) {
		case 'rates': {
			const posterior: Record<string, number> = {};
			for (const option of uncertain(decision.options)) {
				const belief = posteriorOf(option, evidence);
				posterior[`beats-${option.id}`] = 1 - probabilityBelow(belief, againstOf(option));
				posterior[`rate-${option.id}`] = beliefMean(belief);
			}
			const given = decisionCase(decision, evidence);
			const foresight = foresee(given);
			return {
				...decisionKey(given, foresight),
				informationWorth: informationWorths(given, foresight),
				posterior
			};
		}
		case 'clock': {
			const clock = clockCase(decision, evidence);
			const shifted = [1 - COST_SHIFT, 1 + COST_SHIFT].map((factor) =>
				clockValues(decision, { ...clock, retrainCost: clock.retrainCost * factor })
			);
			return {
				...keyOf(clockValues(decision, clock), shifted),
				informationWorth: {},
				posterior: Object.fromEntries(ASKED_AGES.map((age) => [`rate-${age}`, clock.rateByAge[Math.min(age, clock.rateByAge.length - 1)]]))
			};
		}
		case 'purchase': {
			const law = purchaseLaw(decision, evidence);
			const shifted = [1 - COST_SHIFT, 1 + COST_SHIFT].map((factor) => purchaseValues(decision, law, decision.price * factor));
			const most = Math.max(...decision.amounts);
			return {
				...keyOf(purchaseValues(decision, law), shifted),
				informationWorth: {},
				posterior: { [`rate-${most}`]: 1 - errorAt(law, decision.have + most) }
			};
		}
	}
}

/** What each enquiry would be worth if it took no time: expected points with it less those of the best option now. */
function informationWorths(given: DecisionCase, foresight: Foresight): Readonly<Record<string, number>> {
	return Object.fromEntries(given.enquiries.map((enquiry) => [enquiry.id, valueOfInformation(given, { ...enquiry, weeks: 0 }, foresight)]));
}

/** What every action is worth under the learner's own beliefs. */
export interface StatedValues {
	readonly values: readonly ActionValue[];
	readonly informationWorth: Readonly<Record<string, number>>;
	/** Asks whose answers no belief can have together, for example a best guess above the bar and a chance of 10 % to beat it. */
	readonly contradictions: readonly string[];
}

/**
 * Expected points of every action when the learner's numbers are believed. Asks without an answer take the posterior's place
 * nowhere: the sheet stays empty until all are answered.
 * @returns null while an ask is unanswered or lies outside its bounds.
 */
export function statedValues(
	decision: PublicDecision,
	evidence: DecisionEvidence,
	stated: Readonly<Record<string, number>>
): StatedValues | null {
	const asks = asksOf(decision);
	if (asks.some(({ id, low, high }) => !(stated[id] >= low && stated[id] <= high))) return null;
	switch (decision.kind) {
		case 'rates': {
			const contradictions: string[] = [];
			const belief = (option: OptionSpec): Belief => {
				const twin = option.dishonest === true ? honestTwin(decision.options, option) : option;
				if (twin === undefined || stated[`rate-${twin.id}`] === undefined) return posteriorOf(option, evidence);
				const { belief: own, fits } = statedBelief(stated[`rate-${twin.id}`], againstOf(twin), stated[`beats-${twin.id}`]);
				if (!fits && twin === option) contradictions.push(`beats-${option.id}`);
				return own;
			};
			const given = decisionCase(decision, evidence, belief);
			const foresight = foresee(given);
			return {
				values: actionValues(given, foresight),
				informationWorth: informationWorths(given, foresight),
				contradictions
			};
		}
		case 'clock': {
			const fresh = clockCase(decision, evidence);
			const points = [{ age: 0, rate: fresh.rateByAge[0] }, ...ASKED_AGES.map((age) => ({ age, rate: stated[`rate-${age}`] }))];
			return {
				values: clockValues(decision, { ...fresh, rateByAge: ratesByAge(points, decision.horizonWeeks) }),
				informationWorth: {},
				contradictions: []
			};
		}
		case 'purchase': {
			const most = Math.max(...decision.amounts);
			const now = errorAt(purchaseLaw(decision, evidence), decision.have);
			const then = Math.max(1e-4, 1 - stated[`rate-${most}`]);
			const law = fitPowerLaw([decision.have, decision.have + most], [now, then]);
			return {
				values: purchaseValues(decision, law),
				informationWorth: {},
				contradictions: then > now ? [`rate-${most}`] : []
			};
		}
	}
}

/** The option that does the same thing and says the truth about it. */
function honestTwin(options: readonly OptionSpec[], { evidence, id }: OptionSpec): OptionSpec | undefined {
	return options.find((option) => option.id !== id && option.evidence === evidence && option.dishonest !== true);
}

/**
 * The confidence in [0, 1] that fits a choice. Between near-ties indifference is honest: 0.4 to 0.7 for an accepted action.
 * Where one action leads clearly: 0.7 or more for it, 0.3 or less for another.
 */
export function confidenceWanted({ accept, best }: DecisionKey, chosen: string): { readonly low: number; readonly high: number } {
	if (accept.length > 1) return accept.includes(chosen) ? { low: 0.4, high: 0.7 } : { low: 0, high: 0.4 };
	return chosen === best ? { low: 0.7, high: 1 } : { low: 0, high: 0.3 };
}
