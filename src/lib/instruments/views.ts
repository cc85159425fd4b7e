/** What the lab shows besides evidence: the data before any model, fresh rows scored one by one, a boundary while it trains. */

/** A few rows and column summaries for "look at the data", before any model. */
export interface DataPreview {
	readonly nRows: number;
	readonly columns: readonly {
		readonly name: string;
		readonly kind: string;
		readonly unit?: string;
		readonly mean?: number;
		readonly sd?: number;
		readonly levels?: readonly string[];
		readonly missing: number;
	}[];
	readonly head: readonly (readonly (string | number)[])[];
	readonly target: { readonly name: string; readonly classes?: readonly string[]; readonly shares?: readonly number[] };
	/** At most 400 rows of the two most telling columns, for the first scatter. */
	readonly scatter: {
		readonly x: readonly number[];
		readonly y: readonly number[];
		readonly label: readonly number[];
		readonly xName: string;
		readonly yName: string;
	} | null;
}

/** Fresh rows scored one by one: accuracy so far after each of `n` rows, with its interval. */
export interface FreshPath {
	readonly n: readonly number[];
	readonly score: readonly number[];
	readonly low: readonly number[];
	readonly high: readonly number[];
}

/** Scores of one small network on a grid, while it trains: what the first visit draws. Row-major, `ny` rows of `nx`. */
export interface BoundaryFrame {
	readonly epoch: number;
	readonly epochs: number;
	readonly scores: Float32Array;
	readonly trainAccuracy: number;
}

export interface BoundaryGrid {
	readonly xMin: number;
	readonly xMax: number;
	readonly yMin: number;
	readonly yMax: number;
	readonly nx: number;
	readonly ny: number;
}

export interface Dots {
	readonly x: readonly number[];
	readonly y: readonly number[];
	/** Class index 0 or 1. */
	readonly label: readonly number[];
	/** Index of the class the network says, once trained. */
	readonly predicted: readonly number[];
}

export interface BoundaryResult {
	readonly train: Dots;
	readonly fresh: Dots;
	readonly trainAccuracy: number;
	readonly freshAccuracy: number;
	readonly digest: string;
}

/** Rows as models read them: row-major numbers, `features.length` a row, with class indices or values beside them. */
export interface PreparedRows {
	readonly features: readonly string[];
	readonly target: string;
	/** Null for regression. */
	readonly classes: readonly string[] | null;
	readonly parts: Readonly<Partial<Record<'train' | 'validation' | 'test', { readonly x: Float32Array; readonly y: Float32Array }>>>;
}
