// One fused step (gather, forward, loss, backward, penalty, optimiser) for a small network, and scoring in evaluation
// mode. Everything a step needs sits in the job's own memory, so replicas cannot touch each other's numbers.

import { columnSums, denseForward, denseWeightGradient, dotForward, dotWeightGradient, outerProduct, transpose } from './dense';
import { adamStep, addScaled, multiplyInPlace, reluGradient, reluInPlace, sumOfSquares, tanhGradient, tanhInPlace } from './elementwise';
import { exp1, exp4, logPositive, logitLoss1, logitLoss4, moreOf, sigmoid1, sigmoid4 } from './lanes';
import { sparseDotForward, sparseDotWeightGradient, sparseForward, sparseWeightGradient } from './sparse';
import { Job, Layer, layerOf, nextUint32, pad4, shuffleOrder } from './job';

const SCORE_BLOCK: i32 = 32;

// @ts-ignore: decorator
@inline function blockRows(job: Job): i32 {
	return pad4(max(min(job.batchSize, job.nTrain), SCORE_BLOCK));
}

// @ts-ignore: decorator
@inline function widest(job: Job): i32 {
	let w: i32 = layerOf(job, 0).nIn;
	w = pad4(w);
	for (let l: i32 = 0; l < job.nLayers; l++) w = max(w, pad4(layerOf(job, l).nOut));
	return w;
}

/** Floats of scratch memory a job needs; jobs take turns, so one block of the largest size serves them all. */
export function workspaceFloats(pointer: usize): i32 {
	const job = changetype<Job>(pointer);
	const rows = blockRows(job);
	const wide = widest(job);
	let floats: i32 = rows * (pad4(layerOf(job, 0).nIn) + 4);
	let largest: i32 = 0;
	let rank: i32 = 0;
	for (let l: i32 = 0; l < job.nLayers; l++) {
		const layer = layerOf(job, l);
		floats += 2 * rows * pad4(layer.nOut);
		largest = max(largest, pad4(layer.nIn) * pad4(layer.nOut));
		rank = max(rank, layer.rank);
	}
	return floats + 2 * rows * wide + largest + 2 * rows * (rank + wide);
}

// Scratch: batch x, batch y, activations per layer, dropout masks per layer, two deltas, a transposed matrix, low-rank products.
// @ts-ignore: decorator
@inline function batchY(job: Job): usize {
	return job.workspace + (<usize>(blockRows(job) * pad4(layerOf(job, 0).nIn)) << 2);
}

function activationOf(job: Job, l: i32): usize {
	const rows = blockRows(job);
	let at = batchY(job) + (<usize>(rows * 4) << 2);
	for (let i: i32 = 0; i < l; i++) at += <usize>(rows * pad4(layerOf(job, i).nOut)) << 2;
	return at;
}

function maskOf(job: Job, l: i32): usize {
	const rows = blockRows(job);
	let at = activationOf(job, job.nLayers);
	for (let i: i32 = 0; i < l; i++) at += <usize>(rows * pad4(layerOf(job, i).nOut)) << 2;
	return at;
}

// @ts-ignore: decorator
@inline function gatherRows(job: Job, data: usize, rows: usize, nRows: i32, out: usize): void {
	// `rows` lists row numbers; 0 means that `data` already points at consecutive rows.
	const layer = layerOf(job, 0);
	const width = <usize>layer.nIn << 2;
	if (job.embeddingRows) {
		const bytes = <usize>job.embeddingDim << 2;
		const stride = <usize>job.xStride << 2;
		for (let b: i32 = 0; b < nRows; b++) {
			const row = rows ? load<i32>(rows + (<usize>b << 2)) : b;
			const tokens = data + <usize>row * stride;
			for (let c: i32 = 0; c < job.context; c++) {
				const token = <usize>load<f32>(tokens + (<usize>c << 2));
				const from = job.params + token * bytes;
				for (let k: usize = 0; k < bytes; k += 8) store<u64>(out + k, load<u64>(from + k));
				out += bytes;
			}
		}
		return;
	}
	const stride = <usize>job.xStride << 2;
	if (stride <= 64) {
		for (let b: i32 = 0; b < nRows; b++) {
			const from = data + <usize>load<i32>(rows + (<usize>b << 2)) * stride;
			for (let k: usize = 0; k < stride; k += 8) store<u64>(out + k, load<u64>(from + k));
			out += stride;
		}
		return;
	}
	for (let b: i32 = 0; b < nRows; b++) {
		memory.copy(out, data + <usize>load<i32>(rows + (<usize>b << 2)) * stride, stride);
		out += stride;
	}
}

