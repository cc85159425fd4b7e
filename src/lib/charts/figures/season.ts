/** A season in three figures: capital, regret, and how sure against how right. */
import { say } from '#lib/messages/decision.ts';
import type { Interval } from '#lib/core/measured.ts';
import type { Figure } from '../figure.ts';

/** Running totals over a season; each has one value more than there are decisions. */
export interface CapitalLines {
	readonly capital: readonly number[];
	readonly expected: readonly number[];
	readonly best: readonly number[];
}

export function capitalFigure({ capital, expected, best }: CapitalLines, decisions: number): Figure {
	const x = capital.map((_, place) => place);
	const last = capital.length - 1;
	return {
		id: 'season-capital',
		title: say('season.chart.capital'),
		plot: {
			kind: 'lines',
			x: { title: say('season.chart.capital.x'), range: [0, decisions], tickFormat: 'integer' },
			y: { title: say('season.chart.capital.y'), better: 'higher', includes: [0], tickFormat: 'integer' },
			series: [
				{ id: 'best', role: 'neutral', label: say('season.chart.capital.best'), x, mean: best, dash: 'dot' },
				{ id: 'expected', role: 'neutral', label: say('season.chart.capital.expected'), x, mean: expected, dash: 'dash' },
				{ id: 'capital', role: 'fresh', label: say('season.chart.capital.yours'), x, mean: capital }
			],
			references: []
		},
		sentence: say('season.chart.capital.sentence', { capital: capital[last], expected: expected[last], best: best[last] }),
		keyLine: say('season.chart.capital.key'),
		table: {
			columns: [
				say('season.chart.capital.x'),
				say('season.chart.capital.yours'),
				say('season.chart.capital.expected'),
				say('season.chart.capital.best')
			],
			formats: ['count', 'setting', 'setting', 'setting'],
			rows: x.map((place) => [place, capital[place], expected[place], best[place]])
		}
	};
}

/** @throws {RangeError} without a decision. */
export function regretFigure(decisions: readonly { readonly name: string; readonly regret: number }[]): Figure {
	if (decisions.length === 0) throw new RangeError('No decision has been made yet, so there is no regret to draw.');
	const worst = decisions.reduce((most, next) => (next.regret > most.regret ? next : most));
	const all = decisions.reduce((sum, { regret }) => sum + regret, 0);
	return {
		id: 'season-regret',
		title: say('season.chart.regret'),
		plot: {
			kind: 'bars',
			x: { title: say('season.chart.capital.x') },
			y: { title: say('season.chart.regret.y'), better: 'lower', within: [0, Infinity] },
			names: decisions.map((_, place) => String(place + 1)),
			bars: [{ role: 'neutral', label: say('season.table.regret'), values: decisions.map(({ regret }) => regret) }]
		},
		sentence: say('season.chart.regret.sentence', { regret: all, most: worst.name, points: worst.regret }),
		keyLine: say('season.chart.regret.key'),
		table: {
			columns: [say('season.table.case'), say('season.chart.regret.y')],
			formats: ['text', 'setting'],
			rows: decisions.map(({ name, regret }) => [name, regret])
		}
	};
}

export interface SureBin {
	/** Fraction. */
	readonly stated: number;
	readonly right: number;
	readonly n: number;
	readonly share: number;
	readonly interval: Interval | null;
}

/** @throws {RangeError} without a decision. */
export function seasonCalibrationFigure(bins: readonly SureBin[]): Figure {
	const n = bins.reduce((sum, bin) => sum + bin.n, 0);
	if (n === 0) throw new RangeError('No decision has been made yet, so there is no confidence to draw.');
	const last = bins.at(-1);
	const said = bins.reduce((sum, bin) => sum + bin.stated * bin.n, 0) / n;
	const right = bins.reduce((sum, bin) => sum + bin.right, 0) / n;
	return {
		id: 'season-calibration',
		title: say('season.chart.calibration'),
		plot: {
			kind: 'lines',
			x: { title: say('season.chart.calibration.x'), range: [0, 1], tickFormat: 'percent' },
			y: { title: say('season.chart.calibration.y'), range: [0, 1], tickFormat: 'percent' },
			series: [
				{ id: 'perfect', role: 'neutral', label: say('season.chart.calibration.perfect'), x: [0, 1], mean: [0, 1], dash: 'dash' },
				{
					id: 'yours',
					role: 'fresh',
					label: say('season.chart.calibration.yours'),
					x: bins.map(({ stated }) => stated),
					mean: bins.map(({ share }) => share),
					band: { low: bins.map(({ interval }) => interval?.low ?? NaN), high: bins.map(({ interval }) => interval?.high ?? NaN) },
					points: true,
					// A band needs two points; of a single one the interval would not be seen.
					...(last?.interval ? { end: { low: last.interval.low, high: last.interval.high } } : {})
				}
			],
			references: []
		},
		sentence: say('season.chart.calibration.sentence', { said, right, n }),
		keyLine: say('season.chart.calibration.key'),
		table: {
			columns: [say('season.chart.calibration.x'), say('season.table.right'), say('chart.low'), say('chart.high')],
			formats: ['score', 'text', 'score', 'score'],
			rows: bins.map((bin) => [
				bin.stated,
				say('evidence.of', { k: bin.right, n: bin.n }),
				bin.interval?.low ?? NaN,
				bin.interval?.high ?? NaN
			])
		}
	};
}
