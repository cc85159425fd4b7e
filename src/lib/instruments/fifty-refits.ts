/** Fifty refits: the same pipeline on fifty fresh samples of rows. Where the fan lies is bias, how wide it is is variance. */
import { createStream } from '#lib/core/random.ts';
import { mean, quantiles } from '#lib/core/summaries.ts';
import type { Matrix } from '#lib/core/table.ts';
import { applyPatch } from '#lib/pipeline/patch.ts';
import type { ExperimentSpec } from '#lib/pipeline/spec.ts';
import { worldDescriptor } from '#lib/worlds/descriptors.ts';
import type { FactsDetail } from './evidence.ts';
import { fact, factsEvidence, meanOfRepeats, meanOfRows } from './facts.ts';
import type { Instrument } from './instrument.ts';
import { numberOf } from './parameters.ts';

/** Points along the one column at which the fan is drawn. */
const PLACES = 81;
/** Single fits drawn beside their mean. */
const SHOWN = 6;
/** Ends of the band: four fits of five lie inside. */
const BAND = [0.1, 0.9] as const;

/**
 * Trains the pipeline `refits` (50) times, each on rows and an initialisation of its own, and scores all fits on the run's
 * validation rows, against the world's own curve. Squared units, so that the parts add up: bias² + variance + noise = mean squared
 * error. The bias has the chance error of fifty fits taken out; its interval is a jackknife over fits.
 * @throws {RangeError} for classes, for worlds whose noise cannot be taken away, and for pipelines with steps (each fit would see
 * the rows through steps of its own).
 */
export const fiftyRefits: Instrument = async (lab, experiment, seed, options) => {
	const count = numberOf(options.parameters, 'refits', 50, 5, 500);
	if ((experiment.pipeline.steps ?? []).length > 0)
		throw new RangeError(
			'Fifty refits sets fits of different rows side by side, and steps would show each of them other numbers. Leave the steps out.'
		);
	const { validation, nClasses, featureNames } = lab.prepare(experiment, seed);
	if (nClasses !== 0) throw new RangeError('Fifty refits needs a number to predict, and this target has classes.');
	const truth = lab.prepare(applyPatch(experiment, withoutNoise(experiment)), seed).validation.y;
	const seeds = createStream(seed).fork('fifty-refits');
	const jobs = Array.from({ length: count }, (_, fit) => ({
		experiment: { ...experiment, refits: 1 },
		seed: seeds.fork(`fit-${fit}`).uint32()
	}));
	const fits = (await lab.trainMany(jobs, options)).map(({ models }) => models[0]);
	const predicted = fits.map((model) => model.predict(validation.x));

	const rows = Array.from(truth, (_, row) => row);
	const sums = rows.map((row) => predicted.reduce((sum, values) => sum + values[row], 0));
	const squares = rows.map((row) => predicted.reduce((sum, values) => sum + square(values[row]), 0));
	const centre = sums.map((sum) => sum / count);
	// A fit's mean squared distance from the centre, stretched for having helped to make it.
	const spreads = predicted.map((values) => (mean(rows.map((row) => square(values[row] - centre[row]))) * count) / (count - 1));
	const biasOf = (fitsUsed: number, totals: readonly number[], variance: number): number =>
		mean(rows.map((row) => square(totals[row] / fitsUsed - truth[row]))) - variance / fitsUsed;
	const bias = biasOf(count, sums, mean(spreads));
	const pseudo = predicted.map((left) => {
		const totals = sums.map((sum, row) => sum - left[row]);
		const variance = mean(rows.map((row) => (squares[row] - square(left[row]) - square(totals[row]) / (count - 1)) / (count - 2)));
		return count * bias - (count - 1) * biasOf(count - 1, totals, variance);
	});
	const noise = meanOfRows(rows.map((row) => square(validation.y[row] - truth[row])));
	const error = meanOfRepeats(
		predicted.map((values) => mean(rows.map((row) => square(validation.y[row] - values[row])))),
		rows.length
	);
	const detail = featureNames.length === 1 ? fanOf(validation.x, truth, fits, featureNames[0]) : undefined;
	return factsEvidence(
		'fifty-refits',
		[
			fact('biasSquared', { ...meanOfRepeats(pseudo, rows.length), value: bias }, { reference: 0 }),
			fact('varianceOfFits', meanOfRepeats(spreads, rows.length), { reference: 0 }),
			fact('noiseSquared', noise),
			fact('meanSquaredError', error)
		],
		detail ? { detail } : {}
	);
};

/** The world's own curve: the same draw with its noise taken away. */
function withoutNoise({ world }: ExperimentSpec): Readonly<Record<string, unknown>> {
	const noise = worldDescriptor(world.kind).causes.find(({ parameter }) => parameter === 'noise');
	if (!noise)
		throw new RangeError(
			`Fifty refits holds the fan against the world's own curve, and the noise of "${world.kind}" cannot be taken away. Use a world such as wave.`
		);
	return { 'world.noise': noise.cleanAt };
}

/** The fan along the one column: the world's curve, the mean of the fits with the band of four in five, and a few single fits. */
function fanOf(x: Matrix, truth: ArrayLike<number>, fits: readonly { predict(rows: Matrix): Float64Array }[], column: string): FactsDetail {
	const order = Array.from(truth, (_, row) => row).sort((a, b) => x.values[a] - x.values[b] || a - b);
	const places = Array.from({ length: PLACES }, (_, i) => order[Math.round((i * (order.length - 1)) / (PLACES - 1))]);
	const at = places.map((row) => x.values[row]);
	const grid: Matrix = { nRows: PLACES, nColumns: 1, values: Float32Array.from(at) };
	const lines = fits.map((model) => Array.from(model.predict(grid)));
	const bands = at.map((_, place) =>
		quantiles(
			lines.map((line) => line[place]),
			BAND
		)
	);
	return {
		kind: 'curve',
		xLabel: { id: 'axis.column', values: { column } },
		yLabel: { id: 'axis.prediction', values: {} },
		lines: [
			{ id: 'truth', label: { id: 'line.truth', values: {} }, x: at, y: places.map((row) => truth[row]), reference: true },
			{
				id: 'centre',
				label: { id: 'line.centreOfFits', values: { n: fits.length } },
				x: at,
				y: at.map((_, place) => mean(lines.map((line) => line[place]))),
				low: bands.map(([low]) => low),
				high: bands.map(([, high]) => high),
				each: lines.slice(0, SHOWN)
			}
		]
	};
}

function square(value: number): number {
	return value * value;
}
