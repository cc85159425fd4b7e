import type { Table } from '#lib/core/table.ts';
import type { Stream } from '#lib/core/random.ts';

/** Rows of an older task, in the columns of the study. */
export interface OlderTask {
	readonly train: Table;
	readonly validation: Table;
}

/** `kind` names a world in the registry; the rest are its parameters (see `descriptors.ts`). */
export interface WorldSpec {
	readonly kind: string;
	readonly [parameter: string]: unknown;
}

/** The best any model could do on the visible features, where that can be known. */
export interface Ceiling {
	readonly metric: 'accuracy' | 'rmse' | 'logLoss' | 'rocAuc';
	readonly value: number;
	/** `exact`: closed form or quadrature. `simulated`: Monte Carlo with its standard error. `best-known`: not a ceiling. */
	readonly source: 'exact' | 'simulated' | 'best-known';
	readonly standardError?: number;
}

export interface CeilingOptions {
	/** Null is returned when the ceiling is not known in this metric. */
	readonly metric?: Ceiling['metric'];
	readonly of?: 'study' | 'fresh';
}

/**
 * One data-generating process, or one real table.
 *
 * Rows are generated one by one, so the first n rows of a draw do not depend on how many are asked for (a property test
 * holds every world to it). On a real table `study` and `fresh` are disjoint: the fresh rows are held back.
 *
 * `study` and `fresh` are given the *same* draw stream and fork from it: a real table needs it to hold back the same
 * rows in both.
 */
export interface World<P = Record<string, unknown>> {
	readonly kind: string;
	/** True when rows are independent and identically distributed, so that a row split may take them in order. */
	readonly exchangeable: boolean;
	readonly data: 'synthetic' | 'real';
	/** Study rows when nobody asks for a number: what the parameters say, or the table less its held-back rows (about, where whole groups are held back). */
	rows(parameters: P): number;
	/** Rows for training, validation and test. `nRows` is ignored (all rows) by real tables unless smaller than the table. */
	study(parameters: P, stream: Stream, nRows: number): Table;
	/** Rows of the same process that nobody has seen: what production would bring. */
	fresh(parameters: P, stream: Stream, nRows: number): Table;
	/**
	 * The best on the visible features, or null where nobody can know it. Without options: in the world's own metric, for the
	 * process that the study rows come from (for `fresh`, that of the fresh rows, where the two differ).
	 */
	ceiling(parameters: P, options?: CeilingOptions): Ceiling | null;
	/** The same rows said in other words: each word is replaced by one that means the same, with this chance. Absent where no words are known to. */
	reword?(parameters: P, stream: Stream, table: Table, chance: number): Table;
	/** Features that are only written after the outcome: not to be had when the decision is made. Absent where there are none. */
	writtenAfter?(parameters: P): readonly string[];
	/** What a model may have learned before it meets the study, in the same columns and classes. Absent where there is no such task. */
	older?(parameters: P, stream: Stream): OlderTask;
	/**
	 * Spoils the answers of train rows where the world says that only those are spoiled; absent where it never does.
	 * @param origin for each row of the table, its number in the draw.
	 */
	spoilTrain?(parameters: P, stream: Stream, table: Table, trainRows: Int32Array, origin: Int32Array): Table;
}
