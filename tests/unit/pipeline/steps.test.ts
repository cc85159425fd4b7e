import { describe, expect, it } from 'vitest';
import { createStream } from '#lib/core/random.ts';
import type { Column, Table } from '#lib/core/table.ts';
import { STEPS } from '#lib/pipeline/descriptors.ts';
import type { StepSpec } from '#lib/pipeline/spec.ts';
import type { StepResult } from '#lib/pipeline/step.ts';
import { columnStep } from '#lib/pipeline/steps.ts';
import { fScore } from '#lib/pipeline/steps/select-k-best.ts';
import { values } from './make.ts';

const all = (n: number): Int32Array => Int32Array.from({ length: n }, (_, i) => i);
const numbers = (name: string, list: readonly number[]): Column => ({ kind: 'numeric', name, values: Float64Array.from(list) });
const colours = (name: string, list: readonly string[], levels = ['red', 'green', 'blue']): Column => ({
	kind: 'categorical',
	name,
	levels,
	codes: Int32Array.from(list, (level) => levels.indexOf(level))
});
const texts = (name: string, list: readonly string[]): Column => ({ kind: 'text', name, values: list });

function table(features: readonly Column[], yTrue: readonly number[], roles: Table['roles'] = {}): Table {
	return {
		nRows: yTrue.length,
		features,
		roles,
		target: { kind: 'classification', name: 'y', classes: ['no', 'yes'], yTrue: Int32Array.from(yTrue) }
	};
}

function run(
	spec: Partial<StepSpec> & { kind: string },
	rows: Table,
	fitRows: Int32Array = all(rows.nRows),
	trainRows = fitRows
): StepResult {
	const fitOn = spec.fitOn ?? 'train';
	return columnStep(spec.kind).run({ ...spec, fitOn }, { table: rows, fitRows, trainRows, fitOn, stream: createStream('steps') });
}

describe('columns', () => {
	const rows = table([numbers('a', [1, 2]), numbers('b', [3, 4]), numbers('c', [5, 6])], [0, 1]);
	it('are dropped and kept by name', () => {
		expect(run({ kind: 'drop-columns', columns: ['b'] }, rows).study.features.map(({ name }) => name)).toEqual(['a', 'c']);
		expect(run({ kind: 'keep-columns', columns: ['b', 'a'] }, rows).study.features.map(({ name }) => name)).toEqual(['a', 'b']);
		expect(() => run({ kind: 'drop-columns', columns: ['d'] }, rows)).toThrow('there is no feature "d". Features: a, b, c.');
	});

	it('roles become features on purpose; groups are matched by name, new ones are a gap', () => {
		const group = { kind: 'categorical', name: 'patient', levels: ['p1', 'p2'], codes: Int32Array.of(1, 0) } as const;
		const step = run({ kind: 'use-role', role: 'group' }, { ...rows, roles: { group } });
		expect(step.study.features[3]).toEqual(group);
		const fresh = step.apply({ ...rows, roles: { group: { ...group, levels: ['p2', 'p9'], codes: Int32Array.of(0, 1) } } }).features[3];
		expect(fresh).toEqual({ ...group, codes: Int32Array.of(1, -1) });
		expect(() => run({ kind: 'use-role', role: 'time' }, rows)).toThrow('this table has no time');
	});
});

describe('impute', () => {
	const rows = table([numbers('a', [1, NaN, 4, 7, NaN, 100])], [0, 0, 0, 1, 1, 1]);
	it('fills with mean or median of the rows in scope', () => {
		expect(values(run({ kind: 'impute' }, rows, Int32Array.of(0, 1, 2, 3)).study, 'a')).toEqual([1, 4, 4, 7, 4, 100]);
		expect(values(run({ kind: 'impute', strategy: 'median' }, rows).study, 'a')[1]).toBe(5.5);
	});
	it('by class reads the answers of the study, never those of fresh rows', () => {
		const step = run({ kind: 'impute', byClass: true, fitOn: 'all' }, rows);
		expect(values(step.study, 'a')).toEqual([1, 2.5, 4, 7, 53.5, 100]);
		expect(values(step.apply(table([numbers('a', [NaN, NaN])], [0, 1])), 'a')).toEqual([28, 28]);
		expect(() => run({ kind: 'impute', byClass: true }, rows)).toThrow('fitOn: all');
	});
	it('can say what was missing, and refuses a column without values', () => {
		expect(values(run({ kind: 'impute', flag: true }, rows).study, 'a missing')).toEqual([0, 1, 0, 0, 1, 0]);
		expect(() => run({ kind: 'impute' }, rows, Int32Array.of(1, 4))).toThrow('has no value in any of the 2 rows');
	});
});

