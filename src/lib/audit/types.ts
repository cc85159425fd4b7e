/**
 * What goes into an audit of somebody's own table and what comes out: plain data, so that it crosses a worker's boundary, is kept, and
 * is written as JSON. The page, the command line and the portfolio read the same shapes; the words are in `messages/audit-verdicts.en.ts`.
 * Long because it is one catalogue of shapes that cross the same boundary.
 */
import type { Measured } from '#lib/core/measured.ts';
import type { ArithmeticLine, DiagnosisId, Verdict, WouldSettle } from '#lib/diagnosis/verdict.ts';
import type { IngestNote } from '#lib/ingest/problems.ts';
import type { DataFile } from '#lib/ingest/read-file.ts';
import type { InstrumentEvidence, Label, MetricName } from '#lib/instruments/evidence.ts';
import type { ModelSpec, SplitSpec } from '#lib/pipeline/spec.ts';
import type { Train } from '#lib/training/training.ts';

/** A sentence by its id in `messages/audit-verdicts.en.ts`, with its values. */
export type AuditLabel = Label;

export type AuditTask = 'classification' | 'regression';

/** A split that the file brings: a column whose values name the parts. */
export interface OwnSplit {
	readonly column: string;
	/** Values of the column that were trained on; all others were scored. */
	readonly train: readonly string[];
}

/** What the guard asks before any split. Names are those of the file's columns. */
export interface AuditGuard {
	readonly target: string;
	readonly task: AuditTask;
	/** Two classes: the one that counts as positive. Null for more classes and for numbers. */
	readonly positive: string | null;
	/** When the decision is made: a date column; later dates in other columns are not there yet. */
	readonly decisionTime: string | null;
	readonly group: string | null;
	readonly time: string | null;
	readonly segments: readonly string[];
	/** Null where the file brings no column of parts. A second file is given beside the guard (`AuditInput.heldOut`). */
	readonly split: OwnSplit | null;
	/** Columns that are only written after the decision: somebody knows it. */
	readonly after: readonly string[];
	/** Columns that are not given to a model: row names, free text that nobody will use. */
	readonly leaveOut: readonly string[];
}

/** Why a field of the guard was guessed as it was. */
export interface GuardGuess {
	readonly field: keyof AuditGuard;
	readonly column: string;
	readonly reason: AuditLabel;
}

/** What `guessGuard` answers: a guard to start from, the reason of each guess, and which columns could be the target. */
export interface GuardProposal {
	readonly guard: AuditGuard;
	readonly guesses: readonly GuardGuess[];
	/** Best first. */
	readonly targets: readonly string[];
}

export interface AuditInput {
	readonly file: DataFile;
	readonly guard: AuditGuard;
	/** A second file with the rows that were scored: the split is then by file. */
	readonly heldOut?: DataFile;
	/** Rows of everybody the model will meet, with or without the target. */
	readonly population?: DataFile;
	readonly seed: number;
	/** Most rows that models are trained on; 20,000 unless said, and never more. */
	readonly mostRows?: number;
	/** `leaks`: the screens, the split and the corrections, and nothing else. The whole audit unless said. */
	readonly only?: 'leaks';
}

/** What an audit is run with; the worker, Node and the tests each choose. */
export interface AuditTools {
	readonly train: Train;
	/** Milliseconds from any origin: durations only. */
	readonly now: () => number;
}

/** The steps of an audit, in their order. */
export const AUDIT_STEPS = [
	'dictionary',
	'leakage-screen',
	'split',
	'scores',
	'corrections',
	'permuted-labels',
	'adversarial',
	'slices',
	'calibration',
	'learning-curve',
	'fit'
] as const;
export type AuditStep = (typeof AUDIT_STEPS)[number];

export interface AuditProgress {
	readonly step: AuditStep;
	/** Of the whole audit, 0 to 1. */
	readonly fraction: number;
}

export interface AuditHooks {
	readonly signal?: AbortSignal;
	readonly onProgress?: (progress: AuditProgress) => void;
	/** Each section as soon as it stands; the result holds the same ones. */
	readonly onSection?: (section: AuditSection) => void;
}

/** What a column is used for. */
export type ColumnUse = 'target' | 'feature' | 'group' | 'time' | 'decision-time' | 'segment' | 'split' | 'after' | 'left-out';

export interface DictionaryRow {
	readonly name: string;
	readonly kind: 'number' | 'date' | 'category' | 'text' | 'empty';
	readonly use: ColumnUse;
	/** Why it is used so, where that was not asked for: constant, empty, names its rows. */
	readonly why: AuditLabel | null;
	readonly missing: number;
	readonly distinct: number;
	/** Smallest, middle, largest of numbers (dates as days since 1970); the commonest levels of categories. */
	readonly summary:
		| { readonly kind: 'range'; readonly low: number; readonly middle: number; readonly high: number }
		| { readonly kind: 'levels'; readonly levels: readonly { readonly level: string; readonly n: number }[] }
		| { readonly kind: 'none' };
}

/** One part of a split. */
export interface PartSize {
	readonly part: 'train' | 'validation' | 'test';
	readonly rows: number;
	/** Shares of the classes, null for numbers. */
	readonly classShares: readonly number[] | null;
}

