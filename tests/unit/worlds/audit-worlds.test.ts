import { describe, expect, it } from 'vitest';
import { rocAucScore } from '#lib/core/metrics.ts';
import { tokenise } from '#lib/core/text.ts';
import { accuracyOfRule, ceilingOf, columnsOf, draw } from './rules.ts';

/** Four standard errors of a share near 0.8 in 20,000 rows. */
const MONTE_CARLO = 0.0115;
const near = (a: number, b: number, tolerance = MONTE_CARLO): void => expect(Math.abs(a - b), `${a} against ${b}`).toBeLessThan(tolerance);
const positive = ([x]: readonly number[]): number => (x > 0 ? 1 : 0);

describe('noise features', () => {
	it('are balanced to within one row and know nothing', () => {
		const table = draw({ kind: 'noise-features' }, 'study', 61);
		expect(Math.abs(Array.from(table.target.yTrue).reduce((sum, y) => sum + 2 * y - 1, 0))).toBe(1);
		expect(ceilingOf({ kind: 'noise-features' })).toBe(0.5);
		near(accuracyOfRule(draw({ kind: 'noise-features', features: 1 }, 'fresh', 20000), positive), 0.5, 0.0142);
	});
});

describe('autoregressive', () => {
	const lagOne = (memory: number): number => {
		const table = draw({ kind: 'autoregressive', memory, noise: 0 }, 'study', 20000);
		const [, x] = columnsOf(table);
		const state = Float64Array.from(table.target.yTrue, (y, i) => y - 0.5 * x[i]);
		let product = 0;
		let square = 0;
		for (let i = 1; i < state.length; i++) {
			product += state[i] * state[i - 1];
			square += state[i] * state[i];
		}
		return product / square;
	};
	it('remembers as much as it is told to', () => {
		expect(lagOne(0.97)).toBeCloseTo(0.97, 2);
		near(lagOne(0), 0, 0.03);
	});
	it('cannot be known better than by 1.04 far from the study, where its fresh rows lie', () => {
		expect(ceilingOf({ kind: 'autoregressive' })).toBeCloseTo(1.044, 3);
		const [study, fresh] = (['study', 'fresh'] as const).map(
			(purpose) => draw({ kind: 'autoregressive' }, purpose, 900).roles.time?.values ?? []
		);
		expect(Math.min(...fresh)).toBeGreaterThan(Math.max(...study) + 1000);
	});
});

describe('copied rows', () => {
	const copiesIn = (spec: Record<string, unknown>, purpose: 'study' | 'fresh' = 'study'): number => {
		const columns = columnsOf(draw({ kind: 'copied-rows', ...spec }, purpose, 2000));
		return 2000 - new Set(Array.from({ length: 2000 }, (_, i) => columns.map((values) => values[i]).join())).size;
	};
	it('repeat the dose of rows, never in fresh data, and hide behind an export number', () => {
		expect(copiesIn({ copies: 0 })).toBe(0);
		near(copiesIn({ copies: 0.3 }) / 2000, 0.3, 0.05);
		expect(copiesIn({ copies: 0.6 }, 'fresh')).toBe(0);
		expect(copiesIn({ copies: 0.6, exportNumber: true })).toBe(0);
	});
	it('leave the rows that are no copies as they were', () => {
		const [none, some] = [0, 0.3].map((copies) => columnsOf(draw({ kind: 'copied-rows', copies }, 'study', 400))[0]);
		expect([...some].filter((value, i) => value === none[i]).length).toBeGreaterThan(230);
	});
	it('are right three times out of four at best', () => {
		expect(ceilingOf({ kind: 'copied-rows' })).toBe(0.75);
		near(
			accuracyOfRule(draw({ kind: 'copied-rows' }, 'fresh', 20000), ([a, b]) => (a + b > 0 ? 1 : 0)),
			0.75,
			0.0125
		);
	});
});

describe('late column', () => {
	it('is worth .668 accuracy and .733 AUC without it; the catalogue', () => {
		expect(ceilingOf({ kind: 'late-column', late: false })).toBeCloseTo(0.668, 2);
		expect(ceilingOf({ kind: 'late-column' }, 'fresh', 'rocAuc')).toBeCloseTo(0.733, 2);
		const fresh = draw({ kind: 'late-column' }, 'fresh', 20000);
		const [x1, x2, count] = columnsOf(fresh);
		expect(Math.max(...count)).toBe(0);
		near(
			rocAucScore(
				fresh.target.yTrue,
				x1.map((x, i) => 0.8 * x + 0.5 * x2[i])
			),
			ceilingOf({ kind: 'late-column' }, 'fresh', 'rocAuc'),
			0.015
		);
	});
	it('gives the answer away in the study', () => {
		const study = draw({ kind: 'late-column' }, 'study', 20000);
		const rule = ([x1, x2, count]: readonly number[]): number => (count > 0 || 0.8 * x1 + 0.5 * x2 > 1.93 ? 1 : 0);
		near(accuracyOfRule(study, rule), ceilingOf({ kind: 'late-column' }), 0.01);
		expect(ceilingOf({ kind: 'late-column' })).toBeGreaterThan(0.9);
	});
});