describe('standardize', () => {
	it('equals scikit-learn 1.2.1 StandardScaler, skips gaps, centres a constant', () => {
		const rows = table([numbers('a', [1, 2, 3, 4, 6, 5]), numbers('k', [2, 2, 2, 2, 2, 2])], [0, 0, 0, 1, 1, 1]);
		const a = values(run({ kind: 'standardize' }, rows).study, 'a');
		[-1.46385011, -0.87831007, -0.29277002, 0.29277002, 1.46385011, 0.87831007].forEach((value, i) => expect(a[i]).toBeCloseTo(value, 8));
		expect(values(run({ kind: 'standardize' }, rows).study, 'k')).toEqual([0, 0, 0, 0, 0, 0]);
		const gaps = table([numbers('a', [0, 2, NaN])], [0, 1, 1]);
		expect(values(run({ kind: 'standardize' }, gaps).study, 'a')).toEqual([-1, 1, NaN]);
	});
	it('applies the scale of the rows in scope to all others', () => {
		const step = run({ kind: 'standardize' }, table([numbers('a', [0, 2, 100])], [0, 1, 1]), Int32Array.of(0, 1));
		expect(values(step.study, 'a')).toEqual([-1, 1, 99]);
		expect(values(step.apply(table([numbers('a', [3])], [0])), 'a')).toEqual([2]);
	});
});

describe('one-hot', () => {
	it('makes a column a level met in scope, most frequent first; new levels and gaps are all 0', () => {
		const rows = table([colours('c', ['green', 'red', 'green', 'blue', '?'])], [0, 0, 1, 1, 1]);
		const step = run({ kind: 'one-hot' }, rows, Int32Array.of(0, 1, 2));
		expect(step.study.features.map(({ name }) => name)).toEqual(['c = green', 'c = red']);
		expect(values(step.study, 'c = green')).toEqual([1, 0, 1, 0, 0]);
		const fresh = step.apply(table([colours('c', ['red', 'violet'], ['violet', 'red'])], [0, 1]));
		expect([values(fresh, 'c = red'), values(fresh, 'c = green')]).toEqual([
			[1, 0],
			[0, 0]
		]);
	});
	it('puts rare levels into one column', () => {
		const rows = table([colours('c', ['green', 'red', 'green', 'blue'])], [0, 0, 1, 1]);
		const step = run({ kind: 'one-hot', maxLevels: 1 }, rows);
		expect([values(step.study, 'c = green'), values(step.study, 'c = other')]).toEqual([
			[1, 0, 1, 0],
			[0, 1, 0, 1]
		]);
	});
});

describe('select-k-best', () => {
	const rows = table(
		[numbers('a', [1, 2, 3, 4, 6, 5]), numbers('b', [5, 3, 8, 1, 2, 9]), numbers('c', [2, 2.5, 1, 7, 4, 3])],
		[0, 0, 0, 1, 1, 1]
	);
	it('scores as scikit-learn 1.2.1 f_classif and f_regression do', () => {
		[13.5, 0.21052632, 4.89830508].forEach((f, j) => expect(fScore(rows.features[j] as never, rows.target, all(6))).toBeCloseTo(f, 7));
		const target = { kind: 'regression', name: 'z', yTrue: Float64Array.of(1, 3, 2, 5, 8, 4) } as const;
		[14.08659218, 1.34344255, 2.32694938].forEach((f, j) => expect(fScore(rows.features[j] as never, target, all(6))).toBeCloseTo(f, 7));
	});
	it('keeps the best in their old order', () => {
		expect(run({ kind: 'select-k-best', k: 2 }, rows).study.features.map(({ name }) => name)).toEqual(['a', 'c']);
		expect(() => run({ kind: 'select-k-best', k: 4 }, rows)).toThrow('k is 4 and there are 3 columns');
	});
});

