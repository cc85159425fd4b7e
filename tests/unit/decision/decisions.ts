/** Small decisions with numbers that can be worked by hand. */
import type { ClockDecision, DecisionAsset, DecisionEvidence, OptionSpec, PurchaseDecision, RatesDecision } from '#lib/decision/spec.ts';
import type { ExperimentSpec } from '#lib/pipeline/spec.ts';

const COMMON = {
	point: '1 euro',
	deadline: 'Friday',
	budget: 20,
	history: 'Of your last 70 candidates half were better.',
	production: { rowsPerWeek: 100 },
	designed: ['ship'],
	twin: { arm: 'secretArm' }
} as const;

/** Beta(56, 14) has this mean and standard deviation. */
export const PRIOR = [{ share: 1, mean: 0.8, sd: Math.sqrt((0.8 * 0.2) / 71) }] as const;

export const OPTION: OptionSpec = {
	id: 'ship',
	label: 'Ship',
	says: '',
	prior: PRIOR,
	evidence: 'trial',
	perWeek: 0,
	perUnit: 100,
	from: 0.8,
	once: 0,
	harm: { floor: 0.77, points: 400 }
};

export const LAUNCH: RatesDecision = {
	...COMMON,
	kind: 'rates',
	horizonWeeks: 26,
	delayPerWeek: 5,
	shown: [{ id: 'trial', label: 'Right', arm: 'secretArm', on: 'validation', count: 'accuracy' }],
	options: [{ id: 'keep', label: 'Keep', says: '', known: 0.8, perWeek: 0, perUnit: 0, from: 0, once: 0 }, OPTION],
	enquiries: [{ kind: 'wait', id: 'wait-200', label: 'Wait', says: '', about: 'ship', rows: 200, weeks: 2, price: 4 }]
};

/** The launch with its trial on the validation rows of an experiment that trains in a moment, and a world where nothing can be told. */
export const TRIAL: RatesDecision = { ...LAUNCH, shown: [{ id: 'trial', label: 'Right', on: 'validation', count: 'accuracy' }] };
export const TRIAL_ASSET: DecisionAsset = { spec: TRIAL, arms: { secretArm: { 'world.separation': 0.1 } } };
export const TRIAL_EXPERIMENT: ExperimentSpec = {
	world: { kind: 'gaussians', features: 4, separation: 1.25 },
	pipeline: {
		split: { by: 'row', train: 400, validation: 150, test: 0 },
		model: { kind: 'logistic', l2: 0 },
		fit: { epochs: 10, batchSize: 32, learningRate: 0.05 }
	},
	refits: 1
};

export const CLOCK: ClockDecision = {
	...COMMON,
	kind: 'clock',
	horizonWeeks: 4,
	delayPerWeek: 0,
	shown: [],
	intervals: [1, 2],
	retrainCost: 3,
	perUnit: 100,
	from: 0.8,
	drift: { path: 'world.turn', start: 0, perWeek: 5 },
	ages: [0, 1],
	rowsPerAge: 100
};

export const PURCHASE: PurchaseDecision = {
	...COMMON,
	kind: 'purchase',
	horizonWeeks: 26,
	delayPerWeek: 0,
	shown: [],
	have: 100,
	curve: [25, 100],
	amounts: [300],
	worth: 1000,
	price: 0.1
};

/** The one shown count of LAUNCH. */
export function counted(k: number, n: number): DecisionEvidence {
	return { rows: [{ id: 'trial', label: 'Right', k, n, of: n, value: k / n, low: 0, high: 1 }] };
}
