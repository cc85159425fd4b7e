import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as metrics from '#lib/core/metrics.ts';
import { METRICS, type Metric } from '#lib/core/metrics.ts';
import { createStream } from '#lib/core/random.ts';
import { oracles } from './oracles.ts';

const registry = Object.entries<Metric>(METRICS);
const metricNamed = (name: string) => METRICS[name as keyof typeof METRICS] as Metric;

describe('scikit-learn 1.2.1 says the same', () => {
	test.each(Object.entries(oracles.binary.scores))('%s of two classes', (name, expected) => {
		expect(metricNamed(name).evaluate(oracles.binary.yTrue, oracles.binary.yProb, 2)).toBeCloseTo(expected, 13);
	});
	test.each(Object.entries(oracles.multiclass.scores))('%s of three classes', (name, expected) => {
		expect(metricNamed(name).evaluate(oracles.multiclass.yTrue, oracles.multiclass.yProb, 3)).toBeCloseTo(expected, 13);
	});
	test.each(Object.entries(oracles.regression.scores))('%s of numbers', (name, expected) => {
		expect(metricNamed(name).evaluate(oracles.regression.yTrue, oracles.regression.yPred, 0)).toBeCloseTo(expected, 13);
	});
	test('confusion matrices', () => {
		for (const [data, n] of [
			[oracles.binary, 2],
			[oracles.multiclass, 3]
		] as const) {
			expect(Array.from(metrics.confusionMatrix(data.yTrue, metrics.labelsFromProbabilities(data.yProb, n), n))).toEqual(data.confusion);
		}
	});
});

describe('by hand', () => {
	const yTrue = [1, 1, 1, 0, 0, 0, 0, 0];
	const yPred = [1, 1, 0, 1, 0, 0, 0, 0];
	test('labels', () => {
		expect(metrics.accuracyScore(yTrue, yPred)).toBe(6 / 8);
		expect(metrics.recallScore(yTrue, yPred)).toBe(2 / 3);
		expect(metrics.precisionScore(yTrue, yPred)).toBe(2 / 3);
		expect(metrics.f1Score(yTrue, yPred)).toBe(2 / 3);
		expect(metrics.balancedAccuracyScore(yTrue, yPred)).toBe((2 / 3 + 4 / 5) / 2);
		expect(metrics.recallScore(yTrue, yPred, 0)).toBe(4 / 5);
		expect(Array.from(metrics.confusionMatrix(yTrue, yPred, 2))).toEqual([4, 1, 1, 2]);
	});
	test('AUC counts pairs, ties as one half', () => {
		expect(metrics.rocAucScore([1, 1, 0, 0], [0.9, 0.4, 0.4, 0.1])).toBe(3.5 / 4);
		expect(metrics.rocAucScore([0, 1], [0.5, 0.5])).toBe(0.5);
	});
	test('average precision: positives at ranks 1 and 3', () => {
		expect(metrics.averagePrecisionScore([1, 0, 1, 0], [0.9, 0.8, 0.7, 0.6])).toBeCloseTo((1 + 2 / 3) / 2, 15);
	});
	test('losses', () => {
		expect(metrics.logLoss([1, 0], [0.8, 0.4])).toBeCloseTo(-(Math.log(0.8) + Math.log(0.6)) / 2, 15);
		expect(metrics.logLoss([1], [0])).toBeCloseTo(36.04365338911715, 12); // −log of the spacing of doubles at 1
		expect(metrics.brierLoss([1, 0], [0.8, 0.4])).toBeCloseTo((0.04 + 0.16) / 2, 15);
		expect(metrics.perplexity([Math.log(0.25), Math.log(0.25)])).toBeCloseTo(4, 14);
		expect(metrics.rootMeanSquaredError([1, 2], [4, 6])).toBe(Math.sqrt(12.5));
		expect(metrics.meanAbsoluteError([1, 2], [4, 6])).toBe(3.5);
		expect(metrics.r2Score([1, 2, 3], [1, 2, 4])).toBe(0.5);
	});
	test('labels from probabilities: ties to the lower class, NaN to none', () => {
		expect(Array.from(metrics.labelsFromProbabilities([0.5, 0.51, NaN], 2))).toEqual([0, 1, -1]);
		expect(Array.from(metrics.labelsFromProbabilities([0.1, 0.11, 0.5, NaN], 2, 0.1))).toEqual([0, 1, 1, -1]);
		expect(Array.from(metrics.labelsFromProbabilities([0.4, 0.4, 0.2, 0.1, 0.2, 0.7, NaN, 0.5, 0.5], 3))).toEqual([0, 2, -1]);
		expect(Array.from(metrics.labelsAtThreshold([0.29, 0.3, 0.31], 0.3))).toEqual([0, 1, 1]);
	});
	test('one number a row', () => {
		expect(Array.from(metrics.rowCorrectness([1, 0, 1], [1, 1, 1]))).toEqual([1, 0, 1]);
		expect(Array.from(metrics.rowSquaredErrors([1, 2], [4, 6]))).toEqual([9, 16]);
		expect(Array.from(metrics.rowLogLosses([1, 0], [0.5, 0.5]))).toEqual([Math.LN2, Math.LN2]);
	});
});