describe('target-encode', () => {
	const rows = table([colours('c', ['red', 'red', 'green', 'green', 'blue', 'blue'])], [1, 0, 1, 1, 0, 1]);
	it('gives the mean answer of a level, shrunk when asked, and the overall mean to new levels', () => {
		const step = run({ kind: 'target-encode' }, rows, Int32Array.of(0, 1, 2, 3));
		expect(values(step.study, 'c (mean answer)')).toEqual([0.5, 0.5, 1, 1, 0.75, 0.75]);
		expect(values(run({ kind: 'target-encode', smoothing: 2 }, rows, Int32Array.of(0, 1, 2, 3)).study, 'c (mean answer)')[0]).toBe(2.5 / 4);
		expect(values(step.apply(table([colours('c', ['green', 'violet'], ['violet', 'green'])], [0, 0])), 'c (mean answer)')).toEqual([
			1, 0.75
		]);
	});
	it('out of fold never uses the row itself, nor a copy of it', () => {
		// One row a level: its own answer is all that could be known, so out of fold the overall mean of the others is left.
		const single = table([colours('c', ['red', 'green', 'blue'])], [1, 0, 0]);
		const spec = { kind: 'target-encode', mode: 'out-of-fold', folds: 3 } as const;
		expect(values(run(spec, single).study, 'c (mean answer)')).toEqual([0, 0.5, 0.5]);
		const withCopy = run(spec, single, Int32Array.of(0, 0, 1, 2));
		expect(values(withCopy.study, 'c (mean answer)')[0]).toBe(0);
	});
});

describe('columns made from a row alone', () => {
	it('squares and products', () => {
		const step = run({ kind: 'polynomial' }, table([numbers('a', [2, 3]), numbers('b', [5, 7])], [0, 1]));
		expect(step.study.features.map(({ name }) => name)).toEqual(['a', 'b', 'a²', 'a × b', 'b²']);
		expect([values(step.study, 'a²'), values(step.study, 'a × b'), values(step.study, 'b²')]).toEqual([
			[4, 9],
			[10, 21],
			[25, 49]
		]);
	});
	it('an hour goes round', () => {
		const { study } = run({ kind: 'cyclic', column: 'hour', period: 24 }, table([numbers('hour', [0, 6, 24])], [0, 1, 1]));
		values(study, 'hour sin').forEach((value, i) => expect(value).toBeCloseTo([0, 1, 0][i], 12));
		values(study, 'hour cos').forEach((value, i) => expect(value).toBeCloseTo([1, 0, 1][i], 12));
	});
	it('random features are rectified, and the first ones do not depend on their number', () => {
		const rows = table([numbers('a', [2, -3, 0.5]), numbers('b', [5, 7, -1])], [0, 1, 1]);
		const [few, many] = [3, 8].map((count) => run({ kind: 'random-features', count }, rows).study.features);
		expect(many.slice(0, 3)).toEqual(few);
		expect(Math.min(...many.flatMap((column) => (column.kind === 'numeric' ? [...column.values] : [])))).toBe(0);
	});
});

