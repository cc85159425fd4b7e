import { describe, expect, it } from 'vitest';
import { rocAucScore } from '#lib/core/metrics.ts';
import { accuracyOfRule, ceilingOf, columnsOf, draw } from './rules.ts';

const MONTE_CARLO = 0.0115;
const near = (a: number, b: number, tolerance = MONTE_CARLO): void => expect(Math.abs(a - b), `${a} against ${b}`).toBeLessThan(tolerance);
const mean = (values: ArrayLike<number>): number => Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;

describe('imbalanced', () => {
	it('AUC .690 at shift .7, whatever the shares', () => {
		const spec = { kind: 'imbalanced' };
		expect(ceilingOf(spec, 'study', 'rocAuc')).toBeCloseTo(0.69, 3);
		const table = draw(spec, 'study', 20000);
		near(mean(table.target.yTrue), 0.08, 0.008);
		near(rocAucScore(table.target.yTrue, columnsOf(table)[0]), 0.69, 0.03);
	});
	it('the share of production moves precision, not the inputs of a class', () => {
		const spec = { kind: 'imbalanced', share: 0.5, freshShare: 0.1, shift: 1.5 };
		const [study, fresh] = (['study', 'fresh'] as const).map((purpose) => draw(spec, purpose, 20000));
		near(mean(fresh.target.yTrue), 0.1, 0.009);
		const recall = (table: typeof study): number => {
			const yes = columnsOf(table)[0].filter((_, i) => table.target.yTrue[i] === 1);
			return yes.filter((x) => x > 0.75).length / yes.length;
		};
		near(recall(study), recall(fresh), 0.045);
		near(
			accuracyOfRule(study, ([x]) => (x > 0.75 ? 1 : 0)),
			ceilingOf(spec)
		);
		const line = 0.75 + 2.1972 / 1.5;
		near(
			accuracyOfRule(fresh, ([x]) => (x > line ? 1 : 0)),
			ceilingOf(spec, 'fresh')
		);
	});
});

describe('moved inputs', () => {
	const rule = ([x]: readonly number[]): number => (x * x > 0.7 ? 1 : 0);
	it('the rule stays as good, a straight line does not: .89 to a coin', () => {
		const spec = { kind: 'moved-inputs' };
		for (const purpose of ['study', 'fresh'] as const) near(accuracyOfRule(draw(spec, purpose, 20000), rule), ceilingOf(spec, purpose));
		expect(ceilingOf(spec)).toBeCloseTo(0.894, 1);
		const line = ([x]: readonly number[]): number => (x < -0.84 ? 1 : 0);
		expect(accuracyOfRule(draw(spec, 'study', 20000), line)).toBeGreaterThan(0.86);
		expect(accuracyOfRule(draw(spec, 'fresh', 20000), line)).toBeLessThan(0.56);
	});
});

describe('turning weights', () => {
	it('.872 with the right weights on either side, .65 with the old ones after 60 degrees', () => {
		const spec = { kind: 'turning-weights' };
		expect(ceilingOf(spec)).toBeCloseTo(0.872, 3);
		const old = ([x]: readonly number[]): number => (x > 0 ? 1 : 0);
		near(accuracyOfRule(draw(spec, 'study', 20000), old), 0.872);
		near(accuracyOfRule(draw(spec, 'fresh', 20000), old), 0.65, 0.0145);
		near(accuracyOfRule(draw({ ...spec, turn: 20 }, 'fresh', 20000), old), 0.83);
	});
});