describe('undefined is NaN or an error, never 0', () => {
	test('no positives, none predicted, one class, no variation', () => {
		expect(metrics.recallScore([0, 0], [0, 1])).toBeNaN();
		expect(metrics.precisionScore([0, 1], [0, 0])).toBeNaN();
		expect(metrics.f1Score([0, 0], [0, 0])).toBeNaN();
		expect(metrics.rocAucScore([1, 1], [0.2, 0.3])).toBeNaN();
		expect(metrics.averagePrecisionScore([0, 0], [0.2, 0.3])).toBeNaN();
		expect(metrics.r2Score([2, 2], [1, 3])).toBeNaN();
		expect(metrics.logLoss([1, 0], [NaN, 0.5])).toBeNaN();
	});
	test.each(registry)('%s of no rows, or of rows that do not match', (_, { evaluate }) => {
		expect(() => evaluate([], [], 2)).toThrow(RangeError);
		expect(() => evaluate([1, 0], [0.5], 2)).toThrow(/2 true values need 2 predictions, but there are 1/);
	});
	test('classes out of range and scores that are NaN', () => {
		expect(() => metrics.confusionMatrix([0, 2], [0, 1], 2)).toThrow(/classes run from 0 to 1/);
		expect(() => metrics.confusionMatrix([0, 1], [0, -1], 2)).toThrow(RangeError);
		expect(() => metrics.logLoss([3, 0], [0.2, 0.3, 0.5, 0.2, 0.3, 0.5], 3)).toThrow(RangeError);
		expect(() => metrics.rocAucScore([0, 1], [NaN, 1])).toThrow(/row 0 is NaN/);
		expect(() => metrics.perplexity([])).toThrow(RangeError);
	});
});

/** Rows for a metric's task; both classes occur. */
function example(
	task: Metric['task'],
	seed: number,
	n: number
): { yTrue: number[]; predictions: number[]; nClasses: number; perRow: number } {
	const stream = createStream(seed);
	const draw = (f: () => number) => Array.from({ length: n }, f);
	if (task === 'regression') return { yTrue: draw(stream.normal), predictions: draw(stream.normal), nClasses: 0, perRow: 1 };
	const nClasses = task === 'binary' ? 2 : 3;
	const yTrue = Array.from({ length: n }, (_, i) => (i < nClasses ? i : stream.integer(nClasses)));
	if (nClasses === 2) return { yTrue, predictions: yTrue.map((_, i) => (i === 0 ? 0.9 : stream.uniform())), nClasses, perRow: 1 };
	const predictions = yTrue.flatMap(() => {
		const weights = [stream.uniform(), stream.uniform(), stream.uniform()];
		const total = weights.reduce((a, b) => a + b);
		return weights.map((w) => w / total);
	});
	return { yTrue, predictions, nClasses, perRow: 3 };
}

describe('every registered metric', () => {
	const anyExample = fc.tuple(fc.integer(), fc.integer({ min: 3, max: 60 }));
	test.each(registry)('%s does not depend on the order of rows', (_, { task, evaluate }) => {
		fc.assert(
			fc.property(anyExample, ([seed, n]) => {
				const { yTrue, predictions, nClasses, perRow } = example(task, seed, n);
				const order = Array.from(createStream(seed).fork('order').permutation(n));
				const shuffled = order.flatMap((i) => predictions.slice(i * perRow, (i + 1) * perRow));
				expect(
					evaluate(
						order.map((i) => yTrue[i]),
						shuffled,
						nClasses
					)
				).toBeCloseTo(evaluate(yTrue, predictions, nClasses), 11);
			}),
			{ seed: 1, numRuns: 60 }
		);
	});
	test.each(registry)('%s stays within its range', (_, { task, range, evaluate }) => {
		fc.assert(
			fc.property(anyExample, ([seed, n]) => {
				const { yTrue, predictions, nClasses } = example(task, seed, n);
				const value = evaluate(yTrue, predictions, nClasses);
				if (Number.isNaN(value)) return;
				expect(value).toBeGreaterThanOrEqual(range[0]);
				expect(value).toBeLessThanOrEqual(range[1]);
			}),
			{ seed: 2, numRuns: 60 }
		);
	});
	test.each(registry)(
		'%s gives a perfect prediction its best value, and others none better',
		(_, { task, direction, perfect, evaluate }) => {
			fc.assert(
				fc.property(anyExample, ([seed, n]) => {
					const { yTrue, predictions, nClasses } = example(task, seed, n);
					const right = task === 'regression' || nClasses === 2 ? yTrue : yTrue.flatMap((y) => [0, 1, 2].map((c) => (c === y ? 1 : 0)));
					const best = evaluate(yTrue, right, nClasses);
					expect(best).toBeCloseTo(perfect, 12);
					const value = evaluate(yTrue, predictions, nClasses);
					if (Number.isNaN(value)) return;
					if (direction === 'higher') expect(value).toBeLessThanOrEqual(best);
					else expect(value).toBeGreaterThanOrEqual(best);
				}),
				{ seed: 3, numRuns: 60 }
			);
		}
	);
	test.each(registry)('%s of rows given twice is that of the rows', (_, { task, evaluate }) => {
		const { yTrue, predictions, nClasses } = example(task, 5, 40);
		expect(evaluate([...yTrue, ...yTrue], [...predictions, ...predictions], nClasses)).toBeCloseTo(
			evaluate(yTrue, predictions, nClasses),
			12
		);
	});
});

test('ranking metrics see the order of scores only', () => {
	fc.assert(
		fc.property(fc.integer(), (seed) => {
			const { yTrue, predictions } = example('binary', seed, 30);
			const stretched = predictions.map((p) => p * p * p);
			expect(metrics.rocAucScore(yTrue, stretched)).toBe(metrics.rocAucScore(yTrue, predictions));
			expect(metrics.averagePrecisionScore(yTrue, stretched)).toBe(metrics.averagePrecisionScore(yTrue, predictions));
			expect(
				metrics.rocAucScore(
					yTrue,
					predictions.map((p) => -p)
				)
			).toBeCloseTo(1 - metrics.rocAucScore(yTrue, predictions), 12);
		}),
		{ seed: 4, numRuns: 60 }
	);
});
