/** The models of an audit: three families to compare, and two that remember rows, for what a split lets across. */
import type { FitSpec, ModelSpec } from '#lib/pipeline/spec.ts';

/** Tables of up to so many rows take no time: nothing is spared on them. */
export const FEW_ROWS = 4000;
/** Trees in one boosting, whatever the number of classes: each class has its own in every round. */
const TREES = 200;
const MEMORY_TREES = 120;

/** Boosted trees; in a large table with more than two classes fewer rounds of larger steps, so that ten classes cost no more than two. */
export function boostingFor(nClasses: number, nRows: number): ModelSpec {
	const [rounds, learningRate] = roundsFor(nClasses, nRows, TREES, 0.1, 0.3);
	return { kind: 'gradient-boosting', rounds, maxDepth: 3, learningRate, subsample: 0.8, minLeaf: 5 };
}

/** A model that can remember single rows: what a split lets across shows on it first. */
export function memoryFor(nClasses: number, nRows: number): ModelSpec {
	const [rounds, learningRate] = roundsFor(nClasses, nRows, MEMORY_TREES, 0.2, 0.5);
	return { kind: 'gradient-boosting', rounds, maxDepth: 8, learningRate, subsample: 0.8, minLeaf: 1 };
}

/** Rounds and step: half of the trees where one a round will do; their product stays the same as far as the largest step allows. */
function roundsFor(
	nClasses: number,
	nRows: number,
	trees: number,
	step: number,
	largest: number
): readonly [rounds: number, learningRate: number] {
	const whole = trees / 2;
	if (nClasses <= 2 || nRows <= FEW_ROWS) return [whole, step];
	const rounds = Math.max(15, Math.round(trees / nClasses));
	return [rounds, Math.min(largest, Math.round((100 * step * whole) / rounds) / 100)];
}

export const FAMILIES: readonly {
	readonly family: string;
	readonly model: (nClasses: number, nRows: number) => ModelSpec;
	readonly fit: FitSpec;
}[] = [
	{
		family: 'linear',
		model: (nClasses) => (nClasses === 0 ? { kind: 'linear', l2: 0.01 } : { kind: 'logistic', l2: 0.0001 }),
		fit: { epochs: 40, batchSize: 64, learningRate: 0.02 }
	},
	{ family: 'boosting', model: boostingFor, fit: { epochs: 1, batchSize: 64, learningRate: 0.01 } },
	{ family: 'network', model: () => ({ kind: 'mlp', hidden: [16], l2: 0.003 }), fit: { epochs: 30, batchSize: 64, learningRate: 0.005 } }
];

/** Another one, where the rows are few enough for it: it answers as the nearest rows did. */
export const NEAREST: ModelSpec = { kind: 'nearest-neighbours', k: 3 };
