/** Production, week by week: the score of what runs, whole and by segment, and the points that it comes to. */
import { say } from '#lib/messages/decision.ts';
import type { Figure, LineFigure, Reference, Series } from '../figure.ts';

/** What a figure needs of one week. */
export interface PlottedWeek {
	readonly week: number;
	/** Score on the rows of the week; NaN where nothing could be scored. */
	readonly value: number;
	readonly low: number;
	readonly high: number;
	readonly segments: readonly { readonly name: string; readonly value: number }[];
	/** Points so far. */
	readonly total: number;
}

export interface PlottedLevels {
	/** What the score is called, for example Accuracy. */
	readonly metric: string;
	readonly horizonWeeks: number;
	/** Score of what runs today. */
	readonly incumbent: number | null;
	/** Below this there is harm. */
	readonly floor: number | null;
	/** The validation score that was promised. */
	readonly promised: number | null;
}

/** @throws {RangeError} without a week: there is nothing to draw. */
export function productionFigure(weeks: readonly PlottedWeek[], levels: PlottedLevels): Figure {
	const x = weeksOf(weeks);
	const names = [...new Set(weeks.flatMap(({ segments }) => segments.map(({ name }) => name)))];
	const whole: Series = {
		id: 'whole',
		role: 'fresh',
		label: say('chart.production.whole'),
		x,
		mean: weeks.map(({ value }) => value),
		band: { low: weeks.map(({ low }) => low), high: weeks.map(({ high }) => high) }
	};
	const segments = names.map((name, place): Series => ({
		id: `segment-${name}`,
		role: 'neutral',
		label: name,
		x,
		mean: weeks.map((week) => week.segments.find((one) => one.name === name)?.value ?? NaN),
		dash: place % 2 === 0 ? 'dot' : 'dash'
	}));
	const last = weeks[weeks.length - 1];
	return {
		id: 'production',
		title: say('chart.production.title', { metric: levels.metric }),
		plot: {
			kind: 'lines',
			x: weekAxis(levels.horizonWeeks),
			y: { title: levels.metric, better: 'higher', within: [0, 1] },
			series: [...segments.filter((one) => one.mean.some((value) => Number.isFinite(value))), whole],
			references: referencesOf(levels)
		},
		sentence: say('chart.production.sentence', {
			week: last.week,
			value: last.value,
			promised: levels.promised,
			incumbent: levels.incumbent
		}),
		keyLine: say('chart.production.key'),
		table: {
			columns: [
				say('chart.week'),
				say('chart.production.whole'),
				say('chart.low'),
				say('chart.high'),
				...names,
				say('chart.production.total')
			],
			formats: ['count', 'score', 'score', 'score', ...names.map(() => 'score' as const), 'setting'],
			rows: weeks.map((week) => [
				week.week,
				week.value,
				week.low,
				week.high,
				...names.map((name) => week.segments.find((one) => one.name === name)?.value ?? NaN),
				week.total
			])
		}
	};
}

function weeksOf(weeks: readonly PlottedWeek[]): readonly number[] {
	if (weeks.length === 0) throw new RangeError('No week has been lived yet, so there is no production to draw. Show the empty state.');
	return weeks.map(({ week }) => week);
}

/** The whole horizon stands there from the first week on, so that the line grows into it. */
export function weekAxis(horizonWeeks: number): LineFigure['x'] {
	return { title: say('chart.week'), range: [0, horizonWeeks], tickFormat: 'integer' };
}

function referencesOf({ incumbent, floor, promised }: PlottedLevels): readonly Reference[] {
	const levels: Reference[] = [];
	if (promised !== null) levels.push({ kind: 'level', label: say('chart.promised'), role: 'validation', value: promised });
	if (incumbent !== null) levels.push({ kind: 'baseline', label: say('chart.incumbent'), value: incumbent });
	if (floor !== null) levels.push({ kind: 'level', label: say('chart.floor'), value: floor });
	return levels;
}
