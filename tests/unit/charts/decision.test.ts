import { describe, expect, test } from 'vitest';
import type { BarFigure, IntervalFigure, LineFigure } from '#lib/charts/figure.ts';
import { decisionEvidenceFigure } from '#lib/charts/figures/decision-evidence.ts';
import { layoutIntervals } from '#lib/charts/interval-layout.ts';
import { decisionValuesFigure } from '#lib/charts/figures/decision-values.ts';
import { differs, fanFigure, quantileOf } from '#lib/charts/figures/fan.ts';
import { productionFigure } from '#lib/charts/figures/production.ts';
import { capitalFigure, regretFigure, seasonCalibrationFigure } from '#lib/charts/figures/season.ts';
import { layoutPlot } from '#lib/charts/layout.ts';

const week = (at: number, value: number, total: number) => ({
	week: at,
	value,
	low: value - 0.05,
	high: value + 0.05,
	segments: [],
	total
});
const levels = { metric: 'Accuracy', horizonWeeks: 26, incumbent: 0.8, floor: 0.77, promised: 0.91 };

describe('production', () => {
	test('grows into the whole horizon, beside what was promised, what runs today and the floor', () => {
		const figure = productionFigure([week(1, 0.9, 10), week(2, 0.85, 15)], levels);
		const plot = figure.plot as LineFigure;
		expect(plot.x.range).toEqual([0, 26]);
		expect(plot.references.map(({ value }) => value)).toEqual([0.91, 0.8, 0.77]);
		expect(figure.sentence).toBe('In week 2 it scores 0.850. The evidence said 0.910. What it would replace stands at 0.800.');
		expect(figure.table.rows[1]).toEqual([2, 0.85, 0.85 - 0.05, 0.85 + 0.05, 15]);
	});

	test('has a line a segment, also where one came late, and a gap where no row counted', () => {
		const figure = productionFigure(
			[
				{ ...week(1, NaN, 0), segments: [{ name: 'night', value: 0.5 }] },
				{
					...week(2, 0.9, 5),
					segments: [
						{ name: 'night', value: 0.4 },
						{ name: 'day', value: 0.95 }
					]
				}
			],
			{ ...levels, promised: null, incumbent: null, floor: null }
		);
		const plot = figure.plot as LineFigure;
		expect(plot.series.map(({ label }) => label)).toEqual(['night', 'day', 'All rows']);
		expect(plot.series[1].mean[0]).toBeNaN();
		expect(() => layoutPlot(plot, { width: 600 })).not.toThrow();
		expect(figure.sentence).toBe('In week 2 it scores 0.900.');
	});

	test('says what to do without a week', () => {
		expect(() => productionFigure([], levels)).toThrow(/empty state/);
	});
});

describe('the fan', () => {
	const fan = {
		weeks: [1, 2],
		futures: [
			[1, 2],
			[2, 4],
			[3, 6],
			[4, 8],
			[5, 10]
		],
		lived: [2, 5]
	};

	test('takes quantiles between neighbours in proportion', () => {
		expect(quantileOf([1, 2, 3, 4, 5], 0.5)).toBe(3);
		expect(quantileOf([1, 2, 3, 4, 5], 0.1)).toBeCloseTo(1.4, 12);
		expect(quantileOf([], 0.5)).toBeNaN();
	});

	test('shows every future, the middle eight of ten, and the one that was lived', () => {
		const figure = fanFigure(fan);
		const [others, lived] = (figure.plot as LineFigure).series;
		expect(others.seeds).toHaveLength(5);
		expect(others.mean).toEqual([3, 6]);
		expect(lived.mean).toEqual([2, 5]);
		expect(figure.sentence).toBe('Yours ended at 5 points. Eight of ten others ended between 2.8 and 9.2; 2 of 5 came out no better.');
		expect(layoutPlot(figure.plot, { width: 500 }).data.length).toBeGreaterThan(5);
	});

	test('knows when chance had no part', () => {
		expect(differs(fan)).toBe(true);
		expect(differs({ weeks: [1], futures: [[0], [0]], lived: [0] })).toBe(false);
		expect(() => fanFigure({ ...fan, futures: [] })).toThrow(/no future/);
	});
});

