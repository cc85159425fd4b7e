/** From what a decision says and what was measured for it to the case whose actions are valued. Needs no model: pages use it. */
import { beliefFrom, betaBelief, mixBeliefs, updateBelief, type Belief } from './belief.ts';
import type { DecisionCase, DecisionOption } from './case.ts';
import type { DecisionEvidence, EvidenceRow, OptionSpec, PublicDecision, RatesDecision } from './spec.ts';

/** A rate known from long use is believed as if so many rows had been seen. */
const LONG_USE = 4000;

/** What the parts of `rates` need of a decision, on the page or in the worker. */
export type PublicRates = Extract<PublicDecision, { kind: 'rates' }>;

/** @throws {RangeError} when nothing was measured under this id. */
export function rowOf(evidence: DecisionEvidence, id: string): EvidenceRow {
	const found = evidence.rows.find((row) => row.id === id);
	if (!found) throw new RangeError(`Nothing was measured as "${id}"; there is ${evidence.rows.map((row) => row.id).join(', ')}.`);
	return found;
}

export function priorOf({ known, prior, id }: Pick<OptionSpec, 'known' | 'prior' | 'id'>): Belief {
	if (known !== undefined) return betaBelief(known * LONG_USE, (1 - known) * LONG_USE);
	if (prior === undefined) throw new RangeError(`The option "${id}" has neither a known rate nor a prior; give it one of them.`);
	return mixBeliefs(prior.map(({ share, mean, sd }) => ({ share, belief: beliefFrom(mean, sd) })));
}

/** What is believed about an option's rate after the evidence on the screen. */
export function posteriorOf(option: OptionSpec, evidence: DecisionEvidence): Belief {
	const prior = priorOf(option);
	if (option.evidence === undefined) return prior;
	const { k, n, each } = rowOf(evidence, option.evidence);
	// One of several refits will run, and nobody knows which: each keeps its own belief.
	if (each) return mixBeliefs(each.map((one) => ({ share: 1, belief: updateBelief(prior, one.k, one.n) })));
	return updateBelief(prior, k, n);
}

/** Share of all rows that an option decides: 1 unless its gains are per row decided. */
export function shareOf(option: OptionSpec, evidence: DecisionEvidence): number {
	if (option.scaled !== true || option.evidence === undefined) return 1;
	const { n, of } = rowOf(evidence, option.evidence);
	return of === 0 ? 0 : n / of;
}

/**
 * The case with its beliefs. Options with a price or a floor of harm pay it in full; gains of a scaled option go with its share.
 * @param belief in place of the posterior of an option, for example what a learner states.
 */
export function decisionCase(
	decision: PublicRates | RatesDecision,
	evidence: DecisionEvidence,
	belief: (option: OptionSpec) => Belief = (option) => posteriorOf(option, evidence)
): DecisionCase {
	return {
		horizonWeeks: decision.horizonWeeks,
		delayPerWeek: decision.delayPerWeek,
		options: decision.options.map((option): DecisionOption => {
			const share = shareOf(option, evidence);
			return {
				id: option.id,
				belief: belief(option),
				perWeek: option.perWeek * share,
				perUnit: option.perUnit * share,
				from: option.from,
				once: option.once - decision.delayPerWeek * (option.afterWeeks ?? 0),
				...(option.afterWeeks === undefined ? {} : { afterWeeks: option.afterWeeks }),
				harm: option.harm ?? null
			};
		}),
		enquiries: decision.enquiries.map(({ label: _label, says: _says, ...enquiry }) => enquiry)
	};
}