describe('reversed slice', () => {
	const plain = ([x1, x2]: readonly number[]): number => (x1 + 0.5 * x2 > 0 ? 1 : 0);
	it('.884 with the slice in hand; one rule for all fails the slice alone', () => {
		const spec = { kind: 'reversed-slice' };
		expect(ceilingOf(spec)).toBeCloseTo(0.884, 3);
		const table = draw(spec, 'study', 20000);
		const codes = table.roles.segments?.[0].codes ?? new Int32Array();
		near([...codes].filter((code) => code === 0).length / 20000, 0.08, 0.008);
		near(
			accuracyOfRule(table, (row, i) => plain(codes[i] === 0 ? [-row[0], row[1]] : row)),
			0.884
		);
		const inSlice = [...codes].flatMap((code, i) => (code === 0 ? [i] : []));
		const [x1, x2] = columnsOf(table);
		const right = inSlice.filter((i) => plain([x1[i], x2[i]]) === table.target.yTrue[i]).length / inSlice.length;
		near(right, 0.31, 0.047);
		near(accuracyOfRule(table, plain), ceilingOf({ ...spec, sliceKnown: false }));
	});
	it('with nothing reversed every slice is alike', () => {
		const spec = { kind: 'reversed-slice', reversed: false, slices: 20, share: 0.05 };
		near(accuracyOfRule(draw(spec, 'study', 20000), plain), ceilingOf(spec));
	});
});

describe('hidden offset', () => {
	it('has groups that are off to either side and right together', () => {
		const spec = { kind: 'hidden-offset' };
		const table = draw(spec, 'study', 20000);
		const codes = table.roles.segments?.[0].codes ?? new Int32Array();
		const share = (group: number): number => mean([...table.target.yTrue].filter((_, i) => codes[i] === group));
		near(mean(table.target.yTrue), 0.5, 0.0142);
		near(share(1) + share(0), 1, 0.028);
		expect(share(1) - share(0)).toBeGreaterThan(0.25);
		near(
			accuracyOfRule(table, ([x]) => (x > 0 ? 1 : 0)),
			ceilingOf(spec)
		);
		const known = { ...spec, groupKnown: true };
		near(
			accuracyOfRule(table, ([x], i) => (1.2 * x + (codes[i] === 1 ? 0.9 : -0.9) > 0 ? 1 : 0)),
			ceilingOf(known)
		);
	});
});

describe('spurious cue', () => {
	it('core alone .7475; both together where they agree; the cue is a coin in production', () => {
		expect(ceilingOf({ kind: 'spurious-cue', cue: false })).toBeCloseTo(0.7475, 4);
		expect(ceilingOf({ kind: 'spurious-cue' }, 'fresh')).toBeCloseTo(0.7475, 4);
		const odds = Math.log(0.95 / 0.05);
		near(
			accuracyOfRule(draw({ kind: 'spurious-cue' }, 'study', 20000), ([x, cue]) => ((2 * x) / 2.25 + odds * cue > 0 ? 1 : 0)),
			ceilingOf({ kind: 'spurious-cue' }),
			0.007
		);
		near(
			accuracyOfRule(draw({ kind: 'spurious-cue' }, 'fresh', 20000), ([, cue]) => (cue > 0 ? 1 : 0)),
			0.5,
			0.0142
		);
	});
});

describe('copied signal', () => {
	it('.894 from any column of the study; the first columns of fresh rows say nothing', () => {
		expect(ceilingOf({ kind: 'copied-signal' })).toBeCloseTo(0.894, 3);
		const study = draw({ kind: 'copied-signal' }, 'study', 2000);
		const [first, ...others] = columnsOf(study);
		for (const column of others) expect(column).toEqual(first);
		const fresh = draw({ kind: 'copied-signal' }, 'fresh', 20000);
		near(
			accuracyOfRule(fresh, (row) => (row[0] > 0 ? 1 : 0)),
			0.5,
			0.0142
		);
		near(
			accuracyOfRule(fresh, (row) => (row[5] > 0 ? 1 : 0)),
			0.894
		);
	});
});

