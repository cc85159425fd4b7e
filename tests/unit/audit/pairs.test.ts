import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createOwnTable } from '#lib/audit/own-table.ts';
import { setAside, withoutGroups, withoutLater, withoutTwins, type Pair } from '#lib/audit/pairs.ts';
import { createStream } from '#lib/core/random.ts';
import type { Table } from '#lib/core/table.ts';

const N = 400;
const sidesOf = (seed: number) => {
	const order = createStream(seed).permutation(N);
	return { train: order.slice(0, 280), held: order.slice(280) };
};
const seeds = fc.integer({ min: 0, max: 1e6 });
const groupsOf = (seed: number, n: number): Int32Array => {
	const stream = createStream(seed).fork('groups');
	return Int32Array.from({ length: N }, () => stream.integer(n));
};

const sameRows = ({ reported, honest }: Pair): void => {
	expect(Array.from(reported.validation)).toEqual(Array.from(honest.validation));
	expect(reported.train).toHaveLength(honest.train.length);
};

describe('the same rows with and without', () => {
	it('leaves no row of a scored group among the honest train rows, and scores each held row once', () => {
		fc.assert(
			fc.property(seeds, fc.integer({ min: 6, max: 40 }), (seed, n) => {
				const codes = groupsOf(seed, n);
				const sides = sidesOf(seed);
				const pairs = withoutGroups(codes, sides, createStream(seed));
				expect(pairs.length).toBeGreaterThan(0);
				expect(pairs.length).toBeLessThanOrEqual(3);
				for (const pair of pairs) {
					sameRows(pair);
					const scored = new Set(pair.honest.validation.map((row) => codes[row]));
					expect(pair.honest.train.some((row) => scored.has(codes[row]))).toBe(false);
				}
				const all = pairs.flatMap(({ honest }) => [...honest.validation]);
				expect(new Set(all).size).toBe(all.length);
				const held = new Set(sides.held);
				expect(all.every((row) => held.has(row))).toBe(true);
				// A third with fewer rows than settle anything is left out.
				if (pairs.length === 3) expect(all).toHaveLength(sides.held.length);
			}),
			{ numRuns: 30 }
		);
	});

	it('leaves no copy of a scored row, and no row of its time', () => {
		fc.assert(
			fc.property(seeds, (seed) => {
				const setOf = groupsOf(seed, 300);
				const sides = sidesOf(seed);
				for (const pair of withoutTwins({ setOf, repeated: 0, sets: 300 }, sides, createStream(seed))) {
					sameRows(pair);
					const scored = new Set(pair.honest.validation.map((row) => setOf[row]));
					expect(pair.honest.train.some((row) => scored.has(setOf[row]))).toBe(false);
				}
				const times = Float64Array.from({ length: N }, (_, row) => (row * 7) % 365);
				const [later] = withoutLater(times, sides, createStream(seed));
				sameRows(later);
				const first = Math.min(...later.honest.validation.map((row) => times[row]));
				expect(Math.max(...later.honest.train.map((row) => times[row]))).toBeLessThan(first);
			}),
			{ numRuns: 30 }
		);
	});

	it('sets each train row aside once, and whole groups where the held rows are of others', () => {
		const codes = Int32Array.from({ length: N }, (_, row) => Math.floor(row / 10));
		const group = { kind: 'categorical', name: 'g', levels: Array.from({ length: 40 }, (_, i) => `g${i}`), codes } as const;
		const table: Table = {
			nRows: N,
			features: [],
			target: { kind: 'regression', name: 'y', yTrue: new Float64Array(N) },
			roles: { group }
		};
		const apart = { train: Int32Array.from({ length: 280 }, (_, i) => i), held: Int32Array.from({ length: 120 }, (_, i) => 280 + i) };
		const pairs = setAside(table, apart, createStream(1));
		expect(pairs.flatMap(({ honest }) => [...honest.validation]).sort((a, b) => a - b)).toEqual([...apart.train]);
		for (const { reported, honest } of pairs) {
			expect(Array.from(reported.train)).toEqual(Array.from(honest.train));
			const aside = new Set(honest.validation.map((row) => codes[row]));
			expect(honest.train.some((row) => aside.has(codes[row]))).toBe(false);
		}
	});

	it('gives nothing where too few rows are left', () => {
		const sides = { train: Int32Array.from([0, 1, 2]), held: Int32Array.from([3, 4]) };
		expect(withoutGroups(new Int32Array(N), sides, createStream(1))).toEqual([]);
	});
});

describe('the world of a table that somebody brings', () => {
	it('keeps a row in its place from the end, so that two arrangements can be paired', () => {
		const values = Float64Array.from({ length: N }, (_, row) => row);
		const table: Table = {
			nRows: N,
			features: [{ kind: 'numeric', name: 'x', values }],
			target: { kind: 'regression', name: 'y', yTrue: values },
			roles: {}
		};
		const own = createOwnTable(table, new Map());
		const none = new Int32Array(0);
		const held = Int32Array.from([5, 9, 100]);
		const first = own.arrange('many', { train: Int32Array.from([1, 2, 3, 4]), validation: held, test: none });
		const second = own.arrange('few', { train: Int32Array.from([7]), validation: held, test: none });
		const rowsOf = (arrangement: typeof first): number[] => {
			const [x] = own.world.study(arrangement.world, createStream(1), N).features;
			return x.kind === 'numeric' ? [...x.values] : [];
		};
		expect(rowsOf(first).slice(-3)).toEqual([5, 9, 100]);
		expect(rowsOf(second).slice(-4)).toEqual([7, 5, 9, 100]);
		expect(rowsOf(first)).toHaveLength(N);
		expect(first.split).toMatchObject({ by: 'order', train: 4 / N, validation: 3 / N, test: 0 });
		expect(() => own.arrange('twice', { train: held, validation: held, test: none })).toThrow(/two parts/);
		expect(() => own.world.study({ arrangement: 'unknown' }, createStream(1), N)).toThrow(/no arrangement/);
	});
});
