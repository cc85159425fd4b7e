/** Descriptors of the preprocessing steps. Data only. */
import type { ParameterDescriptors } from '#lib/worlds/parameters.ts';

export interface StepDescriptor {
	readonly kind: string;
	/**
	 * What a step learns from the rows of its scope: nothing, the columns, the columns and the answers; `rows` steps change which
	 * rows there are.
	 */
	readonly learns: 'nothing' | 'columns' | 'answers' | 'rows';
	readonly parameters: ParameterDescriptors;
}

/** Keeps the literal types of a descriptor, so that implementations know their parameters. */
function describeStep<const D extends StepDescriptor>(descriptor: D): D {
	return descriptor;
}

/** An empty list means every column of the fitting kind. */
const COLUMNS = { type: 'names', default: [], choices: null } as const;

export const DROP_COLUMNS = describeStep({ kind: 'drop-columns', learns: 'nothing', parameters: { columns: COLUMNS } });
export const KEEP_COLUMNS = describeStep({ kind: 'keep-columns', learns: 'nothing', parameters: { columns: COLUMNS } });

/** Makes a role column a feature, on purpose. */
export const USE_ROLE = describeStep({
	kind: 'use-role',
	learns: 'nothing',
	parameters: { role: { type: 'choice', default: 'time', choices: ['time', 'group', 'segment'] }, column: { type: 'text', default: '' } }
});

export const IMPUTE = describeStep({
	kind: 'impute',
	learns: 'columns',
	parameters: {
		strategy: { type: 'choice', default: 'mean', choices: ['mean', 'median'] },
		columns: COLUMNS,
		/** Fills a gap with the mean of the row's own class. It reads the answer, so it needs `fitOn: all` and is a leak. */
		byClass: { type: 'flag', default: false },
		/** Adds a column that says whether the value was missing. */
		flag: { type: 'flag', default: false }
	}
});

export const STANDARDIZE = describeStep({ kind: 'standardize', learns: 'columns', parameters: { columns: COLUMNS } });

export const ONE_HOT = describeStep({
	kind: 'one-hot',
	learns: 'columns',
	parameters: {
		columns: COLUMNS,
		/** The most frequent levels get a column each; the rest share one called "other". */
		maxLevels: { type: 'integer', default: 50, min: 1, max: 1000 }
	}
});

export const SELECT_K_BEST = describeStep({
	kind: 'select-k-best',
	learns: 'answers',
	parameters: { k: { type: 'integer', default: 20, min: 1, max: 10000 } }
});

export const OVERSAMPLE = describeStep({
	kind: 'oversample',
	learns: 'rows',
	parameters: {
		/** Rows of every smaller class as a share of the largest, reached by drawing rows again. */
		ratio: { type: 'number', default: 1, min: 0, max: 1 }
	}
});

export const DEDUPLICATE = describeStep({
	kind: 'deduplicate',
	learns: 'rows',
	parameters: {
		/** Columns that do not count when two rows are compared. */
		ignore: { type: 'names', default: [], choices: null },
		/** Rows that differ in the answer alone stay apart. */
		compareTarget: { type: 'flag', default: true }
	}
});

/** Looks again at the labels of train rows and puts the wrong ones right. Scope `train`: nobody looks at sealed rows. */
export const RELABEL = describeStep({
	kind: 'relabel',
	learns: 'rows',
	parameters: {
		/** Share of the train rows that are looked at again, the same ones first as the share grows. */
		share: { type: 'number', default: 1, min: 0, max: 1 }
	}
});

/** Leaves rows out by a number. In scope `all` the rows that are scored are chosen too; in scope `train` all comers are scored. */
export const FILTER_ROWS = describeStep({
	kind: 'filter-rows',
	learns: 'rows',
	parameters: {
		column: { type: 'text', default: '' },
		/** Rows stay when the column is at least this far from 0. */
		least: { type: 'number', default: 0, min: 0, max: 1e9 },
		/** What becomes of rows without a value. */
		missing: { type: 'choice', default: 'drop', choices: ['drop', 'keep'] }
	}
});

export const TARGET_ENCODE = describeStep({
	kind: 'target-encode',
	learns: 'answers',
	parameters: {
		columns: COLUMNS,
		mode: { type: 'choice', default: 'means', choices: ['means', 'out-of-fold'] },
		folds: { type: 'integer', default: 5, min: 2, max: 50 },
		/** Rows' worth of the overall mean that every level starts with. */
		smoothing: { type: 'number', default: 0, min: 0, max: 1000 }
	}
});

export const POLYNOMIAL = describeStep({
	kind: 'polynomial',
	learns: 'nothing',
	parameters: { columns: COLUMNS, squares: { type: 'flag', default: true }, interactions: { type: 'flag', default: true } }
});

export const CYCLIC = describeStep({
	kind: 'cyclic',
	learns: 'nothing',
	parameters: {
		column: { type: 'text', default: '' },
		period: { type: 'number', default: 24, min: 0.001, max: 1e9 },
		harmonics: { type: 'integer', default: 1, min: 1, max: 12 }
	}
});

export const BAG_OF_NGRAMS = describeStep({
	kind: 'bag-of-n-grams',
	learns: 'columns',
	parameters: {
		column: { type: 'text', default: 'text' },
		minN: { type: 'integer', default: 1, min: 1, max: 8 },
		maxN: { type: 'integer', default: 1, min: 1, max: 8 },
		maxTerms: { type: 'integer', default: 1000, min: 1, max: 20000 },
		weighting: { type: 'choice', default: 'count', choices: ['count', 'binary', 'tf-idf'] }
	}
});

export const PCA = describeStep({
	kind: 'pca',
	learns: 'columns',
	parameters: { components: { type: 'integer', default: 2, min: 1, max: 200 } }
});

/** Adds the value of earlier (or, with a negative `by`, later) rows of the same group in time. */
export const LAG = describeStep({
	kind: 'lag',
	learns: 'columns',
	parameters: { columns: COLUMNS, by: { type: 'integer', default: 1, min: -60, max: 60 } }
});

/** Replaces the numeric columns by relu(x · w + b) with drawn weights, the same at any larger count. */
export const RANDOM_FEATURES = describeStep({
	kind: 'random-features',
	learns: 'nothing',
	parameters: {
		count: { type: 'integer', default: 100, min: 1, max: 5000 },
		/** Picks the weights. */
		draw: { type: 'integer', default: 1, min: 1, max: 1000 }
	}
});

/** Adds shifted copies of the training pictures; `width` and `height` are those of the pixel columns. */
export const PIXEL_SHIFT = describeStep({
	kind: 'pixel-shift',
	learns: 'rows',
	parameters: {
		width: { type: 'integer', default: 14, min: 1, max: 64 },
		height: { type: 'integer', default: 14, min: 1, max: 64 },
		cells: { type: 'integer', default: 1, min: 0, max: 8 },
		copies: { type: 'integer', default: 8, min: 1, max: 8 }
	}
});