function drawMask(job: Job, l: i32, nRows: i32): void {
	const layer = layerOf(job, l);
	let at = maskOf(job, l);
	const state = changetype<usize>(job) + offsetof<Job>('mask0');
	const threshold = <u32>(<f64>job.dropout * 4294967296.0);
	const scale: f32 = <f32>1.0 / (<f32>1.0 - job.dropout);
	const n = nRows * layer.nOut;
	for (let i: i32 = 0; i < n; i++) {
		store<f32>(at, nextUint32(state) < threshold ? 0 : scale);
		at += 4;
	}
}

function lowRankForward(layer: Layer, params: usize, x: usize, xStride: i32, nRows: i32, scratch: usize, out: usize): void {
	const product = scratch + (<usize>(nRows * layer.rank) << 2);
	denseForward(x, xStride, nRows, layer.nIn, params + (<usize>layer.aOffset << 2), 0, layer.rank, scratch);
	denseForward(scratch, layer.rank, nRows, layer.rank, params + (<usize>layer.rOffset << 2), 0, layer.nOut, product);
	addScaled(out, product, nRows * layer.nOut, 1);
}

// The first layer on rows of the training part (`rows` lists them) or of a part being scored (from `first` on).
function sparseFirstLayer(job: Job, isTrain: bool, rows: usize, first: i32, nRows: i32, out: usize): void {
	const layer = layerOf(job, 0);
	const w = job.params + (<usize>layer.wOffset << 2);
	const b = job.params + (<usize>layer.bOffset << 2);
	const starts = isTrain ? job.trainStarts : job.validationStarts;
	const columns = isTrain ? job.trainColumns : job.validationColumns;
	const values = isTrain ? job.trainValues : job.validationValues;
	if (layer.nOut == 1) sparseDotForward(starts, columns, values, rows, first, nRows, w, load<f32>(b), out);
	else sparseForward(starts, columns, values, rows, first, nRows, w, b, layer.nOut, out);
}

// Leaves the last layer's outputs (logits or values) in its activation block and returns that block. With x = 0 the
// first layer's sums are there already.
function forward(job: Job, x: usize, xStride: i32, nRows: i32, training: bool): usize {
	const last = job.nLayers - 1;
	const rows = <usize>blockRows(job);
	let input = x;
	let stride = xStride;
	let out = activationOf(job, 0);
	for (let l: i32 = 0; l < job.nLayers; l++) {
		const layer = layerOf(job, l);
		const w = job.params + (<usize>layer.wOffset << 2);
		const b = job.params + (<usize>layer.bOffset << 2);
		if (l == 0 && x == 0) {
			// Nothing to do: the sparse kernels filled `out`.
		} else if (layer.nOut == 1) {
			dotForward(input, stride, nRows, pad4(layer.nIn), w, load<f32>(b), out);
		} else {
			denseForward(input, stride, nRows, layer.nIn, w, b, layer.nOut, out);
			if (layer.rank) lowRankForward(layer, job.params, input, stride, nRows, lowRankScratch(job), out);
		}
		if (l < last) {
			const n = nRows * layer.nOut;
			if (job.activation == 1) tanhInPlace(out, n);
			else reluInPlace(out, n);
			if (training && job.dropout > 0) {
				drawMask(job, l, nRows);
				multiplyInPlace(out, maskOf(job, l), n);
			}
			input = out;
			stride = layer.nOut;
			out += (rows * <usize>layer.nOut) << 2;
		}
	}
	return out;
}

function lowRankScratch(job: Job): usize {
	let largest: i32 = 0;
	for (let l: i32 = 0; l < job.nLayers; l++) {
		const layer = layerOf(job, l);
		largest = max(largest, pad4(layer.nIn) * pad4(layer.nOut));
	}
	return maskOf(job, job.nLayers) + (<usize>(2 * blockRows(job) * widest(job) + largest) << 2);
}

