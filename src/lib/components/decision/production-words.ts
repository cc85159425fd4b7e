/** Weeks of production as figures and sentences want them. */
import type { PlottedLevels, PlottedWeek } from '#lib/charts/figures/production.ts';
import type { DecisionEvidence, ProductionIncident, ProductionWeek, PublicDecision } from '#lib/decision/spec.ts';
import { say } from '#lib/messages/decision.ts';
import { actionNameOf, capital, rateName } from './decision-words.ts';

export function plottedWeeks(weeks: readonly ProductionWeek[]): readonly PlottedWeek[] {
	return weeks.map(({ week, metric, segments, total }) => ({
		week,
		value: metric?.value ?? NaN,
		low: metric?.low ?? NaN,
		high: metric?.high ?? NaN,
		segments,
		total
	}));
}

function incidentWords(decision: PublicDecision, incident: ProductionIncident): string {
	switch (incident.id) {
		case 'harm':
			return say('incident.harm', { floor: incident.floor, points: incident.points, rate: rateName(decision) });
		case 'retrained':
			return say('incident.retrained', { points: incident.points });
		case 'started':
			return say('incident.started', { name: actionNameOf(decision, incident.option), points: incident.points });
		case 'learned':
			return say('incident.learned', { k: incident.k, n: incident.n, name: actionNameOf(decision, incident.ran), points: incident.points });
	}
}

/** What happened, week by week, drift included where it moves on noticeably. */
export function happenedIn(
	decision: PublicDecision,
	weeks: readonly ProductionWeek[]
): readonly { readonly week: number; readonly what: string }[] {
	return weeks.flatMap(({ week, incidents }) => incidents.map((incident) => ({ week, what: incidentWords(decision, incident) })));
}

/** Levels that stand across the chart of production: what runs today, the floor, and what was promised. */
export function levelsOf(decision: PublicDecision, evidence: DecisionEvidence | null, action: string, ran: string | null): PlottedLevels {
	const { horizonWeeks } = decision;
	const valueOf = (id: string | undefined): number | null => evidence?.rows.find((row) => row.id === id)?.value ?? null;
	if (decision.kind !== 'rates') {
		const measured = [...(evidence?.rows ?? [])].sort((a, b) => (a.at ?? 0) - (b.at ?? 0));
		const promised = decision.kind === 'clock' ? measured.at(0) : measured.at(-1);
		return {
			metric: capital(rateName(decision)),
			horizonWeeks,
			incumbent: decision.kind === 'clock' ? decision.from : null,
			floor: null,
			promised: promised?.value ?? null
		};
	}
	const about = decision.enquiries.find(({ id }) => id === action)?.about ?? action;
	const option = decision.options.find(({ id }) => id === about) ?? decision.options.find(({ id }) => id === ran);
	return {
		metric: capital(rateName(decision, option?.id)),
		horizonWeeks,
		incumbent: option && option.perUnit !== 0 ? option.from : null,
		floor: option?.harm?.floor ?? null,
		promised: valueOf(option?.evidence)
	};
}
