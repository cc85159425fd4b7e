import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createStream } from '#lib/core/random.ts';
import type { SplitSpec } from '#lib/pipeline/spec.ts';
import { splitTable } from '#lib/pipeline/split.ts';
import type { Split } from '#lib/pipeline/split-sizes.ts';
import { makeTable } from './make.ts';

const BY = ['row', 'stratified', 'group', 'time', 'order'] as const;
const PARTS = ['train', 'validation', 'test'] as const;

const rows = (split: Split): number[] => [...split.train, ...split.validation, ...split.test];
const fractions = fc
	.tuple(fc.integer({ min: 30, max: 70 }), fc.integer({ min: 10, max: 25 }))
	.map(([train, validation]) => ({ train: train / 100, validation: validation / 100, test: (100 - train - validation) / 100 }));
const tables = fc.record({
	nRows: fc.integer({ min: 30, max: 400 }),
	seed: fc.integer({ min: 0, max: 1e6 }),
	groups: fc.integer({ min: 6, max: 40 })
});

describe('every split', () => {
	it.each(BY)('%s: parts are disjoint and, when fractions sum to 1, complete', (by) => {
		fc.assert(
			fc.property(tables, fractions, ({ nRows, seed, groups }, parts) => {
				const table = makeTable(nRows, seed, { groups, moments: 100000 });
				const split = splitTable(table, { by, ...parts }, createStream(seed));
				expect(rows(split).sort((a, b) => a - b)).toEqual(Array.from({ length: nRows }, (_, i) => i));
			}),
			{ numRuns: 60 }
		);
	});

	it.each(BY)('%s: counts are met (whole groups: to within one group), and rows are in one part at most', (by) => {
		fc.assert(
			fc.property(tables, ({ nRows, seed, groups }) => {
				const table = makeTable(nRows, seed, { groups, moments: 1e9 });
				const counts = { train: Math.floor(nRows / 2), validation: Math.floor(nRows / 5), test: Math.floor(nRows / 6) };
				const split = splitTable(table, { by, ...counts }, createStream(seed));
				expect(new Set(rows(split)).size).toBe(rows(split).length);
				const largest = Math.max(
					...Array.from({ length: groups }, (_, g) => table.roles.group?.codes.filter((code) => code === g).length ?? 0)
				);
				for (const part of PARTS) {
					if (by === 'group') expect(Math.abs(split[part].length - counts[part])).toBeLessThanOrEqual(part === 'train' ? nRows : largest);
					else expect(split[part].length).toBe(counts[part]);
				}
			}),
			{ numRuns: 60 }
		);
	});

	it.each(['row', 'stratified', 'time', 'order'] as const)('%s: growing train leaves validation and test as they were', (by) => {
		fc.assert(
			fc.property(tables, ({ nRows, seed }) => {
				const table = makeTable(nRows, seed, { moments: 1e9 });
				const at = (train: number): Split => splitTable(table, { by, train, validation: 8, test: 7 }, createStream(seed));
				const [small, large] = [at(6), at(nRows - 15)];
				expect([...large.validation]).toEqual([...small.validation]);
				expect([...large.test]).toEqual([...small.test]);
				for (const row of small.train) expect(large.train).toContain(row);
			}),
			{ numRuns: 40 }
		);
	});

	it('is the same for the same stream and another for another', () => {
		const table = makeTable(200, 1);
		const spec: SplitSpec = { by: 'row', train: 0.6, validation: 0.2, test: 0.2 };
		expect(splitTable(table, spec, createStream(4))).toEqual(splitTable(table, spec, createStream(4)));
		expect(splitTable(table, spec, createStream(4))).not.toEqual(splitTable(table, spec, createStream(5)));
	});
});

describe('row split of exchangeable rows', () => {
	it('takes validation, test and train as the rows come', () => {
		const split = splitTable(makeTable(10, 1), { by: 'row', train: 5, validation: 3, test: 2 }, createStream(1), true);
		expect([[...split.validation], [...split.test], [...split.train]]).toEqual([
			[0, 1, 2],
			[3, 4],
			[5, 6, 7, 8, 9]
		]);
	});
});

describe('stratified split', () => {
	it('gives each part the classes of the table, to within one row', () => {
		fc.assert(
			fc.property(tables, fractions, ({ nRows, seed }, parts) => {
				const table = makeTable(nRows, seed);
				const split = splitTable(table, { by: 'stratified', ...parts }, createStream(seed));
				const ones = (part: Int32Array): number => part.reduce((sum, row) => sum + table.target.yTrue[row], 0);
				const share = ones(Int32Array.from(rows(split))) / nRows;
				for (const part of PARTS)
					expect(Math.abs(ones(split[part]) - share * split[part].length)).toBeLessThanOrEqual(part === 'train' ? 2 : 1);
			}),
			{ numRuns: 60 }
		);
	});

	it('mixes the classes inside a part', () => {
		const table = makeTable(300, 3);
		const labels = [...splitTable(table, { by: 'stratified', train: 0.6, validation: 0.2, test: 0.2 }, createStream(3)).validation].map(
			(row) => table.target.yTrue[row]
		);
		expect(labels).not.toEqual([...labels].sort());
	});
});

