/**
 * The usual way: one `tf.layers` model after the other, `model.fit` with validation data. It runs in the browser's
 * worker, on the wasm backend, without yielding (its fastest setting).
 */
import * as tf from '@tensorflow/tfjs-core';
import * as layers from '@tensorflow/tfjs-layers';
import type { Examples } from '#lib/core/table.ts';
import { windows } from '#lib/training/language-plan.ts';
import type { Replica } from '#lib/training/training.ts';
import type { Digits, JobName } from './jobs.ts';
import { fineTuning, LANGUAGE, replicasOf, SEEDS } from './jobs.ts';

/** A job too slow to be timed whole: `run` does a part, which counts `times` times. */
export interface PartOfJob {
	readonly run: () => Promise<number>;
	readonly times: number;
	readonly note: string;
}

/** What is to be timed, or why there is nothing. */
export function prepareModelFit(job: JobName, digits: Digits): (() => Promise<number>) | PartOfJob | string {
	if (job === 'boosting') return 'TF.js has no trees';
	const replicas = replicasOf(job, digits);
	if (replicas && job === 'penalty-sweep') {
		const fits = replicas.filter(({ seed }) => seed === SEEDS[0]).map((replica) => () => fitNetwork(replica));
		return { run: () => inTurn(fits), times: SEEDS.length, note: `timed on one seed, times ${SEEDS.length}` };
	}
	if (replicas) return () => inTurn(replicas.map((replica) => () => fitNetwork(replica)));
	// The wasm backend lacks the gradient of an embedding, so tokens go in as one-hot columns.
	return () =>
		inTurn(
			fineTuning().map(({ key, train, validation, fit }) => () => {
				const [a, b] = [oneHot(windows(key, train, LANGUAGE)), oneHot(windows(key, validation ?? train, LANGUAGE))];
				const model = layers.sequential();
				model.add(layers.layers.dense({ units: LANGUAGE.hidden, activation: 'tanh', inputShape: [a.x.nColumns] }));
				model.add(layers.layers.dense({ units: LANGUAGE.tokens, activation: 'softmax' }));
				return fitModel(model, a, b, LANGUAGE.tokens, fit);
			})
		);
}

async function inTurn(fits: readonly (() => Promise<number>)[]): Promise<number> {
	let sum = 0;
	for (const run of fits) sum += await run();
	return sum / fits.length;
}

async function fitNetwork({ train, validation, nClasses, model: spec, fit }: Replica): Promise<number> {
	if (spec.kind !== 'mlp') throw new Error(`model.fit is timed on networks, not on ${spec.kind}.`);
	const model = layers.sequential();
	const penalty = spec.l2 ? { kernelRegularizer: layers.regularizers.l2({ l2: spec.l2 }) } : {};
	spec.hidden.forEach((units, i) =>
		model.add(
			layers.layers.dense({
				units,
				activation: spec.activation ?? 'relu',
				...penalty,
				...(i === 0 ? { inputShape: [train.x.nColumns] } : {})
			})
		)
	);
	model.add(layers.layers.dense({ units: nClasses > 2 ? nClasses : 1, activation: nClasses > 2 ? 'softmax' : 'sigmoid', ...penalty }));
	return fitModel(model, train, validation ?? train, nClasses, fit);
}

async function fitModel(
	model: layers.Sequential,
	train: Examples,
	validation: Examples,
	nClasses: number,
	fit: Replica['fit']
): Promise<number> {
	const optimizer = tf.train.adam(fit.learningRate);
	model.compile({ optimizer, loss: nClasses > 2 ? 'categoricalCrossentropy' : 'binaryCrossentropy' });
	const [x, y, vx, vy] = [...tensors(train, nClasses), ...tensors(validation, nClasses)];
	const history = await model.fit(x, y, {
		epochs: fit.epochs,
		batchSize: fit.batchSize,
		validationData: [vx, vy],
		yieldEvery: 'never',
		verbose: 0
	});
	for (const tensor of [x, y, vx, vy]) tensor.dispose();
	model.dispose();
	optimizer.dispose();
	return Number(history.history['val_loss'].at(-1));
}

function tensors({ x, y }: Examples, nClasses: number): [tf.Tensor, tf.Tensor] {
	const input = tf.tensor2d(x.values, [x.nRows, x.nColumns]);
	if (nClasses === 2) return [input, tf.tensor2d(y, [y.length, 1])];
	return [input, tf.tidy(() => tf.cast(tf.oneHot(tf.tensor1d(Int32Array.from(y), 'int32'), nClasses), 'float32'))];
}

export function oneHot({ x, y }: Examples): Examples {
	const nColumns = x.nColumns * LANGUAGE.tokens;
	const values = new Float32Array(x.nRows * nColumns);
	for (let i = 0; i < x.nRows; i++)
		for (let c = 0; c < x.nColumns; c++) values[i * nColumns + c * LANGUAGE.tokens + x.values[i * x.nColumns + c]] = 1;
	return { x: { nRows: x.nRows, nColumns, values }, y };
}
