/** Reliability diagram, and the calibration error beside what chance alone would make it. */
import {
	calibrationSlope,
	confidences,
	expectedCalibrationError,
	expectedCalibrationErrorNull,
	reliabilityBins
} from '#lib/core/calibration.ts';
import { createStream } from '#lib/core/random.ts';
import { mean } from '#lib/core/summaries.ts';
import type { Fact } from './evidence.ts';
import { exactly, fact, factsEvidence, meanOfRepeats, meanOfRows } from './facts.ts';
import type { Instrument } from './instrument.ts';
import { numberOf, textOf } from './parameters.ts';

/**
 * Validation rows in 15 bins (`bins`) of the probability of the answer given (`on: confidence`), or of class 1 (`on: positive`).
 * The diagram shows the first refit, so that every row is counted once; the error is a mean over refits. `reference` of the error
 * is the 95 % point of its null: labels drawn from the model's own probabilities.
 * @throws {RangeError} for regression, and for `positive` with more than two classes.
 */
export const reliability: Instrument = async (lab, experiment, seed, options) => {
	const on = textOf(options.parameters, 'on') ?? 'confidence';
	if (on !== 'confidence' && on !== 'positive') throw new RangeError(`Parameter "on" is confidence or positive; got ${on}.`);
	const nBins = numberOf(options.parameters, 'bins', 15, 2, 100);
	const { prepared, models } = await lab.trained(experiment, seed, options);
	const { nClasses, validation } = prepared;
	if (nClasses === 0) throw new RangeError('Calibration is about probabilities, and this target is a number.');
	if (on === 'positive' && nClasses !== 2)
		throw new RangeError(`The probability of class 1 says all only with two classes; there are ${nClasses}. Use confidence.`);
	const perRefit = models.map((model) => pairsOf(model.predict(validation.x), validation.y, nClasses, on));
	const errors = perRefit.map(({ probabilities, outcomes }) => expectedCalibrationError(probabilities, outcomes, nBins));
	const stream = createStream(seed).fork('reliability');
	const nulls = perRefit.map(({ probabilities }, i) => expectedCalibrationErrorNull(stream.fork(`refit-${i}`), probabilities, { nBins }));
	const n = validation.y.length;
	const over = Float64Array.from({ length: n }, (_, i) =>
		mean(perRefit.map(({ probabilities, outcomes }) => probabilities[i] - outcomes[i]))
	);
	const facts: Fact[] = [
		fact('calibrationError', meanOfRepeats(errors, n), { reference: mean(nulls.map((one) => one.high)) }),
		fact('calibrationErrorNull', exactly(mean(nulls.map((one) => one.mean)), n)),
		fact(on === 'confidence' ? 'overconfidence' : 'overprediction', meanOfRows(over), { reference: 0 })
	];
	const slope =
		nClasses === 2
			? slopeOf(
					models.map((model) => model.predict(validation.x)),
					validation.y
				)
			: null;
	if (slope) facts.push(fact('calibrationSlope', meanOfRepeats(slope, n), { reference: 1 }));
	return factsEvidence('reliability', facts, {
		detail: { kind: 'reliability', on, bins: reliabilityBins(perRefit[0].probabilities, perRefit[0].outcomes, nBins) }
	});
};

export interface Pairs {
	readonly probabilities: Float64Array;
	readonly outcomes: Float64Array;
}

/** Probabilities with 0 or 1 for whether what they speak of came true. */
export function pairsOf(predicted: Float64Array, yTrue: Float32Array, nClasses: number, on: 'confidence' | 'positive'): Pairs {
	const yProb = withinOne(predicted);
	if (on === 'positive') return { probabilities: yProb, outcomes: Float64Array.from(yTrue) };
	const { confidence, correct } = confidences(yTrue, yProb, nClasses);
	return { probabilities: confidence, outcomes: correct };
}

/** A mean over trees may pass 1 by the last bit; other values stay as they are. */
function withinOne(yProb: Float64Array): Float64Array {
	return yProb.some((p) => p > 1) ? yProb.map((p) => Math.min(1, p)) : yProb;
}

/** One slope a refit; null where a refit separates the classes, so that no finite slope exists. */
function slopeOf(perRefit: readonly Float64Array[], yTrue: Float32Array): readonly number[] | null {
	try {
		return perRefit.map((yProb) => calibrationSlope(yTrue, withinOne(yProb)).slope);
	} catch (error) {
		if (error instanceof RangeError) return null;
		throw error;
	}
}
