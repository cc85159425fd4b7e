import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	calibrationInTheLarge,
	calibrationSlope,
	confidences,
	expectedCalibrationError,
	expectedCalibrationErrorNull,
	reliabilityBins
} from '#lib/core/calibration.ts';
import { applyIsotonic, fitIsotonic } from '#lib/core/isotonic.ts';
import { logLoss } from '#lib/core/metrics.ts';
import { createStream } from '#lib/core/random.ts';
import {
	applyPlatt,
	applyTemperature,
	correctPriorShift,
	fitLogisticLine,
	fitPlatt,
	fitTemperature,
	logOdds
} from '#lib/core/recalibration.ts';
import { oracles } from './oracles.ts';

const { yTrue, yProb, ...expected } = oracles.calibration;

describe('against scikit-learn 1.2.1 and SciPy 1.10.1', () => {
	test('reliability bins', () => {
		const bins = reliabilityBins(yProb, yTrue, 10).filter((bin) => bin.n > 0);
		expect(bins.map((bin) => bin.share)).toEqual(expected.share.map((v) => expect.closeTo(v, 12) as number));
		expect(bins.map((bin) => bin.meanProbability)).toEqual(expected.meanProbability.map((v) => expect.closeTo(v, 12) as number));
		expect(bins.reduce((sum, bin) => sum + bin.n, 0)).toBe(yTrue.length);
	});
	test('expected calibration error on confidence', () => {
		const { confidence, correct } = confidences(yTrue, yProb);
		expect(expectedCalibrationError(confidence, correct)).toBeCloseTo(expected.ece, 12);
	});
	test('slope and intercept', () => {
		const line = calibrationSlope(yTrue, yProb);
		expect(line.slope).toBeCloseTo(expected.slope, 5);
		expect(line.intercept).toBeCloseTo(expected.intercept, 5);
	});
	test('temperature of two and of three classes', () => {
		expect(fitTemperature(yTrue, yProb)).toBeCloseTo(expected.temperature, 6);
		expect(fitTemperature(expected.multiclass.yTrue, expected.multiclass.yProb, 3)).toBeCloseTo(expected.multiclass.temperature, 6);
	});
	test('Platt', () => {
		const line = fitPlatt(yTrue, yProb);
		expect([line.slope, line.intercept]).toEqual(expected.platt.map((v) => expect.closeTo(v, 6) as number));
		expect([line.slope, line.intercept]).toEqual(expected.sklearnPlatt.map((v) => expect.closeTo(v, 6) as number));
	});
	test('isotonic', () => {
		const values = applyIsotonic(expected.grid, fitIsotonic(yProb, yTrue));
		expect(Array.from(values)).toEqual(expected.isotonic.map((v) => expect.closeTo(v, 12) as number));
	});
});

