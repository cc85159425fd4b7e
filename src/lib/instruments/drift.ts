/** Drift over time: the score in each stretch of the rows that the model has not seen, in order of time. */
import { blockResampler, bootstrapInterval } from '#lib/core/bootstrap.ts';
import { labelsFromProbabilities, rowCorrectness, rowSquaredErrors } from '#lib/core/metrics.ts';
import { createStream } from '#lib/core/random.ts';
import { mean } from '#lib/core/summaries.ts';
import type { Examples } from '#lib/core/table.ts';
import type { CurveLine } from './evidence.ts';
import { fact, factsEvidence } from './facts.ts';
import type { Instrument } from './instrument.ts';
import { numberOf } from './parameters.ts';

const MOST_FRESH = 4000;

/**
 * Validation and fresh rows together, sorted by time and cut into `periods` (6) of equal size. Each period's accuracy (or RMSE)
 * and the fall from the first to the last carry moving-block bootstrap intervals: neighbouring days resemble each other. A block
 * has `block` rows (n^(1/3) of a period unless said).
 * @throws {RangeError} when the table has no time column.
 */
export const driftOverTime: Instrument = async (lab, experiment, seed, options) => {
	const { prepared, models } = await lab.trained(experiment, seed, options);
	const periods = numberOf(options.parameters, 'periods', 6, 2, 60);
	const studied = prepared.table.roles.time;
	const freshTime = prepared.freshTable(MOST_FRESH).roles.time;
	if (!studied || !freshTime) throw new RangeError('Drift needs a time column, and this table has none.');
	const { nClasses } = prepared;
	const rowScores = ({ x, y }: Examples): Float64Array => {
		const perRefit = models
			.map((model) => model.predict(x))
			.map((scores) => (nClasses === 0 ? rowSquaredErrors(y, scores) : rowCorrectness(y, labelsFromProbabilities(scores, nClasses))));
		return Float64Array.from(y, (_, i) => mean(perRefit.map((rows) => rows[i])));
	};
	const [held, fresh] = [rowScores(prepared.validation), rowScores(prepared.fresh(MOST_FRESH))];
	const rows = [
		...Array.from(held, (score, i) => ({ score, time: studied.values[prepared.indices.validation[i]] })),
		...Array.from(fresh, (score, i) => ({ score, time: freshTime.values[i] }))
	]
		.filter(({ time }) => !Number.isNaN(time))
		.sort((a, b) => a.time - b.time);
	const size = Math.floor(rows.length / periods);
	if (size < 8)
		throw new RangeError(
			`${periods} periods need at least ${8 * periods} rows that nobody trained on; there are ${rows.length}. Ask for fewer periods.`
		);
	const block = Math.min(size, numberOf(options.parameters, 'block', cubeRoot(size), 1, size));
	const stream = createStream(seed).fork('drift');
	const finish = (sum: number): number => (nClasses === 0 ? Math.sqrt(sum) : sum);
	const cuts = Array.from({ length: periods }, (_, k) => rows.slice(k * size, k === periods - 1 ? rows.length : (k + 1) * size));
	const measured = cuts.map((cut, k) => {
		const scores = cut.map(({ score }) => score);
		const average = (chosen: Int32Array): number => finish(mean(Array.from(chosen, (row) => scores[row])));
		const interval = bootstrapInterval(stream.fork(`period-${k}`), blockResampler(scores.length, block), average, {
			method: 'block-bootstrap',
			resamples: 400
		});
		return { value: finish(mean(scores)), interval, n: scores.length, refits: models.length };
	});
	const worse = nClasses === 0 ? 1 : -1;
	const [first, last] = [cuts[0], cuts[cuts.length - 1]];
	// The two periods hold different rows, so they are resampled each on its own.
	const fallStream = stream.fork('fall');
	const pick = blockResampler(first.length, block);
	const other = blockResampler(last.length, block);
	const fall = (a: Int32Array, b: Int32Array): number =>
		worse * (finish(mean(Array.from(b, (row) => last[row].score))) - finish(mean(Array.from(a, (row) => first[row].score))));
	const interval = bootstrapInterval(fallStream, pick, (chosen) => fall(chosen, other(fallStream)), {
		method: 'block-bootstrap',
		resamples: 400
	});
	const line: CurveLine = {
		id: 'periods',
		label: { id: 'line.periods', values: {} },
		x: cuts.map((cut) => mean(cut.map(({ time }) => time))),
		y: measured.map(({ value }) => value),
		low: measured.map((one) => one.interval.low),
		high: measured.map((one) => one.interval.high)
	};
	return factsEvidence(
		'drift-over-time',
		[
			fact('firstPeriod', measured[0], { inMetric: true }),
			fact('lastPeriod', measured[measured.length - 1], { inMetric: true }),
			fact(
				'fallOverTime',
				{
					value: worse * (measured[measured.length - 1].value - measured[0].value),
					interval,
					n: Math.min(first.length, last.length),
					refits: models.length
				},
				{ reference: 0 }
			)
		],
		{
			detail: {
				kind: 'curve',
				xLabel: { id: 'axis.time', values: { unit: studied.unit ?? '' } },
				yLabel: { id: 'axis.score', values: {} },
				lines: [line]
			}
		}
	);
};

function cubeRoot(n: number): number {
	let root = 1;
	while ((root + 1) * (root + 1) * (root + 1) <= n) root += 1;
	return root;
}
