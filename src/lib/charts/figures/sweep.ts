/** Scores over the number of training rows (learning curve) and over a knob (validation curve). */
import { say as sayName } from '#lib/messages/arms.ts';
import { say } from '#lib/messages/charts.ts';
import { formatCount, formatSetting } from '#lib/messages/format.ts';
import type { InstrumentEvidence, PartName, RunEvidence } from '#lib/instruments/evidence.ts';
import type { Axis, Figure, FigureTable, Series } from '../figure.ts';
import { betterOf, metricAxis, referencesOf, scoreOf } from './common.ts';

export type SweepEvidence = Extract<InstrumentEvidence, { readonly kind: 'sweep' }>;

/** Gains smaller than this fraction of the value are called next to nothing. */
const NOTHING = 0.005;

/**
 * Training and validation score over the rows there were to learn from, on a log axis.
 * @throws {RangeError} when there are fewer than two points.
 */
export function learningCurveFigure(evidence: SweepEvidence): Figure {
	const points = sorted(evidence);
	const { base } = evidence;
	const better = betterOf(base.metric);
	const series = (['train', 'validation'] as const).map((part) =>
		seriesOf(
			part,
			points,
			points.map((point) => point.x)
		)
	);
	const last = points.length - 1;
	const value = (i: number): number => series[1].mean[i];
	const gain = (better === 'higher' ? 1 : -1) * (value(last) - value(last - 1));
	const nothing = Math.abs(gain) < NOTHING * Math.max(Math.abs(value(last)), 1e-12);
	const sentence = [
		say('learning.sentence', {
			name: say('chart.name', { part: 'validation', measure: base.metric }),
			from: value(0),
			to: value(last),
			fromRows: points[0].x,
			toRows: points[last].x,
			beforeRows: points[last - 1].x,
			step: nothing ? 'nothing' : gain > 0 ? 'adds' : 'costs',
			size: Math.abs(gain),
			better
		}),
		say('learning.gap', { from: points[0].run.gap.value, to: points[last].run.gap.value })
	];
	return {
		id: `learning-curve:${evidence.instrument}`,
		title: sayName('instrument.more-rows'),
		plot: {
			kind: 'lines',
			x: { title: say('chart.axis.rows'), scale: 'log', ticks: points.map((point) => ({ at: point.x, text: formatCount(point.x) })) },
			y: metricAxis(base.metric),
			series,
			references: referencesOf(base, base.metric)
		},
		sentence: sentence.join(' '),
		keyLine: say('learning.key', { refits: base.experiment.refits }),
		table: tableOf(say('learning.column.rows'), 'count', points)
	};
}

/**
 * Training and validation score over a knob. On a log axis when all values are positive and span more than a factor of
 * 20; when they include 0, evenly placed under their own names.
 *
 * @param knob the knob's name as the page says it, e.g. `Penalty`.
 * @param givenAt the value the run at hand was trained with.
 * @throws {RangeError} when there are fewer than two points.
 */
export function validationCurveFigure(evidence: SweepEvidence, knob: string, givenAt: number): Figure {
	const points = sorted(evidence);
	const { base } = evidence;
	const better = betterOf(base.metric);
	const values = points.map((point) => point.x);
	const wide = values[values.length - 1] > 20 * Math.max(values[0], 0);
	const named = wide && values[0] <= 0;
	const places = named ? values.map((_, i) => i) : values;
	const x: Axis = {
		title: knob,
		scale: wide && !named ? 'log' : 'linear',
		ticks: values.map((value, i) => ({ at: places[i], text: formatSetting(value) }))
	};
	const series = (['train', 'validation'] as const).map((part) => seriesOf(part, points, places));
	const scores = series[1].mean;
	const best = scores.reduce((at, score, i) => ((better === 'higher' ? score > scores[at] : score < scores[at]) ? i : at), 0);
	return {
		id: `validation-curve:${evidence.instrument}`,
		title: say('validationCurve.title', { measure: base.metric, knob }),
		plot: { kind: 'lines', x, y: metricAxis(base.metric), series, references: referencesOf(base, base.metric) },
		sentence: say('validationCurve.sentence', {
			name: say('chart.name', { part: 'validation', measure: base.metric }),
			knob,
			best: scores[best],
			at: values[best],
			atEdge: best === 0 || best === values.length - 1,
			given: scoreOf(base, 'validation').measured.value,
			givenAt,
			better
		}),
		keyLine: say('validationCurve.key', { refits: base.experiment.refits }),
		table: tableOf(knob, 'setting', points)
	};
}

interface Point {
	readonly x: number;
	readonly run: RunEvidence;
}

function sorted(evidence: SweepEvidence): readonly Point[] {
	if (evidence.points.length < 2)
		throw new RangeError(
			`A curve over ${evidence.over} needs at least two points, and got ${evidence.points.length}. Ask the instrument for more.`
		);
	return [...evidence.points].sort((a, b) => a.x - b.x);
}

function seriesOf(part: Extract<PartName, 'train' | 'validation'>, points: readonly Point[], places: readonly number[]): Series {
	const scores = points.map((point) => scoreOf(point.run, part));
	const line: Series = {
		id: `${part}:score`,
		role: part === 'train' ? 'training' : 'validation',
		label: say(`chart.part.${part}`),
		x: places,
		mean: scores.map((score) => score.measured.value),
		points: true
	};
	if (part === 'train') return line;
	return {
		...line,
		band: {
			low: scores.map((score) => score.measured.interval?.low ?? NaN),
			high: scores.map((score) => score.measured.interval?.high ?? NaN)
		}
	};
}

function tableOf(column: string, format: 'count' | 'setting', points: readonly Point[]): FigureTable {
	const { metric } = points[0].run;
	const names = (['train', 'validation'] as const).map((part) => say('chart.name', { part, measure: metric }));
	return {
		columns: [column, names[0], names[1], say('history.column.low', { name: names[1] }), say('history.column.high', { name: names[1] })],
		formats: [format, 'score', 'score', 'score', 'score'],
		rows: points.map((point) => {
			const { value, interval } = scoreOf(point.run, 'validation').measured;
			return [point.x, scoreOf(point.run, 'train').measured.value, value, interval?.low ?? NaN, interval?.high ?? NaN];
		})
	};
}
