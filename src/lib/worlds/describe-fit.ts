/** Descriptors of the worlds about fit: capacity, penalty, optimisation, signal, noise, rows. Data only. */
import { COMMON_PARAMETERS, describeWorld, FLIP_ON, LABEL_FLIPS, SYNTHETIC } from './descriptor.ts';

const FLIPS_CAUSE = { parameter: 'flips', cleanAt: 0, plantedAt: 0.25, diagnoses: ['UF-NOISE', 'OF-NOISE'] } as const;

export const MOONS = describeWorld({
	kind: 'moons',
	...SYNTHETIC,
	generator: 'G01',
	task: 'classification',
	classes: 2,
	ceiling: 'exact',
	parameters: {
		...COMMON_PARAMETERS,
		/** Standard deviation of the noise on both coordinates; the arcs have radius 1. */
		noise: { type: 'number', default: 0.25, min: 0, max: 1 },
		flips: LABEL_FLIPS,
		flipOn: FLIP_ON,
		/** Columns of pure noise, N(0, ½²). */
		junk: { type: 'integer', default: 0, min: 0, max: 200 }
	},
	causes: [FLIPS_CAUSE, { parameter: 'junk', cleanAt: 0, plantedAt: 10, diagnoses: ['OF-CAP', 'OF-DATA', 'OF-LONG'] }]
});

export const GAUSSIANS = describeWorld({
	kind: 'gaussians',
	...SYNTHETIC,
	generator: 'G02',
	task: 'classification',
	classes: 2,
	ceiling: 'exact',
	parameters: {
		...COMMON_PARAMETERS,
		/** Columns in all; the first carries the signal, the others none. */
		features: { type: 'integer', default: 20, min: 1, max: 400 },
		/** Half the distance of the class means on the first column, in standard deviations. */
		separation: { type: 'number', default: 1, min: 0, max: 6 },
		/** That many study rows, the first ones, are easy: further from the middle than the class mean. A row split validates on them. */
		easyFirst: { type: 'integer', default: 0, min: 0, max: 100000 },
		flips: LABEL_FLIPS,
		flipOn: FLIP_ON
	},
	causes: [
		FLIPS_CAUSE,
		{ parameter: 'features', cleanAt: 1, plantedAt: 20, diagnoses: ['OF-CAP', 'OF-DATA'] },
		{ parameter: 'easyFirst', cleanAt: 0, plantedAt: 1000, diagnoses: ['EV-EASY', 'EV-REP'] }
	]
});

export const RINGS = describeWorld({
	kind: 'rings',
	...SYNTHETIC,
	generator: 'G03',
	task: 'classification',
	classes: 2,
	ceiling: 'exact',
	parameters: {
		...COMMON_PARAMETERS,
		/** Standard deviation of the radius about 1 (class 0) or 2 (class 1). */
		noise: { type: 'number', default: 0.25, min: 0, max: 1 },
		/** Columns of pure noise, N(0, 1). */
		junk: { type: 'integer', default: 0, min: 0, max: 200 }
	},
	causes: [{ parameter: 'junk', cleanAt: 0, plantedAt: 14, diagnoses: ['BV-MIX', 'OF-CAP', 'OF-DATA'] }]
});

export const SPIRAL = describeWorld({
	kind: 'spiral',
	...SYNTHETIC,
	generator: 'G30',
	task: 'classification',
	classes: 2,
	ceiling: 'exact',
	parameters: {
		...COMMON_PARAMETERS,
		/** Standard deviation of the noise on both coordinates; neighbouring turns lie 0.5 apart. */
		noise: { type: 'number', default: 0.08, min: 0, max: 0.4 }
	},
	causes: []
});

export const BLOBS = describeWorld({
	kind: 'blobs',
	...SYNTHETIC,
	generator: 'G28',
	task: 'classification',
	classes: null,
	ceiling: 'simulated',
	parameters: {
		...COMMON_PARAMETERS,
		classes: { type: 'integer', default: 4, min: 2, max: 10 },
		features: { type: 'integer', default: 12, min: 1, max: 200 },
		/** Standard deviation of the class centres; rows scatter about them with standard deviation 1. */
		spread: { type: 'number', default: 1.2, min: 0, max: 6 },
		/** Picks the centres, which are the same in every draw. */
		centres: { type: 'integer', default: 1, min: 1, max: 1000 },
		flips: LABEL_FLIPS
	},
	causes: [FLIPS_CAUSE]
});