function largest(z: usize, n: i32): f32 {
	let top = load<f32>(z);
	let c: i32 = 1;
	if (ASC_FEATURE_SIMD && n >= 4) {
		let t = v128.load(z);
		for (c = 4; c + 4 <= n; c += 4) t = f32x4.pmax(t, v128.load(z + (<usize>c << 2)));
		top = moreOf(moreOf(f32x4.extract_lane(t, 0), f32x4.extract_lane(t, 1)), moreOf(f32x4.extract_lane(t, 2), f32x4.extract_lane(t, 3)));
	}
	for (; c < n; c++) top = moreOf(top, load<f32>(z + (<usize>c << 2)));
	return top;
}

// Whole fours in four lanes, added as (0 + 1) + (2 + 3), then the rest one by one.
function sumInLanes(e: usize, n: i32): f32 {
	let sum: f32;
	let c: i32 = 0;
	if (ASC_FEATURE_SIMD) {
		let s = f32x4.splat(0);
		for (; c + 4 <= n; c += 4) s = f32x4.add(s, v128.load(e + (<usize>c << 2)));
		sum = f32x4.extract_lane(s, 0) + f32x4.extract_lane(s, 1) + (f32x4.extract_lane(s, 2) + f32x4.extract_lane(s, 3));
	} else {
		let s0: f32 = 0, s1: f32 = 0, s2: f32 = 0, s3: f32 = 0;
		for (; c + 4 <= n; c += 4) {
			const at = e + (<usize>c << 2);
			s0 = s0 + load<f32>(at);
			s1 = s1 + load<f32>(at, 4);
			s2 = s2 + load<f32>(at, 8);
			s3 = s3 + load<f32>(at, 12);
		}
		sum = s0 + s1 + (s2 + s3);
	}
	for (; c < n; c++) sum = sum + load<f32>(e + (<usize>c << 2));
	return sum;
}

// e[c] = exp(z[c] - top), for a multiple of four classes.
// @ts-ignore: decorator
@inline function shiftedExponentials(z: usize, n: i32, top: f32, e: usize): void {
	for (let c: i32 = 0; c < n; c += 4) {
		const at = <usize>c << 2;
		if (ASC_FEATURE_SIMD) {
			v128.store(e + at, exp4(f32x4.sub(v128.load(z + at), f32x4.splat(top))));
		} else {
			for (let lane: usize = 0; lane < 16; lane += 4) store<f32>(e + at + lane, exp1(load<f32>(z + at + lane) - top));
		}
	}
}

/**
 * Softmax log loss of one row of logits; returns the loss. `d` takes the exponentials and, when `isStep`, then
 * (p - target) * scale.
 */
function softmaxRow(z: usize, nClasses: i32, nPadded: i32, y: i32, smoothing: f32, d: usize, scale: f32, isStep: bool): f64 {
	const top = largest(z, nClasses);
	shiftedExponentials(z, nPadded, top, d);
	const sum = sumInLanes(d, nClasses);
	const logSum = <f64>top + logPositive(<f64>sum);
	let loss = logSum - <f64>load<f32>(z + (<usize>y << 2));
	if (isStep) {
		const share: f32 = smoothing / <f32>nClasses;
		const inverse: f32 = <f32>1.0 / sum;
		for (let c: i32 = 0; c < nClasses; c++) {
			const at = <usize>c << 2;
			const target: f32 = c == y ? <f32>1.0 - smoothing + share : share;
			store<f32>(d + at, (load<f32>(d + at) * inverse - target) * scale);
		}
		for (let c = nClasses; c < nPadded; c++) store<f32>(d + (<usize>c << 2), 0);
		if (smoothing > 0) {
			let mean: f64 = 0;
			for (let c: i32 = 0; c < nClasses; c++) mean += <f64>load<f32>(z + (<usize>c << 2));
			loss = <f64>(<f32>1.0 - smoothing) * loss + <f64>smoothing * (logSum - mean / <f64>nClasses);
		}
	}
	return loss;
}

function argMaxIs(z: usize, nClasses: i32, y: i32): f64 {
	let best: i32 = 0;
	let top = load<f32>(z);
	for (let c: i32 = 1; c < nClasses; c++) {
		const v = load<f32>(z + (<usize>c << 2));
		if (v > top) {
			top = v;
			best = c;
		}
	}
	return best == y ? 1 : 0;
}

