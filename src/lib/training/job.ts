/**
 * One replica's training state as words in linear memory. `kernels/job.as` reads what is written here; the two must
 * agree word by word.
 */

export const JOB_WORDS = 128;
export const JOB_BYTES = 4 * JOB_WORDS;
const LAYER_START = 64;
const LAYER_WORDS = 8;
export const MAX_LAYERS = 8;

/** Word numbers of whole numbers and pointers. */
export const WORD = {
	nLayers: 0,
	activation: 1,
	loss: 2,
	optimizer: 3,
	nTrain: 4,
	nValidation: 5,
	xStride: 6,
	batchSize: 7,
	trainX: 8,
	trainY: 9,
	validationX: 10,
	validationY: 11,
	order: 12,
	params: 13,
	grads: 14,
	m: 15,
	v: 16,
	nParams: 17,
	workspace: 18,
	nClasses: 19,
	phase: 20,
	cursor: 21,
	shuffle: 22,
	mask: 26,
	embeddingRows: 50,
	embeddingDim: 51,
	context: 52,
	embeddingTrainable: 53,
	steps: 54,
	rowCost: 55,
	nScored: 56,
	/** Three words each: starts, columns, values. */
	trainSparse: 57,
	validationSparse: 60
} as const;

/** Word numbers of 32-bit floats. */
export const FLOAT = { learningRate: 30, l2: 31, dropout: 32, smoothing: 33 } as const;

/** Numbers of 64-bit floats, counted in 8-byte units. */
export const DOUBLE = {
	beta1Power: 17,
	beta2Power: 18,
	loggedLoss: 19,
	loggedScore: 20,
	trainLoss: 21,
	trainScore: 22,
	validationLoss: 23,
	validationScore: 24
} as const;

export const PHASE = { idle: 0, training: 1, scoring: 2, done: 4 } as const;
export const LOSS = { squared: 0, logit: 1, softmax: 2 } as const;

/** Dense layer as the kernels see it; offsets count floats from the start of the parameter block. */
export interface LayerPlan {
	readonly nIn: number;
	/** Columns in memory: a multiple of four, or 1. */
	readonly nOut: number;
	readonly realIn: number;
	readonly realOut: number;
	readonly wOffset: number;
	readonly bOffset: number;
	readonly trainable: boolean;
	/** Low-rank update beside the weights: 0 means none, else a multiple of four. */
	readonly rank: number;
	readonly aOffset: number;
	readonly rOffset: number;
}

export function pad4(n: number): number {
	return (n + 3) & ~3;
}

export function writeLayers(words: Int32Array, layers: readonly LayerPlan[]): void {
	if (layers.length > MAX_LAYERS)
		throw new RangeError(`A network may have at most ${MAX_LAYERS - 1} hidden layers, not ${layers.length - 1}.`);
	layers.forEach((layer, l) => {
		words.set(
			[layer.nIn, layer.nOut, layer.wOffset, layer.bOffset, layer.trainable ? 1 : 0, layer.rank, layer.aOffset, layer.rOffset],
			LAYER_START + l * LAYER_WORDS
		);
	});
}
