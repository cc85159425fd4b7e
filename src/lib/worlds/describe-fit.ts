/** Descriptors of the worlds about fit: capacity, penalty, optimisation, signal, noise, rows. Data only. */
import { COMMON_PARAMETERS, describeWorld, FLIP_ON, LABEL_FLIPS } from './descriptor.ts';

const FLIPS_CAUSE = { parameter: 'flips', cleanAt: 0, plantedAt: 0.25, diagnoses: ['UF-NOISE', 'OF-NOISE'] } as const;

export const MOONS = describeWorld({
	kind: 'moons',
	generator: 'G01',
	data: 'synthetic',
	task: 'classification',
	classes: 2,
	ceiling: 'exact',
	exchangeable: true,
	roles: [],
	tables: [],
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
	generator: 'G02',
	data: 'synthetic',
	task: 'classification',
	classes: 2,
	ceiling: 'exact',
	exchangeable: true,
	roles: [],
	tables: [],
	parameters: {
		...COMMON_PARAMETERS,
		/** Columns in all; the first carries the signal, the others none. */
		features: { type: 'integer', default: 20, min: 1, max: 400 },
		/** Half the distance of the class means on the first column, in standard deviations. */
		separation: { type: 'number', default: 1, min: 0, max: 6 },
		flips: LABEL_FLIPS,
		flipOn: FLIP_ON
	},
	causes: [FLIPS_CAUSE, { parameter: 'features', cleanAt: 1, plantedAt: 20, diagnoses: ['OF-CAP', 'OF-DATA'] }]
});

export const RINGS = describeWorld({
	kind: 'rings',
	generator: 'G03',
	data: 'synthetic',
	task: 'classification',
	classes: 2,
	ceiling: 'exact',
	exchangeable: true,
	roles: [],
	tables: [],
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
	generator: 'G30',
	data: 'synthetic',
	task: 'classification',
	classes: 2,
	ceiling: 'exact',
	exchangeable: true,
	roles: [],
	tables: [],
	parameters: {
		...COMMON_PARAMETERS,
		/** Standard deviation of the noise on both coordinates; neighbouring turns lie 0.5 apart. */
		noise: { type: 'number', default: 0.08, min: 0, max: 0.4 }
	},
	causes: []
});

export const BLOBS = describeWorld({
	kind: 'blobs',
	generator: 'G28',
	data: 'synthetic',
	task: 'classification',
	classes: null,
	ceiling: 'simulated',
	exchangeable: true,
	roles: [],
	tables: [],
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
	generator: 'G04',
	data: 'synthetic',
	task: 'classification',
	classes: 2,
	ceiling: 'exact',
	exchangeable: true,
	roles: [],
	tables: [],
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

export const REPEATED_VISITS = describeWorld({
	kind: 'repeated-visits',
	generator: 'G06',
	data: 'synthetic',
	task: 'classification',
	classes: 2,
	ceiling: 'exact',
	exchangeable: false,
	roles: ['group'],
	tables: [],
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