describe('the value of actions', () => {
	const actions = [
		{ id: 'keep', label: 'Keep', own: 0, found: null, chosen: false },
		{ id: 'ship', label: 'Ship', own: 86.4, found: null, chosen: true }
	];

	test('is by the own numbers before the call, one row an action', () => {
		const figure = decisionValuesFigure(actions);
		const { rows } = figure.plot as IntervalFigure;
		expect(rows.map(({ label, value, strong }) => [label, value, strong])).toEqual([
			['Keep', 0, false],
			['Ship, yours', 86.4, true]
		]);
		expect(figure.sentence).toBe('By your own numbers “Ship” is worth most: 86 points.');
	});

	test('stands beside what the evidence says after it', () => {
		const figure = decisionValuesFigure(actions.map((action, at) => ({ ...action, found: at === 0 ? 0 : -12.5 })));
		expect((figure.plot as IntervalFigure).rows.map(({ id }) => id)).toEqual(['keep-found', 'keep-own', 'ship-found', 'ship-own']);
		expect(figure.sentence).toBe('By what the evidence supports “Keep” was worth most: 0 points.');
		expect(figure.table.rows[1]).toEqual(['Ship', 86.4, -12.5]);
	});

	test('cannot be drawn without one', () => {
		expect(() => decisionValuesFigure([{ ...actions[0], own: null }])).toThrow(/belief/);
	});

	test('writes points as points, and long names on two lines, whole', () => {
		const long = 'Score the one that was drawn on 150 storm hours first';
		const { plot, table } = decisionValuesFigure([{ ...actions[0], own: 0, label: long }, actions[1]]);
		if (plot.kind !== 'intervals') throw new Error('values are rows');
		expect(plot.rows.map(({ text }) => text)).toEqual(['0', '86']);
		expect(table.rows[0][0]).toBe(long);
		for (const width of [340, 720]) {
			const scene = layoutIntervals(plot, { width });
			const words = scene.scaffold.flatMap((mark) => (mark.kind === 'text' ? [mark.spans.map((span) => span.text).join(' ')] : []));
			expect(words.filter((one) => long.includes(one) && one.length > 3).join(' ')).toBe(long);
		}
	});
});

describe('the evidence of a decision', () => {
	const row = { id: 'a', label: 'Right on checked rows', k: 137, n: 150, of: 150, value: 137 / 150, low: 0.857, high: 0.949 };

	test('is a row of counts with its interval, or a curve', () => {
		const counts = decisionEvidenceFigure([row], [{ kind: 'baseline', label: 'What runs today', value: 0.8 }], null);
		expect(counts.sentence).toBe('Right on checked rows: 137 of 150, with a 95% interval from 0.857 to 0.949.');
		const curve = decisionEvidenceFigure(
			[
				{ ...row, at: 8 },
				{ ...row, at: 0 }
			],
			[],
			'Weeks'
		);
		expect((curve.plot as LineFigure).series[0].x).toEqual([0, 8]);
		expect(() => decisionEvidenceFigure([], [], null)).toThrow(/Nothing was measured/);
	});
});

describe('a season', () => {
	test('shows capital as it came beside what was to be expected', () => {
		const figure = capitalFigure({ capital: [100, 60], expected: [100, 120], best: [100, 130] }, 12);
		expect((figure.plot as LineFigure).x.range).toEqual([0, 12]);
		expect(figure.sentence).toBe(
			'Capital stands at 60. Your calls were worth 120 in expectation; the best calls would have been worth 130.'
		);
	});

	test('adds up regret and names the dearest decision', () => {
		const figure = regretFigure([
			{ name: 'Hauls', regret: 0 },
			{ name: 'Tulips', regret: 32 }
		]);
		expect((figure.plot as BarFigure).bars[0].values).toEqual([0, 32]);
		expect(figure.sentence).toBe('32 expected points given away in all, most of them in “Tulips” (32).');
		expect(regretFigure([{ name: 'Hauls', regret: 0 }]).sentence).toBe('No expected points were given away.');
	});

	test('holds how sure against how right', () => {
		const figure = seasonCalibrationFigure([
			{ stated: 0.6, right: 1, n: 2, share: 0.5, interval: null },
			{ stated: 0.9, right: 2, n: 2, share: 1, interval: null }
		]);
		expect(figure.sentence).toBe('On 4 decisions you were 75% sure on average, and right in 75%.');
		expect(() => seasonCalibrationFigure([])).toThrow(/No decision/);
	});
});
