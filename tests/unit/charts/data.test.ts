import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classSharesFigure, dataScatterFigure, histogramFigure } from '#lib/charts/figures/data.ts';
import type { BarFigure, ScatterFigure } from '#lib/charts/figure.ts';
import { runEvidence } from './fixtures.ts';

describe('dataScatterFigure', () => {
	const scatter = { x: [1, 2, 3, 4], y: [5, 6, 7, 8], label: [0, 1, 0, 2], xName: 'bill length', yName: 'bill depth' };
	test('tells classes apart by shape, not by a colour that means something', () => {
		const figure = dataScatterFigure(scatter, { name: 'species', classes: ['Adelie', 'Chinstrap', 'Gentoo'] });
		const plot = figure.plot as ScatterFigure;
		expect(plot.points.map(({ label, mark, role, x }) => [label, mark, role, x])).toEqual([
			['Adelie', 'disc', 'neutral', [1, 3]],
			['Chinstrap', 'ring', 'neutral', [2]],
			['Gentoo', 'triangle', 'neutral', [4]]
		]);
		expect(figure.title).toBe('Bill depth by bill length');
		expect(figure.keyLine).toBe('Dot: Adelie. Ring: Chinstrap. Triangle: Gentoo.');
		expect(figure.table.rows[3]).toEqual([4, 8, 'Gentoo']);
	});
	test('puts a target that is a number on the value axis', () => {
		const figure = dataScatterFigure(scatter, { name: 'body mass' });
		expect((figure.plot as ScatterFigure).points[0].y).toEqual([0, 1, 0, 2]);
		expect((figure.plot as ScatterFigure).y.title).toBe('body mass');
		expect(figure.sentence).toBe('4 rows: body mass against bill length. Each mark is one row.');
	});
});

describe('classSharesFigure', () => {
	test('says where shares differ most', () => {
		const figure = classSharesFigure(runEvidence(), ['stayed', 'left']);
		expect((figure.plot as BarFigure).bars.map((bar) => [bar.role, bar.values])).toEqual([
			['training', [0.5, 0.5]],
			['validation', [0.49, 0.51]],
			['test', [0.505, 0.495]]
		]);
		expect(figure.sentence).toBe('The shares differ most for stayed: by 0.015 between two parts.');
	});
	test('refuses a regression', () => {
		expect(() => classSharesFigure(runEvidence({ task: 'regression' }))).toThrow(/histogram/);
	});
});

describe('histogramFigure', () => {
	test('counts every value once, in bins of one width', () => {
		fc.assert(
			fc.property(fc.array(fc.double({ min: -1000, max: 1000, noNaN: true }), { minLength: 1, maxLength: 200 }), (values) => {
				const plot = histogramFigure(values, 'x').plot as BarFigure;
				const edges = plot.edges ?? [];
				expect(plot.bars[0].values.reduce((a, b) => a + b, 0)).toBe(values.length);
				expect(edges).toHaveLength(plot.names.length + 1);
				expect(edges[0]).toBeLessThanOrEqual(Math.min(...values) + 1e-6);
				expect(edges[edges.length - 1]).toBeGreaterThanOrEqual(Math.max(...values) - 1e-6);
			})
		);
	});
	test('hand-worked: ten values in five bins of 2', () => {
		const plot = histogramFigure([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 'x').plot as BarFigure;
		expect(plot.edges).toEqual([0, 2, 4, 6, 8, 10]);
		expect(plot.bars[0].values).toEqual([2, 2, 2, 2, 2]);
	});
	test('says the middle and what is missing', () => {
		expect(histogramFigure([1, 2, 3, NaN], 'mass').sentence).toBe(
			'Half of the 3 values of mass lie below 2.00; they go from 1.00 to 3.00. 1 value is missing.'
		);
		expect(() => histogramFigure([NaN], 'mass')).toThrow('Every value of mass is missing.');
	});
});
