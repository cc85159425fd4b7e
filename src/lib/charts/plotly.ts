/**
 * A laid-out figure → what Plotly draws of it: the data, hover and zoom. Grid, axes, titles and labels are ours under
 * both renderers, so that the picture does not change when Plotly arrives. Pure; colours come in as plain values.
 */
import type { Config, Data, Layout } from 'plotly.js-dist-min';
import type { Plotted } from './figure.ts';
import { tracesOf } from './plotly-traces.ts';
import type { Scale } from './scale.ts';
import type { Frame, Scene } from './scene.ts';
import type { Theme } from './theme.ts';

export interface PlotlyPicture {
	readonly data: Data[];
	readonly layout: Partial<Layout>;
	readonly config: Partial<Config>;
}

/** The part of the plane a reader has zoomed into, in data units. */
export interface Zoom {
	readonly x?: readonly [number, number];
	readonly y?: readonly [number, number];
}

const HAIR = 1e-9;

/** The same figure, showing only what was zoomed into. Rows and bars are always whole. */
export function zoomed(plot: Plotted, zoom: Zoom | null): Plotted {
	if (!zoom) return plot;
	if (plot.kind === 'lines') return { ...plot, x: { ...plot.x, range: zoom.x ?? plot.x.range } };
	if (plot.kind === 'scatter')
		return { ...plot, x: { ...plot.x, range: zoom.x ?? plot.x.range }, y: { ...plot.y, range: zoom.y ?? plot.y.range } };
	return plot;
}

/**
 * What Plotly is given for a figure.
 *
 * @param touch on a touch screen a drag scrolls the page and zooms nothing.
 */
export function toPlotly(plot: Plotted, scene: Scene, theme: Theme, touch = false): PlotlyPicture {
	const zoomable = !touch && (plot.kind === 'lines' || plot.kind === 'scatter');
	const axes = axesOf(scene.frame, scene, theme, { fixedX: !zoomable, fixedY: plot.kind !== 'scatter' || touch });
	const second = scene.below ? axesOf(scene.below, scene, theme, { fixedX: true, fixedY: true }) : null;
	const along = plot.kind === 'lines' && !plot.series.some((series) => series.points);
	return {
		data: tracesOf(plot, scene, theme),
		layout: {
			width: scene.width,
			height: scene.height,
			margin: { l: 0, r: 0, t: 0, b: 0, pad: 0 },
			paper_bgcolor: 'rgba(0,0,0,0)',
			plot_bgcolor: 'rgba(0,0,0,0)',
			showlegend: false,
			dragmode: zoomable ? 'zoom' : false,
			hovermode: along ? 'x unified' : 'closest',
			font: { family: theme.font, size: 12, color: theme.ink['ink-2'] },
			hoverlabel: {
				bgcolor: theme.ink.surface,
				bordercolor: theme.ink['line-strong'],
				font: { family: theme.font, size: 12, color: theme.ink.ink },
				align: 'left'
			},
			xaxis: {
				...axes.x,
				...(along && plot.kind === 'lines'
					? {
							unifiedhovertitle: { text: `${plot.x.title} %{x:,}` },
							showspikes: true,
							spikemode: 'across',
							spikethickness: 1,
							spikedash: 'solid',
							spikecolor: theme.ink['line-strong']
						}
					: {})
			},
			yaxis: axes.y,
			...(second ? { xaxis2: { ...second.x, anchor: 'y2' as const }, yaxis2: { ...second.y, anchor: 'x2' as const } } : {})
		},
		config: {
			displayModeBar: false,
			displaylogo: false,
			responsive: false,
			doubleClick: false,
			scrollZoom: false,
			showTips: false,
			showAxisDragHandles: false
		}
	};
}

function axesOf(
	frame: Frame,
	scene: Scene,
	theme: Theme,
	fixed: { readonly fixedX: boolean; readonly fixedY: boolean }
): { readonly x: Partial<Layout['xaxis']>; readonly y: Partial<Layout['yaxis']> } {
	const bare = { showgrid: false, showline: false, zeroline: false, showticklabels: false, ticks: '' as const };
	const range = (scale: Scale, [from, to]: readonly [number, number]): [number, number] => {
		// A hair more than the data: Plotly hides a dot that lies outside by a rounding error of the logarithm.
		return scale.log ? [Math.log10(from) - HAIR, Math.log10(to) + HAIR] : [from, to];
	};
	// Rows run downwards: their y is pixels, so the axis is turned.
	const yRange: readonly [number, number] = frame.y.range[0] < frame.y.range[1] ? [frame.y.domain[1], frame.y.domain[0]] : frame.y.domain;
	return {
		x: {
			...bare,
			type: frame.x.log ? 'log' : 'linear',
			range: range(frame.x, frame.x.domain),
			domain: [frame.left / scene.width, frame.right / scene.width],
			fixedrange: fixed.fixedX
		},
		y: {
			...bare,
			type: 'linear',
			range: [...yRange],
			domain: [1 - frame.bottom / scene.height, 1 - frame.top / scene.height],
			fixedrange: fixed.fixedY
		}
	};
}

/** What a relayout event says was zoomed into; null when it says nothing about ranges. Log ranges come as powers of ten. */
export function zoomOf(change: Readonly<Record<string, unknown>>, plot: Plotted): Zoom | null {
	const rangeOf = (axis: 'xaxis' | 'yaxis', log: boolean): readonly [number, number] | null => {
		const whole = change[`${axis}.range`];
		const ends: readonly unknown[] = Array.isArray(whole) ? whole : [change[`${axis}.range[0]`], change[`${axis}.range[1]`]];
		const [from, to] = ends.map((end) => (log ? Math.pow(10, Number(end ?? NaN)) : Number(end ?? NaN)));
		return Number.isFinite(from) && Number.isFinite(to) && from < to ? [from, to] : null;
	};
	if (plot.kind !== 'lines' && plot.kind !== 'scatter') return null;
	const x = rangeOf('xaxis', plot.x.scale === 'log');
	const y = rangeOf('yaxis', plot.y.scale === 'log');
	if (!x && !y) return null;
	return { ...(x ? { x } : {}), ...(y ? { y } : {}) };
}