describe('interaction, linear teacher, turned trend', () => {
	it('interaction: simulated ceiling is that of the rule', () => {
		const spec = { kind: 'interaction' };
		near(
			accuracyOfRule(draw(spec, 'study', 8000), (x) => (x[0] + x[1] + x[2] + x[3] * x[4] > 0 ? 1 : 0)),
			ceilingOf(spec),
			0.012
		);
		expect(ceilingOf(spec)).toBeCloseTo(0.952, 2);
	});
	it('linear teacher: signal of variance 1, error as asked', () => {
		const table = draw({ kind: 'linear-teacher' }, 'study', 20000);
		near(mean(Array.from(table.target.yTrue, (y) => y * y)), 1.25, 0.05);
		expect(ceilingOf({ kind: 'linear-teacher' })).toBe(0.5);
	});
	it('turned trend: falls overall and rises in every group; without the turn it rises everywhere', () => {
		const slope = (x: readonly number[], y: readonly number[]): number => {
			const [mx, my] = [mean(x), mean(y)];
			return (
				x.reduce((sum, value, i) => sum + (value - mx) * (y[i] - my), 0) / x.reduce((sum, value) => sum + (value - mx) * (value - mx), 0)
			);
		};
		const slopes = (spec: Record<string, unknown>): readonly number[] => {
			const table = draw({ kind: 'turned-trend', ...spec }, 'study', 3000);
			const x = Array.from(columnsOf(table)[0]);
			const y = Array.from(table.target.yTrue);
			const codes = Array.from(table.roles.segments?.[0].codes ?? []);
			const within = [0, 1, 2].map((group) => codes.flatMap((code, i) => (code === group ? [i] : [])));
			return [
				slope(x, y),
				...within.map((rows) =>
					slope(
						rows.map((i) => x[i]),
						rows.map((i) => y[i])
					)
				)
			];
		};
		const [pooled, ...groups] = slopes({});
		expect(pooled).toBeLessThan(-0.5);
		for (const group of groups) near(group, 0.6, 0.15);
		expect(Math.min(...slopes({ between: 0.6 }))).toBeGreaterThan(0.4);
	});
});

describe('messy records', () => {
	const spec = { kind: 'messy-records' };
	it('has the share asked for, with and without its other faults', () => {
		for (const clean of [{}, { entityEffect: 0, copies: 0, reversedShare: 0, turnPerMonth: 0, late: false }])
			near(mean(draw({ ...spec, ...clean }, 'fresh', 20000).target.yTrue), 0.1, 0.02);
	});
	it('copies in the dose, later months and new entities in fresh rows, a late column that is empty there', () => {
		const [study, fresh] = (['study', 'fresh'] as const).map((purpose) => draw(spec, purpose, 3000));
		const columns = columnsOf(study);
		near(1 - new Set(Array.from({ length: 3000 }, (_, i) => columns.map((values) => values[i]).join())).size / 3000, 0.15, 0.03);
		expect(Math.min(...(fresh.roles.time?.values ?? []))).toBeGreaterThanOrEqual(24);
		expect(Math.max(...(study.roles.time?.values ?? []))).toBeLessThan(24);
		expect(fresh.roles.group?.levels.filter((level) => study.roles.group?.levels.includes(level))).toEqual([]);
		expect(Math.max(...columnsOf(fresh)[4])).toBe(0);
		expect(Math.max(...columns[4])).toBeGreaterThan(3);
	});
	it('turns: the first column says less and less, the second more', () => {
		const table = draw({ ...spec, share: 0.5, entityEffect: 0, copies: 0, reversedShare: 0 }, 'study', 3000);
		const [x1, x2] = columnsOf(table);
		const auc = (x: Float64Array, from: number, to: number): number =>
			rocAucScore(table.target.yTrue.subarray(from, to), x.subarray(from, to));
		expect(auc(x1, 0, 500)).toBeGreaterThan(0.85);
		expect(auc(x1, 2500, 3000)).toBeLessThan(0.75);
		expect(auc(x2, 2500, 3000)).toBeGreaterThan(auc(x2, 0, 500) + 0.2);
	});
});

describe('easy rows first', () => {
	it('gaussians: the first rows lie far from the middle, the rest and fresh rows as ever', () => {
		const spec = { kind: 'gaussians', features: 2 };
		const [plain, easy] = [0, 500].map((easyFirst) => draw({ ...spec, easyFirst }, 'study', 1500));
		const [x, before] = [columnsOf(easy)[0], columnsOf(plain)[0]];
		expect(Math.min(...x.subarray(0, 500).map(Math.abs))).toBeGreaterThan(1);
		expect(x.subarray(500)).toEqual(before.subarray(500));
		const right = Array.from(x.subarray(0, 500)).filter((value, i) => Number(value > 0) === easy.target.yTrue[i]).length / 500;
		expect(right).toBeGreaterThan(0.92);
	});
});
