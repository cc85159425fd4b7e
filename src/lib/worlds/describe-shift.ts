/** Descriptors of the worlds about shift, slices, calibration and shortcuts and contaminated benchmarks. Data only. */
import { COMMON_PARAMETERS, describeWorld, SYNTHETIC } from './descriptor.ts';

export const IMBALANCED = describeWorld({
	kind: 'imbalanced',
	...SYNTHETIC,
	generator: 'G10, G15, G18',
	task: 'classification',
	classes: 2,
	ceiling: 'exact',
	parameters: {
		...COMMON_PARAMETERS,
		/** Share of positive rows in the study. */
		share: { type: 'number', default: 0.08, min: 0.001, max: 0.999 },
		/** Share of positive rows in production; 0 means as in the study. */
		freshShare: { type: 'number', default: 0, min: 0, max: 0.999 },
		features: { type: 'integer', default: 5, min: 1, max: 400 },
		/** Distance of the class means on the first column, in standard deviations. */
		shift: { type: 'number', default: 0.7, min: 0, max: 8 }
	},
	causes: [
		{ parameter: 'share', cleanAt: 0.5, plantedAt: 0.03, diagnoses: ['EV-ACC', 'SG-RARE'] },
		{ parameter: 'freshShare', cleanAt: 0, plantedAt: 0.1, needs: { share: 0.5, shift: 1.5 }, diagnoses: ['SH-LAB'] }
	]
});

export const MOVED_INPUTS = describeWorld({
	kind: 'moved-inputs',
	...SYNTHETIC,
	generator: 'G14',
	task: 'classification',
	classes: 2,
	ceiling: 'exact',
	parameters: {
		...COMMON_PARAMETERS,
		/** How far the first column, N(−0.8, 0.6²) in the study, lies further up in production. */
		shift: { type: 'number', default: 1.6, min: -4, max: 4 },
		/** Columns of pure noise that do not move. */
		junk: { type: 'integer', default: 0, min: 0, max: 200 },
		noise: { type: 'number', default: 0.3, min: 0.01, max: 10 }
	},
	causes: [{ parameter: 'shift', cleanAt: 0, plantedAt: 1.6, diagnoses: ['SH-COV'] }]
});

export const TURNING_WEIGHTS = describeWorld({
	kind: 'turning-weights',
	...SYNTHETIC,
	generator: 'G16',
	task: 'classification',
	classes: 2,
	ceiling: 'exact',
	parameters: {
		...COMMON_PARAMETERS,
		/** By how much the weights have turned in production; the inputs stay where they are. */
		turn: { type: 'number', default: 60, min: -180, max: 180, unit: 'degrees' },
		noise: { type: 'number', default: 0.4255, min: 0, max: 10 }
	},
	causes: [{ parameter: 'turn', cleanAt: 0, plantedAt: 60, diagnoses: ['SH-CON'] }]
});

export const REVERSED_SLICE = describeWorld({
	kind: 'reversed-slice',
	...SYNTHETIC,
	generator: 'G17',
	task: 'classification',
	classes: 2,
	ceiling: 'exact',
	roles: ['segments'],
	parameters: {
		...COMMON_PARAMETERS,
		/** Number of slices; the first has the share below, the others split the rest evenly. */
		slices: { type: 'integer', default: 12, min: 2, max: 100 },
		share: { type: 'number', default: 0.08, min: 0.005, max: 0.9 },
		/** Turns the effect of the first column round inside the first slice. */
		reversed: { type: 'flag', default: true },
		/** Adds the slice as a feature. */
		sliceKnown: { type: 'flag', default: true },
		noise: { type: 'number', default: 0.4266, min: 0.01, max: 10 }
	},
	causes: [{ parameter: 'reversed', cleanAt: false, plantedAt: true, diagnoses: ['SG-HID'] }]
});

export const HIDDEN_OFFSET = describeWorld({
	kind: 'hidden-offset',
	...SYNTHETIC,
	generator: 'G24',
	task: 'classification',
	classes: 2,
	ceiling: 'exact',
	roles: ['segments'],
	parameters: {
		...COMMON_PARAMETERS,
		/** Added to the log-odds in one half of the rows and taken away in the other. */
		offset: { type: 'number', default: 0.9, min: 0, max: 6 },
		/** Weight of the first of three columns in the log-odds. */
		weight: { type: 'number', default: 1.2, min: 0, max: 10 },
		/** Adds the group as a feature. */
		groupKnown: { type: 'flag', default: false }
	},
	causes: [{ parameter: 'offset', cleanAt: 0, plantedAt: 0.9, diagnoses: ['CA-SEG'] }]
});