// Writes dLoss/dz for the batch mean and adds loss and score of the rows to the logged sums.
function outputGradient(job: Job, z: usize, y: usize, nRows: i32, d: usize): void {
	const scale: f32 = <f32>1.0 / <f32>nRows;
	let loss: f64 = 0;
	let score: f64 = 0;
	const layer = layerOf(job, job.nLayers - 1);
	if (job.loss == 1) {
		const keep: f32 = <f32>1.0 - job.smoothing;
		const half: f32 = job.smoothing * <f32>0.5;
		// The blocks hold a multiple of four rows; lanes past nRows are computed and never read.
		for (let b: i32 = 0; b < nRows; b += 4) {
			const at = <usize>b << 2;
			if (ASC_FEATURE_SIMD) {
				const zv = v128.load(z + at);
				const t = f32x4.add(f32x4.mul(v128.load(y + at), f32x4.splat(keep)), f32x4.splat(half));
				v128.store(d + at, f32x4.mul(f32x4.sub(sigmoid4(zv), t), f32x4.splat(scale)));
				const lost = logitLoss4(zv, t);
				const rest = nRows - b;
				loss += <f64>f32x4.extract_lane(lost, 0);
				if (rest > 1) loss += <f64>f32x4.extract_lane(lost, 1);
				if (rest > 2) loss += <f64>f32x4.extract_lane(lost, 2);
				if (rest > 3) loss += <f64>f32x4.extract_lane(lost, 3);
			} else {
				for (let i = b; i < min(b + 4, nRows); i++) {
					const o = <usize>i << 2;
					const zi = load<f32>(z + o);
					const t: f32 = load<f32>(y + o) * keep + half;
					store<f32>(d + o, (sigmoid1(zi) - t) * scale);
					loss += <f64>logitLoss1(zi, t);
				}
			}
		}
		for (let b: i32 = 0; b < nRows; b++) {
			const at = <usize>b << 2;
			score += <f64>(<i32>(load<f32>(z + at) >= 0) == <i32>(load<f32>(y + at) > 0.5));
		}
	} else if (job.loss == 2) {
		const os = <usize>layer.nOut << 2;
		for (let b: i32 = 0; b < nRows; b++) {
			const label = <i32>load<f32>(y + (<usize>b << 2));
			loss += softmaxRow(z + <usize>b * os, job.nClasses, layer.nOut, label, job.smoothing, d + <usize>b * os, scale, true);
			score += argMaxIs(z + <usize>b * os, job.nClasses, label);
		}
	} else {
		for (let b: i32 = 0; b < nRows; b++) {
			const at = <usize>b << 2;
			const r: f32 = load<f32>(z + at) - load<f32>(y + at);
			store<f32>(d + at, r * scale * <f32>2.0);
			loss += <f64>r * <f64>r;
		}
		score = loss;
	}
	job.loggedLoss += loss;
	job.loggedScore += score;
}

function lowRankBackward(job: Job, layer: Layer, input: usize, stride: i32, d: usize, nRows: i32, dInput: usize, transposed: usize): void {
	const a = job.params + (<usize>layer.aOffset << 2);
	const r = job.params + (<usize>layer.rOffset << 2);
	const product = lowRankScratch(job);
	const dProduct = product + (<usize>(nRows * layer.rank) << 2);
	const extra = dProduct + (<usize>(nRows * layer.rank) << 2);
	denseForward(input, stride, nRows, layer.nIn, a, 0, layer.rank, product);
	denseWeightGradient(product, layer.rank, nRows, layer.rank, d, layer.nOut, job.grads + (<usize>layer.rOffset << 2));
	transpose(r, layer.rank, layer.nOut, transposed);
	denseForward(d, layer.nOut, nRows, layer.nOut, transposed, 0, layer.rank, dProduct);
	denseWeightGradient(input, stride, nRows, layer.nIn, dProduct, layer.rank, job.grads + (<usize>layer.aOffset << 2));
	if (dInput) {
		transpose(a, layer.nIn, layer.rank, transposed);
		denseForward(dProduct, layer.rank, nRows, layer.rank, transposed, 0, layer.nIn, extra);
		addScaled(dInput, extra, nRows * layer.nIn, 1);
	}
}