describe('by hand', () => {
	test('bins are open below and closed above, and the first includes 0', () => {
		const bins = reliabilityBins([0, 0.5, 0.51, 1], [0, 1, 0, 1], 2);
		expect(bins.map(({ n, share, meanProbability }) => [n, share, meanProbability])).toEqual([
			[2, 0.5, 0.25],
			[2, 0.5, 0.755]
		]);
		expect(bins[0].interval?.low).toBeCloseTo(0.0945, 4);
	});
	test('an empty bin has no share', () => {
		const [empty] = reliabilityBins([0.9], [1], 2);
		expect(empty).toMatchObject({ n: 0, share: NaN, meanProbability: NaN, interval: null });
	});
	test('the error weighs bins by rows', () => {
		// 0.9 said four times, three right; 0.6 said once, wrong: (4 × 0.15 + 1 × 0.6) / 5.
		expect(expectedCalibrationError([0.9, 0.9, 0.9, 0.9, 0.6], [1, 1, 1, 0, 0])).toBeCloseTo(0.24, 14);
	});
	test('confidence is that of the answer', () => {
		expect(confidences([1, 1], [0.8, 0.3])).toEqual({ confidence: Float64Array.of(0.8, 0.7), correct: Float64Array.of(1, 0) });
		expect(confidences([2], [0.1, 0.6, 0.3], 3)).toEqual({ confidence: Float64Array.of(0.6), correct: Float64Array.of(0) });
	});
	test('in the large: observed 3/4 against predicted 1/2', () => {
		const { value, variance } = calibrationInTheLarge([1, 1, 1, 0], [0.5, 0.5, 0.5, 0.5]);
		expect(value).toBe(0.25);
		expect(variance?.rows).toBeCloseTo(0.25 / 4, 15);
	});
	test('a temperature of 2 halves the log-odds', () => {
		expect(Array.from(applyTemperature([0.9, 0.5, 0.1], 2))).toEqual([expect.closeTo(0.75, 14), 0.5, expect.closeTo(0.25, 14)]);
		expect(Array.from(applyTemperature([0.64, 0.32, 0.04], 2, 3))).toEqual(
			[8, 4 * Math.SQRT2, 2].map((r) => expect.closeTo(r / (10 + 4 * Math.SQRT2), 12) as number)
		);
	});
	test('isotonic pools what falls', () => {
		const fit = fitIsotonic([1, 2, 3, 4], [0, 1, 0, 1]);
		expect(Array.from(fit.y)).toEqual([0, 0.5, 0.5, 1]);
		expect(Array.from(applyIsotonic([0, 1.5, 2.5, 9], fit))).toEqual([0, 0.25, 0.5, 1]);
		expect(fitIsotonic([1, 1, 2], [0, 1, 0.2])).toEqual({ x: Float64Array.of(1, 2), y: Float64Array.of(0.4, 0.4).map(() => 1.2 / 3) });
	});
	test('a prior of 1 in 2 moved to 1 in 10: odds of 1 become 1/9', () => {
		expect(Array.from(correctPriorShift([0.5, 0, 1], 0.5, 0.1))).toEqual([expect.closeTo(0.1, 14), 0, 1]);
		expect(correctPriorShift(correctPriorShift([0.37], 0.3, 0.06), 0.06, 0.3)[0]).toBeCloseTo(0.37, 14);
	});
});

/** Probabilities from a stream with outcomes drawn from them, then sharpened by `sharpness`: 1 is calibrated. */
function world(seed: string, n: number, sharpness: number) {
	const stream = createStream(seed);
	const truth = Float64Array.from({ length: n }, () => 0.02 + 0.96 * stream.uniform());
	const labels = truth.map((p) => (stream.uniform() < p ? 1 : 0));
	return { stream, labels, probabilities: applyTemperature(truth, 1 / sharpness) };
}

