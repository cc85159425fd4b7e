/**
 * Columnar tables. A table knows what each column is *for*: features go into a model, role columns (group, time,
 * segment, id) never do unless a pipeline says so on purpose.
 */

/** Numbers; `NaN` means missing. */
export interface NumericColumn {
	readonly kind: 'numeric';
	readonly name: string;
	readonly unit?: string;
	readonly values: Float64Array;
}

/** One of a few levels; `codes[i]` indexes `levels`, and -1 means missing. */
export interface CategoricalColumn {
	readonly kind: 'categorical';
	readonly name: string;
	readonly levels: readonly string[];
	readonly codes: Int32Array;
}

/** Free text, one document a row. */
export interface TextColumn {
	readonly kind: 'text';
	readonly name: string;
	readonly values: readonly string[];
}

export type Column = NumericColumn | CategoricalColumn | TextColumn;

/** A class label per row: `yTrue[i]` indexes `classes`. Binary when there are two classes; class 1 is the positive one. */
export interface ClassTarget {
	readonly kind: 'classification';
	readonly name: string;
	readonly classes: readonly string[];
	readonly yTrue: Int32Array;
}

/** A number per row, in `unit`. */
export interface NumberTarget {
	readonly kind: 'regression';
	readonly name: string;
	readonly unit?: string;
	readonly yTrue: Float64Array;
}

export type Target = ClassTarget | NumberTarget;

/** Columns that say where a row comes from. They are not features. */
export interface Roles {
	/** Entity the row belongs to (patient, customer): rows of one entity are not independent. */
	readonly group?: CategoricalColumn;
	/** When the row happened; larger is later. */
	readonly time?: NumericColumn;
	/** Slices that somebody will ask about. */
	readonly segments?: readonly CategoricalColumn[];
	/** A row's own name. */
	readonly id?: TextColumn;
}

export interface Table {
	readonly nRows: number;
	readonly features: readonly Column[];
	readonly target: Target;
	readonly roles: Roles;
}

/** Row-major numbers: row i is `values[i * nColumns … (i + 1) * nColumns - 1]`. What models eat. */
export interface Matrix {
	readonly nRows: number;
	readonly nColumns: number;
	readonly values: Float32Array;
}

/** Numbers a model is trained on. `y` holds class indices (classification) or values (regression), one a row of `x`. */
export interface Examples {
	readonly x: Matrix;
	readonly y: Float32Array;
}
