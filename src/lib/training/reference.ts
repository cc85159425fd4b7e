/**
 * The same training with TF.js's own operations and gradients, one replica after the other: what our kernels are tested
 * against, and what the bench shows beside them. Much slower.
 *
 * It repeats the whole trainer on purpose; the file is long because nothing of it may be shared.
 *
 * TF.js's gradients must be registered by the caller: import `@tensorflow/tfjs-core/dist/register_all_gradients` in a
 * bundle, or `@tensorflow/tfjs-layers` in Node.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Examples, Matrix } from '#lib/core/table.ts';
import type { Engine } from './engine.ts';
import { drawMask, shuffleOrder } from './generator.ts';
import type { IndexedReplica, TrainNetworks } from './gradient-trainer.ts';
import { HistoryRecorder } from './history.ts';
import { LOSS } from './job.ts';
import { initialParameters, packParameters, planNetwork, runStreams } from './network.ts';
import type { NetworkPlan } from './network.ts';
import { networkModel } from './network-model.ts';
import { AdamState } from './reference-adam.ts';
import type { Pauses } from './pause.ts';
import { createPauses } from './pause.ts';
import type { TrainedModel, TrainingHooks } from './training.ts';

type Masks = readonly tf.Tensor2D[];

/** As `trainNetworks`, from TF.js's own kernels. Numbers agree to rounding, not bit for bit. */
export const trainNetworksReference: TrainNetworks = async (engine, replicas, hooks = {}) => {
	if (!tf.getGradient('Sum'))
		throw new Error('TF.js has no gradients registered: import @tensorflow/tfjs-core/dist/register_all_gradients first.');
	const pauses = createPauses();
	const models: TrainedModel[] = [];
	try {
		for (const indexed of replicas) models.push(await trainOne(engine, indexed, hooks, pauses));
		return models;
	} finally {
		pauses.close();
	}
};

async function trainOne(engine: Engine, { index, replica }: IndexedReplica, hooks: TrainingHooks, pauses: Pauses): Promise<TrainedModel> {
	const { train, validation, fit } = replica;
	const plan = planNetwork(replica);
	const { init, streams } = runStreams(replica.seed);
	const order = Int32Array.from({ length: train.x.nRows }, (_, i) => i);
	const history = new HistoryRecorder(fit.epochs);
	const state = new AdamState(splitParameters(plan, packParameters(plan.layers, initialParameters(plan.layers, plan.nPadded, init))));
	let best: Float32Array | null = null;
	let status: TrainedModel['status'] = 'finished';
	let epoch = 0;
	try {
		for (; ; epoch++) {
			let logged = { loss: 0, score: 0 };
			if (epoch > 0) {
				shuffleOrder(order, streams.order);
				for (let first = 0; first < order.length; first += fit.batchSize) {
					const rows = order.subarray(first, first + fit.batchSize);
					const batch = gather(train, rows);
					const masks = drawMasks(plan, rows.length, streams.mask);
					const { loss, score, grads } = batchGradients(plan, state.values, batch, masks);
					logged = { loss: logged.loss + loss * rows.length, score: logged.score + score };
					state.step(grads, fit.learningRate, fit.optimizer ?? 'adam');
					for (const mask of masks) mask.dispose();
				}
			}
			const trainSums = scoreExamples(plan, state.values, train);
			const validationSums = validation ? scoreExamples(plan, state.values, validation) : { loss: NaN, score: NaN };
			history.record(epoch, {
				regression: replica.nClasses === 0,
				nTrain: train.x.nRows,
				nScored: train.x.nRows,
				nValidation: validation?.x.nRows ?? 0,
				trainLoss: trainSums.loss,
				trainScore: trainSums.score,
				validationLoss: validationSums.loss,
				validationScore: validationSums.score,
				loggedLoss: logged.loss,
				loggedScore: logged.score
			});
			if (history.noteBest(epoch) && fit.patience !== undefined) best = state.packed();
			hooks.onEpoch?.(index, epoch, history.at(epoch));
			if (!Number.isFinite(history.at(epoch).train)) status = 'diverged';
			else if (epoch < fit.epochs && fit.patience !== undefined && epoch - Math.max(history.bestEpoch, 0) >= fit.patience)
				status = 'stopped-early';
			if (status !== 'finished' || epoch >= fit.epochs) break;
			await pauses.pause();
			hooks.signal?.throwIfAborted();
		}
		const parameters = best && status !== 'diverged' ? best : state.packed();
		return networkModel(engine, plan, parameters, {
			key: replica.key,
			model: replica.model,
			status,
			stoppedAtEpoch: epoch,
			history: history.upTo(epoch)
		});
	} finally {
		state.dispose();
	}
}

/** Loss and gradients of one batch, packed as parameters are: what the kernel tests compare with. */
export function referenceGradient(plan: NetworkPlan, packed: Float32Array, examples: Examples): Float32Array {
	const parts = splitParameters(plan, packed);
	const { grads } = batchGradients(plan, parts, examples, []);
	const out = Float32Array.from(grads.flatMap((grad) => Array.from(grad.dataSync())));
	for (const tensor of [...parts, ...grads]) tensor.dispose();
	return out;
}