function embeddingGradient(job: Job, rows: usize, nRows: i32, d: usize): void {
	const dim = <usize>job.embeddingDim << 2;
	const stride = <usize>job.xStride << 2;
	memory.fill(job.grads, 0, <usize>job.embeddingRows * dim);
	for (let b: i32 = 0; b < nRows; b++) {
		const tokens = job.trainX + <usize>load<i32>(rows + (<usize>b << 2)) * stride;
		for (let c: i32 = 0; c < job.context; c++) {
			addScaled(job.grads + <usize>load<f32>(tokens + (<usize>c << 2)) * dim, d, job.embeddingDim, 1);
			d += dim;
		}
	}
}

function backward(job: Job, x: usize, xStride: i32, nRows: i32, d: usize, spare: usize, transposed: usize, rows: usize): void {
	const keep: f32 = job.dropout > 0 ? <f32>1.0 - job.dropout : 1;
	for (let l: i32 = job.nLayers - 1; l >= 0; l--) {
		const layer = layerOf(job, l);
		const w = job.params + (<usize>layer.wOffset << 2);
		const gw = job.grads + (<usize>layer.wOffset << 2);
		const gb = job.grads + (<usize>layer.bOffset << 2);
		const input = l > 0 ? activationOf(job, l - 1) : x;
		const stride = l > 0 ? layer.nIn : xStride;
		const further = l > 0 || (job.embeddingRows > 0 && job.embeddingTrainable != 0);
		if (layer.nOut == 1) {
			if (layer.trainable) {
				if (l == 0 && job.trainStarts) sparseDotWeightGradient(job.trainStarts, job.trainColumns, job.trainValues, rows, nRows, pad4(layer.nIn), d, gw);
				else dotWeightGradient(input, stride, nRows, pad4(layer.nIn), d, gw);
				let sum: f32 = 0;
				for (let b: i32 = 0; b < nRows; b++) sum = sum + load<f32>(d + (<usize>b << 2));
				store<f32>(gb, sum);
			}
			if (further) outerProduct(d, nRows, w, layer.nIn, spare);
		} else {
			if (layer.trainable) {
				if (l == 0 && job.trainStarts) sparseWeightGradient(job.trainStarts, job.trainColumns, job.trainValues, rows, nRows, layer.nIn, d, layer.nOut, gw);
				else denseWeightGradient(input, stride, nRows, layer.nIn, d, layer.nOut, gw);
				columnSums(d, nRows, layer.nOut, gb);
			}
			if (further) {
				transpose(w, layer.nIn, layer.nOut, transposed);
				denseForward(d, layer.nOut, nRows, layer.nOut, transposed, 0, layer.nIn, spare);
			}
			if (layer.rank) lowRankBackward(job, layer, input, stride, d, nRows, further ? spare : 0, transposed);
		}
		if (l > 0) {
			const n = nRows * layer.nIn;
			if (job.dropout > 0) multiplyInPlace(spare, maskOf(job, l - 1), n);
			if (job.activation == 1) tanhGradient(spare, input, n, keep);
			else reluGradient(spare, input, n);
		} else if (further) {
			embeddingGradient(job, rows, nRows, spare);
		}
		const t = d;
		d = spare;
		spare = t;
	}
}

function update(job: Job, offset: i32, n: i32, c1: f32, c2: f32): void {
	const at = <usize>offset << 2;
	if (job.optimizer == 0) adamStep(job.params + at, job.grads + at, job.m + at, job.v + at, n, job.learningRate, c1, c2);
	else addScaled(job.params + at, job.grads + at, n, -job.learningRate);
}

