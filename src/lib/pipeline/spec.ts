import type { WorldSpec } from '#lib/worlds/world.ts';

/** Which rows a step may learn from. `train` is the honest one; `all` is a leak. */
export type FitScope = 'train' | 'all';

/** Each part is a fraction of the rows when at most 1 (they sum to at most 1), else a count of rows. */
export interface SplitSpec {
	readonly by: 'row' | 'stratified' | 'group' | 'time' | 'order';
	readonly train: number;
	readonly validation: number;
	readonly test: number;
	/** Rows dropped between train and the later parts, in units of the time column (`time` only). */
	readonly embargo?: number;
	/** `train` puts the training rows in the place of the validation rows: a score on rows the model has learned from. */
	readonly scoreOn?: 'held-out' | 'train';
}

/** One preprocessing step; `kind` names it in the registry of `descriptors.ts`. Steps run in the order written. */
export interface StepSpec {
	readonly kind: string;
	readonly fitOn: FitScope;
	readonly [parameter: string]: unknown;
}

export type ModelSpec =
	| { readonly kind: 'linear'; readonly l2?: number }
	| { readonly kind: 'logistic'; readonly l2?: number }
	| {
			readonly kind: 'mlp';
			readonly hidden: readonly number[];
			readonly activation?: 'relu' | 'tanh';
			readonly l2?: number;
			readonly dropout?: number;
			readonly labelSmoothing?: number;
	  }
	| { readonly kind: 'nearest-neighbours'; readonly k: number }
	| { readonly kind: 'decision-tree'; readonly maxDepth: number; readonly minLeaf?: number }
	| {
			readonly kind: 'random-forest';
			readonly trees: number;
			readonly maxDepth: number;
			readonly minLeaf?: number;
			readonly maxFeatures?: number;
	  }
	| {
			readonly kind: 'gradient-boosting';
			readonly rounds: number;
			readonly maxDepth: number;
			readonly learningRate: number;
			readonly subsample?: number;
			readonly minLeaf?: number;
	  }
	| {
			/** Says the next word: its columns are the words before, its classes the vocabulary. Learns the world's older task first. */
			readonly kind: 'language-model';
			/** What the study may move: everything, the last layer, low-rank adapters; or everything with old rows mixed in. */
			readonly tune?: 'full' | 'head' | 'adapter' | 'rehearsal';
			/** Numbers per word vector, a multiple of four. */
			readonly embedding?: number;
			readonly hidden?: number;
			/** Epochs on the older task; 0 starts from nothing. */
			readonly pretrainEpochs?: number;
			/** Share of old rows in an epoch of `rehearsal`. */
			readonly rehearsalShare?: number;
	  }
	| { readonly kind: 'majority' };

/** How gradient-trained models are fitted. Ignored by the others. */
export interface FitSpec {
	readonly epochs: number;
	readonly batchSize: number;
	readonly learningRate: number;
	readonly optimizer?: 'adam' | 'sgd';
	/** Stop when validation loss has not improved for this many epochs, and keep the best weights. */
	readonly patience?: number;
}

export interface PipelineSpec {
	readonly split: SplitSpec;
	readonly steps?: readonly StepSpec[];
	readonly model: ModelSpec;
	readonly fit?: FitSpec;
	/** Two classes: the probability above which a row is called class 1; 0.5 unless said. Scores are read at it; nothing is trained anew. */
	readonly threshold?: number;
}

/** Everything that decides what is trained. With a seed it decides every bit of the outcome. */
export interface ExperimentSpec {
	readonly world: WorldSpec;
	readonly pipeline: PipelineSpec;
	/** Initialisations trained on the same rows. */
	readonly refits: number;
}
