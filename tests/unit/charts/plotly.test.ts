import { describe, expect, test } from 'vitest';
import type { LineFigure, Plotted } from '#lib/charts/figure.ts';
import { pairedFigure } from '#lib/charts/figures/arms.ts';
import { classSharesFigure, dataScatterFigure } from '#lib/charts/figures/data.ts';
import { freshFigure } from '#lib/charts/figures/fresh.ts';
import { historyFigure } from '#lib/charts/figures/history.ts';
import { layoutPlot } from '#lib/charts/layout.ts';
import { toPlotly, zoomed, zoomOf } from '#lib/charts/plotly.ts';
import { INKS, type Ink } from '#lib/charts/scene.ts';
import type { Theme } from '#lib/charts/theme.ts';
import { svgFile } from '#lib/charts/svg-file.ts';
import { freshPath, runEvidence } from './fixtures.ts';

const themeOf = (mode: string): Theme => ({
	ink: Object.fromEntries(INKS.map((ink, i) => [ink, `#${mode}${String(i).padStart(2, '0')}00`])) as Record<Ink, string>,
	font: "'Plex Sans', sans-serif"
});
const light = themeOf('ff');
const run = runEvidence();
const loss = historyFigure(run, 'loss').plot;
const fresh = freshFigure(freshPath(0.81), { run, outcome: 'absent', materiality: 0.03 }).plot;
const scatter = dataScatterFigure(
	{ x: [1, 2], y: [3, 4], label: [0, 1], xName: 'a', yName: 'b' },
	{ name: 't', classes: ['<b>x</b>', 'y'] }
).plot;
const difference = {
	metric: 'accuracy',
	a: 0.797,
	b: 0.81,
	difference: 0.013,
	interval: { low: 0.007, high: 0.02, level: 0.95, method: 'paired' },
	n: 3000
} as const;
const paired = pairedFigure({ name: 'Run 1', run }, { name: 'Run 2', run }, difference).plot;
const draw = (plot: Plotted, theme = light, touch = false) => toPlotly(plot, layoutPlot(plot, { width: 718 }), theme, touch);
type Loose = Record<string, unknown> & { line?: { width: number; color: string }; x: number[]; y: number[]; text?: string[] };
const traces = (plot: Plotted, theme = light) => draw(plot, theme).data as unknown as Loose[];

