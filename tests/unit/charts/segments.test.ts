import { describe, expect, it } from 'vitest';
import { doseFigure, reportedFreshFigure } from '#lib/charts/figures/loop.ts';
import { countsPlot, reliabilityFigure } from '#lib/charts/figures/calibration.ts';
import { aggregateUp, segmentsFigure } from '#lib/charts/figures/segments.ts';
import { sideBySideFigure } from '#lib/charts/figures/arms.ts';
import type { IntervalFigure } from '#lib/charts/figure.ts';
import { reliabilityBins } from '#lib/core/calibration.ts';
import { crossedName, type FactsEvidence, type PartScore, type SliceRow } from '#lib/instruments/evidence.ts';
import { measured, runEvidence } from './fixtures.ts';

function slice(column: string, level: string, n: number, right: number, more: Partial<SliceRow> = {}): SliceRow {
	return {
		column,
		level,
		n,
		share: right / n,
		low: 0,
		high: 1,
		shrunken: (right + 21) / (n + 30),
		pValue: 0.5,
		adjusted: 0.5,
		flagged: false,
		...more
	};
}

function evidenceOf(slices: readonly SliceRow[]): FactsEvidence {
	const fact = (id: string, value: number, low: number, high: number): FactsEvidence['facts'][number] => ({
		id,
		label: { id: `fact.${id}`, values: {} },
		measured: measured(value, low, high)
	});
	return {
		kind: 'facts',
		instrument: 'slice-table',
		facts: [fact('overall', 0.7, 0.66, 0.74), fact('worstOfEqual', 0.61, 0.55, 0.66)],
		detail: { kind: 'slices', overall: 0.7, slices },
		digest: 'd'
	};
}

const rowsOf = (slices: readonly SliceRow[], order: 'name' | 'rows' | 'worst') =>
	(segmentsFigure(evidenceOf(slices), order).plot as IntervalFigure).rows;

describe('segments', () => {
	const slices = [slice('site', 'b', 50, 30), slice('site', 'a', 200, 150), slice('ward', 'x', 100, 55, { flagged: true })];

	it('sorted by worst, stand below what the lowest of as many equal ones would be by chance', () => {
		const rows = rowsOf(slices, 'worst');
		expect(rows.map(({ label }) => label)).toEqual(['Lowest of 3 equal ones', 'ward: x', 'site: b', 'site: a']);
		expect(rows[0]).toMatchObject({ value: 0.61, low: 0.55, high: 0.66, role: 'neutral' });
	});

	it('sorted otherwise, need no such row', () => {
		expect(rowsOf(slices, 'name').map(({ label }) => label)).toEqual(['site: a', 'site: b', 'ward: x']);
		expect(rowsOf(slices, 'rows').map(({ label }) => label)).toEqual(['site: a', 'ward: x', 'site: b']);
	});

	it('show the pulled value as a tick, and say which are below the rest', () => {
		const figure = segmentsFigure(evidenceOf(slices), 'worst');
		expect((figure.plot as IntervalFigure).rows[1]).toMatchObject({ ticks: [76 / 130], strong: true });
		expect(figure.sentence).toContain(
			'The lowest is ward: x with 0.550 on 100 rows. Were all equally good, the lowest would still be at 0.550 to 0.660.'
		);
		expect(figure.sentence).toContain('Below the rest even so: ward: x.');
		expect(segmentsFigure(evidenceOf(slices.slice(0, 2)), 'worst').sentence).toContain('None is below the rest');
	});
});

describe('crossed segments, added up again', () => {
	const cell = (a: string, b: string, n: number, right: number) => slice(crossedName('ward', 'risk'), crossedName(a, b), n, right);
	// Kidney stones (Charig and others, 1986): treatment A is better for small and for large stones, and worse on the whole.
	const stones = [cell('A', 'small', 87, 81), cell('A', 'large', 263, 192), cell('B', 'small', 270, 234), cell('B', 'large', 80, 55)];

	it('turn the sign round where the mix differs', () => {
		const up = aggregateUp(evidenceOf(stones));
		expect(up).toMatchObject({ compared: 'ward', within: 'risk', levels: ['A', 'B'], reversed: true });
		expect(up?.pooled).toBeCloseTo(273 / 350 - 289 / 350, 12);
		expect(up?.inside.map(({ difference }) => difference)).toEqual([81 / 87 - 234 / 270, 192 / 263 - 55 / 80]);
		expect(up?.standardised).toBeCloseTo((357 * (81 / 87 - 234 / 270) + 343 * (192 / 263 - 55 / 80)) / 700, 12);
	});

	it('do not where whole and parts agree, and are nothing when not crossed', () => {
		const same = [cell('A', 'small', 100, 90), cell('A', 'large', 100, 80), cell('B', 'small', 100, 70), cell('B', 'large', 100, 60)];
		expect(aggregateUp(evidenceOf(same))?.reversed).toBe(false);
		expect(aggregateUp(evidenceOf([slice('site', 'a', 10, 5), slice('site', 'b', 10, 5)]))).toBeNull();
		expect(aggregateUp(evidenceOf([cell('A', 'small', 10, 5)]))).toBeNull();
	});
});

