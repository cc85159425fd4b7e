import type { Finding, Measured } from '#lib/core/measured.ts';

/** Ids of the vocabulary (`vocabulary.ts`), e.g. `OF-CAP`, `LK-3.2`, `INC`. */
export type DiagnosisId = string;

/** What stage 1 answers with, before the measurement that separates the ids is on the screen. */
export type Family = 'fits' | 'too-simple' | 'too-fitted' | 'do-not-trust' | 'cannot-tell';

/** The gates of the procedure, in its order. */
export type GateName =
	| 'provenance'
	| 'metric'
	| 'precision'
	| 'measurement'
	| 'fit'
	| 'selection'
	| 'slices'
	| 'calibration'
	| 'stability'
	| 'shift'
	| 'language';

/** One thing that fired, for the list under a verdict. */
export interface Fired {
	readonly gate: GateName;
	readonly id: DiagnosisId;
	/** `cause`: it explains the number. `harmless`: suspected and cleared. `open`: it cannot be told yet. */
	readonly weight: 'cause' | 'harmless' | 'open';
}

/** What "cannot tell yet" has to say: what to measure, how much of it, and the result that would flip the answer. */
export interface WouldSettle {
	/** What to measure: `validation-rows`, `positives`, `refits`, `slice-rows`, … */
	readonly measurement: string;
	/** How many of them in all; NaN where no number of them would do. */
	readonly n: number;
	/** The result at which the answer flips, in the units of the line it is about. */
	readonly flipsAt: number;
	/** The line it is about. */
	readonly line?: string;
	/** The answer above `flipsAt`, and the one below. */
	readonly above?: DiagnosisId;
	readonly below?: DiagnosisId;
}

/** One line of arithmetic: `minuend − subtrahend = measured`, and what it means under the convention. */
export interface ArithmeticLine {
	/** `gap`, `shortfall`, `bias`, `gain:` with the id of the probe, or the name of a gate, a colon and what it measured. */
	readonly id: string;
	/** Of a gain: the probe's name. Of another gate: what was measured (`messages/gates.en.ts`). A message id with its values. */
	readonly label?: { readonly id: string; readonly values: Readonly<Record<string, string | number>> };
	readonly minuend: number | null;
	readonly subtrahend: number | null;
	readonly measured: Measured;
	readonly threshold: number;
	readonly finding: Finding;
	/** True for the line that decides. */
	readonly decisive: boolean;
}

export interface Verdict {
	readonly primary: DiagnosisId;
	/** Others that are also right for this draw (includes `primary`). */
	readonly accept: readonly DiagnosisId[];
	readonly family: Family;
	readonly lines: readonly ArithmeticLine[];
	/** Instruments whose evidence was used. */
	readonly used: readonly string[];
	/** With "cannot tell yet": what would settle it, and the result that would flip it. */
	readonly wouldSettle?: WouldSettle;
	/** Everything that fired, in the order of the gates; the primary is among them. */
	readonly fired?: readonly Fired[];
	/** For a draw of an exercise: whether the primary is what the exercise was designed to show. The host adds it, not the rules. */
	readonly asDesigned?: boolean;
}

/** Every convention in one place; an instructor may set them. Scores and shares are fractions. `docs/verdict-rules.md` explains each. */
export interface Conventions {
	/** Materiality τ of a gap, shortfall or bias, for shares and AUC: 0.03. */
	readonly materiality: number;
	/** The same for RMSE, as a share of the baseline: 0.1. */
	readonly errorMateriality: number;
	/** Smallest gain of a probe that counts: 0.02. */
	readonly gain: number;
	/** The same for RMSE, as a share of the baseline: a fifteenth. */
	readonly errorGain: number;
	/** Standard errors a gain must clear: 1.64. */
	readonly gainStandardErrors: number;
	/** Confidence level of every interval: 0.95. */
	readonly level: number;
	/** A known ceiling below this is itself the news (UF-NOISE): 0.8. */
	readonly lowCeiling: number;
	/** Share of the best gain from which the cheapest probe is the cause of too simple: 0.75. */
	readonly shareOfBest: number;
	/** Share of the simpler model's gain from which clean labels are the cause: 0.5. */
	readonly cleanShare: number;
	/** Share of the simpler model's gain from which the earlier stop is the cause: 0.8. */
	readonly earlyShare: number;
	/** By how much more rows must beat all else to be the cause, as a multiple of the materiality: 1. */
	readonly dataLead: number;
	/** Two causes whose gains differ by less than this multiple of the materiality are both accepted: 1. */
	readonly bothAccepted: number;
	/** Three or more gains within this multiple of the smallest gain that counts are equally ranked, so none is named: 0.25. */
	readonly equallyRanked: number;
}
