/** Line figures in Plotly's words: bands, then seeds, then means, then the dot at each line's end. */
import { say } from '#lib/messages/charts.ts';
import type { Dash, Data, ScatterData } from 'plotly.js-dist-min';
import type { LineFigure, Series } from './figure.ts';
import { isRing, lastFinite } from './line-layout.ts';
import { inkOf, type Frame } from './scene.ts';
import type { Theme } from './theme.ts';

const DASH = { solid: 'solid', dash: '7px,4px', dot: '2px,4px' } as const;

/** A trace that is seen and not asked. */
export const silent = { type: 'scatter', hoverinfo: 'skip', showlegend: false } as const;

/** Plotly reads a little HTML in texts; names come from data and must stay words. */
export function escapeMarkup(text: string): string {
	return text.replace(/[&<>]/g, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[character] ?? character);
}

export function lineTraces(plot: LineFigure, frame: Frame, theme: Theme): Data[] {
	const cliponaxis = leavesFrame(plot, frame);
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
			opacity: series.faint ? 0.12 : 0.5,
			cliponaxis,
			line: { color: colorOf(series, theme), width: 1, simplify: false }
		}))
	);
	const means = plot.series.map((series): Data => ({
		type: 'scatter',
		mode: series.points ? 'lines+markers' : 'lines',
		name: series.label,
		x: series.x.slice(0, series.mean.length),
		y: [...series.mean],
		cliponaxis,
		line: { color: colorOf(series, theme), width: 2.25, simplify: false, dash: DASH[series.dash ?? 'solid'] as Dash },
		marker: markerOf(series, theme, 5.5),
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
						marker: markerOf(series, theme, 7),
						...endBar(series, series.mean[last], theme)
					}
				]
			: [];
	});
	return [...bands, ...seeds, ...means, ...ends];
}

function markerOf(series: Series, theme: Theme, size: number): NonNullable<ScatterData['marker']> {
	const color = colorOf(series, theme);
	return isRing(series) ? { color: theme.ink.surface, size, line: { color, width: 2 } } : { color, size };
}

function endBar(series: Series, value: number, theme: Theme): Pick<Partial<ScatterData>, 'error_y'> {
	if (!series.end) return {};
	const { low, high } = series.end;
	return {
		error_y: {
			type: 'data',
			symmetric: false,
			array: [high - value],
			arrayminus: [value - low],
			thickness: 1.5,
			width: 4,
			color: colorOf(series, theme)
		}
	};
}

/** Lines are cut at the frame only when they leave it: else their own width and their dots would be cut at its edge. */
function leavesFrame(plot: LineFigure, frame: Frame): boolean {
	const outside = (value: number, [low, high]: readonly [number, number]): boolean => value < low || value > high;
	return plot.series.some(
		(series) =>
			series.x.some((value) => outside(value, frame.x.domain)) ||
			[series.mean, ...(series.seeds ?? [])].some((line) => line.some((value) => outside(value, frame.y.domain)))
	);
}

function colorOf(series: Pick<Series, 'role'>, theme: Theme): string {
	return theme.ink[inkOf(series.role)];
}

function hoverTexts(series: Series, plot: LineFigure): string[] {
	const names = new Map(plot.x.ticks?.map((tick) => [tick.at, tick.text]));
	const last = series.end ? lastFinite(series.mean) : -1;
	return series.mean.map((value, i) => {
		const [low, high] = i === last ? [series.end?.low, series.end?.high] : [series.band?.low[i], series.band?.high[i]];
		const text = escapeMarkup(say('chart.hover', { name: series.label, value, low, high }));
		const at = names.get(series.x[i]);
		return series.points && at !== undefined ? `${escapeMarkup(`${plot.x.title} ${at}`)}<br>${text}` : text;
	});
}
