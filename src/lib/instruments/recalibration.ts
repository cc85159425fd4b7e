/** Temperature and Platt scaling: fitted on one half of the validation rows, judged on the other. */
import { expectedCalibrationError, reliabilityBins } from '#lib/core/calibration.ts';
import { labelsFromProbabilities, rowCorrectness, rowLogLosses } from '#lib/core/metrics.ts';
import { applyPlatt, applyTemperature, fitPlatt, fitTemperature } from '#lib/core/recalibration.ts';
import { mean } from '#lib/core/summaries.ts';
import type { Fact } from './evidence.ts';
import { fact, factsEvidence, meanOfRepeats, meanOfRows } from './facts.ts';
import type { Instrument } from './instrument.ts';
import { pairsOf } from './reliability.ts';
import { halves } from './rows.ts';

/** Temperatures a learner may try by hand. */
const GRID = [0.25, 0.35, 0.5, 0.7, 0.85, 1, 1.2, 1.5, 2, 2.5, 3, 4, 5] as const;

type Repair = (yProb: Float64Array) => Float64Array;

/**
 * For each repair: the fall of the log loss on rows that it was not fitted on (paired by row, positive when better), the
 * calibration error after it, and what it does to accuracy. Temperature never changes an answer. The temperature itself is above
 * 1 for a model that is too sure, below 1 for one that is not sure enough. Platt scaling needs two classes. The detail holds what
 * each temperature of a grid does on those same rows, for a slider.
 * @throws {RangeError} for regression.
 */
export const recalibration: Instrument = async (lab, experiment, seed, options) => {
	const { prepared, models } = await lab.trained(experiment, seed, options);
	const { nClasses } = prepared;
	if (nClasses === 0) throw new RangeError('Calibration is about probabilities, and this target is a number.');
	const { first, second } = halves(prepared.validation);
	const n = second.y.length;
	const fits = models.map((model) => ({ known: model.predict(first.x), held: model.predict(second.x) }));
	const temperatures = fits.map(({ known }) => fitTemperature(first.y, known, nClasses));
	const error = (yProb: Float64Array): number => {
		const { probabilities, outcomes } = pairsOf(yProb, second.y, nClasses, 'confidence');
		return expectedCalibrationError(probabilities, outcomes);
	};
	const facts: Fact[] = [
		fact('temperature', meanOfRepeats(temperatures, first.y.length), { reference: 1 }),
		fact(
			'errorBefore',
			meanOfRepeats(
				fits.map(({ held }) => error(held)),
				n
			)
		)
	];
	const judge = (name: 'temperature' | 'platt', repairs: readonly Repair[]): void => {
		const after = fits.map(({ held }, i) => repairs[i](held));
		const losses = (yProb: Float64Array): Float64Array => rowLogLosses(second.y, yProb, nClasses);
		const right = (yProb: Float64Array): Float64Array => rowCorrectness(second.y, labelsFromProbabilities(yProb, nClasses));
		const gainOf = (score: (yProb: Float64Array) => Float64Array, sign: number): Float64Array => {
			const rows = fits.map(({ held }, i) => ({ before: score(held), now: score(after[i]) }));
			return Float64Array.from({ length: n }, (_, i) => sign * mean(rows.map(({ before, now }) => now[i] - before[i])));
		};
		facts.push(fact(`${name}Error`, meanOfRepeats(after.map(error), n)));
		facts.push(fact(`${name}LossGain`, meanOfRows(gainOf(losses, -1), 'paired'), { reference: 0 }));
		facts.push(fact(`${name}AccuracyGain`, meanOfRows(gainOf(right, 1), 'paired'), { reference: 0 }));
	};
	judge(
		'temperature',
		temperatures.map(
			(temperature): Repair =>
				(yProb) =>
					applyTemperature(yProb, temperature, nClasses)
		)
	);
	if (nClasses === 2) {
		const lines = fits.map(({ known }) => fitPlatt(first.y, known));
		judge(
			'platt',
			lines.map(
				(line): Repair =>
					(yProb) =>
						applyPlatt(yProb, line)
			)
		);
	}
	const fitted = mean(temperatures);
	const points = [...new Set([...GRID, 1, fitted])]
		.sort((a, b) => a - b)
		.map((temperature) => {
			const after = fits.map(({ held }) => applyTemperature(held, temperature, nClasses));
			const { probabilities, outcomes } = pairsOf(after[0], second.y, nClasses, 'confidence');
			const logLoss = mean(after.map((yProb) => mean(rowLogLosses(second.y, yProb, nClasses))));
			return { temperature, error: mean(after.map(error)), logLoss, bins: reliabilityBins(probabilities, outcomes) };
		});
	return factsEvidence('recalibration', facts, { detail: { kind: 'temperatures', fitted, points } });
};