describe('toPlotly', () => {
	test('draws bands, then seeds, then means, then ends', () => {
		const list = traces(loss);
		expect(list.map((trace) => trace.fill ?? trace.line?.width ?? 'end')).toEqual(['toself', 1, 1, 1, 1, 1, 1, 2.25, 2.25, 'end', 'end']);
		expect(list[7].y).toEqual((loss as LineFigure).series[0].mean);
	});
	test('only means answer a pointer, with the value and its interval', () => {
		const list = traces(loss);
		expect(list.filter((trace) => trace.hoverinfo !== 'skip').map((trace) => trace.name)).toEqual(['Training', 'Validation']);
		expect(list[8].text?.[60]).toMatch(/^Validation 0\.790 \(0\.\d{3} to 0\.\d{3}\)$/);
		expect(list[7].text?.[60]).toBe('Training 0.007');
	});
	test('the bar at the end is Plotly’s error bar, and what the last point says', () => {
		const list = traces(historyFigure(runEvidence({ logLoss: [0.79, 0.75, 0.83] }), 'loss').plot);
		const end = list[list.length - 1].error_y as { array: number[]; arrayminus: number[] };
		expect([end.array[0], end.arrayminus[0]].map((v) => Math.round(v * 100) / 100)).toEqual([0.04, 0.04]);
		expect(list[8].text?.[60]).toBe('Validation 0.790 (0.750 to 0.830)');
	});
	test('lies exactly on our frame', () => {
		const scene = layoutPlot(loss, { width: 718 });
		const { layout } = draw(loss);
		const [from, to] = layout.xaxis?.domain as [number, number];
		expect([from * 718, to * 718].map((v) => Math.round(v * 100) / 100)).toEqual([scene.frame.left, scene.frame.right]);
		expect(layout.yaxis?.range).toEqual(scene.frame.y.domain);
		expect([layout.width, layout.height, layout.margin]).toEqual([718, scene.height, { l: 0, r: 0, t: 0, b: 0, pad: 0 }]);
	});
	test('gives log axes their exponents', () => {
		const range = draw(fresh).layout.xaxis?.range as number[];
		expect(range.map((v) => Math.round(10 ** v))).toEqual([10, 6000]);
	});
	test('turns the axis of rows, whose places are pixels', () => {
		const scene = layoutPlot(paired, { width: 718 });
		const { layout } = draw(paired);
		expect(layout.yaxis?.range).toEqual([scene.frame.bottom, scene.frame.top]);
		expect((layout as Record<string, { anchor?: string }>).xaxis2.anchor).toBe('y2');
		const below = traces(paired).filter((trace) => trace.xaxis === 'x2');
		expect(below.some((trace) => trace.x[0] === 0.013)).toBe(true);
	});
	test('takes every colour from the theme', () => {
		expect(traces(loss, themeOf('00'))[8].line?.color).toBe(themeOf('00').ink.validation);
		expect(JSON.stringify(draw(loss, themeOf('00')))).not.toContain('#ff');
	});
	test('zooms along lines, both ways in a scatter, and never on a touch screen or in bars', () => {
		const fixed = (plot: Plotted, touch = false) => {
			const { layout } = draw(plot, light, touch);
			return [layout.dragmode, layout.xaxis?.fixedrange, layout.yaxis?.fixedrange];
		};
		expect(fixed(loss)).toEqual(['zoom', false, true]);
		expect(fixed(scatter)).toEqual(['zoom', false, false]);
		expect(fixed(loss, true)).toEqual([false, true, true]);
		expect(fixed(classSharesFigure(run).plot)).toEqual([false, true, true]);
		expect(fixed(paired)).toEqual([false, true, true]);
	});
	test('has no mode bar and no legend', () => {
		const { config, layout } = draw(loss);
		expect([config.displayModeBar, layout.showlegend]).toEqual([false, false]);
	});
	test('shows names from data as words, not as markup', () => {
		expect(traces(scatter)[0].text?.[0]).toMatch(/^&lt;b&gt;x&lt;\/b&gt;<br>/);
	});
	test('does not cut dots at the frame, and does when zoomed in', () => {
		const end = traces(loss).filter((trace) => trace.name === 'Validation')[0];
		expect(end.cliponaxis).toBe(false);
		const near = zoomed(loss, { x: [10, 20] });
		const cut = toPlotly(near, layoutPlot(near, { width: 718 }), light).data as unknown as Loose[];
		expect(cut.filter((trace) => trace.name === 'Validation')[0].cliponaxis).toBe(true);
		// The dot at the end of a line is out of sight then.
		expect(cut).toHaveLength(9);
	});
	test('can be sent as JSON', () => {
		for (const plot of [loss, fresh, scatter, paired, classSharesFigure(run).plot])
			expect(JSON.stringify(draw(plot))).not.toContain('null');
	});
});

describe('zoomOf', () => {
	test('reads what Plotly says, in data units', () => {
		expect(zoomOf({ 'xaxis.range[0]': 10, 'xaxis.range[1]': 20 }, loss)).toEqual({ x: [10, 20] });
		expect(zoomOf({ 'xaxis.range[0]': 2, 'xaxis.range[1]': 3 }, fresh)).toEqual({ x: [100, 1000] });
		expect(zoomOf({ 'yaxis.range': [1, 2] }, scatter)).toEqual({ y: [1, 2] });
	});
	test('is nothing for other news', () => {
		expect(zoomOf({ width: 700 }, loss)).toBeNull();
		expect(zoomOf({ 'xaxis.range[0]': 20, 'xaxis.range[1]': 20 }, loss)).toBeNull();
		expect(zoomOf({ 'xaxis.range[0]': 1, 'xaxis.range[1]': 2 }, paired)).toBeNull();
	});
});

describe('svgFile', () => {
	const figure = historyFigure(run, 'loss');
	const text = svgFile(layoutPlot(figure.plot, { width: 718 }), { title: 'Loss <by> "epoch"', description: 'a & b', theme: light });
	test('stands alone: no custom properties, every tag closed', () => {
		expect(text).not.toContain('var(');
		expect(text).not.toMatch(/NaN|undefined/);
		const open = [...text.matchAll(/<(\w+)[^>]*?(\/?)>/g)].filter(([, , closed]) => closed === '').map(([, tag]) => tag);
		const closed = [...text.matchAll(/<\/(\w+)>/g)].map(([, tag]) => tag);
		expect([...open].sort()).toEqual([...closed].sort());
	});
	test('writes names as text', () => {
		expect(text).toContain('<title>Loss &lt;by&gt; &quot;epoch&quot;</title><desc>a &amp; b</desc>');
	});
	test('has the theme’s colours', () => {
		expect(text).toContain(`stroke="${light.ink.training}"`);
		expect(text).toContain(`fill="${light.ink.surface}"`);
	});
});