describe('group split', () => {
	it('keeps every group in one part and gives each part at least one', () => {
		fc.assert(
			fc.property(tables, fractions, ({ nRows, seed, groups }, parts) => {
				const table = makeTable(nRows, seed, { groups });
				const split = splitTable(table, { by: 'group', ...parts }, createStream(seed));
				const groupsOf = (part: Int32Array): Set<number> => new Set([...part].map((row) => table.roles.group?.codes[row] ?? -1));
				const [train, validation, test] = PARTS.map((part) => groupsOf(split[part]));
				for (const group of validation) expect(train.has(group) || test.has(group)).toBe(false);
				for (const group of test) expect(train.has(group)).toBe(false);
				for (const part of PARTS) expect(split[part].length).toBeGreaterThan(0);
			}),
			{ numRuns: 60 }
		);
	});
});

describe('time split', () => {
	it('puts every train row before every validation row, and these before every test row', () => {
		fc.assert(
			fc.property(tables, fractions, ({ nRows, seed }, parts) => {
				const table = makeTable(nRows, seed, { moments: 300 });
				const times = table.roles.time?.values ?? new Float64Array();
				const split = splitTable(table, { by: 'time', ...parts }, createStream(seed));
				const [train, validation, test] = PARTS.map((part) => [...split[part]].map((row) => times[row]));
				expect(Math.max(...train)).toBeLessThan(Math.min(...validation));
				expect(Math.max(...validation)).toBeLessThan(Math.min(...test));
			}),
			{ numRuns: 60 }
		);
	});

	it('drops the train rows within the embargo, and no others', () => {
		fc.assert(
			fc.property(tables, fc.integer({ min: 1, max: 40 }), ({ nRows, seed }, embargo) => {
				const table = makeTable(nRows, seed, { moments: 300 });
				const times = table.roles.time?.values ?? new Float64Array();
				const spec = { by: 'time', train: 0.6, validation: 0.2, test: 0.2 } as const;
				const without = splitTable(table, spec, createStream(seed));
				const split = splitTable(table, { ...spec, embargo }, createStream(seed));
				const start = Math.min(...[...split.validation].map((row) => times[row]));
				expect([...split.train]).toEqual([...without.train].filter((row) => start - times[row] > embargo));
				expect([...split.validation]).toEqual([...without.validation]);
			}),
			{ numRuns: 40 }
		);
	});

	it('fills a train part that is a count from before the embargo', () => {
		const table = {
			...makeTable(10, 1),
			roles: { time: { kind: 'numeric', name: 'day', values: Float64Array.from({ length: 10 }, (_, i) => i) } }
		} as const;
		const split = splitTable(table, { by: 'time', train: 3, validation: 2, test: 2, embargo: 2 }, createStream(1));
		expect([[...split.train], [...split.validation], [...split.test]]).toEqual([
			[1, 2, 3],
			[6, 7],
			[8, 9]
		]);
	});
});

describe('order split', () => {
	it('takes the last rows of the file for test and those before them for validation', () => {
		const split = splitTable(makeTable(10, 1), { by: 'order', train: 0.5, validation: 0.3, test: 0.2 }, createStream(1));
		expect([[...split.train], [...split.validation], [...split.test]]).toEqual([
			[0, 1, 2, 3, 4],
			[5, 6, 7],
			[8, 9]
		]);
	});
});

describe('what cannot be split is said', () => {
	const cases: readonly (readonly [string, Partial<SplitSpec>, Parameters<typeof makeTable>[2] | undefined, string])[] = [
		['too many rows', { train: 90, validation: 20, test: 0 }, undefined, 'asks for 90 + 20 + 0 rows, and there are 100'],
		['fractions over 1', { train: 0.8, validation: 0.3, test: 0 }, undefined, 'sum to 1.100'],
		['negative part', { train: -1 }, undefined, 'pipeline.split.train is -1'],
		['half a row', { train: 20.5 }, undefined, 'a count of rows is a whole number'],
		['empty part', { train: 0.8, validation: 0.001, test: 0.1 }, undefined, 'no row for validation'],
		['no train', { train: 0, validation: 0.5, test: 0.5 }, undefined, 'no row for train'],
		['too few groups', { by: 'group' }, { groups: 2 }, 'at least 3 groups'],
		['one moment', { by: 'time' }, { moments: 1 }, 'too many rows share one moment'],
		['long embargo', { by: 'time', embargo: 1e6 }, {}, 'embargo of 1000000 is too long'],
		['negative embargo', { by: 'time', embargo: -2 }, {}, 'pipeline.split.embargo is -2']
	];
	it.each(cases)('%s', (_, change, options, sentence) => {
		const spec = { by: 'row', train: 0.6, validation: 0.2, test: 0.2, ...change } as SplitSpec;
		expect(() => splitTable(makeTable(100, 1, options), spec, createStream(1))).toThrow(sentence);
	});

	it('columns that are not there', () => {
		const bare = { ...makeTable(50, 1), roles: {} };
		const parts = { train: 0.6, validation: 0.2, test: 0.2 };
		expect(() => splitTable(bare, { by: 'group', ...parts }, createStream(1))).toThrow('needs a group column');
		expect(() => splitTable(bare, { by: 'time', ...parts }, createStream(1))).toThrow('needs a time column');
		const regression = { ...bare, target: { kind: 'regression', name: 'price', yTrue: new Float64Array(50) } } as const;
		expect(() => splitTable(regression, { by: 'stratified', ...parts }, createStream(1))).toThrow('needs classes, and "price" is a number');
	});
});