describe('many categories, gaps, coarse answers', () => {
	it('categories say nothing; one number says a little', () => {
		const table = draw({ kind: 'many-categories' }, 'study', 20000);
		near(rocAucScore(table.target.yTrue, columnsOf(table)[0]), ceilingOf({ kind: 'many-categories' }, 'study', 'rocAuc'), 0.016);
	});
	it('gaps come in the share asked for and not in the first column', () => {
		const columns = columnsOf(draw({ kind: 'gaps', missing: 0.4 }, 'study', 5000));
		expect(columns[0].some(Number.isNaN)).toBe(false);
		for (const values of columns.slice(1)) near(values.filter(Number.isNaN).length / 5000, 0.4, 0.028);
		near(ceilingOf({ kind: 'gaps' }, 'study', 'rocAuc'), 0.598, 0.002);
	});
	it('coarse answers repeat by chance, and the enumerated ceiling is that of the rule', () => {
		const study = columnsOf(draw({ kind: 'coarse-answers' }, 'study', 600));
		expect(new Set(Array.from({ length: 600 }, (_, i) => study.map((values) => values[i]).join(''))).size).toBeLessThan(256);
		const rule = (row: readonly number[]): number => (row.reduce((sum, value) => sum + value, 0) > 4 ? 1 : 0);
		near(accuracyOfRule(draw({ kind: 'coarse-answers' }, 'fresh', 20000), rule), ceilingOf({ kind: 'coarse-answers' }));
	});
});

describe('clear cases', () => {
	const rule = ([x1, x2]: readonly number[]): number => (x1 + 0.7 * x2 > 0 ? 1 : 0);
	it('.815 on all-comers, far more on the cases kept; nothing kept back without a filter', () => {
		expect(ceilingOf({ kind: 'clear-cases' }, 'fresh')).toBeCloseTo(0.815, 3);
		near(accuracyOfRule(draw({ kind: 'clear-cases' }, 'fresh', 20000), rule), 0.815);
		near(accuracyOfRule(draw({ kind: 'clear-cases' }, 'study', 20000), rule), ceilingOf({ kind: 'clear-cases' }), 0.008);
		expect(ceilingOf({ kind: 'clear-cases' })).toBeGreaterThan(0.93);
		expect(ceilingOf({ kind: 'clear-cases', filter: 0 })).toBeCloseTo(0.815, 3);
	});
});

describe('templates', () => {
	const texts = (spec: Record<string, unknown>): readonly string[] => {
		const [column] = draw({ kind: 'templates', ...spec }, 'study', 1000).features;
		return column.kind === 'text' ? column.values : [];
	};
	const dirty = (all: readonly string[]): number => {
		const train = new Set(all.slice(0, 600));
		return all.slice(600).filter((text) => train.has(text)).length / 400;
	};
	it('are twelve words long and copied word for word in the dose', () => {
		for (const text of texts({}).slice(0, 20)) expect(tokenise(text)).toHaveLength(12);
		expect(dirty(texts({ contamination: 0 }))).toBe(0);
		near(dirty(texts({ contamination: 0.4 })), 0.4, 0.1);
		expect(dirty(texts({ contamination: 1 }))).toBe(1);
	});
	it('reworded copies share no whole text but keep four words in five', () => {
		const [plain, reworded] = [0, 0.2].map((rewording) => texts({ contamination: 1, rewording }));
		expect(dirty(reworded)).toBeLessThan(0.15);
		expect(reworded.slice(600)).toEqual(plain.slice(600));
		const kept = plain.slice(0, 400).map((text, i) => tokenise(text).filter((word, k) => word === tokenise(reworded[i])[k]).length / 12);
		near(kept.reduce((sum, share) => sum + share, 0) / 400, 0.8, 0.025);
	});
});

describe('public board', () => {
	const share = (submissions: number, from: number, to: number): number => {
		let [right, n] = [0, 0];
		for (let seed = 0; seed < 40; seed++) {
			const table = draw({ kind: 'public-board', submissions, publicRows: 100 }, 'study', 400, seed);
			const [says] = columnsOf(table);
			for (let i = from; i < to; i++, n++) right += says[i] === table.target.yTrue[i] ? 1 : 0;
		}
		return right / n;
	};
	it('flatters the best of many on the public rows alone', () => {
		// Measured with numpy over 300 draws: the best of 200 coins of 0.7 on 100 rows is right 0.82 of the time.
		near(share(200, 0, 100), 0.82, 0.012);
		near(share(200, 100, 400), 0.7, 0.017);
		near(share(1, 0, 100), 0.7, 0.03);
	});
	it('is worth what each submission is worth in fresh rows', () => {
		near(
			accuracyOfRule(draw({ kind: 'public-board' }, 'fresh', 20000), ([said]) => said),
			0.7,
			0.013
		);
		expect(ceilingOf({ kind: 'public-board', worth: 0.7 })).toBe(0.7);
	});
});

describe('clarity', () => {
	it('is a column beside the same rows, and filtering by it is what the filter does', () => {
		const [plain, clear] = [{}, { clarity: true }].map((more) => draw({ kind: 'clear-cases', filter: 0, ...more }, 'study', 500));
		expect(columnsOf(clear).slice(0, 2)).toEqual(columnsOf(plain));
		expect(Math.min(...columnsOf(draw({ kind: 'clear-cases', filter: 1, clarity: true }, 'study', 500))[2])).toBeGreaterThanOrEqual(1);
	});
});
