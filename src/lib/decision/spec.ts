/**
 * The block `decision:` of an exercise as data: what can be done, what each thing costs, and which measured counts the beliefs
 * rest on. Everything that decides is said on the page; only the arms (changes of the experiment) stay in the worker. Long because a format
 * is read as a whole.
 */
import type { Patch } from '#lib/pipeline/patch.ts';

/** One count that is measured on a trained run and shown before the decision: k of n rows. */
export interface ShownCount {
	readonly id: string;
	/** What the page says in front of the number. */
	readonly label: string;
	/** Name of the arm whose run is read; the run as given when absent. */
	readonly arm?: string;
	/** Validation rows, or rows of production that somebody labelled. */
	readonly on: 'validation' | 'fresh';
	/** `accuracy`: rows right of all. `recall`: caught of class 1. `confident`: right of those whose stated confidence reaches `threshold`. */
	readonly count: 'accuracy' | 'recall' | 'confident';
	/** For `confident`: the least stated confidence, 0.5 to 1. */
	readonly threshold?: number;
	/** Only rows of this level of a segment column. */
	readonly segment?: { readonly column: string; readonly level: string };
	/** At most this many rows, from the first. */
	readonly rows?: number;
	/** `first` refit (the one that ships), `spread`: one of the refits, nobody knows which is good, `ensemble`: their mean probability. */
	readonly use?: 'first' | 'spread' | 'ensemble';
}

/** One part of a prior about a rate, from history that the brief tells; shares sum to 1. */
export interface PriorPart {
	readonly share: number;
	readonly mean: number;
	readonly sd: number;
}

/** Something that can be run until the horizon. The first option of a decision is what runs today. */
export interface OptionSpec {
	readonly id: string;
	readonly label: string;
	/** One line under the label: what it means and costs. */
	readonly says: string;
	/** A rate known from long use; then there is no prior and no evidence. */
	readonly known?: number;
	readonly prior?: readonly PriorPart[];
	/** Id of the shown count that updates the prior. */
	readonly evidence?: string;
	/** Points a week whatever the rate is. */
	readonly perWeek: number;
	/** Points a week for each unit of rate above `from`. */
	readonly perUnit: number;
	/** Rate at which nothing is gained; also what "beats" is measured against. */
	readonly from: number;
	/** Points once, when it starts. */
	readonly once: number;
	/** Weeks until it starts; each costs `delayPerWeek`. */
	readonly afterWeeks?: number;
	/** Points lost once when the rate in production is below the floor. */
	readonly harm?: { readonly floor: number; readonly points: number };
	/** Gains are per row that the count counts (rows decided without a person): they are scaled by its share of all rows. */
	readonly scaled?: boolean;
	/** Quotes a number that is known to be wrong: taking it caps the grade. */
	readonly dishonest?: boolean;
}

interface EnquiryCommon {
	readonly id: string;
	readonly label: string;
	readonly says: string;
	/** Id of the option that it tells about. */
	readonly about: string;
	readonly rows: number;
	readonly weeks: number;
}
/** Something to do before choosing: label rows and wait, or let the option serve a share of the traffic. */
export type EnquirySpec =
	| (EnquiryCommon & { readonly kind: 'wait'; readonly price: number })
	| (EnquiryCommon & { readonly kind: 'canary'; readonly share: number; readonly rollback: number });

/** A number of the world that moves: `start` at the training, and so much more each week. */
export interface Drift {
	readonly path: string;
	readonly start: number;
	readonly perWeek: number;
}

/** How production differs from the study, and how much of it there is. */
export interface ProductionSpec {
	readonly rowsPerWeek: number;
	/** Arm whose world production draws from; the study's own when absent. */
	readonly arm?: string;
	/** Each week adds so much to a number of the world. */
	readonly drift?: Drift;
	/** Segment column shown week by week. */
	readonly segments?: string;
}

interface DecisionCommon {
	/** What a point is, for example "1,000 euros". */
	readonly point: string;
	/** When the answer is due, as the brief says it. */
	readonly deadline: string;
	/** Points that may be spent on finding out more. */
	readonly budget: number;
	readonly horizonWeeks: number;
	/** Points that a week without a decision costs. */
	readonly delayPerWeek: number;
	/** The prior as history, for example "Of your last 70 candidates, 52 beat what ran." */
	readonly history: string;
	readonly shown: readonly ShownCount[];
	readonly production: ProductionSpec;
	/** A draw is as designed when one of these is among its accepted actions; other draws are replaced. */
	readonly designed: readonly string[];
	/** Designed as a near-tie: at least two actions are accepted. */
	readonly tie?: boolean;
	/** The other world in which another action is right: changed costs, another arm, or both. */
	readonly twin: { readonly change?: Patch; readonly arm?: string };
}

/** Choose among options, now or after finding out more. */
export interface RatesDecision extends DecisionCommon {
	readonly kind: 'rates';
	readonly options: readonly OptionSpec[];
	readonly enquiries: readonly EnquirySpec[];
}

