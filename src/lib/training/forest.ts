import type { Matrix } from '#lib/core/table.ts';
import { createStream } from '#lib/core/random.ts';
import { growTree, prepareTreeData } from './cart.ts';
import type { TreeLimits } from './cart.ts';
import { BadReplicaError } from './errors.ts';
import type { Pacer } from './pacer.ts';
import { assertColumns } from './predict.ts';
import type { Replica, TrainedModel } from './training.ts';
import { addTreeValues, packTrees } from './tree.ts';
import type { Tree } from './tree.ts';

/** One tree on all training rows. Probabilities are the leaf's class shares. */
export async function trainDecisionTree(replica: Replica, pacer: Pacer): Promise<TrainedModel> {
	const { model, key, train, nClasses } = replica;
	if (model.kind !== 'decision-tree') throw new BadReplicaError(key, `a model of kind ${model.kind} is not a decision tree.`);
	const limits = limitsOf(key, model.maxDepth, model.minLeaf ?? 1);
	const data = await prepareTreeData(train.x, train.y, nClasses, pacer);
	const tree = await growTree(data, new Int32Array(train.x.nRows).fill(1), limits, null, pacer);
	return treesModel(replica, [tree]);
}

/**
 * Random forest (Breiman 2001): bootstrap samples, a fresh draw of columns at each node, averaged leaf shares.
 *
 * `maxFeatures` defaults to the square root of the number of columns for classes and to all of them for numbers.
 */
export async function trainForest(replica: Replica, pacer: Pacer, onTree?: (fraction: number) => void): Promise<TrainedModel> {
	const { model, key, train, nClasses, seed } = replica;
	if (model.kind !== 'random-forest') throw new BadReplicaError(key, `a model of kind ${model.kind} is not a random forest.`);
	if (!Number.isInteger(model.trees) || model.trees < 1)
		throw new BadReplicaError(key, `trees must be a whole number of at least 1, not ${model.trees}.`);
	const { nRows, nColumns } = train.x;
	const maxFeatures = model.maxFeatures ?? (nClasses === 0 ? nColumns : Math.max(1, Math.floor(Math.sqrt(nColumns))));
	if (!Number.isInteger(maxFeatures) || maxFeatures < 1)
		throw new BadReplicaError(key, `maxFeatures must be a whole number of at least 1, not ${maxFeatures}.`);
	const limits = { ...limitsOf(key, model.maxDepth, model.minLeaf ?? 1), maxFeatures: Math.min(maxFeatures, nColumns) };
	const data = await prepareTreeData(train.x, train.y, nClasses, pacer);
	const root = createStream(seed).fork('training');
	const trees: Tree[] = [];
	for (let t = 0; t < model.trees; t++) {
		const stream = root.fork(`tree-${t}`);
		const sample = stream.fork('bootstrap');
		const weights = new Int32Array(nRows);
		for (let i = 0; i < nRows; i++) weights[sample.integer(nRows)]++;
		const tree = await growTree(data, weights, limits, stream.fork('columns'), pacer);
		trees.push(tree);
		onTree?.((t + 1) / model.trees);
		await pacer.spend(20 * nRows);
	}
	return treesModel(replica, trees);
}

function limitsOf(key: string, maxDepth: number, minLeaf: number): TreeLimits {
	if (!(maxDepth >= 0)) throw new BadReplicaError(key, `maxDepth must be at least 0, not ${maxDepth}.`);
	if (!(minLeaf >= 1)) throw new BadReplicaError(key, `minLeaf must be at least 1, not ${minLeaf}.`);
	return { maxDepth, minLeaf };
}

/** A model of averaged trees from its trees; the replica says what it was trained for. */
export function treesModel({ key, model, nClasses, train }: Replica, trees: readonly Tree[]): TrainedModel {
	const nInputs = train.x.nColumns;
	const predict = (x: Matrix): Float64Array => {
		assertColumns(x, nInputs);
		const out = new Float64Array(x.nRows * Math.max(1, nClasses));
		for (const tree of trees) addTreeValues(tree, x, 1 / trees.length, out);
		return nClasses === 2 ? Float64Array.from({ length: x.nRows }, (_, i) => out[2 * i + 1]) : out;
	};
	return {
		key,
		model,
		nClasses,
		nInputs,
		nParameters: trees.reduce((sum, tree) => sum + tree.nodes.length / tree.nodeWidth, 0),
		status: 'finished',
		stoppedAtEpoch: 0,
		history: null,
		parameters: packTrees(trees),
		predict
	};
}
