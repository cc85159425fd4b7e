import type { Belief } from './belief.ts';

/** What running one option is worth, in points. Everything here is stated in the brief: nothing that decides is hidden. */
export interface DecisionOption {
	readonly id: string;
	/** What is believed about its rate in production, given the evidence on the screen. */
	readonly belief: Belief;
	/** Points a week whatever its rate is. */
	readonly perWeek: number;
	/** Points a week for each unit of rate above `from` (0.01 of rate is a hundredth of this). */
	readonly perUnit: number;
	readonly from: number;
	/** Points gained once, when it starts (negative: a price). */
	readonly once: number;
	/** Weeks until it starts; 0 unless said. What those weeks cost is part of `once`. */
	readonly afterWeeks?: number;
	/** Points lost once when its rate turns out to be below the floor. */
	readonly harm: { readonly floor: number; readonly points: number } | null;
}

/** Something to do before choosing among the options. */
export type Enquiry =
	/** Label further rows for one option, and choose then. */
	| {
			readonly kind: 'wait';
			readonly id: string;
			readonly about: string;
			readonly rows: number;
			readonly weeks: number;
			/** Points for the rows themselves; the weeks cost what delay costs. */
			readonly price: number;
	  }
	/** Let one option serve a share of the traffic, and choose then. */
	| {
			readonly kind: 'canary';
			readonly id: string;
			readonly about: string;
			readonly rows: number;
			readonly weeks: number;
			/** Share of the traffic, 0 to 1; what it gains and harms is scaled by it. */
			readonly share: number;
			/** Points for taking it back. */
			readonly rollback: number;
	  };

/** One decision: options that run to the horizon, enquiries that come before, and what a week of delay costs. */
export interface DecisionCase {
	readonly horizonWeeks: number;
	readonly delayPerWeek: number;
	/** The first is what runs today; it is worth 0 unless it says otherwise. */
	readonly options: readonly DecisionOption[];
	readonly enquiries: readonly Enquiry[];
}
