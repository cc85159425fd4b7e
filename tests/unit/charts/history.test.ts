import { describe, expect, test } from 'vitest';
import { historyFigure, liveHistoryFigure } from '#lib/charts/figures/history.ts';
import type { LineFigure } from '#lib/charts/figure.ts';
import { history, overfitted, runEvidence } from './fixtures.ts';

const lines = (figure: { plot: { kind: string } }) => figure.plot as LineFigure;
const curve = (n: number, f: (e: number) => number) => Array.from({ length: n }, (_, e) => f(e));

describe('historyFigure', () => {
	test('says what an overfitted run shows', () => {
		const figure = historyFigure(runEvidence(), 'loss');
		expect(figure.sentence).toBe(
			'Training loss falls to almost nothing. Validation loss turns up after epoch 6 and ends at 0.790, above the baseline.'
		);
		expect(figure.keyLine).toBe('Thin lines: the 3 refits. Thick: their mean. Band: 95% interval of the mean, from refits.');
		expect(figure.title).toBe('Loss by epoch');
	});
	test('has a bar at the end with the whole interval, where it is known and the curve ends there', () => {
		const end = overfitted(3)[1].validationLoss[60];
		const figure = historyFigure(runEvidence({ logLoss: [end, 0.75, 0.83] }), 'loss');
		expect(lines(figure).series[1].end).toEqual({ low: 0.75, high: 0.83 });
		expect(figure.keyLine).toContain('Bar at the end: 95% interval from validation rows and refits.');
		expect(figure.table.rows[60][figure.table.columns.indexOf('Validation loss at the end, low')]).toBe(0.75);
		expect(figure.table.rows[59][figure.table.columns.indexOf('Validation loss at the end, low')]).toBeNaN();
		// Weights of an earlier epoch were kept: what was measured is not where the curve ends.
		expect(lines(historyFigure(runEvidence({ logLoss: [0.42, 0.4, 0.44] }), 'loss')).series[1].end).toBeUndefined();
	});
	test('the bar of a squared error is the square of the RMSE’s interval', () => {
		const run = runEvidence({
			task: 'regression',
			metric: 'rmse',
			validation: 2,
			interval: [1.9, 2.1],
			refits: 1,
			histories: [history([9, 4], [9, 4])],
			ceiling: null
		});
		expect(lines(historyFigure(run, 'loss')).series[1].end?.high).toBeCloseTo(4.41, 10);
	});
	test('a squared error that is still large is not almost nothing', () => {
		const fall = curve(61, (e) => 10 + 390 * Math.exp(-e / 3));
		const run = runEvidence({
			task: 'regression',
			metric: 'rmse',
			refits: 1,
			histories: [history(fall, fall)],
			baseline: { metric: 'rmse', value: 7, rule: 'mean', logLoss: null },
			ceiling: null
		});
		expect(historyFigure(run, 'loss').sentence).toBe(
			'Training loss falls to 10.0 and levels off. Validation loss falls to 10.0 and levels off, below the baseline.'
		);
	});
	test('draws means over refits and keeps each refit as a thin line', () => {
		const figure = lines(
			historyFigure(runEvidence({ refits: 2, histories: [history([1, 0.4], [1, 0.6]), history([0.8, 0.2], [0.8, 0.5])] }), 'loss')
		);
		expect(figure.series[0].mean.map((v) => Math.round(v * 1e6) / 1e6)).toEqual([0.9, 0.3]);
		expect(figure.series[0].seeds).toEqual([
			[1, 0.4],
			[0.8, 0.2]
		]);
		expect(figure.series.map((series) => series.role)).toEqual(['training', 'validation']);
	});
	test('has a band of refits for a loss: 1.96 × s/√S', () => {
		const [, validation] = lines(
			historyFigure(runEvidence({ refits: 2, histories: [history([1], [0.6]), history([1], [0.5])] }), 'loss')
		).series;
		// s = 0.0707, s/√2 = 0.05
		expect(validation.band?.low[0]).toBeCloseTo(0.55 - 1.959964 * 0.05, 5);
		expect(validation.band?.high[0]).toBeCloseTo(0.55 + 1.959964 * 0.05, 5);
	});
	test('has a band of rows and refits for accuracy', () => {
		const histories = [history([1], [1], [1], [0.82]), history([1], [1], [1], [0.78])];
		const [, validation] = lines(historyFigure(runEvidence({ refits: 2, histories }), 'score')).series;
		// rows: 0.8 × 0.2 / 3000 = 5.333e-5; refits: (0.04²/2)/2 = 4e-4; half = 1.96 × √4.5333e-4 = 0.04173
		expect(validation.band?.high[0]).toBeCloseTo(0.8 + 0.041731, 4);
		expect(historyFigure(runEvidence({ refits: 2, histories }), 'score').keyLine).toContain('from validation rows and refits');
	});
	test('a single refit has no thin lines and, for a loss, no band', () => {
		const figure = historyFigure(runEvidence({ refits: 1, histories: [history([1, 0.5], [1, 0.6])] }), 'loss');
		expect(lines(figure).series.every((series) => series.seeds === undefined && series.band === undefined)).toBe(true);
		expect(figure.keyLine).toBe('One refit.');
	});
	test('the mean ends where the first refit ends; longer refits go on alone', () => {
		const figure = historyFigure(
			runEvidence({
				refits: 2,
				histories: [history([1, 0.5, 0.3], [1, 0.6, 0.5]), history([1, 0.4], [1, 0.5])],
				status: ['finished', 'stopped-early'],
				stoppedAtEpoch: [2, 1]
			}),
			'loss'
		);
		expect(lines(figure).series[0].mean).toHaveLength(2);
		expect(lines(figure).series[0].x).toEqual([0, 1, 2]);
		expect(figure.keyLine).toContain('Stopped early, after epoch 1.');
	});
	test.each([
		[
			'settles below the baseline',
			curve(61, (e) => 0.4 + 0.3 * Math.exp(-e / 4)),
			'Validation loss falls to 0.400 and levels off, below the baseline.'
		],
		['is still falling', curve(61, (e) => 0.69 - 0.004 * e), 'Validation loss falls to 0.450 and is still falling, below the baseline.'],
		[
			'rises from the start',
			curve(61, (e) => 0.69 + 0.01 * e),
			'Validation loss rises from the start and ends at 1.29, above the baseline.'
		],
		['hardly moves', curve(61, () => 0.69), 'Validation loss hardly moves and ends at 0.690, level with the baseline.']
	])('says when validation %s', (_, validation, sentence) => {
		expect(historyFigure(runEvidence({ refits: 1, histories: [history(validation, validation)] }), 'loss').sentence).toContain(sentence);
	});
	test.each([
		[
			'turns down',
			curve(61, (e) => (e < 10 ? 0.5 + 0.032 * e : 0.82 - 0.001 * (e - 10))),
			'Validation accuracy turns down after epoch 10 and ends at 0.770, above the baseline.'
		],
		['climbs', curve(61, (e) => 0.5 + 0.005 * e), 'Validation accuracy climbs to 0.800 and is still climbing, above the baseline.'],
		['stays at chance', curve(61, () => 0.5), 'Validation accuracy hardly moves and ends at 0.500, level with the baseline.']
	])('says when accuracy %s', (_, score, sentence) => {
		expect(historyFigure(runEvidence({ refits: 1, histories: [history(score, score, score, score)] }), 'score').sentence).toContain(
			sentence
		);
	});
	test('says that a refit diverged, and cuts what would flatten the rest', () => {
		const blown = history([0.7, 5, NaN], [0.7, 80, NaN]);
		const figure = historyFigure(
			runEvidence({
				refits: 2,
				histories: [history([0.7, 0.6, 0.5], [0.7, 0.6, 0.55]), blown],
				status: ['finished', 'diverged'],
				stoppedAtEpoch: [2, 2]
			}),
			'loss'
		);
		expect(figure.sentence).toMatch(/^In 1 of 2 refits the loss stopped being a number, at epoch 2\. /);
		expect(figure.keyLine).toMatch(/Values above 0\.\d+ are cut off\.$/);
		expect(figure.sentence).not.toContain('not defined');
	});
	test('shows baseline and ceiling only in the metric they were measured in', () => {
		const loss = lines(historyFigure(runEvidence(), 'loss'));
		expect(loss.references).toEqual([{ kind: 'baseline', label: 'Baseline, base rate', short: 'Baseline', value: 0.693 }]);
		const score = lines(historyFigure(runEvidence(), 'score'));
		expect(score.references.map(({ kind, value }) => [kind, value])).toEqual([
			['baseline', 0.5],
			['ceiling', 0.841]
		]);
		const best = lines(historyFigure(runEvidence({ ceiling: { metric: 'accuracy', value: 0.9, source: 'best-known' } }), 'score'));
		expect(best.references[1]).toMatchObject({ kind: 'level', label: 'Best known, not a ceiling' });
	});
	test('a regression has squared errors, whose baseline is the square of the RMSE’s', () => {
		const run = runEvidence({
			task: 'regression',
			metric: 'rmse',
			baseline: { metric: 'rmse', value: 3, rule: 'mean', logLoss: null },
			ceiling: null
		});
		const figure = lines(historyFigure(run, 'loss'));
		expect(figure.y.title).toBe('Squared error per row');
		expect(figure.references.map((reference) => reference.value)).toEqual([9]);
		expect(lines(historyFigure(run, 'score')).references.map((reference) => reference.value)).toEqual([3]);
	});
	test('the table holds every number of the chart', () => {
		const run = runEvidence();
		const { table } = historyFigure(run, 'loss');
		const column = (name: string) => table.rows.map((row) => row[table.columns.indexOf(name)]);
		expect(table.rows).toHaveLength(61);
		expect(column('Training loss, refit 2')).toEqual(run.histories?.[1].trainLoss);
		expect(column('Validation loss, mean')).toEqual(lines(historyFigure(run, 'loss')).series[1].mean);
		expect(table.formats).toHaveLength(table.columns.length);
	});
	test('refuses a run without epochs, and says what to show instead', () => {
		expect(() => historyFigure(runEvidence({ histories: null }), 'loss')).toThrow(/Show its scores instead/);
	});
});

