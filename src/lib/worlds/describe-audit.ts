/** Descriptors of the worlds about leaks and about how a test was made. Data only, and long because it is a list. */
import { COMMON_PARAMETERS, describeWorld, SYNTHETIC } from './descriptor.ts';

export const REPEATED_VISITS = describeWorld({
	kind: 'repeated-visits',
	...SYNTHETIC,
	generator: 'G06',
	task: 'classification',
	classes: 2,
	ceiling: 'exact',
	exchangeable: false,
	roles: ['group'],
	parameters: {
		skin: COMMON_PARAMETERS.skin,
		patients: { type: 'integer', default: 60, min: 2, max: 20000 },
		visitsPerPatient: { type: 'integer', default: 10, min: 1, max: 1000 },
		features: { type: 'integer', default: 16, min: 1, max: 400 },
		/** Standard deviation of a patient's visits about the patient's own mean; patients differ with standard deviation 1. */
		withinSd: { type: 'number', default: 0.5, min: 0, max: 10 },
		/** How much of the spread between rows is the patient's own (1) or drawn anew at each visit (0). */
		patientEffect: { type: 'number', default: 1, min: 0, max: 1 },
		/** Shift of the first column by the diagnosis, to either side. */
		signal: { type: 'number', default: 0, min: 0, max: 6 },
		/** Fresh rows come from patients nobody has met, or from later visits of the patients in the study. */
		freshFrom: { type: 'choice', default: 'new-patients', choices: ['new-patients', 'known-patients'] }
	},
	causes: [{ parameter: 'patientEffect', cleanAt: 0, plantedAt: 1, diagnoses: ['LK-3.2'] }]
});

export const NOISE_FEATURES = describeWorld({
	kind: 'noise-features',
	...SYNTHETIC,
	generator: 'G05',
	task: 'classification',
	classes: 2,
	ceiling: 'exact',
	parameters: {
		...COMMON_PARAMETERS,
		rows: { type: 'integer', default: 60, min: 4, max: 200000 },
		features: { type: 'integer', default: 1000, min: 1, max: 5000 },
		/** Half the distance of the class means on the first column; 0 means that nothing can be known. */
		separation: { type: 'number', default: 0, min: 0, max: 6 }
	},
	causes: [{ parameter: 'separation', cleanAt: 2, plantedAt: 0, diagnoses: ['UF-NOISE', 'LK-1.3'] }]
});

export const AUTOREGRESSIVE = describeWorld({
	kind: 'autoregressive',
	...SYNTHETIC,
	generator: 'G07',
	task: 'regression',
	classes: 0,
	ceiling: 'exact',
	exchangeable: false,
	roles: ['time'],
	parameters: {
		...COMMON_PARAMETERS,
		rows: { type: 'integer', default: 900, min: 4, max: 200000 },
		/** Correlation of neighbouring moments of the hidden state; 0 means that moments know nothing of each other. */
		memory: { type: 'number', default: 0.97, min: 0, max: 0.999 },
		/** Standard deviation of the error; the state has 1, the visible column weighs 0.5. */
		noise: { type: 'number', default: 0.3, min: 0, max: 10 },
		/** Offers the moment itself as a feature. */
		timeFeature: { type: 'flag', default: true }
	},
	causes: [{ parameter: 'memory', cleanAt: 0, plantedAt: 0.97, diagnoses: ['LK-3.1'] }]
});

export const COPIED_ROWS = describeWorld({
	kind: 'copied-rows',
	...SYNTHETIC,
	generator: 'G08',
	task: 'classification',
	classes: 2,
	ceiling: 'exact',
	exchangeable: false,
	parameters: {
		...COMMON_PARAMETERS,
		features: { type: 'integer', default: 10, min: 2, max: 400 },
		/** Share of the study rows that repeat an earlier one, answer included. Fresh rows are never copies. */
		copies: { type: 'number', default: 0.3, min: 0, max: 0.95 },
		/** Share of labels that are wrong, before copying. */
		flips: { type: 'number', default: 0.25, min: 0, max: 0.5 },
		/** Adds a column that numbers the rows of the export, so that no two rows are equal. */
		exportNumber: { type: 'flag', default: false }
	},
	causes: [{ parameter: 'copies', cleanAt: 0, plantedAt: 0.6, diagnoses: ['LK-1.4'] }]
});

