import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { IntervalFigure, LineFigure, Plotted } from '#lib/charts/figure.ts';
import { armsFigure, pairedFigure } from '#lib/charts/figures/arms.ts';
import { classSharesFigure, dataScatterFigure, histogramFigure } from '#lib/charts/figures/data.ts';
import { freshFigure } from '#lib/charts/figures/fresh.ts';
import { historyFigure } from '#lib/charts/figures/history.ts';
import { layoutPlot } from '#lib/charts/layout.ts';
import { bandBetween, pathThrough, type Mark, type Scene } from '#lib/charts/scene.ts';
import { sparkline } from '#lib/charts/sparkline.ts';
import { textWidth } from '#lib/charts/text-width.ts';
import { freshPath, runEvidence } from './fixtures.ts';

const run = runEvidence();
const difference = {
	metric: 'accuracy',
	a: 0.797,
	b: 0.81,
	difference: 0.013,
	interval: { low: 0.007, high: 0.02, level: 0.95, method: 'paired' },
	n: 3000
} as const;
const plots: Readonly<Record<string, Plotted>> = {
	history: historyFigure(run, 'loss').plot,
	ended: historyFigure(runEvidence({ logLoss: [0.79, 0.75, 0.83] }), 'loss').plot,
	score: historyFigure(run, 'score').plot,
	arms: armsFigure({
		kind: 'arms',
		instrument: 'simpler-model',
		base: run,
		arms: [{ id: 'a', label: { id: 'arm.straightLine', values: {} }, run, against: difference }]
	}).plot,
	paired: pairedFigure({ name: 'Run 1', run }, { name: 'Run 2', run }, difference).plot,
	fresh: freshFigure(freshPath(0.81), { run, outcome: 'absent', materiality: 0.03 }).plot,
	scatter: dataScatterFigure(
		{ x: [1, 2, 3], y: [2, 3, 9], label: [0, 1, 1], xName: 'a', yName: 'b' },
		{ name: 't', classes: ['left', 'stayed'] }
	).plot,
	shares: classSharesFigure(run).plot,
	histogram: histogramFigure([1, 2, 2, 3, 8], 'x').plot
};
type Text = Extract<Mark, { kind: 'text' }>;
const texts = (scene: Scene) => scene.scaffold.filter((mark): mark is Text => mark.kind === 'text');
const words = (mark: Text) => mark.spans.map((span) => span.text).join('');
const widthOf = (mark: Text) => mark.spans.reduce((sum, span) => sum + textWidth(span.text, 12, span.strong) + (span.dx ?? 0), 0);
function boxOf(mark: Text): { left: number; right: number; top: number; bottom: number } {
	const width = widthOf(mark);
	const left = mark.x - (mark.anchor === 'start' ? 0 : mark.anchor === 'middle' ? width / 2 : width);
	return { left, right: left + width, top: mark.y - 10, bottom: mark.y + 2 };
}

describe('every layout, at every width', () => {
	test.each(Object.keys(plots))('%s keeps its words inside and apart', (name) => {
		fc.assert(
			fc.property(fc.integer({ min: 300, max: 1100 }), (width) => {
				const scene = layoutPlot(plots[name], { width });
				expect(scene.width).toBe(width);
				const boxes = texts(scene).map((mark) => ({ ...boxOf(mark), words: words(mark) }));
				for (const box of boxes) {
					expect(box.left, `${box.words} at ${width}`).toBeGreaterThanOrEqual(-3);
					expect(box.right, `${box.words} at ${width}`).toBeLessThanOrEqual(width + 14);
					expect(box.bottom).toBeLessThanOrEqual(scene.height);
				}
				boxes.forEach((a, i) =>
					boxes.slice(i + 1).forEach((b) => {
						const apart = a.right <= b.left + 1 || b.right <= a.left + 1 || a.bottom <= b.top + 1 || b.bottom <= a.top + 1;
						expect(apart, `"${a.words}" over "${b.words}" at ${width}`).toBe(true);
					})
				);
			}),
			{ numRuns: 60 }
		);
	});
	test.each(Object.keys(plots))('%s writes no NaN and no Infinity', (name) => {
		for (const width of [320, 718]) expect(JSON.stringify(layoutPlot(plots[name], { width }))).not.toMatch(/NaN|Infinity/);
	});
});

