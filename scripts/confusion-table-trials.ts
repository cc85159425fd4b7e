/** The worlds on which the rules are tried: what is planted in each, and what counts as right. Data only. */
import type { Examine } from '#lib/diagnosis/examine.ts';
import type { DiagnosisId } from '#lib/diagnosis/verdict.ts';
import type { NamedProbes } from '#lib/instruments/probes.ts';
import type { ExperimentSpec, FitSpec, ModelSpec, StepSpec } from '#lib/pipeline/spec.ts';
import type { WorldSpec } from '#lib/worlds/world.ts';

/** `fit`: one of the known causes. `benign`: a gap that costs nothing. `gap`: only how often a gap is called. `leak`, `twin`: gate 0. */
export type TrialGroup = 'fit' | 'benign' | 'gap' | 'leak' | 'twin';

export interface Trial {
	readonly name: string;
	readonly group: TrialGroup;
	readonly planted: DiagnosisId;
	/** Right beside it, by the table of accept-sets in docs/verdict-rules.md. */
	readonly accept: readonly DiagnosisId[];
	readonly experiment: ExperimentSpec;
	readonly named?: NamedProbes;
	readonly examine?: Examine;
}

interface Parts {
	readonly world: WorldSpec;
	readonly train: number;
	readonly validation: number;
	readonly model: ModelSpec;
	readonly fit?: Partial<FitSpec>;
	readonly steps?: readonly StepSpec[];
	readonly by?: 'row' | 'stratified' | 'group' | 'time';
	readonly refits?: number;
}

const FIT: FitSpec = { epochs: 60, batchSize: 32, learningRate: 0.01 };

function experiment({ world, train, validation, model, fit, steps, by = 'row', refits = 3 }: Parts): ExperimentSpec {
	return {
		world,
		pipeline: {
			split: { by, train, validation, test: 0 },
			...(steps ? { steps } : {}),
			model,
			...(model.kind === 'mlp' || model.kind === 'logistic' ? { fit: { ...FIT, ...fit } } : {})
		},
		refits
	};
}

const SMALL_NET: ModelSpec = { kind: 'mlp', hidden: [16] };
const MOONS: WorldSpec = { kind: 'moons', noise: 0.25 };

const FIT_TRIALS: readonly Trial[] = [
	{
		name: 'healthy',
		group: 'fit',
		planted: 'FIT-OK',
		accept: [],
		experiment: experiment({ world: MOONS, train: 800, validation: 2000, model: SMALL_NET, fit: { epochs: 120 } })
	},
	{
		name: 'quarter of labels flipped',
		group: 'fit',
		planted: 'UF-NOISE',
		accept: ['FIT-OK'],
		experiment: experiment({
			world: { ...MOONS, flips: 0.25 },
			train: 2000,
			validation: 4000,
			model: { kind: 'mlp', hidden: [16], l2: 0.001 },
			fit: { epochs: 40 }
		})
	},
	{
		name: 'straight line on arcs',
		group: 'fit',
		planted: 'UF-CAP',
		accept: [],
		experiment: experiment({ world: MOONS, train: 800, validation: 2000, model: { kind: 'logistic' } })
	},
	{
		name: 'heavy penalty',
		group: 'fit',
		planted: 'UF-REG',
		accept: [],
		experiment: experiment({ world: MOONS, train: 800, validation: 2000, model: { kind: 'mlp', hidden: [16], l2: 0.1 } })
	},
	{
		name: 'withheld column',
		group: 'fit',
		planted: 'UF-SIG',
		accept: [],
		experiment: experiment({ world: { kind: 'hidden-signal' }, train: 800, validation: 2000, model: SMALL_NET, fit: { epochs: 30 } }),
		named: { columns: { 'world.reveal': true } }
	},
	{
		name: 'tiny steps',
		group: 'fit',
		planted: 'UF-OPT',
		accept: [],
		experiment: experiment({ world: MOONS, train: 800, validation: 2000, model: SMALL_NET, fit: { learningRate: 2e-4, epochs: 4 } })
	},
	{
		name: 'wide network, fifteen columns of noise',
		group: 'fit',
		planted: 'OF-CAP',
		accept: ['OF-DATA', 'OF-LONG'],
		experiment: experiment({
			world: { kind: 'gaussians', features: 16, separation: 1 },
			train: 150,
			validation: 2000,
			model: { kind: 'mlp', hidden: [64, 64] }
		})
	},
	{
		name: 'forty rows of a spiral',
		group: 'fit',
		planted: 'OF-DATA',
		accept: [],
		experiment: experiment({
			world: { kind: 'spiral' },
			train: 40,
			validation: 2000,
			model: { kind: 'mlp', hidden: [32, 32] },
			fit: { epochs: 300, batchSize: 16 }
		})
	},
	{
		name: 'quarter of training labels flipped',
		group: 'fit',
		planted: 'OF-NOISE',
		accept: ['OF-CAP'],
		experiment: experiment({
			world: { kind: 'gaussians', features: 20, separation: 2, flips: 0.25, flipOn: 'train' },
			train: 400,
			validation: 2000,
			model: { kind: 'mlp', hidden: [64] }
		}),
		named: { clean: { 'world.flips': 0 } }
	},
	{
		name: 'two hundred epochs',
		group: 'fit',
		planted: 'OF-LONG',
		accept: ['OF-CAP'],
		experiment: experiment({
			world: { ...MOONS, flips: 0.2, junk: 4 },
			train: 400,
			validation: 2000,
			model: { kind: 'mlp', hidden: [64, 32] },
			fit: { epochs: 150, learningRate: 0.003 }
		})
	},
	{
		name: 'forty validation rows',
		group: 'fit',
		planted: 'INC',
		accept: ['EV-SMALL'],
		experiment: experiment({ world: MOONS, train: 150, validation: 40, model: SMALL_NET })
	},
	{
		name: 'wrong class and junk columns',
		group: 'fit',
		planted: 'BV-MIX',
		accept: [],
		experiment: experiment({ world: { kind: 'rings', junk: 14 }, train: 60, validation: 2000, model: { kind: 'logistic' } })
	}
];

