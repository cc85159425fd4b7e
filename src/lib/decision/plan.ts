/** What runs in each week after an action, and what a week of it brings: shared by the future that happens and the others. */
import { decisionCase, rowOf } from './compose.ts';
import { bestAfter } from './expected-value.ts';
import { clockPlan } from './plan-clock.ts';
import { purchasePlan } from './plan-purchase.ts';
import type { Counting, Tally } from './served.ts';
import type { DecisionEvidence, DecisionSpec, OptionSpec, ProductionIncident, RatesDecision, ShownCount } from './spec.ts';

/** What decides the rows of a week. */
export interface ServedPlan {
	/** Arm and train rows of the model; null: the experiment as given. */
	readonly arm: string | undefined;
	readonly train: number | null;
	readonly use: NonNullable<ShownCount['use']>;
	/** Null where no model of ours serves: then the rate is all there is. */
	readonly counting: Counting | null;
	readonly segment: ShownCount['segment'];
	/** The rate in this future. */
	readonly rate: number;
	/** Rows of a week that count, about. */
	readonly perWeek: number;
}

export interface PlannedWeek {
	readonly ran: string;
	readonly serves: ServedPlan;
	/** Weeks since the model was trained, where that matters. */
	readonly age: number;
	readonly drift: number | null;
	readonly incidents: readonly ProductionIncident[];
	/** Points of the week; `counted` is the share of rows that counted, where rows were seen. */
	readonly points: (rate: number, counted: number | null) => number;
}

export interface PlannedWeeks {
	readonly weeks: readonly PlannedWeek[];
	readonly ran: string;
	readonly harm: { readonly floor: number; readonly points: number } | null;
}

export interface Plan {
	readonly enquiry: { readonly serves: ServedPlan; readonly rows: number } | null;
	readonly phases: (learned: Tally | null) => PlannedWeeks;
}

/**
 * @param rates rate of every option in this future, by id; options that a model of ours serves need none.
 * @throws {RangeError} when the action is not on offer.
 */
export function planOf(spec: DecisionSpec, evidence: DecisionEvidence, action: string, rates: Readonly<Record<string, number>>): Plan {
	switch (spec.kind) {
		case 'rates':
			return ratesPlan(spec, evidence, action, rates);
		case 'clock':
			return { enquiry: null, phases: () => clockPlan(spec, evidence, action) };
		case 'purchase':
			return { enquiry: null, phases: () => purchasePlan(spec, evidence, action) };
	}
}

function servesOf(spec: RatesDecision, option: OptionSpec, evidence: DecisionEvidence, rate: number): ServedPlan {
	const shown = spec.shown.find(({ id }) => id === option.evidence);
	const { rowsPerWeek } = spec.production;
	if (shown === undefined)
		return { arm: undefined, train: null, use: 'first', counting: null, segment: undefined, rate, perWeek: rowsPerWeek };
	const { n, of } = rowOf(evidence, shown.id);
	const { arm, use = 'first', count, threshold, segment } = shown;
	const perWeek = Math.max(1, Math.round((rowsPerWeek * n) / Math.max(1, of)));
	return { arm, train: null, use, counting: { count, ...(threshold === undefined ? {} : { threshold }) }, segment, rate, perWeek };
}

function ratesPlan(spec: RatesDecision, evidence: DecisionEvidence, action: string, rates: Readonly<Record<string, number>>): Plan {
	const given = decisionCase(spec, evidence);
	const optionSpec = (id: string): OptionSpec => {
		const found = spec.options.find((option) => option.id === id);
		if (!found) throw new RangeError(`"${id}" is not one of the actions.`);
		return found;
	};
	const serves = (id: string): ServedPlan => servesOf(spec, optionSpec(id), evidence, rates[id] ?? Number.NaN);
	const today = spec.options[0].id;
	const moving = spec.production.drift;
	const running = (id: string, weeks: number, from: number, factor = 1): PlannedWeek[] => {
		const option = optionSpec(id);
		const wait = Math.min(weeks, option.afterWeeks ?? 0);
		const plan = serves(id);
		return Array.from({ length: weeks }, (_, at): PlannedWeek => {
			const age = from + at + 1;
			const drift = moving ? moving.perWeek * age : null;
			if (at < wait) return { ran: today, serves: serves(today), age, drift, incidents: [], points: () => -spec.delayPerWeek };
			const starts = at === wait && option.once !== 0;
			const once = starts ? factor * option.once : 0;
			return {
				ran: id,
				serves: plan,
				age,
				drift,
				incidents: starts ? [{ id: 'started', option: id, points: once }] : [],
				points: (rate, counted) => {
					const share = option.scaled === true ? (counted ?? 1) : 1;
					return once + factor * share * (option.perWeek + (option.perUnit === 0 ? 0 : option.perUnit * (rate - option.from)));
				}
			};
		});
	};
	const enquiry = spec.enquiries.find(({ id }) => id === action);
	if (enquiry === undefined) {
		const { harm } = optionSpec(action);
		return { enquiry: null, phases: () => ({ weeks: running(action, spec.horizonWeeks, 0), ran: action, harm: harm ?? null }) };
	}
	const about = optionSpec(enquiry.about);
	return {
		enquiry: { serves: serves(enquiry.about), rows: enquiry.rows },
		phases: (learned) => {
			const k = Math.round(((learned?.k ?? 0) * enquiry.rows) / Math.max(1, learned?.n ?? 0));
			const ran = bestAfter(given, given.enquiries[spec.enquiries.indexOf(enquiry)], k).id;
			const share = enquiry.kind === 'canary' ? enquiry.share : 0;
			const back = enquiry.kind === 'canary' && ran !== enquiry.about ? enquiry.rollback : 0;
			const price = enquiry.kind === 'wait' ? enquiry.price : 0;
			const during =
				share > 0
					? running(enquiry.about, enquiry.weeks, 0, share)
					: Array.from({ length: enquiry.weeks }, (_, at): PlannedWeek => ({
							ran: today,
							serves: serves(today),
							age: at + 1,
							drift: moving ? moving.perWeek * (at + 1) : null,
							incidents: [],
							points: () => 0
						}));
			const asked = during.map((week, at): PlannedWeek => {
				const last = at === during.length - 1;
				const paid = (last ? price + back : 0) + spec.delayPerWeek * (1 - share);
				return {
					...week,
					incidents: last ? [...week.incidents, { id: 'learned', k, n: enquiry.rows, ran, points: -(price + back) }] : week.incidents,
					points: (rate, counted) => week.points(rate, counted) - paid
				};
			});
			const parts = share + (ran === enquiry.about ? 1 : 0);
			return {
				weeks: [...asked, ...running(ran, spec.horizonWeeks - enquiry.weeks, enquiry.weeks)],
				ran,
				harm: about.harm && parts > 0 ? { floor: about.harm.floor, points: about.harm.points * parts } : (optionSpec(ran).harm ?? null)
			};
		}
	};
}