describe('liveHistoryFigure', () => {
	const updates = overfitted(2, 20).flatMap((one, refit) =>
		one.trainLoss.slice(0, refit === 0 ? 8 : 6).map((_, epoch) => ({
			refit,
			epoch,
			trainLoss: one.trainLoss[epoch],
			validationLoss: one.validationLoss[epoch],
			trainScore: one.trainScore[epoch],
			validationScore: one.validationScore[epoch]
		}))
	);
	const plan = { metric: 'accuracy', epochs: 20, refits: 2 } as const;

	test('is nothing before the first update', () => {
		expect(liveHistoryFigure([], plan, 'loss')).toBeNull();
	});
	test('spans all planned epochs, and means stop where the slowest refit is', () => {
		const figure = liveHistoryFigure(updates, plan, 'loss');
		expect(figure && lines(figure).x.range).toEqual([0, 20]);
		expect(figure && lines(figure).series[0].mean).toHaveLength(6);
		expect(figure?.sentence).toMatch(/^Epoch 5 of 20\. Training loss 0\.\d+, validation loss 0\.\d+\.$/);
	});
	test('does not care in which order updates come', () => {
		expect(liveHistoryFigure([...updates].reverse(), plan, 'loss')).toEqual(liveHistoryFigure(updates, plan, 'loss'));
	});
	test('starts when the first refit has started, without epoch 0', () => {
		const figure = liveHistoryFigure(
			[{ refit: 1, epoch: 1, trainLoss: 0.6, validationLoss: 0.7, trainScore: 0.6, validationScore: 0.5 }],
			plan,
			'loss'
		);
		expect(figure && lines(figure).series[1].mean).toEqual([NaN, 0.7]);
	});
	test('grows into the finished figure', () => {
		const all = overfitted(2, 20).flatMap((one, refit) =>
			one.trainLoss.map((_, epoch) => ({
				refit,
				epoch,
				trainLoss: one.trainLoss[epoch],
				validationLoss: one.validationLoss[epoch],
				trainScore: one.trainScore[epoch],
				validationScore: one.validationScore[epoch]
			}))
		);
		const live = liveHistoryFigure(all, plan, 'score');
		const done = historyFigure(runEvidence({ refits: 2, histories: overfitted(2, 20) }), 'score');
		expect(live && lines(live).series.map((series) => series.mean)).toEqual(lines(done).series.map((series) => series.mean));
		expect(live?.id).toBe(done.id);
	});
});
