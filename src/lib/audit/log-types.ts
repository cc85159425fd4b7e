/** Training logs: what was read, and what curves alone allow to be said. Plain data. */
import type { Measured } from '#lib/core/measured.ts';
import type { ArithmeticLine, Family } from '#lib/diagnosis/verdict.ts';
import type { AuditLabel } from './types.ts';

export type LogSource =
	'keras-history' | 'tensorboard' | 'weights-and-biases' | 'lightning' | 'sklearn-learning-curve' | 'two-columns' | 'table';

/** One pair of curves in one quantity. `train` or `validation` is null where the log has only the other. */
export interface LogCurve {
	/** As the log calls it: `loss`, `accuracy`, … */
	readonly quantity: string;
	readonly higherIsBetter: boolean;
	readonly x: readonly number[];
	readonly train: readonly number[] | null;
	readonly validation: readonly number[] | null;
	/** Standard deviations over folds or runs where the log brings several of them. */
	readonly spread?: { readonly train: readonly number[]; readonly validation: readonly number[] };
	/** The scores behind them: one list of folds a point. */
	readonly folds?: { readonly train: readonly (readonly number[])[]; readonly validation: readonly (readonly number[])[] };
}

export interface TrainingLog {
	readonly source: LogSource;
	/** What x counts. */
	readonly over: 'epoch' | 'step' | 'rows';
	readonly curves: readonly LogCurve[];
	readonly notes: readonly AuditLabel[];
}

export interface LogFinding {
	readonly id: string;
	/** The family is as far as curves go; null for a remark. */
	readonly family: Family | null;
	readonly status: 'found' | 'suspect' | 'cannot-tell' | 'cleared';
	readonly says: AuditLabel;
	readonly lines: readonly ArithmeticLine[];
	readonly next: AuditLabel;
}

export interface LogAuditResult {
	readonly version: 1;
	readonly name: string;
	readonly log: TrainingLog;
	/** The curve that decides: a loss where there is one. */
	readonly decisive: number;
	readonly gap: Measured | null;
	readonly findings: readonly LogFinding[];
	/** What curves alone cannot tell, always said. */
	readonly limits: readonly AuditLabel[];
	readonly summary: AuditLabel;
	readonly hasFindings: boolean;
}
