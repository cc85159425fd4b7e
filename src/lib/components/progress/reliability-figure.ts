/** Stated confidence against what came of it: a figure with Wilson's intervals and counts. */
import type { Figure } from '#lib/charts/figure.ts';
import { say } from '#lib/messages/drill.ts';
import { overconfidence, type StatedBin, type StatedCall } from '#lib/practice/scores.ts';
import { wilsonInterval } from '#lib/core/proportions.ts';

/** @throws {RangeError} without a call: there is nothing to draw. */
export function confidenceFigure(calls: readonly StatedCall[], bins: readonly StatedBin[]): Figure {
	if (calls.length === 0) throw new RangeError('There is no call yet, so there is no confidence to draw. Show the empty state.');
	const x = bins.map(({ stated }) => stated);
	const said = calls.reduce((sum, { confidence }) => sum + confidence, 0) / calls.length;
	const right = calls.filter((call) => call.right).length;
	const { low, high } = wilsonInterval(right, calls.length);
	const verdict = said > high ? 'sure.over' : said < low ? 'sure.under' : 'sure.fair';
	return {
		id: 'confidence',
		title: say('sure.title'),
		plot: {
			kind: 'lines',
			x: { title: say('sure.x'), range: [0.45, 1], tickFormat: 'percent' },
			y: { title: say('sure.y'), within: [0, 1], includes: [0, 1], tickFormat: 'percent' },
			series: [
				{ id: 'perfect', role: 'neutral', label: say('sure.perfect'), x: [0.5, 1], mean: [0.5, 1], dash: 'dash' },
				{
					id: 'yours',
					role: 'neutral',
					label: say('sure.yours'),
					x,
					mean: bins.map(({ share }) => share),
					band: { low: bins.map(({ interval }) => interval?.low ?? NaN), high: bins.map(({ interval }) => interval?.high ?? NaN) },
					points: true
				}
			],
			references: []
		},
		sentence: [
			say('sure.sentence', { said: said, right: said - overconfidence(calls), n: calls.length }),
			say(verdict),
			...bins.map((bin) => say('sure.bin', { said: bin.stated, right: bin.right, n: bin.n }))
		].join(' '),
		keyLine: say('sure.key'),
		table: {
			columns: [
				say('sure.column.said'),
				say('sure.column.right'),
				say('sure.column.share'),
				say('sure.column.low'),
				say('sure.column.high')
			],
			formats: ['score', 'text', 'score', 'score', 'score'],
			rows: bins.map((bin) => [
				bin.stated,
				say('sure.of', { right: bin.right, n: bin.n }),
				bin.share,
				bin.interval?.low ?? NaN,
				bin.interval?.high ?? NaN
			])
		}
	};
}
