import { createStream } from '#lib/core/random.ts';
import type { Stream } from '#lib/core/random.ts';
import type { ModelSpec } from '#lib/pipeline/spec.ts';
import { BadReplicaError } from './errors.ts';
import { LOSS, MAX_LAYERS, pad4 } from './job.ts';
import type { LayerPlan } from './job.ts';
import type { Replica } from './training.ts';

/** A network with everything that decides its numbers, and where they sit in memory. */
export interface NetworkPlan {
	readonly layers: readonly LayerPlan[];
	readonly activation: 'relu' | 'tanh';
	readonly loss: (typeof LOSS)[keyof typeof LOSS];
	readonly nClasses: number;
	readonly nInputs: number;
	/** Floats of one parameter block, padding included. */
	readonly nPadded: number;
	/** Parameters that the model really has. */
	readonly nParameters: number;
	readonly l2: number;
	readonly dropout: number;
	readonly labelSmoothing: number;
	/** A table of vectors in front of the first layer, at the start of the parameter block; rows hold token numbers. */
	readonly embedding?: EmbeddingPlan;
}

export interface EmbeddingPlan {
	readonly rows: number;
	/** Numbers per token, a multiple of four. */
	readonly width: number;
	/** Tokens per row. */
	readonly context: number;
	readonly trainable: boolean;
}

type NetworkSpec = Extract<ModelSpec, { kind: 'mlp' | 'logistic' }>;

export function isNetwork(model: ModelSpec): model is NetworkSpec {
	return model.kind === 'mlp' || model.kind === 'logistic';
}

/** Lays out dense layers of the given widths one after the other: weights `[in, out]`, then biases. */
export function planLayers(nInputs: number, widths: readonly number[], from = 0): { layers: LayerPlan[]; nPadded: number } {
	const layers: LayerPlan[] = [];
	let offset = from;
	let realIn = nInputs;
	for (const realOut of widths) {
		const nOut = realOut === 1 ? 1 : pad4(realOut);
		// Hidden layers are read with their padding, which holds zeros; the first layer reads only real columns.
		const nIn = layers.length > 0 ? pad4(realIn) : realIn;
		const wOffset = offset;
		const bOffset = wOffset + (nOut === 1 ? pad4(nIn) : nIn * nOut);
		offset = bOffset + pad4(nOut);
		layers.push({ nIn, nOut, realIn, realOut, wOffset, bOffset, trainable: true, rank: 0, aOffset: 0, rOffset: 0 });
		realIn = realOut;
	}
	return { layers, nPadded: offset };
}

/** The network of a replica. Throws BadReplicaError, naming the field, when its settings make no sense. */
export function planNetwork(replica: Replica): NetworkPlan {
	const { model, key, nClasses } = replica;
	if (!isNetwork(model)) throw new BadReplicaError(key, `a model of kind ${model.kind} is not a network.`);
	if (model.kind === 'logistic' && nClasses < 2)
		throw new BadReplicaError(key, 'logistic regression needs classes; use kind: linear for numbers.');
	const hidden = model.kind === 'mlp' ? model.hidden : [];
	if (hidden.length >= MAX_LAYERS)
		throw new BadReplicaError(key, `hidden may list at most ${MAX_LAYERS - 1} layers, not ${hidden.length}.`);
	for (const width of hidden)
		if (!Number.isInteger(width) || width < 1)
			throw new BadReplicaError(key, `each hidden layer needs a whole number of units, at least 1, not ${width}.`);
	const dropout = model.kind === 'mlp' ? (model.dropout ?? 0) : 0;
	if (!(dropout >= 0 && dropout < 1)) throw new BadReplicaError(key, `dropout must lie in [0, 1), not ${dropout}.`);
	const labelSmoothing = model.kind === 'mlp' ? (model.labelSmoothing ?? 0) : 0;
	if (!(labelSmoothing >= 0 && labelSmoothing <= 1))
		throw new BadReplicaError(key, `labelSmoothing must lie in [0, 1], not ${labelSmoothing}.`);
	const l2 = model.l2 ?? 0;
	if (!(l2 >= 0 && Number.isFinite(l2))) throw new BadReplicaError(key, `l2 must be a finite number of at least 0, not ${l2}.`);
	const nInputs = replica.train.x.nColumns;
	const widths = [...hidden, nClasses > 2 ? nClasses : 1];
	const { layers, nPadded } = planLayers(nInputs, widths);
	return {
		layers,
		activation: model.kind === 'mlp' ? (model.activation ?? 'relu') : 'relu',
		loss: nClasses === 0 ? LOSS.squared : nClasses === 2 ? LOSS.logit : LOSS.softmax,
		nClasses,
		nInputs,
		nPadded,
		nParameters: layers.reduce((sum, layer) => sum + (layer.realIn + 1) * layer.realOut, 0),
		l2,
		dropout,
		labelSmoothing
	};
}

/** Glorot-uniform weights (limit sqrt(6 / (in + out)), as Keras) and zero biases, in the padded layout. */
export function initialParameters(layers: readonly LayerPlan[], nPadded: number, stream: Stream): Float32Array {
	const params = new Float32Array(nPadded);
	for (const layer of layers) {
		const limit = Math.sqrt(6 / (layer.realIn + layer.realOut));
		for (let k = 0; k < layer.realIn; k++)
			for (let j = 0; j < layer.realOut; j++) params[layer.wOffset + k * layer.nOut + j] = (2 * stream.uniform() - 1) * limit;
	}
	return params;
}

/** Parameters without padding: for each layer its weights `[in, out]` row-major, then its biases. */
export function packParameters(layers: readonly LayerPlan[], padded: Float32Array): Float32Array {
	const out = new Float32Array(layers.reduce((sum, layer) => sum + (layer.realIn + 1) * layer.realOut, 0));
	let at = 0;
	for (const layer of layers) {
		for (let k = 0; k < layer.realIn; k++) for (let j = 0; j < layer.realOut; j++) out[at++] = padded[layer.wOffset + k * layer.nOut + j];
		for (let j = 0; j < layer.realOut; j++) out[at++] = padded[layer.bOffset + j];
	}
	return out;
}

/** The inverse of `packParameters`. */
export function unpackParameters(layers: readonly LayerPlan[], nPadded: number, packed: Float32Array): Float32Array {
	const padded = new Float32Array(nPadded);
	let at = 0;
	for (const layer of layers) {
		for (let k = 0; k < layer.realIn; k++)
			for (let j = 0; j < layer.realOut; j++) padded[layer.wOffset + k * layer.nOut + j] = packed[at++];
		for (let j = 0; j < layer.realOut; j++) padded[layer.bOffset + j] = packed[at++];
	}
	return padded;
}

/** Four words each, from which the kernels' generators start. */
export interface RunStreams {
	readonly order: Uint32Array;
	readonly mask: Uint32Array;
}

/** Streams of one training run, one per purpose. */
export function runStreams(seed: number): { init: Stream; streams: RunStreams } {
	const root = createStream(seed).fork('training');
	const streams = { order: fourWords(root.fork('batch-order')), mask: fourWords(root.fork('dropout')) };
	return { init: root.fork('initial-weights'), streams };
}

function fourWords(stream: Stream): Uint32Array {
	const words = Uint32Array.from({ length: 4 }, () => stream.uint32());
	// An all-zero state would stay zero.
	words[3] |= 1;
	return words;
}