export const HIDDEN_SIGNAL = describeWorld({
	kind: 'hidden-signal',
	...SYNTHETIC,
	generator: 'G04',
	task: 'classification',
	classes: 2,
	ceiling: 'exact',
	parameters: {
		...COMMON_PARAMETERS,
		/** Weight of the column that is always there. */
		visibleWeight: { type: 'number', default: 0.8, min: 0, max: 10 },
		/** Weight of the column that is withheld. */
		hiddenWeight: { type: 'number', default: 2.2, min: 0, max: 10 },
		/** Scale of the logistic noise. */
		noise: { type: 'number', default: 0.3, min: 0.01, max: 10 },
		/** Adds the withheld column, last. */
		reveal: { type: 'flag', default: false },
		/** Adds that many columns of pure noise, offered as candidates beside it. */
		decoys: { type: 'integer', default: 0, min: 0, max: 10 }
	},
	causes: [{ parameter: 'reveal', cleanAt: true, plantedAt: false, diagnoses: ['UF-SIG'] }]
});

export const INTERACTION = describeWorld({
	kind: 'interaction',
	...SYNTHETIC,
	generator: null,
	task: 'classification',
	classes: 2,
	ceiling: 'simulated',
	parameters: {
		...COMMON_PARAMETERS,
		/** Columns in all; five matter. */
		features: { type: 'integer', default: 30, min: 5, max: 400 },
		/** Weight of the product of the fourth and fifth column beside three plain columns of weight 1. */
		product: { type: 'number', default: 1, min: 0, max: 10 },
		/** Standard deviation of the error. */
		noise: { type: 'number', default: 0.3, min: 0, max: 10 }
	},
	causes: [{ parameter: 'product', cleanAt: 0, plantedAt: 1, diagnoses: ['UF-CAP', 'OF-DATA'] }]
});

export const LINEAR_TEACHER = describeWorld({
	kind: 'linear-teacher',
	...SYNTHETIC,
	generator: 'G22',
	task: 'regression',
	classes: 0,
	ceiling: 'exact',
	parameters: {
		...COMMON_PARAMETERS,
		features: { type: 'integer', default: 15, min: 1, max: 400 },
		/** Standard deviation of the error; the signal has standard deviation 1. */
		noise: { type: 'number', default: 0.5, min: 0, max: 10 }
	},
	causes: [{ parameter: 'noise', cleanAt: 0, plantedAt: 0.5, diagnoses: ['DD', 'OF-CAP'] }]
});

export const WAVE = describeWorld({
	kind: 'wave',
	...SYNTHETIC,
	generator: null,
	task: 'regression',
	classes: 0,
	ceiling: 'exact',
	parameters: {
		...COMMON_PARAMETERS,
		/** Whole waves between the ends of the one column, which is uniform from −1 to 1. */
		waves: { type: 'number', default: 1, min: 0, max: 10 },
		/** Standard deviation of the error; the wave rises and falls by 1. */
		noise: { type: 'number', default: 0.5, min: 0, max: 10 }
	},
	causes: [{ parameter: 'noise', cleanAt: 0, plantedAt: 0.5, diagnoses: ['OF-CAP'] }]
});

export const TURNED_TREND = describeWorld({
	kind: 'turned-trend',
	...SYNTHETIC,
	generator: 'G19',
	task: 'regression',
	classes: 0,
	ceiling: 'exact',
	roles: ['segments'],
	parameters: {
		...COMMON_PARAMETERS,
		groups: { type: 'integer', default: 3, min: 2, max: 12 },
		/** Slope inside every group. */
		within: { type: 'number', default: 0.6, min: -5, max: 5 },
		/** Slope of the line on which the groups' means lie, 2 apart in x. */
		between: { type: 'number', default: -1, min: -5, max: 5 },
		noise: { type: 'number', default: 0.5, min: 0.01, max: 10 },
		/** Adds the group as a feature. */
		groupKnown: { type: 'flag', default: true }
	},
	causes: [{ parameter: 'between', cleanAt: 0.6, plantedAt: -1, diagnoses: ['SG-SIMP'] }]
});
