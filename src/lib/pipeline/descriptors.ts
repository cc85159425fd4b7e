/** Models, steps, fit and split by name, as data. Imports no implementation. */
import { unknownName, type ParameterDescriptors } from '#lib/worlds/parameters.ts';
import {
	DROP_COLUMNS,
	KEEP_COLUMNS,
	USE_ROLE,
	IMPUTE,
	STANDARDIZE,
	ONE_HOT,
	SELECT_K_BEST,
	OVERSAMPLE,
	DEDUPLICATE,
	FILTER_ROWS,
	RELABEL,
	TARGET_ENCODE,
	POLYNOMIAL,
	CYCLIC,
	BAG_OF_NGRAMS,
	PCA,
	LAG,
	RANDOM_FEATURES,
	PIXEL_SHIFT,
	type StepDescriptor
} from './describe-steps.ts';
import { LANGUAGE_MODEL } from './describe-language-model.ts';

export interface ModelDescriptor {
	readonly kind: string;
	/** `tasks`: what it can be trained for. */
	readonly tasks: readonly ('classification' | 'regression')[];
	/** True when it learns by gradient steps and so has epochs, a batch size and a learning rate. */
	readonly gradient: boolean;
	readonly parameters: ParameterDescriptors;
	/** Parameters a learner may turn, each with the values offered, mild to strong. */
	readonly knobs: Readonly<Record<string, readonly unknown[]>>;
}

const BOTH = ['classification', 'regression'] as const;
const L2 = { type: 'number', default: 0, min: 0, max: 100 } as const;
const L2_KNOB = [0, 0.0001, 0.001, 0.01, 0.03, 0.1, 0.3, 1] as const;
const MAX_DEPTH = { type: 'integer', default: 6, min: 1, max: 60 } as const;
const MIN_LEAF = { type: 'integer', default: 1, min: 1, max: 1000 } as const;
const DEPTH_KNOB = [1, 2, 3, 4, 6, 10, 20] as const;
const LEAF_KNOB = [1, 2, 5, 10, 25, 50] as const;

export const MODELS: readonly ModelDescriptor[] = [
	{ kind: 'linear', tasks: ['regression'], gradient: false, parameters: { l2: L2 }, knobs: { l2: [0, 0.01, 0.1, 1, 10, 100] } },
	{ kind: 'logistic', tasks: ['classification'], gradient: true, parameters: { l2: L2 }, knobs: { l2: L2_KNOB } },
	{
		kind: 'mlp',
		tasks: BOTH,
		gradient: true,
		parameters: {
			hidden: { type: 'integers', default: [16], min: 1, max: 1024, maxLength: 6 },
			activation: { type: 'choice', default: 'relu', choices: ['relu', 'tanh'] },
			l2: L2,
			dropout: { type: 'number', default: 0, min: 0, max: 0.95 },
			labelSmoothing: { type: 'number', default: 0, min: 0, max: 0.95 }
		},
		knobs: {
			hidden: [[2], [4], [8], [16], [32], [64], [64, 64], [128, 128]],
			activation: ['relu', 'tanh'],
			l2: L2_KNOB,
			dropout: [0, 0.1, 0.2, 0.3, 0.5, 0.7],
			labelSmoothing: [0, 0.05, 0.1, 0.2, 0.4]
		}
	},
	{
		kind: 'nearest-neighbours',
		tasks: BOTH,
		gradient: false,
		parameters: { k: { type: 'integer', default: 5, min: 1, max: 1000 } },
		knobs: { k: [1, 3, 5, 9, 15, 25, 51] }
	},
	{
		kind: 'decision-tree',
		tasks: BOTH,
		gradient: false,
		parameters: { maxDepth: MAX_DEPTH, minLeaf: MIN_LEAF },
		knobs: { maxDepth: DEPTH_KNOB, minLeaf: LEAF_KNOB }
	},
	{
		kind: 'random-forest',
		tasks: BOTH,
		gradient: false,
		parameters: {
			trees: { type: 'integer', default: 100, min: 1, max: 1000 },
			maxDepth: MAX_DEPTH,
			minLeaf: MIN_LEAF,
			/** Columns looked at in each split; absent means the root of their number for classes and all of them for numbers. */
			maxFeatures: { type: 'integer', default: 3, min: 1, max: 10000, optional: true }
		},
		knobs: { trees: [10, 30, 100, 300], maxDepth: DEPTH_KNOB, minLeaf: LEAF_KNOB }
	},
	{
		kind: 'gradient-boosting',
		tasks: BOTH,
		gradient: false,
		parameters: {
			rounds: { type: 'integer', default: 100, min: 1, max: 2000 },
			maxDepth: { type: 'integer', default: 3, min: 1, max: 12 },
			learningRate: { type: 'number', default: 0.1, min: 0.0001, max: 1 },
			subsample: { type: 'number', default: 1, min: 0.05, max: 1 },
			minLeaf: MIN_LEAF
		},
		knobs: {
			rounds: [10, 20, 40, 80, 200, 400, 600],
			maxDepth: [1, 2, 3, 4, 5, 6],
			learningRate: [0.01, 0.03, 0.1, 0.3],
			subsample: [0.3, 0.5, 0.8, 1],
			minLeaf: LEAF_KNOB
		}
	},
	LANGUAGE_MODEL,
	{ kind: 'majority', tasks: BOTH, gradient: false, parameters: {}, knobs: {} }
];

