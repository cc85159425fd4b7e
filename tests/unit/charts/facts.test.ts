import { describe, expect, it } from 'vitest';
import { factsFigure } from '#lib/charts/figures/facts.ts';
import { reliabilityBins } from '#lib/core/calibration.ts';
import { exactly, fact, factsEvidence, share } from '#lib/instruments/facts.ts';

describe('factsFigure', () => {
	it('draws facts in the metric on one axis, and keeps all in the table', () => {
		const evidence = factsEvidence('duplicates', [
			fact('exactTwins', share(20, 100), { reference: 0 }),
			fact('scoreOfTwins', share(18, 20), { inMetric: true }),
			fact('scoreOfOthers', share(48, 80), { inMetric: true })
		]);
		const figure = factsFigure(evidence);
		if (figure?.plot.kind !== 'intervals') throw new Error('Facts are rows of intervals.');
		expect(figure.plot.rows.map(({ id, value }) => [id, value])).toEqual([
			['scoreOfTwins', 0.9],
			['scoreOfOthers', 0.6]
		]);
		expect(figure.table.rows.map((row) => row[1])).toEqual([0.2, 0.9, 0.6]);
		expect(figure.sentence).toContain('0.200');
	});

	it('draws a reliability diagram of the bins that have rows', () => {
		const bins = reliabilityBins([0.1, 0.12, 0.9, 0.95], [0, 0, 1, 0], 5);
		const figure = factsFigure(
			factsEvidence('reliability', [fact('calibrationError', exactly(0.2, 4))], { detail: { kind: 'reliability', on: 'positive', bins } })
		);
		if (figure?.plot.kind !== 'lines') throw new Error('A reliability diagram is a line.');
		expect(figure.plot.series[1].mean).toEqual([0, 0.5]);
		expect(figure.table.rows.map((row) => row[1])).toEqual([2, 2]);
	});

	it('draws slices with the flagged one strong', () => {
		const slice = { column: 'region', n: 40, share: 0.5, low: 0.35, high: 0.65, shrunken: 0.6, pValue: 0.001, adjusted: 0.002 };
		const slices = [
			{ ...slice, level: 'east', flagged: true },
			{ ...slice, level: 'west', flagged: false, share: 0.8 }
		];
		const figure = factsFigure(
			factsEvidence('slice-table', [fact('overall', share(65, 100), { inMetric: true })], {
				detail: { kind: 'slices', overall: 0.65, slices }
			})
		);
		if (figure?.plot.kind !== 'intervals') throw new Error('Slices are rows of intervals.');
		expect(figure.plot.rows.map(({ label, strong }) => [label, strong])).toEqual([
			['region: east', true],
			['region: west', false]
		]);
		expect(figure.plot.references[0].value).toBe(0.65);
	});

	it('has nothing to draw where nothing was measured', () => {
		expect(factsFigure(factsEvidence('duplicates', [fact('scoreOfTwins', share(0, 0))]))).toBeNull();
	});
});
