import { describe, expect, test } from 'vitest';
import { armsFigure, pairedFigure } from '#lib/charts/figures/arms.ts';
import { freshFigure } from '#lib/charts/figures/fresh.ts';
import { learningCurveFigure, validationCurveFigure, type SweepEvidence } from '#lib/charts/figures/sweep.ts';
import type { IntervalFigure, LineFigure } from '#lib/charts/figure.ts';
import type { PairedDifference, ProbeArm } from '#lib/instruments/evidence.ts';
import { freshPath, runEvidence } from './fixtures.ts';

function difference(value: number, low: number, high: number, metric: PairedDifference['metric'] = 'accuracy'): PairedDifference {
	return { metric, a: 0.797, b: 0.797 + value, difference: value, interval: { low, high, level: 0.95, method: 'paired' }, n: 3000 };
}
const base = runEvidence();
const line = runEvidence({ model: { kind: 'logistic' }, validation: 0.822, interval: [0.808, 0.836] });
const small = runEvidence({ model: { kind: 'mlp', hidden: [8] }, validation: 0.81, interval: [0.796, 0.824] });
const arm = (id: string, values: Record<string, number>, run: ProbeArm['run'], against: PairedDifference | null): ProbeArm => ({
	id,
	label: { id, values },
	run,
	against
});
const arms = (...list: ProbeArm[]) => armsFigure({ kind: 'arms', instrument: 'simpler-model', base, arms: list });

describe('armsFigure', () => {
	test('has a row for the run as trained and one for each arm, with the difference beside it', () => {
		const figure = arms(
			arm('arm.units', { units: 8 }, small, difference(0.013, 0.004, 0.022)),
			arm('arm.straightLine', {}, line, difference(0.026, 0.016, 0.036))
		);
		const plot = figure.plot as IntervalFigure;
		expect(plot.rows.map((row) => [row.label, row.value, row.low, row.high, row.note])).toEqual([
			['As trained, 2 × 128', 0.797, 0.782, 0.811, undefined],
			['Smaller, 8 units', 0.81, 0.796, 0.824, '+0.013'],
			['Straight line', 0.822, 0.808, 0.836, '+0.026']
		]);
		expect(figure.title).toBe('Simpler model, same rows');
		expect(figure.sentence).toBe(
			'A straight line scores 0.026 higher than the model as trained. On the same validation rows that could be 0.016 to 0.036.'
		);
		expect(figure.table.rows[2].slice(0, 8)).toEqual(['Straight line', 0.822, 0.808, 0.836, 3000, 0.026, 0.016, 0.036]);
	});
	test('does not call noise a gain', () => {
		expect(arms(arm('arm.straightLine', {}, line, difference(0.004, -0.006, 0.014))).sentence).toBe(
			'A straight line scores about the same as the model as trained. On the same validation rows the difference is +0.004, could be −0.006 to +0.014.'
		);
		expect(
			arms(
				arm('arm.straightLine', {}, line, difference(0.004, -0.006, 0.014)),
				arm('arm.l2', { l2: 0.1 }, small, difference(-0.1, -0.12, -0.08))
			).sentence
		).toMatch(/^No change scores clearly better than the model as trained\. The best is a straight line: \+0\.004/);
	});
	test('says when every change is worse', () => {
		expect(
			arms(
				arm('arm.l2', { l2: 0.1 }, small, difference(-0.02, -0.03, -0.01)),
				arm('arm.l2', { l2: 0.3 }, small, difference(-0.1, -0.12, -0.08))
			).sentence
		).toBe(
			'Every change scores worse than the model as trained. The nearest is a penalty of 0.1: 0.020 worse on the same validation rows, could be 0.010 to 0.030.'
		);
	});
	test('an error that shrinks is better, and the note says what the number did', () => {
		const regression = runEvidence({
			task: 'regression',
			metric: 'rmse',
			validation: 3.2,
			interval: [3, 3.4],
			baseline: { metric: 'rmse', value: 5, rule: 'mean', logLoss: null },
			ceiling: null
		});
		const figure = armsFigure({
			kind: 'arms',
			instrument: 'simpler-model',
			base: regression,
			arms: [arm('arm.depth', { depth: 3 }, regression, difference(0.2, 0.1, 0.3, 'rmse'))]
		});
		expect((figure.plot as IntervalFigure).rows[1].note).toBe('−0.200');
		expect((figure.plot as IntervalFigure).x.better).toBe('lower');
		expect(figure.sentence).toContain('A depth of 3 scores 0.200 lower, which is better, than the model as trained.');
	});
	test('sets unpaired runs side by side without a difference', () => {
		const figure = armsFigure({ kind: 'arms', instrument: 'more-refits', base, arms: [arm('arm.refits', { refits: 5 }, small, null)] });
		expect(figure.sentence).toBe('5 refits: 0.810, could be 0.796 to 0.824. As trained it was 0.797.');
		expect((figure.plot as IntervalFigure).rows[1].note).toBeUndefined();
	});
	test('shows the difference of two separate measurements as what it is', () => {
		const separate: ProbeArm = { ...arm('arm.groupSplit', {}, small, null), unpaired: difference(-0.1, -0.16, -0.04) };
		const figure = armsFigure({ kind: 'arms', instrument: 'group-split', base, arms: [separate] });
		expect((figure.plot as IntervalFigure).rows[1].note).toBe('−0.100');
		expect(figure.sentence).toBe(
			'Splitting by group changes the score by −0.100, could be −0.160 to −0.040. Zero is not in that range. The validation rows are other ones, so the doubts of both scores add up.'
		);
		expect(figure.keyLine).toContain('two separate measurements');
		expect(figure.table.rows[1].slice(5, 8)).toEqual([-0.1, -0.16, -0.04]);
		const unclear = armsFigure({
			kind: 'arms',
			instrument: 'group-split',
			base,
			arms: [{ ...separate, unpaired: difference(-0.1, -0.26, 0.06) }]
		});
		expect(unclear.sentence).toContain('could be −0.260 to +0.060. Zero is in that range.');
	});
	test('says when there is nothing to try', () => {
		expect(arms().sentence).toBe('No change of this kind applies to this model.');
	});
	test('refuses an arm without words, naming it', () => {
		expect(() => arms(arm('arm.unheardOf', {}, line, null))).toThrow(/arm\.unheardOf/);
	});
});