describe('reported and fresh', () => {
	const fresh = (value: number, half = 0.01): PartScore => ({
		n: 4000,
		perRefit: [value],
		measured: measured(value, value - half, value + half, 4000)
	});

	it('says by how much a report flatters, with an interval, and when it does not', () => {
		const run = runEvidence({ validation: 0.9, interval: [0.88, 0.92] });
		const figure = reportedFreshFigure([{ name: 'Run 1', run, fresh: fresh(0.7) }]);
		expect((figure.plot as IntervalFigure).rows.map(({ role, value }) => [role, value])).toEqual([
			['validation', 0.9],
			['fresh', 0.7]
		]);
		// √(0.02² + 0.01²) = 0.02236
		expect(figure.sentence).toBe('Run 1 reported 0.900, and fresh rows say 0.700. The report flatters by 0.200 (+0.178 to +0.222).');
		expect(reportedFreshFigure([{ name: 'Run 1', run, fresh: fresh(0.895) }]).sentence).toContain('agree within what chance allows');
	});

	it('knows that a larger error is worse', () => {
		const run = runEvidence({ metric: 'rmse', task: 'regression', train: 2, validation: 3, interval: [2.9, 3.1] });
		expect(reportedFreshFigure([{ name: 'Run 1', run, fresh: fresh(4) }]).sentence).toContain('flatters by 1.00');
	});

	it('leaves the fresh row out until it has been scored', () => {
		const rows = (reportedFreshFigure([{ name: 'Run 2', run: runEvidence(), fresh: null }]).plot as IntervalFigure).rows;
		expect(rows).toHaveLength(1);
	});

	it('draws the doses tried in the order of the values', () => {
		const figure = doseFigure(
			'Genes',
			['1000', '100', '20'],
			[
				{ place: 2, run: runEvidence({ validation: 0.5 }), fresh: fresh(0.49) },
				{ place: 0, run: runEvidence({ validation: 0.8 }), fresh: fresh(0.5) }
			]
		);
		if (figure.plot.kind !== 'lines') throw new Error('Doses are lines.');
		expect(figure.plot.series.map(({ x, mean }) => [x, mean])).toEqual([
			[
				[0, 2],
				[0.8, 0.5]
			],
			[
				[0, 2],
				[0.5, 0.49]
			]
		]);
	});
});

describe('two runs before the call', () => {
	it('stand side by side without their difference', () => {
		const figure = sideBySideFigure(
			[
				{ name: 'Run 1', run: runEvidence() },
				{ name: 'Run 2', run: runEvidence({ validation: 0.8 }) }
			],
			'Side by side'
		);
		expect((figure.plot as IntervalFigure).difference).toBeUndefined();
		expect(`${figure.sentence} ${figure.keyLine}`).not.toMatch(/differ|higher|lower|tie/i);
	});
});

describe('reliability', () => {
	const bins = reliabilityBins([0.1, 0.2, 0.9, 0.95], [0, 0, 1, 1], 5);

	it('draws filled bins only, the diagonal, and the counts of all', () => {
		const figure = reliabilityFigure('T', 'positive', bins, 'S', bins);
		if (figure.plot.kind !== 'lines') throw new Error('A reliability diagram is lines.');
		expect(figure.plot.series.map(({ id }) => id)).toEqual(['diagonal', 'before', 'bins']);
		expect(figure.plot.series[2].x).toHaveLength(bins.filter(({ n }) => n > 0).length);
		const counts = countsPlot(bins);
		if (counts.kind !== 'bars') throw new Error('Counts are bars.');
		expect(counts.bars[0].values).toEqual(bins.map(({ n }) => n));
		expect(counts.edges).toHaveLength(6);
	});
});
