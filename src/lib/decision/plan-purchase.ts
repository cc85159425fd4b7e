/** The weeks after labels were bought: the model is trained on all of them and serves. */
import { errorAt } from './label-purchase.ts';
import type { PlannedWeek, PlannedWeeks, ServedPlan } from './plan.ts';
import { amountOf, purchaseLaw } from './purchase.ts';
import type { DecisionEvidence, PurchaseDecision } from './spec.ts';

export function purchasePlan(spec: PurchaseDecision, evidence: DecisionEvidence, action: string): PlannedWeeks {
	const rows = amountOf(action);
	const law = purchaseLaw(spec, evidence);
	const now = 1 - errorAt(law, spec.have);
	const { rowsPerWeek } = spec.production;
	const serves: ServedPlan = {
		arm: undefined,
		train: spec.have + rows,
		use: 'first',
		counting: { count: 'accuracy' },
		segment: undefined,
		rate: 1 - errorAt(law, spec.have + rows),
		perWeek: rowsPerWeek
	};
	const paid = rows * spec.price;
	const weeks = Array.from({ length: spec.horizonWeeks }, (_, week): PlannedWeek => {
		const first = week === 0 && paid > 0;
		return {
			ran: action,
			serves,
			age: 0,
			drift: null,
			incidents: first ? [{ id: 'started', option: action, points: -paid }] : [],
			points: (rate) => (spec.worth / spec.horizonWeeks) * (rate - now) - (first ? paid : 0)
		};
	});
	return { weeks, ran: action, harm: null };
}