export const LATE_COLUMN = describeWorld({
	kind: 'late-column',
	...SYNTHETIC,
	generator: 'G09',
	task: 'classification',
	classes: 2,
	ceiling: 'exact',
	parameters: {
		...COMMON_PARAMETERS,
		/** Adds the count that is written after the outcome, last. It is 0 in fresh rows: nothing has been written yet. */
		late: { type: 'flag', default: true },
		/** Mean of the count where the answer is yes. */
		rate: { type: 'number', default: 3, min: 0, max: 100 },
		/** Share of the yes rows in which it was written at all. */
		recorded: { type: 'number', default: 0.9, min: 0, max: 1 },
		/** Columns of pure noise, N(0, 1). */
		junk: { type: 'integer', default: 0, min: 0, max: 200 }
	},
	causes: [{ parameter: 'late', cleanAt: false, plantedAt: true, diagnoses: ['LK-2'] }]
});

export const MANY_CATEGORIES = describeWorld({
	kind: 'many-categories',
	...SYNTHETIC,
	generator: 'G11',
	task: 'classification',
	classes: 2,
	ceiling: 'exact',
	parameters: {
		...COMMON_PARAMETERS,
		rows: { type: 'integer', default: 1500, min: 4, max: 200000 },
		/** Levels of the one categorical column, which says nothing about the answer. */
		categories: { type: 'integer', default: 400, min: 2, max: 5000 },
		/** Distance of the class means on the first of three numbers, in standard deviations. */
		shift: { type: 'number', default: 0.45, min: 0, max: 6 }
	},
	causes: [{ parameter: 'categories', cleanAt: 2, plantedAt: 400, diagnoses: ['LK-1.2'] }]
});

export const GAPS = describeWorld({
	kind: 'gaps',
	...SYNTHETIC,
	generator: 'G12',
	task: 'classification',
	classes: 2,
	ceiling: 'exact',
	parameters: {
		...COMMON_PARAMETERS,
		features: { type: 'integer', default: 12, min: 2, max: 200 },
		/** Share of missing cells in every column but the first, whatever the answer. */
		missing: { type: 'number', default: 0.2, min: 0, max: 0.9 },
		share: { type: 'number', default: 0.14, min: 0.01, max: 0.99 },
		/** Distance of the class means on the first column. */
		shift: { type: 'number', default: 0.35, min: 0, max: 6 }
	},
	causes: [{ parameter: 'missing', cleanAt: 0, plantedAt: 0.2, diagnoses: ['LK-1.2'] }]
});

export const CLEAR_CASES = describeWorld({
	kind: 'clear-cases',
	...SYNTHETIC,
	generator: 'G13',
	task: 'classification',
	classes: 2,
	ceiling: 'exact',
	parameters: {
		...COMMON_PARAMETERS,
		/** Study rows are kept when their blurred score is at least this far from the line; fresh rows are all-comers. */
		filter: { type: 'number', default: 1, min: 0, max: 2.5 },
		noise: { type: 'number', default: 0.8, min: 0.01, max: 10 },
		/** Adds the distance of the blurred score from the line as a column, last: how clear a case is. */
		clarity: { type: 'flag', default: false }
	},
	causes: [{ parameter: 'filter', cleanAt: 0, plantedAt: 1, diagnoses: ['LK-3.3'] }]
});

export const COARSE_ANSWERS = describeWorld({
	kind: 'coarse-answers',
	...SYNTHETIC,
	generator: null,
	task: 'classification',
	classes: 2,
	ceiling: 'exact',
	parameters: {
		...COMMON_PARAMETERS,
		rows: { type: 'integer', default: 600, min: 4, max: 200000 },
		/** Yes-or-no columns; with few of them rows repeat each other by chance. */
		features: { type: 'integer', default: 8, min: 1, max: 14 },
		/** Weight of each column in the log-odds. */
		weight: { type: 'number', default: 0.6, min: 0, max: 6 }
	},
	causes: []
});

export const PUBLIC_BOARD = describeWorld({
	kind: 'public-board',
	...SYNTHETIC,
	generator: 'G27',
	task: 'classification',
	classes: 2,
	ceiling: 'exact',
	parameters: {
		...COMMON_PARAMETERS,
		/** Scored on the public rows; the best of them is the column. */
		submissions: { type: 'integer', default: 200, min: 1, max: 5000 },
		/** The first rows of the study. A row split validates on them when its validation part is as large. */
		publicRows: { type: 'integer', default: 100, min: 1, max: 100000 },
		/** Share of rows about which every submission is right. */
		worth: { type: 'number', default: 0.7, min: 0.5, max: 1 }
	},
	causes: [{ parameter: 'submissions', cleanAt: 1, plantedAt: 200, diagnoses: ['EV-PEEK'] }]
});