/** How gradient-trained models are fitted: `pipeline.fit`. */
export const FIT_PARAMETERS = {
	epochs: { type: 'integer', default: 60, min: 0, max: 5000 },
	batchSize: { type: 'integer', default: 32, min: 1, max: 100000 },
	learningRate: { type: 'number', default: 0.01, min: 1e-7, max: 100 },
	optimizer: { type: 'choice', default: 'adam', choices: ['adam', 'sgd'] },
	/** Absent means: train to the end. */
	patience: { type: 'integer', default: 10, min: 1, max: 5000, optional: true }
} as const satisfies ParameterDescriptors;

/** The probability above which a row is called class 1: `pipeline.threshold`. */
export const THRESHOLD = { type: 'number', default: 0.5, min: 0.01, max: 0.99 } as const;

/** The split: `pipeline.split`. Fractions up to 1 or counts of rows. */
export const SPLIT_PARAMETERS = {
	by: { type: 'choice', default: 'row', choices: ['row', 'stratified', 'group', 'time', 'order'] },
	train: { type: 'number', default: 0.6, min: 0, max: 1000000 },
	validation: { type: 'number', default: 0.2, min: 0, max: 1000000 },
	test: { type: 'number', default: 0.2, min: 0, max: 1000000 },
	embargo: { type: 'number', default: 0, min: 0, max: 1e9 },
	scoreOn: { type: 'choice', default: 'held-out', choices: ['held-out', 'train'] }
} as const satisfies ParameterDescriptors;

export const STEPS: readonly StepDescriptor[] = [
	DROP_COLUMNS,
	KEEP_COLUMNS,
	USE_ROLE,
	IMPUTE,
	STANDARDIZE,
	ONE_HOT,
	SELECT_K_BEST,
	OVERSAMPLE,
	DEDUPLICATE,
	FILTER_ROWS,
	RELABEL,
	TARGET_ENCODE,
	POLYNOMIAL,
	CYCLIC,
	BAG_OF_NGRAMS,
	PCA,
	LAG,
	RANDOM_FEATURES,
	PIXEL_SHIFT
];

/** @throws {RangeError} when no model has that name. */
export function modelDescriptor(kind: string): ModelDescriptor {
	const found = MODELS.find((model) => model.kind === kind);
	if (!found)
		throw new RangeError(
			unknownName(
				`Model "${kind}"`,
				kind,
				MODELS.map((model) => model.kind),
				'the registry of models'
			)
		);
	return found;
}

/** @throws {RangeError} when no step has that name. */
export function stepDescriptor(kind: string): StepDescriptor {
	const found = STEPS.find((step) => step.kind === kind);
	if (!found)
		throw new RangeError(
			unknownName(
				`Step "${kind}"`,
				kind,
				STEPS.map((step) => step.kind),
				'the registry of steps'
			)
		);
	return found;
}