describe('pairedFigure', () => {
	test('compares two runs row by row, on an axis of their own', () => {
		const figure = pairedFigure({ name: 'Run 2', run: small }, { name: 'Run 3', run: line }, difference(0.013, 0.007, 0.02), [
			{ name: 'Run 1', run: base }
		]);
		const plot = figure.plot as IntervalFigure;
		expect(plot.rows.map((row) => row.label)).toEqual(['Run 1', 'Run 2', 'Run 3']);
		expect(plot.difference?.x.title).toBe('Run 3 less run 2, same rows');
		expect(figure.sentence).toBe(
			'Run 3 scores 0.013 higher than run 2. On the same rows that could be 0.007 to 0.020. The bands above overlap; the paired interval does not touch zero.'
		);
	});
	test('says when the two cannot be told apart', () => {
		expect(pairedFigure({ name: 'Run 1', run: base }, { name: 'Run 2', run: small }, difference(0.004, -0.003, 0.011)).sentence).toBe(
			'Run 2 scores 0.004 higher than run 1. On the same rows that could be −0.003 to +0.011. The paired interval holds zero: the two cannot be told apart yet.'
		);
	});
	test('a run that got worse is said to be lower, with both ends positive', () => {
		expect(pairedFigure({ name: 'Run 1', run: line }, { name: 'Run 2', run: base }, difference(-0.025, -0.033, -0.017)).sentence).toContain(
			'Run 2 scores 0.025 lower than run 1. On the same rows that could be 0.017 to 0.033.'
		);
	});
	test('for an error the title is turned, so that right of zero is better', () => {
		const rmse = (value: number) =>
			runEvidence({ task: 'regression', metric: 'rmse', validation: value, interval: [value - 0.2, value + 0.2], ceiling: null });
		const figure = pairedFigure({ name: 'Run 1', run: rmse(3.2) }, { name: 'Run 2', run: rmse(3) }, difference(0.2, 0.1, 0.3, 'rmse'));
		expect((figure.plot as IntervalFigure).difference?.x.title).toBe('Run 1 less run 2, same rows');
		expect(figure.sentence).toContain('Run 2 scores 0.200 lower than run 1.');
	});
});

function sweep(points: readonly (readonly [number, number, number])[], over = 'rows'): SweepEvidence {
	return {
		kind: 'sweep',
		instrument: 'more-rows',
		over,
		base,
		points: points.map(([x, train, validation]) => ({
			x,
			run: runEvidence({ train, validation, interval: [validation - 0.015, validation + 0.015] })
		}))
	};
}

describe('learningCurveFigure', () => {
	test('says what rows bring, and what the last step brought', () => {
		const figure = learningCurveFigure(
			sweep([
				[1200, 0.92, 0.84],
				[300, 1, 0.797],
				[600, 0.97, 0.82]
			])
		);
		expect(figure.sentence).toBe(
			'Validation accuracy climbs from 0.797 with 300 rows to 0.840 with 1,200. The last step, from 600 rows, improves it by 0.020. The gap to training goes from 0.203 to 0.080.'
		);
		const plot = figure.plot as LineFigure;
		expect(plot.x.scale).toBe('log');
		expect(plot.series[1].x).toEqual([300, 600, 1200]);
		expect(plot.series[1].band?.low[0]).toBeCloseTo(0.782, 10);
		expect(figure.table.rows[0].slice(0, 3)).toEqual([300, 1, 0.797]);
	});
	test.each([
		[0.801, 'changes next to nothing'],
		[0.78, 'makes it worse by 0.020']
	])('says when the last step ends at %f', (end, words) => {
		expect(
			learningCurveFigure(
				sweep([
					[300, 1, 0.7],
					[600, 1, 0.8],
					[1200, 1, end]
				])
			).sentence
		).toContain(words);
	});
	test('refuses a single point', () => {
		expect(() => learningCurveFigure(sweep([[300, 1, 0.8]]))).toThrow(/at least two points/);
	});
});

