import type { ReliabilityBin } from '#lib/core/calibration.ts';
import type { Interval, Measured } from '#lib/core/measured.ts';
import type { Ceiling } from '#lib/worlds/world.ts';
import type { Sampled } from '#lib/pipeline/sample-rows.ts';
import type { ExperimentSpec } from '#lib/pipeline/spec.ts';

export type MetricName = 'accuracy' | 'logLoss' | 'rmse' | 'rocAuc' | 'recall' | 'precision' | 'r2';
export type PartName = 'train' | 'validation' | 'test' | 'fresh';

/** One refit's curve over epochs; index 0 is before training. */
export interface RefitHistory {
	readonly trainLoss: readonly number[];
	readonly validationLoss: readonly number[];
	readonly trainScore: readonly number[];
	readonly validationScore: readonly number[];
	readonly loggedTrainLoss: readonly number[];
	readonly loggedTrainScore: readonly number[];
}

export interface PartScore {
	readonly n: number;
	/** One value a refit. */
	readonly perRefit: readonly number[];
	/** Mean over refits with its interval. */
	readonly measured: Measured;
}

/** What one experiment showed. Plain data: it crosses the worker boundary and is what digests cover. */
export interface RunEvidence {
	readonly experiment: ExperimentSpec;
	readonly seed: number;
	readonly task: 'classification' | 'regression';
	/** The score verdicts are made of: accuracy or rmse unless the exercise says otherwise. */
	readonly metric: MetricName;
	readonly sizes: { readonly train: number; readonly validation: number; readonly test: number };
	/** Present when the table had more train rows than models are trained on: how many there were, and how they were drawn. */
	readonly sampled?: Sampled;
	readonly classShares: Readonly<Record<'train' | 'validation' | 'test', readonly number[]>> | null;
	readonly histories: readonly RefitHistory[] | null;
	/** `test` and `fresh` are present only when they were asked for: the sealed set stays sealed. */
	readonly scores: Readonly<Partial<Record<PartName, Readonly<Partial<Record<MetricName, PartScore>>>>>>;
	/** Gap in the deciding metric, positive when unseen data is worse. */
	readonly gap: Measured;
	readonly baseline: { readonly metric: MetricName; readonly value: number; readonly rule: string; readonly logLoss: number | null };
	readonly ceiling: Ceiling | null;
	/** Mean over refits of each validation row's correctness (classification) or squared error: for paired comparisons. */
	readonly validationRows: Float32Array;
	/** Ids of the validation rows in the draw; two runs may be paired only where these agree. */
	readonly validationIds: Int32Array;
	/** Group of each validation row, where the table has groups: rows of one group are not independent. */
	readonly validationGroups?: Int32Array;
	/** Only of models that learned an older task first: how they do on its validation rows. */
	readonly oldTask?: OldTaskEvidence;
	readonly status: readonly ('finished' | 'stopped-early' | 'diverged')[];
	readonly stoppedAtEpoch: readonly number[];
	/** SHA-256 over the quantised weights and scores, hexadecimal. */
	readonly digest: string;
	readonly milliseconds: number;
}

export interface OldTaskEvidence {
	readonly n: number;
	/** The one model that every refit started from. */
	readonly before: Readonly<Partial<Record<MetricName, PartScore>>>;
	readonly after: Readonly<Partial<Record<MetricName, PartScore>>>;
	/** Log loss at epochs 0 … E, a line a refit. */
	readonly lossByEpoch: readonly (readonly number[])[];
}

/** Two runs on the same validation rows. `difference` is b − a, in the metric, positive when b is better. */
export interface PairedDifference {
	readonly metric: MetricName;
	readonly a: number;
	readonly b: number;
	readonly difference: number;
	readonly interval: Interval;
	readonly n: number;
}

/** A name that is said by the page: a message id with its values, e.g. `arm.l2`. */
export interface Label {
	readonly id: string;
	readonly values: Readonly<Record<string, string | number>>;
}