/** One line of a screen: one column (or the rows), what was looked at, and whether it looks odd. */
export interface ScreenRow {
	/** `copy`, `alone`, `trace`, `missing`, `named-after`, `later-date`, `said-after`. */
	readonly screen: string;
	readonly column: string;
	readonly value: number;
	readonly odd: boolean;
	readonly says: AuditLabel;
}

/** One model family on the split at hand. */
export interface FamilyScore {
	/** `baseline`, `linear`, `forest`, `boosting`. */
	readonly family: string;
	readonly model: ModelSpec;
	readonly metric: MetricName;
	readonly train: Measured;
	readonly validation: Measured;
	/** With both terms of its variance: rows and refits. */
	readonly gap: Measured;
	/** True for the family that the later sections look at. */
	readonly chosen: boolean;
}

/** What stands on the page under one heading. A section arrives once it is whole. */
export type AuditSection =
	| {
			readonly kind: 'dictionary';
			readonly nRows: number;
			/** Rows without a target are left out. */
			readonly withoutTarget: number;
			readonly columns: readonly DictionaryRow[];
			readonly notes: readonly IngestNote[];
			readonly target: { readonly classes: readonly { readonly name: string; readonly n: number }[] | null };
			/** Rows that stand in the file more than once, row names left out of the comparison; and rows nearly alike. */
			readonly repeated: { readonly exact: number; readonly near: number; readonly compared: readonly string[] };
	  }
	| { readonly kind: 'leakage-screen'; readonly rows: readonly ScreenRow[] }
	| {
			readonly kind: 'split';
			readonly origin: 'column' | 'second-file' | 'proposed';
			readonly spec: SplitSpec;
			readonly reason: AuditLabel;
			readonly parts: readonly PartSize[];
			/** How many rows the models learn from, where that is fewer than there are. */
			readonly sampled: { readonly from: number; readonly to: number; readonly by: 'row' | 'group' | 'time' } | null;
			/** What the split lets across, measured on every row. */
			readonly checks: readonly ScreenRow[];
	  }
	| {
			readonly kind: 'scores';
			readonly metric: MetricName;
			readonly baseline: { readonly value: number; readonly rule: string };
			readonly families: readonly FamilyScore[];
			/** Columns that no model got because there are too many, the emptiest first; 0 as a rule. */
			readonly columnsLeftOut: number;
	  }
	| { readonly kind: 'corrections'; readonly lines: readonly ArithmeticLine[] }
	| {
			readonly kind: 'permuted-labels' | 'adversarial' | 'slices' | 'calibration' | 'learning-curve';
			/** Null where it cannot be measured here; `why` says so. */
			readonly evidence: InstrumentEvidence | null;
			readonly why: AuditLabel | null;
	  }
	| { readonly kind: 'fit'; readonly verdict: Verdict | null; readonly why: AuditLabel | null };

/**
 * `found`: the corrected number is in, and it matters. `suspect`: it looks odd, and whether it is a fault is for somebody who knows
 * the data to say. `risk`: another split would have shown a fault. `cannot-tell`: the rows do not suffice. `cleared`: it was
 * suspected, measured, and does not matter.
 */
export type FindingStatus = 'found' | 'suspect' | 'risk' | 'cannot-tell' | 'cleared';

export interface AuditFinding {
	/** `LK-2:cost`, `LK-3.2`, … */
	readonly id: string;
	readonly diagnosis: DiagnosisId;
	readonly status: FindingStatus;
	/** Columns it is about. */
	readonly columns: readonly string[];
	/** The finding in one sentence. */
	readonly says: AuditLabel;
	/** What gave reason to look. */
	readonly reasons: readonly AuditLabel[];
	/** The arithmetic; the decisive line is what it buys. */
	readonly lines: readonly ArithmeticLine[];
	/** By how much it changes the reported score, in the deciding metric, positive when flattered; NaN where that is not known. */
	readonly changes: number;
	/** What it is easily taken for, with the measurement that separates the two; `pair` names the sentence in `look-alikes.en.ts`. */
	readonly lookAlike: { readonly id: DiagnosisId; readonly by: string; readonly pair: string } | null;
	/** The next measurement worth making. */
	readonly next: AuditLabel;
	readonly wouldSettle?: WouldSettle;
}

export interface AuditResult {
	readonly version: 1;
	readonly file: string;
	readonly guard: AuditGuard;
	readonly seed: number;
	readonly task: AuditTask;
	readonly metric: MetricName;
	readonly sections: readonly AuditSection[];
	/** In the order of what they change: void numbers first, then by size. */
	readonly findings: readonly AuditFinding[];
	/** One sentence over all. */
	readonly summary: AuditLabel;
	/** True where a finding is `found` or `suspect`: exit code 1 of the command line. */
	readonly hasFindings: boolean;
	readonly milliseconds: number;
}

/** The audit cannot begin: what, where and the cure are in the sentence of `code` (`messages/audit-verdicts.en.ts`). */
export class AuditError extends Error {
	readonly code: string;
	readonly values: Readonly<Record<string, string | number>>;
	constructor(code: string, values: Readonly<Record<string, string | number>> = {}) {
		super(`${code} ${JSON.stringify(values)}`);
		this.name = 'AuditError';
		this.code = code;
		this.values = values;
	}
}