describe('bag-of-n-grams', () => {
	const rows = table([texts('text', ['the cat sat', 'the dog sat on the cat', 'a bird'])], [0, 1, 1]);
	it('tf-idf equals scikit-learn 1.2.1 TfidfVectorizer', () => {
		const { study } = run({ kind: 'bag-of-n-grams', weighting: 'tf-idf' }, rows);
		const expected: Record<string, readonly number[]> = {
			a: [0, 0, 0.707107],
			bird: [0, 0, 0.707107],
			cat: [0.57735, 0.325166, 0],
			dog: [0, 0.427554, 0],
			on: [0, 0.427554, 0],
			sat: [0.57735, 0.325166, 0],
			the: [0.57735, 0.650331, 0]
		};
		expect(study.features).toHaveLength(7);
		for (const [term, row] of Object.entries(expected))
			values(study, `has "${term}"`).forEach((value, i) => expect(value).toBeCloseTo(row[i], 5));
	});
	it('knows the terms of the rows in scope only, the most common first', () => {
		const { study } = run({ kind: 'bag-of-n-grams', maxTerms: 2 }, rows, Int32Array.of(0, 1));
		expect(study.features.map(({ name }) => name)).toEqual(['has "cat"', 'has "sat"']);
		const pairs = run({ kind: 'bag-of-n-grams', minN: 2, maxN: 2, weighting: 'binary' }, rows, Int32Array.of(0));
		expect(pairs.study.features.map(({ name }) => name)).toEqual(['has "cat sat"', 'has "the cat"']);
	});
});

describe('pca', () => {
	it('equals scikit-learn 1.2.1 PCA up to the sign', () => {
		const rows = table(
			[numbers('a', [1, 2, 3, 4, 6, 5]), numbers('b', [5, 3, 8, 1, 2, 9]), numbers('c', [2, 2.5, 1, 7, 4, 3])],
			[0, 0, 0, 1, 1, 1]
		);
		const { study } = run({ kind: 'pca', components: 2 }, rows);
		[1.192201, -0.906437, 4.036845, -5.04669, -2.979317, 3.703398].forEach((value, i) =>
			expect(values(study, 'component 1')[i]).toBeCloseTo(value, 5)
		);
		[-2.517815, -2.139989, -0.191624, 0.671252, 1.533855, 2.644321].forEach((value, i) =>
			expect(values(study, 'component 2')[i]).toBeCloseTo(value, 5)
		);
	});
});

describe('lag', () => {
	const time = { kind: 'numeric', name: 'day', values: Float64Array.of(3, 1, 2, 4) } as const;
	const rows = table([numbers('a', [30, 10, 20, 40])], [0, 1, 0, 1], { time });
	it('looks back in time, and forward when negative', () => {
		expect(values(run({ kind: 'lag', by: 1 }, rows).study, 'a 1 before')).toEqual([20, NaN, 10, 30]);
		expect(values(run({ kind: 'lag', by: -1, fitOn: 'all' }, rows).study, 'a 1 after')).toEqual([40, 20, 30, NaN]);
	});
	it('stays within a group', () => {
		const group = { kind: 'categorical', name: 'g', levels: ['x', 'y'], codes: Int32Array.of(0, 1, 0, 1) } as const;
		expect(values(run({ kind: 'lag', by: 1 }, { ...rows, roles: { time, group } }).study, 'a 1 before')).toEqual([20, NaN, NaN, 10]);
	});
	it('a train row in scope train does not look at other parts', () => {
		const train = Int32Array.of(0, 1);
		expect(values(run({ kind: 'lag', by: 1 }, rows, train).study, 'a 1 before')).toEqual([NaN, NaN, 10, 30]);
	});
});

describe('the registry', () => {
	it('has every step that is described, and says which changes rows', () => {
		for (const { kind, learns } of STEPS) {
			if (learns === 'rows') expect(() => columnStep(kind)).toThrow('changes rows');
			else expect(columnStep(kind).kind).toBe(kind);
		}
		expect(() => columnStep('standardise')).toThrow('Did you mean "standardize"?');
	});
	it('refuses unknown parameters and bad values', () => {
		const rows = table([numbers('a', [1, 2])], [0, 1]);
		expect(() => run({ kind: 'select-k-best', best: 3 }, rows)).toThrow('step (select-k-best).best is not known');
		expect(() => run({ kind: 'cyclic', column: 'a', period: -1 }, rows)).toThrow('must lie between');
	});
});