const BENIGN_TRIALS: readonly Trial[] = [
	{
		name: 'forest on arcs, every training row right',
		group: 'benign',
		planted: 'FIT-OK',
		accept: [],
		experiment: experiment({
			world: MOONS,
			train: 800,
			validation: 3000,
			model: { kind: 'random-forest', trees: 60, maxDepth: 12 },
			refits: 2
		})
	},
	{
		name: 'forest on two clouds, every training row right',
		group: 'benign',
		planted: 'FIT-OK',
		accept: [],
		experiment: experiment({
			world: { kind: 'gaussians', features: 4, separation: 1.5 },
			train: 800,
			validation: 3000,
			model: { kind: 'random-forest', trees: 60, maxDepth: 12 },
			refits: 2
		})
	},
	{
		name: 'three neighbours on arcs',
		group: 'benign',
		planted: 'FIT-OK',
		accept: [],
		experiment: experiment({
			world: MOONS,
			train: 1500,
			validation: 3000,
			model: { kind: 'nearest-neighbours', k: 3 },
			refits: 1
		})
	}
];

/** Healthy and underfitted runs with few and many validation rows: how often is a gap called where there is none? */
const GAP_TRIALS: readonly Trial[] = [60, 150, 400, 1000].flatMap((validation) => [
	{
		name: `healthy, ${validation} validation rows`,
		group: 'gap' as const,
		planted: 'FIT-OK',
		accept: [],
		experiment: experiment({ world: MOONS, train: 2000, validation, model: SMALL_NET, fit: { epochs: 20, learningRate: 0.02 }, refits: 2 })
	},
	{
		name: `straight line, ${validation} validation rows`,
		group: 'gap' as const,
		planted: 'UF-CAP',
		accept: [],
		experiment: experiment({
			world: MOONS,
			train: 2000,
			validation,
			model: { kind: 'logistic' },
			fit: { epochs: 15, learningRate: 0.02 },
			refits: 2
		})
	}
]);

/** A leak and its clean twin: the same pipeline under the same suspicion, on a world in which it cannot matter. */
function leakPair(
	name: string,
	planted: DiagnosisId,
	accept: readonly DiagnosisId[],
	parts: Parts,
	clean: WorldSpec,
	corrected?: Readonly<Record<string, unknown>>
): readonly Trial[] {
	const examine: Examine = { fit: false, suspects: [{ id: planted, ...(corrected ? { corrected } : {}), also: accept }] };
	return [
		{ name, group: 'leak', planted, accept, experiment: experiment(parts), examine },
		{
			name: `${name}: clean twin`,
			group: 'twin',
			planted: 'LK-NULL',
			accept: ['INC'],
			experiment: experiment({ ...parts, world: clean }),
			examine
		}
	];
}