/** How often to retrain a model that goes stale. Actions: `keep` (do not launch), `every-<weeks>`, `never`. */
export interface ClockDecision extends DecisionCommon {
	readonly kind: 'clock';
	/** Intervals on offer, in weeks; `never` is always offered. */
	readonly intervals: readonly number[];
	readonly retrainCost: number;
	readonly perUnit: number;
	readonly from: number;
	/** What moves; its path stays in the worker. */
	readonly drift: Drift;
	/** Ages in weeks whose rate is measured and shown; rates between them lie on straight lines. */
	readonly ages: readonly number[];
	readonly rowsPerAge: number;
}

/** How many labels to buy. Actions: `keep` (none), `buy-<rows>`. */
export interface PurchaseDecision extends DecisionCommon {
	readonly kind: 'purchase';
	/** Train rows there are today. */
	readonly have: number;
	/** Train rows of the learning curve that is shown; the last is `have`. */
	readonly curve: readonly number[];
	readonly amounts: readonly number[];
	/** Points that one unit of accuracy is worth over the horizon. */
	readonly worth: number;
	/** Points a label. */
	readonly price: number;
}

export type DecisionSpec = RatesDecision | ClockDecision | PurchaseDecision;

/** Arms by name, as the exercise writes them. */
export type DecisionArms = Readonly<Record<string, Patch>>;

/** What the worker needs of a decision. */
export interface DecisionAsset {
	readonly spec: DecisionSpec;
	readonly arms: DecisionArms;
}

type Shown<D extends DecisionSpec> = Omit<D, 'designed' | 'twin' | 'tie' | 'production' | 'drift' | 'shown'> & {
	readonly shown: readonly Omit<ShownCount, 'arm'>[];
	readonly production: Pick<ProductionSpec, 'rowsPerWeek' | 'segments'>;
};

/** What the page may know: every cost and belief, but no arm, no path of the world, and not what the draw was meant to show. */
export type PublicDecision = Shown<RatesDecision> | Shown<ClockDecision> | Shown<PurchaseDecision>;

/** An action as a choice on the page, in the order in which it is offered. */
export interface OfferedAction {
	readonly id: string;
	readonly label: string;
	readonly says: string;
	readonly dishonest: boolean;
}

/** A belief that the learner states as a number before choosing. */
export interface Ask {
	readonly id: string;
	readonly kind: 'beats' | 'rate';
	/** Option, age in weeks (clock) or number of labels (purchase) that it is about. */
	readonly about: string;
	readonly low: number;
	readonly high: number;
	/** What "beats" is measured against; null where nothing is. */
	readonly against: number | null;
}

/** One line of the evidence table: k of n with its Wilson 95 % interval. */
export interface EvidenceRow {
	readonly id: string;
	readonly label: string;
	readonly k: number;
	readonly n: number;
	/** Rows looked at; n of them were counted (positives, confident ones). */
	readonly of: number;
	readonly value: number;
	readonly low: number;
	readonly high: number;
	/** k of n of each refit, where the count is over a spread of refits. */
	readonly each?: readonly { readonly k: number; readonly n: number }[];
	/** Age in weeks or train rows, where the row is a point of a curve. */
	readonly at?: number;
}

/** What was measured for a decision at one seed. Plain data; with the public block it gives the key. */
export interface DecisionEvidence {
	readonly rows: readonly EvidenceRow[];
}

/** Something that happened in a week of production. */
export type ProductionIncident =
	| { readonly id: 'harm'; readonly floor: number; readonly points: number }
	| { readonly id: 'retrained'; readonly points: number }
	| { readonly id: 'started'; readonly option: string; readonly points: number }
	| { readonly id: 'learned'; readonly k: number; readonly n: number; readonly ran: string; readonly points: number };

export interface ProductionWeek {
	/** From 1. */
	readonly week: number;
	/** Rows that came. */
	readonly served: number;
	/** What ran: an option, `keep` while waiting. */
	readonly ran: string;
	/** The rate that counts, on this week's rows; null where no row counted. */
	readonly metric: { readonly value: number; readonly low: number; readonly high: number; readonly k: number; readonly n: number } | null;
	readonly segments: readonly { readonly name: string; readonly value: number; readonly n: number }[];
	/** How far the world has moved since the model was trained, in units of its drift; null where nothing moves. */
	readonly drift: number | null;
	readonly incidents: readonly ProductionIncident[];
	readonly points: number;
	readonly total: number;
}

export interface ProductionResult {
	readonly action: string;
	readonly weeks: readonly ProductionWeek[];
	/** What ran in the end. */
	readonly ran: string;
	/** Rows right in the enquiry; null where there was none. */
	readonly right: number | null;
	readonly points: number;
	/** Share of the futures that came out no better than this one, 0 to 1; never scored. */
	readonly luck: number;
	/** Running totals: `futures` has 200 lines over `weeks`, `lived` is the one that happened. */
	readonly fan: {
		readonly weeks: readonly number[];
		readonly futures: readonly (readonly number[])[];
		readonly lived: readonly number[];
	};
}
