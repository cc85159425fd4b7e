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
	const costs = (perRefit: readonly Float64Array[], y: Float32Array, threshold: number): Float64Array =>
		Float64Array.from(y, (label, i) =>
			mean(perRefit.map((yProb) => (yProb[i] >= threshold ? (label === 1 ? 0 : alarm) : label === 1 ? miss : 0)))
		);
	const curve = GRID.map((threshold) => mean(costs(chooseOn, first.y, threshold)));
	const chosen = GRID[curve.indexOf(Math.min(...curve))];
	const paid = (threshold: number): Float64Array => costs(payOn, second.y, threshold);
	const [atChosen, atHalf] = [paid(chosen), paid(0.5)];
	const positives = second.y.reduce((sum, label) => sum + label, 0);
	const counts = countsAt(payOn, second.y, chosen);
	const negatives = second.y.length - positives;
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
			fact('costOfNobody', exactly((positives * miss) / second.y.length, second.y.length)),
			fact('costOfEverybody', exactly((negatives * alarm) / second.y.length, second.y.length)),
			fact('recallAtThreshold', share(counts.caught, positives)),
			fact('precisionAtThreshold', share(counts.caught, counts.called))
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