/** Weights and biases in turn; the caller disposes of them. */
function splitParameters(plan: NetworkPlan, packed: Float32Array): tf.Tensor[] {
	let at = 0;
	return plan.layers.flatMap(({ realIn, realOut }) => {
		const w = tf.tensor2d(packed.slice(at, at + realIn * realOut), [realIn, realOut]);
		at += realIn * realOut;
		const b = tf.tensor1d(packed.slice(at, at + realOut));
		at += realOut;
		return [w, b];
	});
}

function gather({ x, y }: Examples, rows: Int32Array): Examples {
	const values = new Float32Array(rows.length * x.nColumns);
	rows.forEach((row, i) => values.set(x.values.subarray(row * x.nColumns, (row + 1) * x.nColumns), i * x.nColumns));
	return { x: { nRows: rows.length, nColumns: x.nColumns, values }, y: Float32Array.from(rows, (row) => y[row]) };
}

function drawMasks(plan: NetworkPlan, nRows: number, state: Uint32Array): Masks {
	if (plan.dropout === 0) return [];
	return plan.layers
		.slice(0, -1)
		.map(({ nOut, realOut }) =>
			tf.tidy(() => tf.slice(tf.tensor2d(drawMask(nRows * nOut, plan.dropout, state), [nRows, nOut]), [0, 0], [nRows, realOut]))
		);
}

function forward(plan: NetworkPlan, params: readonly tf.Tensor[], x: tf.Tensor2D, masks: Masks): tf.Tensor2D {
	let h = x;
	plan.layers.forEach((_, l) => {
		h = tf.add(tf.matMul(h, params[2 * l] as tf.Tensor2D), params[2 * l + 1]) as tf.Tensor2D;
		if (l === plan.layers.length - 1) return;
		h = plan.activation === 'tanh' ? tf.tanh(h) : tf.relu(h);
		if (masks.length > 0) h = tf.mul(h, masks[l]) as tf.Tensor2D;
	});
	return h;
}

function meanLoss(plan: NetworkPlan, z: tf.Tensor2D, y: Float32Array, smoothing: number): tf.Scalar {
	if (plan.loss === LOSS.squared) return tf.mean(tf.squaredDifference(tf.squeeze(z, [1]), tf.tensor1d(y)));
	if (plan.loss === LOSS.logit) {
		const logits = tf.squeeze<tf.Tensor1D>(z, [1]);
		const target = tf.add(tf.mul(tf.tensor1d(y), 1 - smoothing), smoothing / 2);
		const tail = tf.log1p(tf.exp(tf.neg(tf.abs(logits))));
		return tf.mean(tf.add(tf.sub(tf.relu(logits), tf.mul(logits, target)), tail));
	}
	const hot = tf.oneHot(tf.tensor1d(Int32Array.from(y), 'int32'), plan.nClasses);
	const target = tf.add(tf.mul(tf.cast(hot, 'float32'), 1 - smoothing), smoothing / plan.nClasses);
	return tf.neg(tf.mean(tf.sum(tf.mul(target, tf.logSoftmax(z)), 1)));
}

function countCorrect(plan: NetworkPlan, z: Float32Array, y: Float32Array): number {
	let score = 0;
	for (let i = 0; i < y.length; i++) {
		if (plan.loss === LOSS.logit) score += z[i] >= 0 === y[i] > 0.5 ? 1 : 0;
		else {
			let best = 0;
			for (let c = 1; c < plan.nClasses; c++) if (z[i * plan.nClasses + c] > z[i * plan.nClasses + best]) best = c;
			score += best === y[i] ? 1 : 0;
		}
	}
	return score;
}

function batchGradients(
	plan: NetworkPlan,
	params: readonly tf.Tensor[],
	{ x, y }: Examples,
	masks: Masks
): { loss: number; score: number; grads: tf.Tensor[] } {
	const input = matrixTensor(x);
	let score = 0;
	const { value, grads } = tf.valueAndGrads((...weights: tf.Tensor[]) => {
		const z = forward(plan, weights, input, masks);
		if (plan.loss !== LOSS.squared) score = countCorrect(plan, z.dataSync() as Float32Array, y);
		let loss = meanLoss(plan, z, y, plan.labelSmoothing);
		if (plan.l2 > 0) plan.layers.forEach((_, l) => (loss = tf.add(loss, tf.mul(tf.sum(tf.square(weights[2 * l])), plan.l2))));
		return loss;
	})([...params]);
	const loss = value.dataSync()[0];
	value.dispose();
	input.dispose();
	return { loss, score: plan.loss === LOSS.squared ? loss * y.length : score, grads };
}

function scoreExamples(plan: NetworkPlan, params: readonly tf.Tensor[], { x, y }: Examples): { loss: number; score: number } {
	return tf.tidy(() => {
		const z = forward(plan, params, matrixTensor(x), []);
		const loss = meanLoss(plan, z, y, 0).dataSync()[0] * y.length;
		return { loss, score: plan.loss === LOSS.squared ? loss : countCorrect(plan, z.dataSync() as Float32Array, y) };
	});
}

function matrixTensor(x: Matrix): tf.Tensor2D {
	return tf.tensor2d(x.values.subarray(0, x.nRows * x.nColumns), [x.nRows, x.nColumns]);
}