/** One line of an instrument's answer: an arm tried beside the run at hand. */
export interface ProbeArm {
	readonly id: string;
	readonly label: Label;
	readonly run: RunEvidence;
	/** On the same validation rows; null where the rows differ. */
	readonly against: PairedDifference | null;
	/** Where the rows differ: the difference with the interval of two separate measurements. */
	readonly unpaired?: PairedDifference;
}

/** A measured number by name. */
export interface Fact {
	readonly id: string;
	readonly label: Label;
	readonly measured: Measured;
	/** What the number would be if nothing were wrong: chance, a null, the score without the change. */
	readonly reference?: number;
	/** True where the number is in the metric of the run, so that it may share an axis with scores. */
	readonly inMetric?: boolean;
}

/** Levels of a column, each with its score. */
export interface SliceRow {
	readonly column: string;
	readonly level: string;
	readonly n: number;
	readonly share: number;
	readonly low: number;
	readonly high: number;
	/** Pulled towards the overall share as if 30 rows of it had been seen. */
	readonly shrunken: number;
	readonly pValue: number;
	/** Adjusted over all slices of all columns (Benjamini and Hochberg). */
	readonly adjusted: number;
	readonly flagged: boolean;
}

const CROSS = ' × ';

/** The name of two columns, or of two levels, taken together. */
export function crossedName(first: string, second: string): string {
	return `${first}${CROSS}${second}`;
}

/** The two parts of a crossed name; null for a name that is not crossed. */
export function crossedParts(name: string): readonly [string, string] | null {
	const at = name.indexOf(CROSS);
	return at < 0 ? null : [name.slice(0, at), name.slice(at + CROSS.length)];
}

/** A curve of an instrument's own: one value at each x, with its interval where it has one. */
export interface CurveLine {
	readonly id: string;
	readonly label: Label;
	readonly x: readonly number[];
	readonly y: readonly number[];
	readonly low?: readonly number[];
	readonly high?: readonly number[];
	/** Thin lines beside it: single fits of which this one is the mean. */
	readonly each?: readonly (readonly number[])[];
	/** True for the line that the others are held against. */
	readonly reference?: boolean;
}

/** What `facts` may show beside their numbers. */
export type FactsDetail =
	| {
			readonly kind: 'reliability';
			/** `confidence`: probability of the answer given; `positive`: probability of class 1. */
			readonly on: 'confidence' | 'positive';
			readonly bins: readonly ReliabilityBin[];
	  }
	| {
			/** What rescaling by each temperature does on rows that had no say in fitting it. */
			readonly kind: 'temperatures';
			/** The temperature fitted on the other half of the rows. */
			readonly fitted: number;
			readonly points: readonly {
				readonly temperature: number;
				/** Calibration error and log loss, means over refits; the bins are those of the first refit. */
				readonly error: number;
				readonly logLoss: number;
				readonly bins: readonly ReliabilityBin[];
			}[];
	  }
	| { readonly kind: 'slices'; readonly overall: number; readonly slices: readonly SliceRow[] }
	| { readonly kind: 'curve'; readonly xLabel: Label; readonly yLabel: Label; readonly lines: readonly CurveLine[] };

/** What an instrument returns. `kind` decides how it is drawn and said. */
export type InstrumentEvidence =
	| { readonly kind: 'history'; readonly instrument: string; readonly run: RunEvidence }
	| { readonly kind: 'arms'; readonly instrument: string; readonly base: RunEvidence; readonly arms: readonly ProbeArm[] }
	| {
			readonly kind: 'sweep';
			readonly instrument: string;
			/** `rows`, or the path of the knob. */
			readonly over: string;
			readonly base: RunEvidence;
			readonly points: readonly { readonly x: number; readonly run: RunEvidence }[];
	  }
	| FactsEvidence;

export interface FactsEvidence {
	readonly kind: 'facts';
	readonly instrument: string;
	readonly facts: readonly Fact[];
	/** `columns` are message ids. */
	readonly table?: { readonly columns: readonly string[]; readonly rows: readonly (readonly (string | number)[])[] };
	readonly detail?: FactsDetail;
	/** SHA-256 over the facts, rounded to 1e-6, hexadecimal. */
	readonly digest: string;
}