export const SPURIOUS_CUE = describeWorld({
	kind: 'spurious-cue',
	...SYNTHETIC,
	generator: 'G20',
	task: 'classification',
	classes: 2,
	ceiling: 'exact',
	parameters: {
		...COMMON_PARAMETERS,
		/** How often the cue agrees with the answer where the study was collected. */
		agreement: { type: 'number', default: 0.95, min: 0.5, max: 0.999 },
		/** How often it agrees in production. */
		freshAgreement: { type: 'number', default: 0.5, min: 0.001, max: 0.999 },
		/** Standard deviation of the core column about ±1. */
		noise: { type: 'number', default: 1.5, min: 0.01, max: 10 },
		/** Offers the cue as a feature. */
		cue: { type: 'flag', default: true }
	},
	causes: [{ parameter: 'agreement', cleanAt: 0.5, plantedAt: 0.95, diagnoses: ['SC'] }]
});

export const COPIED_SIGNAL = describeWorld({
	kind: 'copied-signal',
	...SYNTHETIC,
	generator: 'G21',
	task: 'classification',
	classes: 2,
	ceiling: 'exact',
	parameters: {
		...COMMON_PARAMETERS,
		/** Identical columns that carry one signal. */
		copies: { type: 'integer', default: 6, min: 1, max: 50 },
		/** Columns that lose touch with the answer in production. */
		broken: { type: 'integer', default: 4, min: 0, max: 50 },
		separation: { type: 'number', default: 1.25, min: 0, max: 6 }
	},
	causes: [{ parameter: 'broken', cleanAt: 0, plantedAt: 4, diagnoses: ['US'] }]
});

export const TEMPLATES = describeWorld({
	kind: 'templates',
	...SYNTHETIC,
	generator: 'G25',
	task: 'classification',
	classes: 2,
	ceiling: 'none',
	exchangeable: false,
	parameters: {
		skin: COMMON_PARAMETERS.skin,
		/** Items to train on; they come first in the study, the benchmark after them. */
		trainItems: { type: 'integer', default: 600, min: 10, max: 20000 },
		benchmarkItems: { type: 'integer', default: 400, min: 10, max: 20000 },
		/** Share of benchmark items that stand among the items to train on. */
		contamination: { type: 'number', default: 0.4, min: 0, max: 1 },
		/** Share of the words of such a copy that are replaced by their synonym. */
		rewording: { type: 'number', default: 0, min: 0, max: 1 },
		/** How often a topic word is one of the item's own class. */
		lean: { type: 'number', default: 0.8, min: 0.5, max: 1 },
		/** Share of words that are topic words. */
		topic: { type: 'number', default: 0.37, min: 0, max: 1 }
	},
	causes: [{ parameter: 'contamination', cleanAt: 0, plantedAt: 0.8, diagnoses: ['BC-VERB', 'BC-PARA'] }]
});

export const MESSY_RECORDS = describeWorld({
	kind: 'messy-records',
	...SYNTHETIC,
	generator: 'G29',
	task: 'classification',
	classes: 2,
	ceiling: 'none',
	exchangeable: false,
	roles: ['group', 'time', 'segments'],
	parameters: {
		...COMMON_PARAMETERS,
		rows: { type: 'integer', default: 3000, min: 100, max: 200000 },
		/** Entities that come back at random; fresh rows belong to new ones. */
		entities: { type: 'integer', default: 400, min: 2, max: 100000 },
		/** Weight of what is the entity's own, in its columns and in its answer; 0 makes rows independent. */
		entityEffect: { type: 'number', default: 1, min: 0, max: 3 },
		share: { type: 'number', default: 0.1, min: 0.01, max: 0.9 },
		/** Share of the study rows that repeat an earlier one. */
		copies: { type: 'number', default: 0.15, min: 0, max: 0.9 },
		/** Adds the column that is written after the outcome; 0 in fresh rows. */
		late: { type: 'flag', default: true },
		/** Share of the slice in which the first column's effect is reversed. */
		reversedShare: { type: 'number', default: 0.08, min: 0, max: 0.5 },
		/** By how much the weights turn every month; the study spans 24 months and fresh rows the next six. */
		turnPerMonth: { type: 'number', default: 3, min: 0, max: 15, unit: 'degrees' }
	},
	causes: [
		{ parameter: 'entityEffect', cleanAt: 0, plantedAt: 1, diagnoses: ['LK-3.2'] },
		{ parameter: 'copies', cleanAt: 0, plantedAt: 0.15, diagnoses: ['LK-1.4'] },
		{ parameter: 'late', cleanAt: false, plantedAt: true, diagnoses: ['LK-2'] },
		{ parameter: 'reversedShare', cleanAt: 0, plantedAt: 0.08, diagnoses: ['SG-HID'] },
		{ parameter: 'turnPerMonth', cleanAt: 0, plantedAt: 3, diagnoses: ['SH-CON', 'LK-3.1'] }
	]
});