function step(job: Job, first: i32, nRows: i32): void {
	const inputs = layerOf(job, 0);
	const rows = job.order + (<usize>first << 2);
	const x: usize = job.trainStarts ? 0 : job.workspace;
	const y = batchY(job);
	if (job.trainStarts) sparseFirstLayer(job, true, rows, 0, nRows, activationOf(job, 0));
	else gatherRows(job, job.trainX, rows, nRows, x);
	for (let b: i32 = 0; b < nRows; b++) {
		const at = <usize>b << 2;
		store<f32>(y + at, load<f32>(job.trainY + (<usize>load<i32>(rows + at) << 2)));
	}
	const xStride = job.embeddingRows ? inputs.nIn : job.xStride;
	const z = forward(job, x, xStride, nRows, true);
	const block = <usize>(blockRows(job) * widest(job)) << 2;
	const d = maskOf(job, job.nLayers);
	outputGradient(job, z, y, nRows, d);
	backward(job, x, xStride, nRows, d, d + block, d + 2 * block, rows);
	if (job.l2 > 0) {
		let penalty: f64 = 0;
		for (let l: i32 = 0; l < job.nLayers; l++) {
			const layer = layerOf(job, l);
			const at = <usize>layer.wOffset << 2;
			const n = layer.nOut == 1 ? pad4(layer.nIn) : layer.nIn * layer.nOut;
			penalty += <f64>sumOfSquares(job.params + at, n);
			if (layer.trainable) addScaled(job.grads + at, job.params + at, n, <f32>2.0 * job.l2);
		}
		job.loggedLoss += penalty * <f64>job.l2 * <f64>nRows;
	}
	job.steps += 1;
	job.beta1Power *= 0.9;
	job.beta2Power *= 0.999;
	const c1 = <f32>(1.0 / (1.0 - job.beta1Power));
	const c2 = <f32>(1.0 / (1.0 - job.beta2Power));
	let whole = job.embeddingRows == 0 || job.embeddingTrainable != 0;
	for (let l: i32 = 0; l < job.nLayers; l++) whole = whole && layerOf(job, l).trainable != 0 && layerOf(job, l).rank == 0;
	if (whole) {
		update(job, 0, job.nParams, c1, c2);
		return;
	}
	if (job.embeddingRows && job.embeddingTrainable) update(job, 0, job.embeddingRows * job.embeddingDim, c1, c2);
	for (let l: i32 = 0; l < job.nLayers; l++) {
		const layer = layerOf(job, l);
		if (layer.trainable) {
			update(job, layer.wOffset, layer.nOut == 1 ? pad4(layer.nIn) : layer.nIn * layer.nOut, c1, c2);
			update(job, layer.bOffset, pad4(layer.nOut), c1, c2);
		}
		if (layer.rank) {
			update(job, layer.aOffset, layer.nIn * layer.rank, c1, c2);
			update(job, layer.rOffset, layer.rank * layer.nOut, c1, c2);
		}
	}
}

// Scores rows [from, to) in blocks; adds to the sums at `sums` (loss, score) and, with `out`, keeps the raw outputs.
function scoreRows(job: Job, isTrain: bool, x: usize, y: usize, from: i32, to: i32, sums: usize, out: usize): void {
	const layer = layerOf(job, job.nLayers - 1);
	const width = <usize>layer.nOut << 2;
	let loss = load<f64>(sums);
	let score = load<f64>(sums, 8);
	for (let first = from; first < to; first += SCORE_BLOCK) {
		const nRows = min(SCORE_BLOCK, to - first);
		let rows = x + ((<usize>first * <usize>job.xStride) << 2);
		let stride = job.xStride;
		if (isTrain ? job.trainStarts : job.validationStarts) {
			sparseFirstLayer(job, isTrain, 0, first, nRows, activationOf(job, 0));
			rows = 0;
		} else if (job.embeddingRows) {
			gatherRows(job, rows, 0, nRows, job.workspace);
			rows = job.workspace;
			stride = layerOf(job, 0).nIn;
		}
		const z = forward(job, rows, stride, nRows, false);
		if (out) memory.copy(out + <usize>first * width, z, <usize>nRows * width);
		if (!y) continue;
		const labels = y + (<usize>first << 2);
		if (job.loss == 1) {
			if (ASC_FEATURE_SIMD) {
				const losses = maskOf(job, job.nLayers);
				let b: i32 = 0;
				for (; b + 4 <= nRows; b += 4) {
					const at = <usize>b << 2;
					v128.store(losses + at, logitLoss4(v128.load(z + at), v128.load(labels + at)));
				}
				for (; b < nRows; b++) {
					const at = <usize>b << 2;
					store<f32>(losses + at, logitLoss1(load<f32>(z + at), load<f32>(labels + at)));
				}
				for (b = 0; b < nRows; b++) {
					const at = <usize>b << 2;
					loss += <f64>load<f32>(losses + at);
					score += <f64>(<i32>(load<f32>(z + at) >= 0) == <i32>(load<f32>(labels + at) > 0.5));
				}
			} else {
				for (let b: i32 = 0; b < nRows; b++) {
					const at = <usize>b << 2;
					loss += <f64>logitLoss1(load<f32>(z + at), load<f32>(labels + at));
					score += <f64>(<i32>(load<f32>(z + at) >= 0) == <i32>(load<f32>(labels + at) > 0.5));
				}
			}
		} else if (job.loss == 2) {
			for (let b: i32 = 0; b < nRows; b++) {
				const label = <i32>load<f32>(labels + (<usize>b << 2));
				const zb = z + <usize>b * width;
				loss += softmaxRow(zb, job.nClasses, layer.nOut, label, 0, maskOf(job, job.nLayers), 0, false);
				score += argMaxIs(zb, job.nClasses, label);
			}
		} else {
			for (let b: i32 = 0; b < nRows; b++) {
				const at = <usize>b << 2;
				const r = <f64>load<f32>(z + at) - <f64>load<f32>(labels + at);
				loss += r * r;
			}
			score = loss;
		}
	}
	store<f64>(sums, loss);
	store<f64>(sums, score, 8);
}

