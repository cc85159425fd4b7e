// One replica's training state in linear memory. The words are laid out in `job.ts` (JavaScript writes them, this file
// reads them); the two must agree, and a test compares them.

/** Parameters of one dense layer: offsets count floats from the start of the parameter block. */
@unmanaged
export class Layer {
	nIn: i32;
	/** Padded to a multiple of four; 1 stays 1. */
	nOut: i32;
	wOffset: i32;
	bOffset: i32;
	trainable: i32;
	/** Low-rank update x A B beside x W: 0 means none, else a multiple of four. */
	rank: i32;
	aOffset: i32;
	rOffset: i32;
}

@unmanaged
export class Job {
	nLayers: i32;
	/** 0 relu, 1 tanh. */
	activation: i32;
	/** 0 squared error, 1 one logit, 2 softmax. */
	loss: i32;
	/** 0 Adam, 1 plain gradient descent. */
	optimizer: i32;
	nTrain: i32;
	nValidation: i32;
	xStride: i32;
	batchSize: i32;
	trainX: usize;
	trainY: usize;
	validationX: usize;
	validationY: usize;
	order: usize;
	params: usize;
	grads: usize;
	m: usize;
	v: usize;
	nParams: i32;
	workspace: usize;
	nClasses: i32;
	/** 0 idle, 1 training, 2 scoring train, 3 scoring validation, 4 epoch done. */
	phase: i32;
	cursor: i32;
	shuffle0: u32;
	shuffle1: u32;
	shuffle2: u32;
	shuffle3: u32;
	mask0: u32;
	mask1: u32;
	mask2: u32;
	mask3: u32;
	learningRate: f32;
	l2: f32;
	dropout: f32;
	smoothing: f32;
	beta1Power: f64;
	beta2Power: f64;
	/** Sums over rows; JavaScript divides. */
	loggedLoss: f64;
	loggedScore: f64;
	trainLoss: f64;
	trainScore: f64;
	validationLoss: f64;
	validationScore: f64;
	/** Embedding in front of the first layer: 0 rows means none. Its table sits at parameter offset 0. */
	embeddingRows: i32;
	embeddingDim: i32;
	context: i32;
	embeddingTrainable: i32;
	steps: i32;
	/** Multiply-adds of one row forward, for slicing. */
	rowCost: i32;
	/** Rows scored as the training part: the first of trainX. */
	nScored: i32;
	/** Rows stored sparsely (see sparse.as); `starts` 0 means that they are dense. */
	trainStarts: usize;
	trainColumns: usize;
	trainValues: usize;
	validationStarts: usize;
	validationColumns: usize;
	validationValues: usize;
}

export const JOB_BYTES: i32 = 256;
export const LAYER_BYTES: i32 = 32;
export const MAX_LAYERS: i32 = 8;

// @ts-ignore: decorator
@inline export function layerOf(job: Job, l: i32): Layer {
	return changetype<Layer>(changetype<usize>(job) + <usize>JOB_BYTES + <usize>(l * LAYER_BYTES));
}

// @ts-ignore: decorator
@inline export function pad4(n: i32): i32 {
	return (n + 3) & ~3;
}

// xoshiro128** (Blackman and Vigna, public domain), one state at `state`.
export function nextUint32(state: usize): u32 {
	const s0 = load<u32>(state);
	let s1 = load<u32>(state, 4);
	let s2 = load<u32>(state, 8);
	let s3 = load<u32>(state, 12);
	const result = rotl<u32>(s1 * 5, 7) * 9;
	const t = s1 << 9;
	s2 ^= s0;
	s3 ^= s1;
	s1 ^= s2;
	const n0 = s0 ^ s3;
	s2 ^= t;
	s3 = rotl<u32>(s3, 11);
	store<u32>(state, n0);
	store<u32>(state, s1, 4);
	store<u32>(state, s2, 8);
	store<u32>(state, s3, 12);
	return result;
}

/** Fisher-Yates over the row order, continuing from the last epoch's order. */
export function shuffleOrder(order: usize, n: i32, state: usize): void {
	for (let i = n - 1; i > 0; i--) {
		const j = <usize>((<u64>nextUint32(state) * <u64>(i + 1)) >> 32);
		const a = order + (<usize>i << 2);
		const b = order + (j << 2);
		const t = load<i32>(a);
		store<i32>(a, load<i32>(b));
		store<i32>(b, t);
	}
}
