import type { DecisionSpec, PublicDecision } from './spec.ts';

/** What the page may know of a decision: all costs, no arm, no path of the world, not what was meant. */
export function publicDecision(spec: DecisionSpec): PublicDecision {
	const { designed: _designed, twin: _twin, tie: _tie, production, shown, ...rest } = spec;
	const { rowsPerWeek, segments } = production;
	const common = {
		shown: shown.map(({ arm: _arm, ...count }) => count),
		production: { rowsPerWeek, ...(segments === undefined ? {} : { segments }) }
	};
	if (rest.kind !== 'clock') return { ...rest, ...common };
	const { drift: _drift, ...clock } = rest;
	return { ...clock, ...common };
}
