/** Facts of an instrument: rows of intervals, or the picture that belongs to them (reliability, slices, a curve). */
import { sayName } from '#lib/messages/arms.ts';
import { formatNumber } from '#lib/messages/format.ts';
import type { Fact, FactsEvidence, FactsDetail } from '#lib/instruments/evidence.ts';
import type { Axis, Figure, FigureTable, IntervalRow, Plotted } from '../figure.ts';
import { reliabilityTable } from './calibration.ts';

type Detail<K extends FactsDetail['kind']> = Extract<FactsDetail, { readonly kind: K }>;

/**
 * The figure of an instrument that answers with facts. Its table holds all facts; the picture is the instrument's own where it
 * has one. Null when no fact has a value, so that there is nothing to draw.
 */
export function factsFigure(evidence: FactsEvidence): Figure | null {
	const facts = evidence.facts.filter((fact) => Number.isFinite(fact.measured.value));
	if (facts.length === 0) return null;
	return {
		id: `facts:${evidence.instrument}`,
		title: sayName(`instrument.${evidence.instrument}`, {}),
		plot: plotOf(evidence, facts),
		sentence: facts.slice(0, 3).map(sentenceOf).join(' '),
		keyLine: sayName(isFan(evidence) ? 'facts.key.fan' : 'facts.key', {}),
		table: tableOf(evidence)
	};
}

/** Single fits around their mean: its band says where they lie, and is no interval of a measurement. */
function isFan({ detail }: FactsEvidence): boolean {
	return detail?.kind === 'curve' && detail.lines.some((line) => line.each !== undefined);
}

function plotOf({ detail }: FactsEvidence, facts: readonly Fact[]): Plotted {
	switch (detail?.kind) {
		case 'reliability':
			return reliabilityPlot(detail);
		case 'slices':
			return slicesPlot(detail);
		case 'curve':
			return curvePlot(detail);
		case 'temperatures':
		case undefined:
			return factsPlot(facts);
	}
}

/** Facts in the metric share its axis; without such facts, those that have an interval are drawn together. */
function factsPlot(facts: readonly Fact[]): Plotted {
	const scores = facts.filter((fact) => fact.inMetric === true);
	const measured = facts.filter((fact) => fact.measured.interval !== null);
	const shown = scores.length > 0 ? scores : measured.length > 0 ? measured : facts;
	const reference = shown[0].reference;
	return {
		kind: 'intervals',
		x: { title: sayName('axis.value', {}) },
		rows: shown.map(rowOf),
		references:
			reference !== undefined && shown.every((fact) => fact.reference === undefined || fact.reference === reference)
				? [{ kind: 'level', label: sayName('facts.reference', {}), value: reference }]
				: []
	};
}

function rowOf({ id, label, measured }: Fact): IntervalRow {
	return {
		id,
		label: sayName(label.id, label.values),
		role: 'validation',
		value: measured.value,
		low: measured.interval?.low ?? NaN,
		high: measured.interval?.high ?? NaN
	};
}

const SHARE: readonly [number, number] = [0, 1];

function reliabilityPlot({ bins, on }: Detail<'reliability'>): Plotted {
	const filled = bins.filter((bin) => bin.n > 0);
	const x = filled.map((bin) => bin.meanProbability);
	return {
		kind: 'lines',
		x: { title: sayName(`axis.${on}`, {}), range: SHARE },
		y: { title: sayName(`axis.${on}.share`, {}), range: SHARE },
		series: [
			{ id: 'diagonal', role: 'neutral', label: sayName('line.calibrated', {}), x: [0, 1], mean: [0, 1], dash: 'dot' },
			{
				id: 'bins',
				role: 'validation',
				label: sayName('line.observed', {}),
				x,
				mean: filled.map((bin) => bin.share),
				band: { low: filled.map((bin) => bin.interval?.low ?? NaN), high: filled.map((bin) => bin.interval?.high ?? NaN) },
				points: true
			}
		],
		references: []
	};
}

function slicesPlot({ slices, overall }: Detail<'slices'>): Plotted {
	return {
		kind: 'intervals',
		x: { title: sayName('axis.accuracy', {}), within: SHARE },
		rows: slices.map((slice) => ({
			id: `${slice.column}:${slice.level}`,
			label: sayName('slice.name', { column: slice.column, level: slice.level }),
			role: 'validation',
			value: slice.share,
			low: slice.low,
			high: slice.high,
			note: sayName(slice.flagged ? 'slice.flagged' : 'slice.rows', { n: slice.n }),
			strong: slice.flagged
		})),
		references: [{ kind: 'level', label: sayName('fact.overall', {}), value: overall }]
	};
}

function curvePlot({ xLabel, yLabel, lines }: Detail<'curve'>): Plotted {
	const axis = (label: typeof xLabel): Axis => ({ title: sayName(label.id, label.values) });
	return {
		kind: 'lines',
		x: axis(xLabel),
		y: axis(yLabel),
		series: lines.map(({ id, label, x, y, low, high, each, reference }) => ({
			id,
			role: reference === true ? 'neutral' : 'validation',
			label: sayName(label.id, label.values),
			x,
			mean: y,
			...(low && high ? { band: { low, high } } : {}),
			...(each ? { seeds: each } : {}),
			...(reference === true ? { dash: 'dot' } : {})
		})),
		references: []
	};
}

function sentenceOf({ label, measured }: Fact): string {
	const name = sayName(label.id, label.values);
	const { value, interval } = measured;
	return interval
		? sayName('facts.sentence', { name, value: formatNumber(value), low: formatNumber(interval.low), high: formatNumber(interval.high) })
		: sayName('facts.sentence.exact', { name, value: formatNumber(value) });
}

/** Slices and bins have tables of their own; otherwise the facts are the table. */
function tableOf({ facts, detail }: FactsEvidence): FigureTable {
	const column = (name: string): string => sayName(`column.${name}`, {});
	if (detail?.kind === 'slices')
		return {
			columns: ['slice', 'rows', 'validation', 'low', 'high', 'shrunken', 'adjusted'].map(column),
			formats: ['text', 'count', 'score', 'score', 'score', 'score', 'score'],
			rows: detail.slices.map((slice) => [
				sayName('slice.name', { column: slice.column, level: slice.level }),
				slice.n,
				slice.share,
				slice.low,
				slice.high,
				slice.shrunken,
				slice.adjusted
			])
		};
	if (detail?.kind === 'reliability') return reliabilityTable(detail.bins);
	return {
		columns: ['fact', 'value', 'low', 'high', 'reference'].map(column),
		formats: ['text', 'score', 'score', 'score', 'score'],
		rows: facts.map(({ label, measured, reference }) => [
			sayName(label.id, label.values),
			measured.value,
			measured.interval?.low ?? NaN,
			measured.interval?.high ?? NaN,
			reference ?? NaN
		])
	};
}
