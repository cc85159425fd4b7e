import { createStream } from '#lib/core/random.ts';
import type { Matrix } from '#lib/core/table.ts';
import type { Backend } from './backend.ts';
import { binColumns } from './bins.ts';
import { BoostedTreeGrower, NODE_WIDTH } from './boosted-tree.ts';
import { addColumn, baseScores, evaluate, probabilities, startScores } from './boosted-scores.ts';
import { BadReplicaError } from './errors.ts';
import { HistoryRecorder } from './history.ts';
import type { Pacer } from './pacer.ts';
import { assertColumns } from './predict.ts';
import { TensorPool } from './tensors.ts';
import type { Replica, TrainedModel, TrainingHooks } from './training.ts';
import { packTrees, unpackTrees } from './tree.ts';
import type { Tree } from './tree.ts';

const MAX_BINS = 64;
/** As scikit-learn's HistGradientBoosting. */
const DEFAULT_MIN_LEAF = 20;

/**
 * Gradient-boosted trees on at most 64 bins a column, with second-order leaf values (log loss, softmax or squared error).
 *
 * The history counts rounds as epochs. `subsample` draws that share of the rows anew each round, without replacement.
 */
export async function trainBoosting(
	backend: Backend,
	replica: Replica,
	pacer: Pacer,
	index: number,
	hooks: TrainingHooks
): Promise<TrainedModel> {
	const pool = new TensorPool(backend);
	try {
		return await boost(backend, pool, replica, pacer, index, hooks);
	} finally {
		pool.dispose();
	}
}

async function boost(
	backend: Backend,
	pool: TensorPool,
	replica: Replica,
	pacer: Pacer,
	index: number,
	hooks: TrainingHooks
): Promise<TrainedModel> {
	const { model, key, train, validation, nClasses, seed } = replica;
	if (model.kind !== 'gradient-boosting') throw new BadReplicaError(key, `a model of kind ${model.kind} is not gradient boosting.`);
	const { rounds, maxDepth, learningRate, subsample = 1, minLeaf = DEFAULT_MIN_LEAF } = model;
	assertSettings(key, { rounds, maxDepth, learningRate, subsample, minLeaf });
	const nOutputs = nClasses > 2 ? nClasses : 1;
	const { nRows } = train.x;
	const base = baseScores(train.y, nClasses, nOutputs);
	const fitted = startScores(train, base);
	const watched = validation ? startScores(validation, base) : null;
	const binned = await binColumns(train.x, MAX_BINS, pacer);
	const grower = new BoostedTreeGrower(backend, pool, binned, { maxDepth, minLeaf, learningRate });
	const stream = createStream(seed).fork('training').fork('row-sample');
	const everyRow = Int32Array.from({ length: nRows }, (_, i) => i);
	const gradients = Array.from({ length: nOutputs }, () => new Float64Array(nRows));
	const hessians = Array.from({ length: nOutputs }, () => new Float64Array(nRows));
	const history = new HistoryRecorder(rounds);
	const trees: Tree[] = [];
	const endRound = (round: number): void => {
		const trainSums = evaluate(fitted, nClasses, gradients, hessians);
		const validationSums = watched ? evaluate(watched, nClasses) : { loss: NaN, score: NaN };
		history.record(round, {
			regression: nClasses === 0,
			nTrain: nRows,
			nScored: nRows,
			nValidation: validation?.x.nRows ?? 0,
			trainLoss: trainSums.loss,
			trainScore: trainSums.score,
			validationLoss: validationSums.loss,
			validationScore: validationSums.score,
			// Nothing is dropped and nothing averaged over batches: what is logged is what was measured.
			loggedLoss: trainSums.loss,
			loggedScore: trainSums.score
		});
		hooks.onEpoch?.(index, round, history.at(round));
	};
	endRound(0);
	for (let round = 1; round <= rounds; round++) {
		const sample =
			subsample < 1
				? stream
						.permutation(nRows)
						.subarray(0, Math.max(1, Math.floor(subsample * nRows)))
						.sort()
				: everyRow;
		for (let c = 0; c < nOutputs; c++) {
			const add = (value: number, rows: Int32Array): void => {
				for (let i = 0; i < rows.length; i++) fitted.scores[rows[i] * nOutputs + c] += value;
			};
			const tree = grower.grow(gradients[c], hessians[c], sample, subsample < 1 ? () => undefined : add);
			trees.push(tree);
			if (subsample < 1) addColumn(tree, fitted, c, nOutputs);
			if (watched) addColumn(tree, watched, c, nOutputs);
		}
		endRound(round);
		await pacer.spend(nOutputs * nRows * (train.x.nColumns * (1 + maxDepth / 2) + 40));
	}
	return boostedModel(replica, { base, trees }, history.upTo(rounds));
}

function assertSettings(
	key: string,
	settings: { rounds: number; maxDepth: number; learningRate: number; subsample: number; minLeaf: number }
): void {
	const { rounds, maxDepth, learningRate, subsample, minLeaf } = settings;
	if (!Number.isInteger(rounds) || rounds < 0)
		throw new BadReplicaError(key, `rounds must be a whole number of at least 0, not ${rounds}.`);
	if (!Number.isInteger(maxDepth) || maxDepth < 1 || maxDepth > 16)
		throw new BadReplicaError(key, `maxDepth must be a whole number from 1 to 16, not ${maxDepth}.`);
	if (!(learningRate > 0 && Number.isFinite(learningRate)))
		throw new BadReplicaError(key, `learningRate must be a finite number above 0, not ${learningRate}.`);
	if (!(subsample > 0 && subsample <= 1)) throw new BadReplicaError(key, `subsample must lie in (0, 1], not ${subsample}.`);
	if (!(minLeaf >= 1)) throw new BadReplicaError(key, `minLeaf must be at least 1, not ${minLeaf}.`);
}

/** What boosting adds up: one start a class (or one), then a tree for each of them in every round. */
export interface Boosted {
	readonly base: Float32Array;
	readonly trees: readonly Tree[];
}

/** The inverse of a boosted model's `parameters`. */
export function readBoosted(parameters: Float32Array, nClasses: number): Boosted {
	const nOutputs = nClasses > 2 ? nClasses : 1;
	return { base: parameters.slice(0, nOutputs), trees: unpackTrees(parameters.subarray(nOutputs), NODE_WIDTH) };
}

/** A boosted model from its parts; the replica says what it was trained for. */
export function boostedModel(replica: Replica, { base, trees }: Boosted, history: TrainedModel['history']): TrainedModel {
	const { key, model, nClasses, train } = replica;
	const nOutputs = base.length;
	const nInputs = train.x.nColumns;
	const packed = packTrees(trees);
	const parameters = new Float32Array(base.length + packed.length);
	parameters.set(base);
	parameters.set(packed, base.length);
	const predict = (x: Matrix): Float64Array => {
		assertColumns(x, nInputs);
		const scored = startScores({ x, y: new Float32Array(x.nRows) }, base);
		trees.forEach((tree, t) => addColumn(tree, scored, t % nOutputs, nOutputs));
		return probabilities(scored.scores, nClasses);
	};
	return {
		key,
		model,
		nClasses,
		nInputs,
		nParameters: trees.reduce((sum, tree) => sum + tree.nodes.length / tree.nodeWidth, 0),
		status: 'finished',
		stoppedAtEpoch: trees.length / nOutputs,
		history,
		parameters,
		predict
	};
}
