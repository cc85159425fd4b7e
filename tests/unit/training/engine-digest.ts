import { numberBytes, sha256Hex } from '#lib/core/digest.ts';
import type { Backend } from '#lib/training/backend.ts';
import { createLanguageTrainer } from '#lib/training/language-model.ts';
import { createTrainer } from '#lib/training/train.ts';
import type { Replica } from '#lib/training/training.ts';
import { linearWorld, moons, replica } from './examples.ts';

/**
 * The digest that every platform must give: weights, histories and predictions of each model family, for every kind of
 * network setting. A change of it is a change of everybody's numbers: note it, and prove the exercises anew.
 */
export const GOLDEN_DIGEST = '1d3fee494ce2221a3f000cae3a1996d0ce3f0736accbf4a0870556e628fa27c0';

const mostlyZeros = (seed: number): Replica['train'] => {
	const { x, y } = linearWorld(60, 24, 2, seed);
	return { x: { ...x, values: x.values.map((value, i) => (i % 24 > 1 && value < 1 ? 0 : value)) }, y };
};

const REPLICAS: readonly Replica[] = [
	replica({ model: { kind: 'mlp', hidden: [16, 16], activation: 'tanh' } }),
	replica({ model: { kind: 'mlp', hidden: [13], dropout: 0.3, l2: 0.01, labelSmoothing: 0.1 } }),
	replica({ model: { kind: 'logistic', l2: 0.001 }, fit: { epochs: 12, batchSize: 7, learningRate: 0.1, optimizer: 'sgd' } }),
	replica({ train: linearWorld(60, 5, 4, 1), validation: linearWorld(50, 5, 4, 2), nClasses: 4, model: { kind: 'mlp', hidden: [9, 6] } }),
	replica({ train: linearWorld(60, 5, 0, 3), validation: undefined, nClasses: 0, model: { kind: 'mlp', hidden: [9], activation: 'tanh' } }),
	replica({
		train: mostlyZeros(4),
		validation: mostlyZeros(5),
		model: { kind: 'mlp', hidden: [8] },
		fit: { epochs: 30, batchSize: 16, learningRate: 0.02, patience: 3 }
	}),
	replica({ train: linearWorld(60, 5, 0, 3), validation: undefined, nClasses: 0, model: { kind: 'linear', l2: 0.1 } }),
	replica({ model: { kind: 'nearest-neighbours', k: 5 } }),
	replica({ model: { kind: 'decision-tree', maxDepth: 6 } }),
	replica({ model: { kind: 'random-forest', trees: 8, maxDepth: 5 } }),
	replica({ model: { kind: 'gradient-boosting', rounds: 12, maxDepth: 3, learningRate: 0.2, minLeaf: 4, subsample: 0.8 } }),
	replica({ model: { kind: 'majority' } })
];

/** Trains one of everything and digests all the numbers. */
export async function engineDigest(backend: Backend): Promise<string> {
	const models = await createTrainer(backend)(REPLICAS);
	const parts = models.flatMap(({ parameters, history, predict }, k) => [
		parameters,
		...(history ? [history.trainLoss, history.validationLoss, history.loggedTrainLoss, history.trainScore] : []),
		predict(REPLICAS[k].train.x)
	]);
	const text = Int32Array.from({ length: 300 }, (_, i) => (i * i * 7 + i) % 11);
	const spec = { tokens: 11, context: 3, embedding: 4, hidden: 10 };
	const languages = createLanguageTrainer(backend);
	const fit = { epochs: 4, batchSize: 16, learningRate: 0.02 };
	const [base] = await languages([{ key: 'base', spec, fit, seed: 1, train: text }]);
	const [tuned] = await languages([
		{ key: 'tuned', spec, fit, seed: 2, train: text.slice(0, 60), start: base, method: 'adapter', watch: { text } }
	]);
	parts.push(base.parameters, tuned.parameters, tuned.watched.text, Float64Array.from(moons(5, 1).x.values));
	return sha256Hex(parts.map((part) => sha256Hex(numberBytes(part))).join(' '));
}