describe('layoutLines', () => {
	test('has the frame of the design at 718 px', () => {
		const { frame, height } = layoutPlot(plots.history, { width: 718 });
		expect([frame.left, frame.top, frame.bottom, height]).toEqual([40, 30, 260, 300]);
		expect(frame.yTicks.map((tick) => tick.text)).toEqual(['0.00', '0.25', '0.50', '0.75', '1.00']);
		expect(frame.xTicks.map((tick) => tick.text)).toEqual(['0', '10', '20', '30', '40', '50', '60']);
	});
	test('names each line once, beside its end, with a bold value', () => {
		const scene = layoutPlot(plots.history, { width: 718 });
		const labels = texts(scene).filter((mark) => mark.x === scene.frame.right + 12);
		expect(labels.map(words)).toEqual(['Training 0.007', 'Validation 0.790', 'Baseline, base rate 0.693']);
		expect(labels.map((mark) => mark.spans.map((span) => span.strong === true))).toEqual([
			[false, true],
			[false, true],
			[false, true]
		]);
		expect(labels.map((mark) => mark.spans[0].ink)).toEqual(['training-text', 'validation-text', 'ink-3']);
	});
	test('shortens names on a phone', () => {
		const scene = layoutPlot(plots.history, { width: 332 });
		expect(texts(scene).map(words)).toContain('Baseline 0.693');
		expect(scene.height).toBe(270);
	});
	test('draws seeds thin, means thick, bands faint and references in their hand', () => {
		const { data, scaffold } = layoutPlot(plots.score, { width: 718 });
		const strokes = data.flatMap((mark) => (mark.kind === 'path' && mark.stroke ? [mark.stroke] : []));
		expect(strokes.filter((stroke) => stroke.width === 1 && stroke.opacity === 0.5)).toHaveLength(6);
		expect(strokes.filter((stroke) => stroke.width === 2.25)).toHaveLength(2);
		expect(data.filter((mark) => mark.kind === 'path' && mark.fillOpacity === 0.18)).toHaveLength(1);
		const references = scaffold.flatMap((mark) => (mark.kind === 'path' && mark.stroke?.dash ? [mark.stroke] : []));
		expect(references).toEqual([
			{ ink: 'baseline', width: 1.5, dash: '6 4' },
			{ ink: 'ceiling', width: 1.5, dash: '.1 5', round: true }
		]);
	});
	test('puts a value where the axis says it is', () => {
		const { frame, data } = layoutPlot(plots.score, { width: 718 });
		const end = data.filter((mark) => mark.kind === 'circle')[0];
		expect(end).toMatchObject({ cx: frame.right, fill: 'training' });
		// Accuracy goes from 0.4 at 260 to 1 at 30; training ends at 1 − 0.45 e⁻¹⁰.
		expect(end.kind === 'circle' && end.cy).toBeCloseTo(30, 1);
	});
	test('draws the interval of the last value as a bar there', () => {
		const { data, frame } = layoutPlot(plots.ended, { width: 718 });
		const bar = data.find((mark) => mark.kind === 'path' && mark.stroke?.width === 1.5);
		expect(bar).toMatchObject({
			kind: 'path',
			d: expect.stringContaining(`M${frame.right} ${Math.round(frame.y.at(0.75) * 10) / 10}V`) as string
		});
	});
	test('tells training and validation apart by more than their hue', () => {
		const dots = layoutPlot(plots.history, { width: 718 }).data.filter((mark) => mark.kind === 'circle');
		expect(dots.map((mark) => [mark.fill, mark.kind === 'circle' && mark.stroke?.ink])).toEqual([
			['training', undefined],
			['surface', 'validation']
		]);
	});
	test('refuses a figure without a point', () => {
		const empty: LineFigure = {
			kind: 'lines',
			x: { title: 'x' },
			y: { title: 'y' },
			series: [{ id: 'a', role: 'training', label: 'a', x: [], mean: [] }],
			references: []
		};
		expect(() => layoutPlot(empty, { width: 400 })).toThrow(RangeError);
	});
});

describe('layoutIntervals', () => {
	test('has the frame of the design at 718 px', () => {
		const { frame, height, rowsAt } = layoutPlot(plots.arms, { width: 718 });
		expect([frame.left, frame.right, frame.top, frame.bottom, height]).toEqual([150, 568, 28, 110, 136]);
		expect(rowsAt).toEqual([52, 88]);
	});
	test('keeps zero in sight under a paired difference', () => {
		const { below } = layoutPlot(plots.paired, { width: 718 });
		expect(below?.x.domain[0]).toBeLessThan(0);
		expect(below?.xTicks.map((tick) => tick.text)).toContain('0');
		expect(below?.xTicks.map((tick) => tick.text)).toContain('+0.01');
	});
	test('a tick label gives way to the ceiling’s', () => {
		const scene = layoutPlot(plots.arms, { width: 718 });
		expect(texts(scene).map(words)).toContain('ceiling 0.841');
		expect(scene.frame.xTicks.map((tick) => tick.text)).not.toContain('0.84');
	});
	test('a row without an interval is a dot alone', () => {
		const plot = plots.arms as IntervalFigure;
		const bare: IntervalFigure = { ...plot, rows: plot.rows.map((row) => ({ ...row, low: NaN, high: NaN })) };
		expect(layoutPlot(bare, { width: 718 }).data.filter((mark) => mark.kind === 'rect')).toEqual([]);
	});
});

describe('bars', () => {
	test('stand on the axis with heights in proportion', () => {
		const { data, frame } = layoutPlot(plots.histogram, { width: 718 });
		const heights = data.flatMap((mark) => (mark.kind === 'rect' ? [[mark.height, Math.round((mark.y + mark.height) * 10) / 10]] : []));
		expect(new Set(heights.map(([, foot]) => foot))).toEqual(new Set([frame.bottom]));
	});
	test('refuse a group with a value too few', () => {
		const plot: Plotted = {
			kind: 'bars',
			x: { title: '' },
			y: { title: '' },
			names: ['a', 'b'],
			bars: [{ role: 'training', label: 't', values: [1] }]
		};
		expect(() => layoutPlot(plot, { width: 400 })).toThrow(/1 values for 2 names/);
	});
});

describe('paths', () => {
	test('break where a value is missing', () => {
		expect(pathThrough([0, 1, 2, 3], [5, NaN, 6, 7.04])).toBe('M0 5M2 6L3 7');
	});
	test('bands close each stretch, and need two points', () => {
		expect(bandBetween([0, 1, 2, 3], [1, 1, NaN, 1], [2, 2, 2, 2])).toBe('M0 2L1 2L1 1L0 1Z');
	});
});

describe('sparkline', () => {
	test('fits its box and ends where the lines end', () => {
		const { lines, references } = sparkline(plots.history as LineFigure, 120, 32);
		expect(lines.map((line) => line.ink)).toEqual(['training', 'validation']);
		expect(lines[0].end?.[0]).toBe(116);
		expect(references[0]).toMatchObject({ ink: 'baseline', dash: '6 4' });
	});
});
