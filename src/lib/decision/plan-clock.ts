/** The weeks of a model that is trained anew every so often, or never launched. */
import { clockCase, intervalOf } from './clock.ts';
import type { PlannedWeek, PlannedWeeks } from './plan.ts';
import type { ClockDecision, DecisionEvidence } from './spec.ts';

export function clockPlan(spec: ClockDecision, evidence: DecisionEvidence, action: string): PlannedWeeks {
	const interval = intervalOf(action, spec.horizonWeeks);
	const { rateByAge } = clockCase(spec, evidence);
	const { rowsPerWeek } = spec.production;
	const plan = { arm: undefined, train: null, use: 'first', segment: undefined, perWeek: rowsPerWeek } as const;
	const weeks = Array.from({ length: spec.horizonWeeks }, (_, week): PlannedWeek => {
		if (interval === null)
			return { ran: 'keep', serves: { ...plan, counting: null, rate: spec.from }, age: 0, drift: null, incidents: [], points: () => 0 };
		const age = week % interval;
		const trained = age === 0 && week > 0;
		const paid = trained ? spec.retrainCost : 0;
		return {
			ran: action,
			serves: { ...plan, counting: { count: 'accuracy' }, rate: rateByAge[Math.min(age, rateByAge.length - 1)] },
			age,
			drift: spec.drift.perWeek * age,
			incidents: trained ? [{ id: 'retrained', points: -paid }] : [],
			points: (rate) => spec.perUnit * (rate - spec.from) - paid
		};
	});
	return { weeks, ran: action, harm: null };
}