describe('validationCurveFigure', () => {
	test('names the best value and the one it was trained with', () => {
		const figure = validationCurveFigure(
			sweep(
				[
					[0, 1, 0.797],
					[0.01, 0.95, 0.81],
					[0.1, 0.9, 0.822],
					[1, 0.7, 0.7]
				],
				'l2'
			),
			'Penalty',
			0
		);
		expect(figure.sentence).toBe('Validation accuracy is best, 0.822, at penalty 0.1. As trained, at 0, it is 0.797.');
		// 0 has no place on a log axis: values are evenly placed under their own names.
		expect((figure.plot as LineFigure).x).toMatchObject({
			scale: 'linear',
			ticks: [
				{ at: 0, text: '0' },
				{ at: 1, text: '0.01' },
				{ at: 2, text: '0.1' },
				{ at: 3, text: '1' }
			]
		});
		expect((figure.plot as LineFigure).series[0].x).toEqual([0, 1, 2, 3]);
	});
	test('warns when the best is at the edge, and knows when nothing would change', () => {
		const edge = validationCurveFigure(
			sweep(
				[
					[1, 1, 0.797],
					[2, 1, 0.81]
				],
				'depth'
			),
			'Depth',
			1
		);
		expect(edge.sentence).toContain('at depth 2, the edge of what was tried');
		const same = validationCurveFigure(
			sweep(
				[
					[1, 1, 0.7],
					[2, 1, 0.797],
					[3, 1, 0.79]
				],
				'depth'
			),
			'Depth',
			2
		);
		expect(same.sentence).toContain('That is the value it was trained with.');
	});
	test('is logarithmic when values span more than a factor of 20 and none is 0', () => {
		expect(
			(
				validationCurveFigure(
					sweep(
						[
							[0.001, 1, 0.7],
							[0.1, 1, 0.8]
						],
						'rate'
					),
					'Rate',
					0.1
				).plot as LineFigure
			).x.scale
		).toBe('log');
	});
});

describe('freshFigure', () => {
	const path = {
		n: [1, 5, 10, 100, 1000, 6000],
		score: [1, 0.6, 0.7, 0.82, 0.812, 0.81],
		low: [0, 0.1, 0.4, 0.74, 0.79, 0.8],
		high: [1, 1, 0.95, 0.89, 0.836, 0.82]
	};
	const context = { run: base, materiality: 0.03 } as const;

	test('says that it held, and which score was honest', () => {
		expect(freshFigure(path, { ...context, outcome: 'absent', said: 'holds' }).sentence).toBe(
			'You said 0.797 would hold. It held: 0.810 on fresh rows, could be 0.800 to 0.820. Validation was honest; the training score was not.'
		);
	});
	test('says that it fell, and when nobody can say', () => {
		expect(freshFigure(path, { ...context, outcome: 'present' }).sentence).toBe(
			'The validation score of 0.797 did not hold: it fell to 0.810 on fresh rows, could be 0.800 to 0.820. Validation promised more than fresh rows gave.'
		);
		expect(freshFigure(path, { ...context, outcome: 'inconclusive', said: 'cannot-say' }).sentence).toContain(
			'Fresh rows give 0.810, could be 0.800 to 0.820: too close to call.'
		);
	});
	test('does not scold an honest training score', () => {
		expect(freshFigure(path, { ...context, run: runEvidence({ train: 0.82 }), outcome: 'absent' }).sentence).not.toContain('training');
	});
	test('starts at 10 rows, shows only those that have fallen in, and keeps its axes meanwhile', () => {
		const half = freshFigure(path, { ...context, outcome: 'absent', shown: 100 }).plot as LineFigure;
		expect(half.series[0].x).toEqual([10, 100, 1000, 6000]);
		expect(half.series[0].mean).toEqual([0.7, 0.82, NaN, NaN]);
		const whole = freshFigure(path, { ...context, outcome: 'absent' }).plot as LineFigure;
		expect([half.x, half.y]).toEqual([whole.x, whole.y]);
		expect((freshFigure(path, { ...context, outcome: 'absent', shown: 1 }).plot as LineFigure).series[0].mean[0]).toBe(0.7);
	});
	test('draws training, validation and ceiling as levels, and the whole path as a table', () => {
		const figure = freshFigure(freshPath(0.81), { ...context, outcome: 'absent' });
		expect((figure.plot as LineFigure).references.map(({ kind, role, value }) => [kind, role, value])).toEqual([
			['level', 'training', 1],
			['level', 'validation', 0.797],
			['ceiling', undefined, 0.841]
		]);
		expect(figure.table.rows).toHaveLength(freshPath(0.81).n.length);
		expect(figure.title).toBe('6,000 fresh rows, scored one by one');
	});
	test('refuses a path that is too short', () => {
		expect(() => freshFigure({ n: [1, 2], score: [1, 1], low: [0, 0], high: [1, 1] }, { ...context, outcome: 'absent' })).toThrow(
			/Ask for more rows/
		);
	});
});