// Runs one job until its epoch is done or the budget (multiply-adds) is spent; returns what is left of the budget.
function runJob(job: Job, budgetLeft: i32): i32 {
	let budget = budgetLeft;
	const pointer = changetype<usize>(job);
	const size = min(job.batchSize, job.nTrain);
	while (job.phase == 1) {
		if (job.cursor == 0) {
			shuffleOrder(job.order, job.nTrain, pointer + offsetof<Job>('shuffle0'));
			job.loggedLoss = 0;
			job.loggedScore = 0;
		}
		const nRows = min(size, job.nTrain - job.cursor);
		step(job, job.cursor, nRows);
		job.cursor += nRows;
		budget -= 3 * nRows * job.rowCost + 8 * job.nParams;
		if (job.cursor >= job.nTrain) {
			job.phase = 2;
			job.cursor = 0;
		}
		if (budget <= 0) return budget;
	}
	while (job.phase == 2 || job.phase == 3) {
		const isTrain = job.phase == 2;
		const n = isTrain ? job.nScored : job.nValidation;
		const sums = pointer + (isTrain ? offsetof<Job>('trainLoss') : offsetof<Job>('validationLoss'));
		if (job.cursor == 0) {
			store<f64>(sums, 0);
			store<f64>(sums, 0, 8);
		}
		const to = min(n, job.cursor + 8 * SCORE_BLOCK);
		if (n > 0) scoreRows(job, isTrain, isTrain ? job.trainX : job.validationX, isTrain ? job.trainY : job.validationY, job.cursor, to, sums, 0);
		budget -= (to - job.cursor) * job.rowCost;
		job.cursor = to;
		if (to >= n) {
			job.phase += 1;
			job.cursor = 0;
		}
		if (budget <= 0) return budget;
	}
	return budget;
}

/**
 * Advances jobs in order, each to the end of its epoch, until the budget is spent. Jobs that are idle (phase 0) or
 * done (phase 4) are passed over. Writes two i32 to `result`: the index of the job to go on with, or `count` when all are
 * done, and what is left of the budget.
 */
export function advance(jobs: usize, bytesPerJob: i32, from: i32, count: i32, budget: i32, result: usize): void {
	let left = budget;
	let i = from;
	for (; i < count && left > 0; i++) {
		const job = changetype<Job>(jobs + <usize>i * <usize>bytesPerJob);
		if (job.phase == 0 || job.phase == 4) continue;
		left = runJob(job, left);
		if (job.phase != 4) break;
	}
	store<i32>(result, i);
	store<i32>(result, left, 4);
}

/** Raw outputs (values or logits) of nRows rows, `x` or the job's sparse validation rows: [nRows, padded outputs]. */
export function outputs(pointer: usize, x: usize, nRows: i32, out: usize): void {
	const job = changetype<Job>(pointer);
	scoreRows(job, false, x, 0, 0, nRows, pointer + offsetof<Job>('trainLoss'), out);
}

/** One gradient of the batch mean over the first nRows rows of the current order, for tests. */
export function gradientOnly(pointer: usize, nRows: i32): void {
	const job = changetype<Job>(pointer);
	const rate = job.learningRate;
	const optimizer = job.optimizer;
	job.learningRate = 0;
	job.optimizer = 1;
	step(job, 0, nRows);
	job.learningRate = rate;
	job.optimizer = optimizer;
}
