import { beforeAll, expect, it } from 'vitest';
import { rowLogLosses } from '#lib/core/metrics.ts';
import type { ModelSpec } from '#lib/pipeline/spec.ts';
import { createBench, experimentOf, type Bench } from './bench.ts';

let bench: Bench;
beforeAll(async () => {
	bench = await createBench();
});

const models: readonly (readonly [string, string, ModelSpec])[] = [
	['a network on two classes', 'moons', { kind: 'mlp', hidden: [8], dropout: 0.2 }],
	['a network on four classes', 'blobs', { kind: 'mlp', hidden: [8], labelSmoothing: 0.1 }],
	['a straight line', 'moons', { kind: 'logistic', l2: 0.01 }],
	['boosted trees', 'moons', { kind: 'gradient-boosting', rounds: 30, maxDepth: 3, learningRate: 0.1 }],
	['boosted trees on four classes', 'blobs', { kind: 'gradient-boosting', rounds: 10, maxDepth: 2, learningRate: 0.1 }]
];

it.each(models)('the last point of the history is the score: %s', async (_, kind, model) => {
	const { histories, scores } = await bench.lab.run(experimentOf({ world: { kind }, split: { validation: 400 }, model }), 3);
	expect(histories).toHaveLength(2);
	histories?.forEach((history, refit) => {
		for (const [part, loss, score] of [
			['train', history.trainLoss, history.trainScore],
			['validation', history.validationLoss, history.validationScore]
		] as const) {
			expect(loss.at(-1)).toBeCloseTo(scores[part]?.logLoss?.perRefit[refit] ?? NaN, 5);
			expect(score.at(-1)).toBeCloseTo(scores[part]?.accuracy?.perRefit[refit] ?? NaN, 9);
		}
	});
});

it('the last point of the history is the score: numbers', async () => {
	const experiment = experimentOf({ world: { kind: 'linear-teacher' }, model: { kind: 'mlp', hidden: [8] } });
	const { histories, scores, task } = await bench.lab.run(experiment, 3);
	expect(task).toBe('regression');
	histories?.forEach(({ validationLoss, validationScore }, refit) => {
		const rmse = scores.validation?.rmse?.perRefit[refit] ?? NaN;
		expect(validationScore.at(-1)).toBeCloseTo(rmse, 4);
		expect(validationLoss.at(-1)).toBeCloseTo(rmse * rmse, 3);
	});
});

it('a score counts at most 36.04 nats a row, which the history does not', () => {
	// −log of 2⁻⁵², as in scikit-learn 1.2.1: a probability of exactly 0 would cost an infinite loss.
	expect(rowLogLosses([1], [0], 2)[0]).toBeCloseTo(36.0437, 4);
});
