/** Threshold and cost curve: what each threshold catches and what it costs, chosen on one half and paid on the other. */
import { mean } from '#lib/core/summaries.ts';
import type { CurveLine } from './evidence.ts';
import { exactly, fact, factsEvidence, meanOfRows, share } from './facts.ts';
import type { Instrument } from './instrument.ts';
import { numberOf } from './parameters.ts';
import { halves } from './rows.ts';

const GRID: readonly number[] = Array.from({ length: 99 }, (_, i) => (i + 1) / 100);

/**
 * Cost of a row: `falsePositiveCost` (1) for a false alarm, `falseNegativeCost` (5) for a miss. The threshold is the cheapest on
 * the first half of the validation rows (the lowest on ties); all facts are of the second half. Costs are per row, means over refits.
 * `share` is the share of class 1 where the model is used (that of the study unless said): rows are weighted to it.
 * @throws {RangeError} unless there are two classes.
 */
export const thresholdCost: Instrument = async (lab, experiment, seed, options) => {
	const alarm = numberOf(options.parameters, 'falsePositiveCost', 1, 0, 1e9);
	const miss = numberOf(options.parameters, 'falseNegativeCost', 5, 0, 1e9);
	const { prepared, models } = await lab.trained(experiment, seed, options);
	if (prepared.nClasses !== 2) throw new RangeError(`A threshold needs two classes; there are ${prepared.nClasses}.`);
	const { first, second } = halves(prepared.validation);
	const scored = (side: typeof first): readonly Float64Array[] => models.map((model) => model.predict(side.x));
	const [chooseOn, payOn] = [scored(first), scored(second)];
	const study =
		first.y.reduce(
			(sum, label) => sum + label,
			second.y.reduce((sum, label) => sum + label, 0)
		) /
		(first.y.length + second.y.length);
	const inUse = options.parameters?.share === undefined ? null : numberOf(options.parameters, 'share', study, 0, 1);
	const weight = (label: number): number => (inUse === null ? 1 : label === 1 ? inUse / study : (1 - inUse) / (1 - study));
	const costs = (perRefit: readonly Float64Array[], y: Float32Array, threshold: number): Float64Array =>
		Float64Array.from(
			y,
			(label, i) =>
				weight(label) * mean(perRefit.map((yProb) => (yProb[i] >= threshold ? (label === 1 ? 0 : alarm) : label === 1 ? miss : 0)))
		);
	const curve = GRID.map((threshold) => mean(costs(chooseOn, first.y, threshold)));
	const chosen = GRID[curve.indexOf(Math.min(...curve))];
	const paid = (threshold: number): Float64Array => costs(payOn, second.y, threshold);
	const [atChosen, atHalf] = [paid(chosen), paid(0.5)];
	const positives = second.y.reduce((sum, label) => sum + label, 0);
	const counts = countsAt(payOn, second.y, chosen);
	const negatives = second.y.length - positives;
	const flagged = weight(1) * counts.caught + weight(0) * (counts.called - counts.caught);
	// At another share than the study's the rows are weighted, and a share of weighted rows has no interval of Wilson's.
	const precision = inUse === null ? share(counts.caught, counts.called) : exactly((weight(1) * counts.caught) / flagged, counts.called);
	return factsEvidence(
		'threshold-cost',
		[
			fact('threshold', exactly(chosen, first.y.length), { reference: 0.5 }),
			fact('costAtThreshold', meanOfRows(atChosen)),
			fact('costAtHalf', meanOfRows(atHalf)),
			fact(
				'costSaved',
				meanOfRows(
					atHalf.map((cost, i) => cost - atChosen[i]),
					'paired'
				),
				{ reference: 0 }
			),
			fact('costOfNobody', exactly((weight(1) * positives * miss) / second.y.length, second.y.length)),
			fact('costOfEverybody', exactly((weight(0) * negatives * alarm) / second.y.length, second.y.length)),
			fact('recallAtThreshold', share(counts.caught, positives)),
			fact('precisionAtThreshold', precision)
		],
		{
			detail: {
				kind: 'curve',
				xLabel: { id: 'axis.threshold', values: {} },
				yLabel: { id: 'axis.cost', values: {} },
				lines: [costLine(GRID.map(paid))]
			}
		}
	);
};

/** Rows called positive and, of them, rightly: means over refits. */
function countsAt(perRefit: readonly Float64Array[], y: Float32Array, threshold: number): { called: number; caught: number } {
	const of = (wanted: (label: number) => boolean): number =>
		mean(perRefit.map((yProb) => yProb.reduce((count, p, i) => count + Number(p >= threshold && wanted(y[i])), 0)));
	return { called: of(() => true), caught: of((label) => label === 1) };
}

function costLine(perThreshold: readonly Float64Array[]): CurveLine {
	const measured = perThreshold.map((rows) => meanOfRows(rows));
	return {
		id: 'cost',
		label: { id: 'line.cost', values: {} },
		x: GRID,
		y: measured.map(({ value }) => value),
		low: measured.map(({ interval }) => interval?.low ?? NaN),
		high: measured.map(({ interval }) => interval?.high ?? NaN)
	};
}
