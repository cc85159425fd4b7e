import type { Interval, Measured } from '#lib/core/measured.ts';
import type { Ceiling } from '#lib/worlds/world.ts';
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
	readonly status: readonly ('finished' | 'stopped-early' | 'diverged')[];
	readonly stoppedAtEpoch: readonly number[];
	/** SHA-256 over the quantised weights and scores, hexadecimal. */
	readonly digest: string;
	readonly milliseconds: number;
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

/** One line of an instrument's answer: an arm tried beside the run at hand. */
export interface ProbeArm {
	readonly id: string;
	/** Message id of the arm's name, e.g. `arm.l2` with its values. */
	readonly label: { readonly id: string; readonly values: Readonly<Record<string, string | number>> };
	readonly run: RunEvidence;
	readonly against: PairedDifference | null;
}

/** What an instrument returns. `kind` decides how it is drawn and said. */
export type InstrumentEvidence =
	| { readonly kind: 'history'; readonly instrument: string; readonly run: RunEvidence }
	| { readonly kind: 'arms'; readonly instrument: string; readonly base: RunEvidence; readonly arms: readonly ProbeArm[] }
	| { readonly kind: 'sweep'; readonly instrument: string; readonly over: 'rows' | string; readonly base: RunEvidence; readonly points: readonly { readonly x: number; readonly run: RunEvidence }[] }
	| { readonly kind: 'facts'; readonly instrument: string; readonly facts: readonly { readonly id: string; readonly measured: Measured }[]; readonly table?: { readonly columns: readonly string[]; readonly rows: readonly (readonly (string | number)[])[] } };
