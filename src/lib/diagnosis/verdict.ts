import type { Finding, Measured } from '#lib/core/measured.ts';

/** Ids of the vocabulary (`vocabulary.ts`), e.g. `OF-CAP`, `LK-3.2`, `INC`. */
export type DiagnosisId = string;

/** What stage 1 answers with, before the measurement that separates the ids is on the screen. */
export type Family = 'fits' | 'too-simple' | 'too-fitted' | 'do-not-trust' | 'cannot-tell';

/** One line of arithmetic: `minuend − subtrahend = measured`, and what it means under the convention. */
export interface ArithmeticLine {
	/** `gap`, `shortfall`, `bias`, or `gain:` with the id of the probe. */
	readonly id: string;
	/** Of a gain: the probe's name as a message id with its values. */
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
	/** With `INC`: rows that would settle it, and the result that would flip it. */
	readonly wouldSettle?: { readonly measurement: string; readonly n: number; readonly flipsAt: number };
}

/** Every convention in one place; an instructor may set them. Scores are fractions. */
export interface Conventions {
	/** Materiality τ of a gap, shortfall or bias: 0.03. */
	readonly materiality: number;
	/** Smallest gain of a probe that counts: 0.02. */
	readonly gain: number;
	/** Standard errors a gain must clear: 1.64. */
	readonly gainStandardErrors: number;
	readonly level: number;
}
