import type { Stream } from '#lib/core/random.ts';
import type { Examples } from '#lib/core/table.ts';
import { BadReplicaError } from './errors.ts';
import { LOSS } from './job.ts';
import type { LayerPlan } from './job.ts';
import { initialParameters, packParameters, planLayers, unpackParameters } from './network.ts';
import type { NetworkPlan } from './network.ts';

/** A language model: vectors of the last `context` tokens, one hidden layer (tanh), a softmax over the next token. */
export interface LanguageModelSpec {
	/** Size of the vocabulary; tokens are numbers from 0. */
	readonly tokens: number;
	readonly context: number;
	/** Numbers per token vector, a multiple of four. */
	readonly embedding: number;
	readonly hidden: number;
}

/** What may move: everything, only the last layer, or only low-rank updates beside the frozen weights (Hu et al. 2021). */
export type TuningMethod = 'full' | 'head' | 'adapter';

export const MAX_PARAMETERS = 100_000;
export const ADAPTER_RANK = 4;

/** The memory layout of a language model. Throws BadReplicaError, naming the field, when a size makes no sense. */
export function planLanguageModel(key: string, spec: LanguageModelSpec, method: TuningMethod): NetworkPlan {
	const { tokens, context, embedding, hidden } = spec;
	for (const [name, value, least] of [
		['tokens', tokens, 3],
		['context', context, 1],
		['embedding', embedding, 4],
		['hidden', hidden, 1]
	] as const)
		if (!Number.isInteger(value) || value < least)
			throw new BadReplicaError(key, `${name} must be a whole number of at least ${least}, not ${value}.`);
	if (embedding % 4 !== 0) throw new BadReplicaError(key, `embedding must be a multiple of four, not ${embedding}.`);
	const base = planLayers(context * embedding, [hidden, tokens], tokens * embedding);
	const nParameters = tokens * embedding + base.layers.reduce((sum, layer) => sum + (layer.realIn + 1) * layer.realOut, 0);
	if (nParameters > MAX_PARAMETERS)
		throw new BadReplicaError(key, `the model has ${nParameters} parameters; at most ${MAX_PARAMETERS} are allowed.`);
	const { layers, nPadded } = method === 'adapter' ? withAdapters(base.layers, base.nPadded) : base;
	return {
		layers: layers.map((layer, l) => ({ ...layer, trainable: method === 'full' || (method === 'head' && l === layers.length - 1) })),
		activation: 'tanh',
		loss: LOSS.softmax,
		nClasses: tokens,
		nInputs: context,
		nPadded,
		nParameters,
		l2: 0,
		dropout: 0,
		labelSmoothing: 0,
		embedding: { rows: tokens, width: embedding, context, trainable: method === 'full' }
	};
}

function withAdapters(layers: readonly LayerPlan[], from: number): { layers: LayerPlan[]; nPadded: number } {
	let offset = from;
	const adapted = layers.map((layer): LayerPlan => {
		const aOffset = offset;
		const rOffset = aOffset + layer.nIn * ADAPTER_RANK;
		offset = rOffset + ADAPTER_RANK * layer.nOut;
		return { ...layer, rank: ADAPTER_RANK, aOffset, rOffset };
	});
	return { layers: adapted, nPadded: offset };
}

/** Numbers that training may move. */
export function countTrainable(plan: NetworkPlan): number {
	const embedding = plan.embedding?.trainable ? plan.embedding.rows * plan.embedding.width : 0;
	return plan.layers.reduce(
		(sum, layer) => sum + (layer.trainable ? (layer.realIn + 1) * layer.realOut : 0) + layer.rank * (layer.realIn + layer.realOut),
		embedding
	);
}

/** Fresh parameters: token vectors of about unit length, Glorot-uniform weights, zero biases. */
export function drawLanguageModel(plan: NetworkPlan, stream: Stream): Float32Array {
	const params = initialParameters(plan.layers, plan.nPadded, stream.fork('layers'));
	const vectors = stream.fork('token-vectors');
	const width = plan.embedding?.width ?? 0;
	const limit = Math.sqrt(3 / width);
	for (let i = 0; i < (plan.embedding?.rows ?? 0) * width; i++) params[i] = (2 * vectors.uniform() - 1) * limit;
	return params;
}

/** Adapters that change nothing yet: random down, zero up. */
export function drawAdapters(plan: NetworkPlan, params: Float32Array, stream: Stream): void {
	for (const layer of plan.layers) {
		const limit = Math.sqrt(3 / layer.realIn);
		for (let k = 0; k < layer.realIn; k++)
			for (let r = 0; r < layer.rank; r++) params[layer.aOffset + k * layer.rank + r] = (2 * stream.uniform() - 1) * limit;
	}
}

/** Token vectors, then each layer's weights and biases; adapters are added into the weights. */
export function packLanguageModel(plan: NetworkPlan, padded: Float32Array): Float32Array {
	const merged = padded.slice();
	for (const { nIn, nOut, rank, wOffset, aOffset, rOffset } of plan.layers)
		for (let k = 0; k < nIn; k++)
			for (let r = 0; r < rank; r++)
				for (let j = 0; j < nOut; j++) merged[wOffset + k * nOut + j] += padded[aOffset + k * rank + r] * padded[rOffset + r * nOut + j];
	const nVectors = plan.layers[0].wOffset;
	const layers = packParameters(plan.layers, merged);
	const out = new Float32Array(nVectors + layers.length);
	out.set(merged.subarray(0, nVectors));
	out.set(layers, nVectors);
	return out;
}

/** The inverse of `packLanguageModel`, without adapters. */
export function unpackLanguageModel(plan: NetworkPlan, packed: Float32Array): Float32Array {
	const nVectors = plan.layers[0].wOffset;
	const padded = unpackParameters(plan.layers, plan.nPadded, packed.subarray(nVectors));
	padded.set(packed.subarray(0, nVectors));
	return padded;
}

/** Every window of `context` tokens with the token that follows. Throws BadReplicaError for tokens outside the vocabulary. */
export function windows(key: string, stream: Int32Array, { tokens, context }: LanguageModelSpec): Examples {
	const strange = stream.find((token) => token < 0 || token >= tokens);
	if (strange !== undefined) throw new BadReplicaError(key, `token ${strange} is not one of the ${tokens} tokens.`);
	const nRows = stream.length - context;
	if (nRows < 1) throw new BadReplicaError(key, `a text of ${stream.length} tokens is too short for a context of ${context}.`);
	const values = new Float32Array(nRows * context);
	for (let i = 0; i < nRows; i++) values.set(stream.subarray(i, i + context), i * context);
	return { x: { nRows, nColumns: context, values }, y: Float32Array.from(stream.subarray(context)) };
}

export function joinExamples(a: Examples, b: Examples): Examples {
	const values = new Float32Array(a.x.values.length + b.x.values.length);
	values.set(a.x.values);
	values.set(b.x.values, a.x.values.length);
	const y = new Float32Array(a.y.length + b.y.length);
	y.set(a.y);
	y.set(b.y, a.y.length);
	return { x: { nRows: y.length, nColumns: a.x.nColumns, values }, y };
}
