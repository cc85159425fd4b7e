/** The leak loop: what was reported beside what fresh rows say, run by run, and over the dose of whatever was changed. */
import { say } from '#lib/messages/charts.ts';
import type { PartScore, RunEvidence } from '#lib/instruments/evidence.ts';
import type { Figure, IntervalRow, Series } from '../figure.ts';
import { betterOf, metricAxis, referencesOf, scoreOf } from './common.ts';

export interface ScoredRun {
	readonly name: string;
	readonly run: RunEvidence;
	/** Null while it has not been scored on fresh rows. */
	readonly fresh: PartScore | null;
}

/** Two rows a run: reported on validation, and fresh. */
export function reportedFreshFigure(runs: readonly ScoredRun[]): Figure {
	const { metric } = runs[0].run;
	const rows = runs.flatMap((one): readonly IntervalRow[] => [
		rowOf(`${one.name}-reported`, say('loop.reported', { name: one.name }), 'validation', scoreOf(one.run, 'validation')),
		...(one.fresh ? [rowOf(`${one.name}-fresh`, say('loop.fresh', { name: one.name }), 'fresh', one.fresh)] : [])
	]);
	return {
		id: 'reported-fresh',
		title: say('loop.title'),
		plot: {
			kind: 'intervals',
			x: metricAxis(metric),
			rows,
			references: referencesOf(runs[0].run, metric, 'axis')
		},
		sentence: runs
			.filter((one) => one.fresh !== null)
			.map(sentenceOf)
			.join(' '),
		keyLine: say('loop.key'),
		table: {
			columns: [say('arms.column.name'), say('chart.measure', { measure: metric }), say('arms.column.low'), say('arms.column.high')],
			formats: ['text', 'score', 'score', 'score'],
			rows: rows.map((row) => [row.label, row.value, row.low, row.high])
		}
	};
}

function rowOf(id: string, label: string, role: 'validation' | 'fresh', { measured, perRefit }: PartScore): IntervalRow {
	return {
		id,
		label,
		role,
		value: measured.value,
		low: measured.interval?.low ?? NaN,
		high: measured.interval?.high ?? NaN,
		ticks: perRefit.length > 1 ? perRefit : [],
		strong: role === 'fresh'
	};
}

function sentenceOf({ name, run, fresh }: ScoredRun): string {
	const reported = scoreOf(run, 'validation');
	const actual = fresh as PartScore;
	const sign = betterOf(run.metric) === 'higher' ? 1 : -1;
	const half = ({ measured }: PartScore): number => (measured.interval ? (measured.interval.high - measured.interval.low) / 2 : 0);
	const fall = sign * (reported.measured.value - actual.measured.value);
	const width = Math.sqrt(half(reported) * half(reported) + half(actual) * half(actual));
	return say('loop.sentence', {
		name,
		reported: reported.measured.value,
		fresh: actual.measured.value,
		fall,
		low: fall - width,
		high: fall + width
	});
}

export interface Dose {
	/** Place of the value among those that can be chosen. */
	readonly place: number;
	readonly run: RunEvidence;
	readonly fresh: PartScore;
}

/** Reported and fresh over the values of one field that were tried. `names` are all values that can be chosen. */
export function doseFigure(label: string, names: readonly string[], doses: readonly Dose[]): Figure {
	const { metric } = doses[0].run;
	const tried = [...doses].sort((a, b) => a.place - b.place);
	const x = tried.map(({ place }) => place);
	const series = (id: 'validation' | 'fresh', of: (dose: Dose) => PartScore): Series => ({
		id,
		role: id,
		label: say(id === 'fresh' ? 'loop.line.fresh' : 'loop.line.reported'),
		x,
		mean: tried.map((dose) => of(dose).measured.value),
		band: {
			low: tried.map((dose) => of(dose).measured.interval?.low ?? NaN),
			high: tried.map((dose) => of(dose).measured.interval?.high ?? NaN)
		},
		dash: id === 'fresh' ? 'dash' : 'solid',
		points: true
	});
	const lines = [series('validation', ({ run }) => scoreOf(run, 'validation')), series('fresh', ({ fresh }) => fresh)];
	return {
		id: 'dose',
		title: say('loop.dose.title', { label }),
		plot: {
			kind: 'lines',
			x: { title: label, range: [-0.25, names.length - 0.75], ticks: names.map((text, at) => ({ at, text })) },
			y: metricAxis(metric),
			series: lines,
			references: []
		},
		sentence: tried
			.map((dose) =>
				say('loop.dose.sentence', {
					value: names[dose.place],
					reported: scoreOf(dose.run, 'validation').measured.value,
					fresh: dose.fresh.measured.value
				})
			)
			.join(' '),
		keyLine: say('loop.dose.key'),
		table: {
			columns: [label, say('loop.line.reported'), say('loop.line.fresh')],
			formats: ['text', 'score', 'score'],
			rows: tried.map((dose, i) => [names[dose.place], lines[0].mean[i], lines[1].mean[i]])
		}
	};
}
