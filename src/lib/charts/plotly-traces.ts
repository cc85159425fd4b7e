/** The traces of a figure, in Plotly's words: seeds thin, means thick, bands faint, as in the SVG. */
import { say } from '#lib/messages/charts.ts';
import type { Dash, Data } from 'plotly.js-dist-min';
import { barEdges } from './bar-layout.ts';
import type { BarFigure, IntervalFigure, IntervalRow, LineFigure, Plotted, PointGroup, ScatterFigure, Series } from './figure.ts';
import { lastFinite } from './line-layout.ts';
import { inkOf, type Frame, type Scene } from './scene.ts';
import type { Theme } from './theme.ts';

const DASH = { solid: 'solid', dash: '7px,4px', dot: '2px,4px' } as const;
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

const silent = { type: 'scatter', hoverinfo: 'skip', showlegend: false } as const;

function lineTraces(plot: LineFigure, frame: Frame, theme: Theme): Data[] {
	const bands = plot.series.flatMap((series): Data[] => {
		if (!series.band) return [];
		const { low, high } = series.band;
		const kept = low.map((_, i) => i).filter((i) => Number.isFinite(low[i]) && Number.isFinite(high[i]));
		const back = [...kept].reverse();
		return [
			{
				...silent,
				mode: 'none',
				x: [...kept, ...back].map((i) => series.x[i]),
				y: [...kept.map((i) => high[i]), ...back.map((i) => low[i])],
				fill: 'toself',
				fillcolor: colorOf(series, theme),
				opacity: 0.18
			}
		];
	});
	const seeds = plot.series.flatMap((series) =>
		(series.seeds ?? []).map((seed): Data => ({
			...silent,
			mode: 'lines',
			x: series.x.slice(0, seed.length),
			y: [...seed],
			opacity: 0.5,
			line: { color: colorOf(series, theme), width: 1 }
		}))
	);
	const means = plot.series.map((series): Data => ({
		type: 'scatter',
		mode: series.points ? 'lines+markers' : 'lines',
		name: series.label,
		x: series.x.slice(0, series.mean.length),
		y: [...series.mean],
		line: { color: colorOf(series, theme), width: 2.25, dash: DASH[series.dash ?? 'solid'] as Dash },
		marker: { color: colorOf(series, theme), size: 5.5 },
		text: hoverTexts(series, plot),
		hovertemplate: '%{text}<extra></extra>',
		showlegend: false
	}));
	const ends = plot.series.flatMap((series): Data[] => {
		const last = lastFinite(series.mean);
		const shown =
			last >= 0 &&
			series.x[last] <= frame.x.domain[1] * (1 + 1e-9) &&
			series.x[last] >= frame.x.domain[0] &&
			series.mean[last] <= frame.y.domain[1];
		return shown
			? [
					{
						...silent,
						mode: 'markers',
						x: [series.x[last]],
						y: [series.mean[last]],
						cliponaxis: false,
						marker: { color: colorOf(series, theme), size: 7 }
					}
				]
			: [];
	});
	return [...bands, ...seeds, ...means, ...ends];
}

function colorOf(series: Pick<Series, 'role'>, theme: Theme): string {
	return theme.ink[inkOf(series.role)];
}

function hoverTexts(series: Series, plot: LineFigure): string[] {
	const names = new Map(plot.x.ticks?.map((tick) => [tick.at, tick.text]));
	return series.mean.map((value, i) => {
		const text = escapeMarkup(say('chart.hover', { name: series.label, value, low: series.band?.low[i], high: series.band?.high[i] }));
		const at = names.get(series.x[i]);
		return series.points && at !== undefined ? `${escapeMarkup(`${plot.x.title} ${at}`)}<br>${text}` : text;
	});
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

/** Plotly reads a little HTML in texts; names come from data and must stay words. */
export function escapeMarkup(text: string): string {
	return text.replace(/[&<>]/g, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[character] ?? character);
}
