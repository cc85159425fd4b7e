/** The traces of a figure, in Plotly's words: seeds thin, means thick, bands faint, as in the SVG. */
import { say } from '#lib/messages/charts.ts';
import type { Data } from 'plotly.js-dist-min';
import { barEdges } from './bar-layout.ts';
import type { BarFigure, IntervalFigure, IntervalRow, Plotted, PointGroup, ScatterFigure } from './figure.ts';
import { escapeMarkup, lineTraces, silent } from './plotly-lines.ts';
import { inkOf, type Scene } from './scene.ts';
import type { Theme } from './theme.ts';

const SYMBOL = { disc: 'circle', ring: 'circle-open', triangle: 'triangle-up-open', square: 'square' } as const;

export function tracesOf(plot: Plotted, scene: Scene, theme: Theme): Data[] {
	switch (plot.kind) {
		case 'lines':
			return lineTraces(plot, scene.frame, theme);
		case 'intervals':
			return intervalTraces(plot, scene, theme);
		case 'scatter':
			return plot.points.map((group) => pointTrace(group, plot, theme));
		case 'bars':
			return barTraces(plot, theme);
	}
}

function intervalTraces(plot: IntervalFigure, scene: Scene, theme: Theme): Data[] {
	const places = scene.rowsAt ?? [];
	const own = plot.rows.flatMap((row, i) => rowTraces(row, places[i], theme, { tall: 12, dot: 9 }));
	if (!plot.difference) return own;
	const below = rowTraces(
		{ ...plot.difference.row, ticks: [plot.difference.row.low, plot.difference.row.high] },
		places[places.length - 1],
		theme,
		{ tall: 14, dot: 10 }
	);
	return [...own, ...below.map((trace) => ({ ...trace, xaxis: 'x2', yaxis: 'y2' }) as Data)];
}

function rowTraces(row: IntervalRow, y: number, theme: Theme, size: { readonly tall: number; readonly dot: number }): Data[] {
	const color = theme.ink[inkOf(row.role)];
	const traces: Data[] = [];
	if (Number.isFinite(row.low) && Number.isFinite(row.high)) {
		traces.push({
			...silent,
			mode: 'lines',
			x: [row.low, row.high],
			y: [y, y],
			opacity: 0.3,
			line: { color, width: size.tall },
			cliponaxis: false
		});
	}
	const ticks = (row.ticks ?? []).filter((tick) => Number.isFinite(tick));
	if (ticks.length > 0) {
		traces.push({
			...silent,
			mode: 'markers',
			x: ticks,
			y: ticks.map(() => y),
			marker: { symbol: 'line-ns-open', color, size: size.tall, line: { color, width: 1 } },
			opacity: 0.9,
			cliponaxis: false
		});
	}
	if (Number.isFinite(row.value)) {
		traces.push({
			type: 'scatter',
			mode: 'markers',
			x: [row.value],
			y: [y],
			marker: { color, size: size.dot },
			text: [escapeMarkup(say('chart.hover', { name: row.label, value: row.value, low: row.low, high: row.high }))],
			hovertemplate: '%{text}<extra></extra>',
			cliponaxis: false,
			showlegend: false
		});
	}
	return traces;
}

function pointTrace(group: PointGroup, plot: ScatterFigure, theme: Theme): Data {
	const color = theme.ink[inkOf(group.role)];
	const filled = group.mark === 'disc' || group.mark === 'square';
	return {
		type: 'scatter',
		mode: 'markers',
		x: [...group.x],
		y: [...group.y],
		marker: {
			symbol: SYMBOL[group.mark],
			color,
			size: group.mark === 'triangle' ? 7.5 : 6,
			opacity: filled ? 0.65 : 0.9,
			line: { color, width: filled ? 0 : 1.25 }
		},
		text: group.x.map((x, i) =>
			[
				...(plot.points.length > 1 ? [group.label] : []),
				say('chart.hover.count', { name: plot.x.title, value: x }),
				say('chart.hover.count', { name: plot.y.title, value: group.y[i] })
			]
				.map(escapeMarkup)
				.join('<br>')
		),
		hovertemplate: '%{text}<extra></extra>',
		showlegend: false
	};
}

function barTraces(plot: BarFigure, theme: Theme): Data[] {
	return plot.bars.map((group, g): Data => {
		const edges = plot.names.map((_, i) => barEdges(plot, g, i));
		return {
			type: 'bar',
			x: edges.map(([from, to]) => (from + to) / 2),
			width: edges.map(([from, to]) => (to - from) * 0.985),
			y: [...group.values],
			// Without an offset of its own Plotly would shift groups again.
			offset: edges.map(([from, to]) => ((from - to) / 2) * 0.985),
			marker: { color: theme.ink[inkOf(group.role)], opacity: 0.75, line: { width: 0 } },
			text: group.values.map((value, i) =>
				escapeMarkup(
					say('chart.hover.count', {
						name: plot.edges ? `${plot.edges[i]} – ${plot.edges[i + 1]}:` : `${plot.names[i]}, ${group.label}`,
						value
					})
				)
			),
			textposition: 'none',
			hovertemplate: '%{text}<extra></extra>',
			showlegend: false
		};
	});
}