describe('what it shows', () => {
	test('the null: calibrated models exceed its 95 % point about 1 in 20 times, over-confident ones always', () => {
		let calibrated = 0;
		for (let run = 0; run < 200; run++) {
			const { stream, labels, probabilities } = world(`null ${run}`, 300, 1);
			const { confidence, correct } = confidences(labels, probabilities);
			const limit = expectedCalibrationErrorNull(stream, confidence, { resamples: 200 });
			expect(limit.mean).toBeLessThan(limit.high);
			if (expectedCalibrationError(confidence, correct) > limit.high) calibrated++;
		}
		expect(calibrated / 200).toBeGreaterThan(0.01);
		expect(calibrated / 200).toBeLessThan(0.1);
		const { stream, labels, probabilities } = world('over', 300, 4);
		const { confidence, correct } = confidences(labels, probabilities);
		expect(expectedCalibrationError(confidence, correct)).toBeGreaterThan(2 * expectedCalibrationErrorNull(stream, confidence).high);
	});
	test('the null is far from 0 in small sets and shrinks with rows', () => {
		const at = (n: number) =>
			expectedCalibrationErrorNull(
				createStream(1),
				new Float64Array(n).map((_, i) => 0.5 + (0.5 * i) / n)
			).mean;
		expect(at(60)).toBeGreaterThan(0.08);
		expect(at(6000)).toBeLessThan(0.015);
	});
	test('temperature finds the sharpening back, on rows of its own, and changes no answer', () => {
		const fit = world('fit', 4000, 3);
		const temperature = fitTemperature(fit.labels, fit.probabilities);
		expect(temperature).toBeGreaterThan(2.7);
		expect(temperature).toBeLessThan(3.3);
		const judge = world('judge', 4000, 3);
		const repaired = applyTemperature(judge.probabilities, temperature);
		expect(logLoss(judge.labels, repaired)).toBeLessThan(logLoss(judge.labels, judge.probabilities) - 0.1);
		expect(Array.from(repaired, (p) => p > 0.5)).toEqual(Array.from(judge.probabilities, (p) => p > 0.5));
		const { slope } = calibrationSlope(judge.labels, repaired);
		expect(Math.abs(slope - 1)).toBeLessThan(0.1);
	});
	test('no temperature is better than the fitted one', () => {
		fc.assert(
			fc.property(fc.integer(), fc.double({ min: 0.02, max: 50, noNaN: true }), (seed, other) => {
				const { labels, probabilities } = world(`best ${seed}`, 40, 2);
				const best = logLoss(labels, applyTemperature(probabilities, fitTemperature(labels, probabilities)));
				expect(logLoss(labels, applyTemperature(probabilities, other))).toBeGreaterThanOrEqual(best - 1e-9);
			}),
			{ seed: 1, numRuns: 60 }
		);
	});
	test('perfect separation drives the temperature to its end', () => expect(fitTemperature([0, 1], [0.3, 0.7])).toBeCloseTo(0.01, 12));
	test('isotonic rises, and fits its rows at least as well as the raw probabilities', () => {
		fc.assert(
			fc.property(fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(1)), { minLength: 1 }), (pairs) => {
				const [x, y] = [pairs.map(([a]) => a), pairs.map(([, b]) => b)];
				const fit = fitIsotonic(x, y);
				for (let i = 1; i < fit.y.length; i++) expect(fit.y[i]).toBeGreaterThanOrEqual(fit.y[i - 1]);
				const squares = (values: ArrayLike<number>) => y.reduce((sum, yi, i) => sum + (values[i] - yi) ** 2, 0);
				expect(squares(applyIsotonic(x, fit))).toBeLessThanOrEqual(squares(x) + 1e-9);
			}),
			{ seed: 2 }
		);
	});
});

describe('nonsense is refused', () => {
	test.each([
		['a probability above 1', () => reliabilityBins([1.2], [1])],
		['a probability that is NaN', () => expectedCalibrationError([NaN], [1])],
		['no rows', () => expectedCalibrationError([], [])],
		['other rows', () => reliabilityBins([0.5, 0.5], [1])],
		['one class', () => fitPlatt([1, 1], [0.5, 0.6])],
		['separated classes', () => calibrationSlope([0, 0, 1, 1], [0.1, 0.2, 0.8, 0.9])],
		['one probability', () => fitLogisticLine([0.4, 0.4, 0.4], [0, 1, 1])],
		['a temperature of 0', () => applyTemperature([0.5], 0)],
		['a prior of 0', () => correctPriorShift([0.5], 0, 0.5)],
		['a rising curve of nothing', () => fitIsotonic([], [])],
		['one row in the large', () => calibrationInTheLarge([1], [0.5])]
	])('%s', (_, refused) => expect(refused).toThrow(RangeError));
	test('log-odds of 0 and 1 are finite', () =>
		expect([logOdds(0), logOdds(1)]).toEqual([expect.closeTo(-27.631, 3), expect.closeTo(27.631, 3)]));
	test('Platt leaves the order', () =>
		expect(Array.from(applyPlatt([0.2, 0.8], { slope: 2, intercept: 0 }))).toEqual([
			expect.closeTo(1 / 17, 12),
			expect.closeTo(16 / 17, 12)
		]));
});
