import type { Examples, Matrix } from '#lib/core/table.ts';
import type { FitSpec, ModelSpec } from '#lib/pipeline/spec.ts';

/** Rows of a task that was learned before this one. */
export interface OlderRows {
	readonly train: Examples;
	/** Scored before training and after every epoch. */
	readonly validation: Examples;
	/** Seeds what is learned from them; replicas with equal rows and seed start from the same model. */
	readonly seed: number;
}

/** How a model that went on from an older task does on that task. */
export interface OlderOutcome {
	readonly validation: Examples;
	/** Log loss in nats on the older task's validation rows at epochs 0 (before training) … E. */
	readonly lossByEpoch: Float64Array;
	/** Parameters of the model that it started from. */
	readonly start: Float32Array;
	/** Scores rows with the model as it was before training; see `TrainedModel.predict`. */
	predictBefore(x: Matrix): Float64Array;
}

/** One training run: its own rows, model, settings and seed. Many of them are trained together. */
export interface Replica {
	readonly key: string;
	readonly train: Examples;
	/** Evaluated after every epoch when given; needed for `fit.patience`. */
	readonly validation?: Examples;
	/** 0 for regression, else the number of classes (2 = one logit, sigmoid). */
	readonly nClasses: number;
	readonly model: ModelSpec;
	readonly fit: FitSpec;
	/** For language models alone: what they learn first. */
	readonly older?: OlderRows;
	/** Seeds initial weights, batch order, dropout masks and tree sampling, each through a stream of its own. */
	readonly seed: number;
}

/** Values at the end of epochs 0 (before training) … E, in evaluation mode. */
export interface History {
	readonly trainLoss: Float64Array;
	readonly validationLoss: Float64Array;
	/** Accuracy for classification, RMSE for regression. */
	readonly trainScore: Float64Array;
	readonly validationScore: Float64Array;
	/** What `model.fit` would have logged: averaged over the epoch's batches with dropout on. */
	readonly loggedTrainLoss: Float64Array;
	readonly loggedTrainScore: Float64Array;
}

export interface TrainedModel {
	readonly key: string;
	readonly model: ModelSpec;
	readonly nClasses: number;
	readonly nInputs: number;
	readonly nParameters: number;
	/** `diverged`: a loss was not finite at `stoppedAtEpoch`. */
	readonly status: 'finished' | 'stopped-early' | 'diverged';
	readonly stoppedAtEpoch: number;
	readonly history: History | null;
	/** Only of models that went on from an older task. */
	readonly older?: OlderOutcome;
	/** All parameters in one flat array (trees: their node table); what the digest covers. */
	readonly parameters: Float32Array;
	/**
	 * Scores rows. Regression: one value a row. Binary: probability of class 1. More classes: `nClasses` probabilities
	 * a row, row-major. Throws a RangeError when the number of columns differs from `nInputs`.
	 */
	predict(x: Matrix): Float64Array;
}

/** A trained model as plain data; with its replica, all there is to know. */
export interface TrainedParts {
	readonly status: TrainedModel['status'];
	readonly stoppedAtEpoch: number;
	readonly history: TrainedModel['history'];
	readonly parameters: Float32Array;
	/** Of language models: the model they started from, and their log loss on the older task. */
	readonly older?: { readonly start: Float32Array; readonly lossByEpoch: Float64Array };
}

export interface TrainingHooks {
	readonly signal?: AbortSignal;
	/** Called after every epoch of every replica; `index` is the replica's place in the request. */
	onEpoch?(index: number, epoch: number, losses: { train: number; validation: number; trainScore: number; validationScore: number }): void;
	/** With `snapshotEvery`: the model as it stands after that many epochs (and at epoch 0); `predict` is valid during the call only. */
	readonly snapshotEvery?: number;
	onSnapshot?(index: number, epoch: number, predict: (x: Matrix) => Float64Array): void;
	/** Fraction done in [0, 1] for models that have no epochs. */
	onProgress?(fraction: number): void;
}

/** Trains all replicas; the result of each is the same, bit for bit, as if it had been trained alone. */
export type Train = (replicas: readonly Replica[], hooks?: TrainingHooks) => Promise<readonly TrainedModel[]>;