const FOREST: ModelSpec = { kind: 'random-forest', trees: 20, maxDepth: 14 };
const BOOSTING: ModelSpec = { kind: 'gradient-boosting', rounds: 30, maxDepth: 3, learningRate: 0.1 };
const VISITS: WorldSpec = { kind: 'repeated-visits', patients: 160, visitsPerPatient: 10, features: 12, withinSd: 0.3, signal: 0.8 };

const LEAK_TRIALS: readonly Trial[] = [
	...leakPair(
		'patients on both sides',
		'LK-3.2',
		[],
		{ world: { ...VISITS, patientEffect: 1 }, train: 0.5, validation: 0.5, model: FOREST, refits: 1 },
		{ ...VISITS, patientEffect: 0 },
		{ 'pipeline.split.by': 'group' }
	),
	...leakPair(
		'copies on both sides',
		'LK-1.4',
		[],
		{
			world: { kind: 'copied-rows', copies: 0.6, features: 10, rows: 2000 },
			train: 0.5,
			validation: 0.5,
			model: { kind: 'nearest-neighbours', k: 1 },
			steps: [],
			refits: 1
		},
		{ kind: 'copied-rows', copies: 0, features: 10, rows: 2000 },
		{ 'pipeline.steps': [{ kind: 'deduplicate', fitOn: 'all' }] }
	),
	...leakPair(
		'rare rows copied before the split',
		'LK-1.2',
		['LK-1.4'],
		{
			world: { kind: 'imbalanced', share: 0.12, features: 5, rows: 1800 },
			train: 0.5,
			validation: 0.5,
			model: FOREST,
			steps: [{ kind: 'oversample', fitOn: 'all', ratio: 1 }],
			refits: 1
		},
		{ kind: 'imbalanced', share: 0.5, features: 5, rows: 1800 },
		{ 'pipeline.steps.oversample.fitOn': 'train' }
	),
	...leakPair(
		'columns chosen on all rows',
		'LK-1.3',
		[],
		{
			world: { kind: 'noise-features', features: 1000, rows: 600 },
			train: 60,
			validation: 300,
			model: { kind: 'logistic', l2: 0.01 },
			fit: { epochs: 30, learningRate: 0.02 },
			steps: [{ kind: 'select-k-best', fitOn: 'all', k: 20 }],
			refits: 1
		},
		{ kind: 'noise-features', features: 20, rows: 600 },
		{ 'pipeline.steps.select-k-best.fitOn': 'train' }
	),
	...leakPair(
		'answers averaged over all rows',
		'LK-1.2',
		[],
		{
			world: { kind: 'many-categories', categories: 300, rows: 2000 },
			train: 700,
			validation: 1300,
			model: BOOSTING,
			steps: [{ kind: 'target-encode', fitOn: 'all', mode: 'means' }],
			refits: 1
		},
		{ kind: 'many-categories', categories: 2, rows: 2000 },
		{ 'pipeline.steps.target-encode.fitOn': 'train', 'pipeline.steps.target-encode.mode': 'out-of-fold' }
	),
	...leakPair(
		'column written afterwards',
		'LK-2',
		[],
		{ world: { kind: 'late-column', junk: 3 }, train: 1000, validation: 2000, model: BOOSTING, refits: 1 },
		{ kind: 'late-column', junk: 3, late: false }
	),
	...leakPair(
		'neighbours in time',
		'LK-3.1',
		[],
		{
			world: { kind: 'autoregressive', rows: 3000, memory: 0.97 },
			train: 0.5,
			validation: 0.5,
			model: { kind: 'nearest-neighbours', k: 5 },
			refits: 1
		},
		// Without the moment as a column: a model that has it reaches beyond what it knows in a forward split, memory or not.
		{ kind: 'autoregressive', rows: 3000, memory: 0, timeFeature: false },
		{ 'pipeline.split.by': 'time' }
	),
	{
		name: 'scaled on all rows',
		group: 'twin',
		planted: 'LK-NULL',
		accept: ['INC'],
		experiment: experiment({
			world: MOONS,
			train: 200,
			validation: 1500,
			model: { kind: 'nearest-neighbours', k: 5 },
			steps: [{ kind: 'standardize', fitOn: 'all' }],
			refits: 1
		}),
		examine: { fit: false }
	}
];

export const TRIALS: readonly Trial[] = [...FIT_TRIALS, ...BENIGN_TRIALS, ...GAP_TRIALS, ...LEAK_TRIALS];
