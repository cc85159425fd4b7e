import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { benjaminiHochberg, shrunkenShare, sliceTable, worstOfEqualSlices } from '#lib/core/segments.ts';
import type { CategoricalColumn } from '#lib/core/table.ts';
import { binomialLowerTail } from '#lib/core/distributions.ts';
import { createStream } from '#lib/core/random.ts';
import { oracles } from './oracles.ts';

describe('Benjamini–Hochberg', () => {
	test('adjusted p-values, against NumPy 1.24.2', () => {
		const { pValues, adjusted } = oracles.benjaminiHochberg;
		expect(benjaminiHochberg(pValues).adjusted).toEqual(adjusted.map((v) => expect.closeTo(v, 14) as number));
	});
	test('by hand: the paper’s fifteen p-values, four of which are rejected', () => {
		const pValues = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1];
		expect(benjaminiHochberg(pValues, 0.05).rejected.filter(Boolean).length).toBe(4);
	});
	test('never rejects more than a look at each alone would, and keeps their order', () => {
		fc.assert(
			fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (pValues) => {
				const { rejected, adjusted } = benjaminiHochberg(pValues);
				pValues.forEach((p, i) => {
					expect(adjusted[i]).toBeGreaterThanOrEqual(p);
					expect(adjusted[i]).toBeLessThanOrEqual(1);
					if (rejected[i]) expect(p).toBeLessThanOrEqual(0.05);
					pValues.forEach((q, j) => {
						if (p < q) expect(adjusted[i]).toBeLessThanOrEqual(adjusted[j]);
					});
				});
			}),
			{ seed: 1, numRuns: 50 }
		);
	});
	test('refuses what is no p-value', () => expect(() => benjaminiHochberg([0.2, NaN])).toThrow(/p-value 1/));
});

const column = (codes: number[], levels: string[]): CategoricalColumn => ({
	kind: 'categorical',
	name: 'site',
	levels,
	codes: Int32Array.from(codes)
});

describe('slices', () => {
	// 90 of 100 right at a, 12 of 20 at b, none at c; two rows of unknown site, both right.
	const correct = [
		...new Array<number>(90).fill(1),
		...new Array<number>(10).fill(0),
		...new Array<number>(12).fill(1),
		...new Array<number>(8).fill(0),
		1,
		1
	];
	const codes = [...new Array<number>(100).fill(0), ...new Array<number>(20).fill(1), -1, -1];
	const slices = sliceTable(correct, column(codes, ['a', 'b', 'c']));
	test('counts, shares and p-values by hand', () => {
		expect(slices.map(({ level, n, share }) => [level, n, share])).toEqual([
			['a', 100, 0.9],
			['b', 20, 0.6]
		]);
		expect(slices[1].shrunken).toBeCloseTo((12 + 30 * (104 / 122)) / 50, 14);
		expect(slices[1].pValue).toBeCloseTo(binomialLowerTail(12, 20, 104 / 122), 14);
		expect(slices.map(({ flagged }) => flagged)).toEqual([false, true]);
	});
	test('results averaged over refits lie between the whole ones', () => {
		const pValueOf = (third: number) => sliceTable([1, 1, third, 0, 0, 0], column([0, 0, 0, 0, 0, 0], ['a']), { reference: 0.7 })[0].pValue;
		expect(pValueOf(0)).toBeLessThan(pValueOf(0.5));
		expect(pValueOf(0.5)).toBeLessThan(pValueOf(1));
		expect(pValueOf(1 - 1e-12)).toBeCloseTo(pValueOf(1), 10);
	});
	test('a reference may be given', () =>
		expect(sliceTable(correct, column(codes, ['a', 'b', 'c']), { reference: 0.6 })[1].flagged).toBe(false));
	test('slices that do not differ are hardly ever flagged (fixed seeds)', () => {
		let flagged = 0;
		for (let run = 0; run < 200; run++) {
			const stream = createStream(`slices ${run}`);
			const results = Array.from({ length: 400 }, () => (stream.uniform() < 0.85 ? 1 : 0));
			if (
				sliceTable(
					results,
					column(
						results.map((_, i) => i % 10),
						'abcdefghij'.split('')
					)
				).some((slice) => slice.flagged)
			)
				flagged++;
		}
		expect(flagged / 200).toBeLessThan(0.09);
	});
	test('a slice at 0.33 among 0.87 is found', () => {
		const stream = createStream('hidden');
		const sites = Array.from({ length: 1000 }, (_, i) => (i % 12 === 0 ? 1 : 0));
		const found = sliceTable(
			sites.map((site) => (stream.uniform() < (site ? 0.33 : 0.87) ? 1 : 0)),
			column(sites, ['rest', 'hidden'])
		);
		expect(found.map(({ flagged }) => flagged)).toEqual([false, true]);
	});
	test('nonsense is refused', () => {
		expect(() => sliceTable([], column([], []))).toThrow(RangeError);
		expect(() => sliceTable([1], column([0, 0], ['a']))).toThrow(RangeError);
		expect(() => shrunkenShare(3, 2, 0.5)).toThrow(RangeError);
	});
});

describe('the worst of equal slices', () => {
	test('two slices of one row at ½: the worse is right 1 time in 4', () => {
		const worst = worstOfEqualSlices(createStream(1), [1, 1], 0.5, 20000);
		expect(worst.mean).toBeGreaterThan(0.24);
		expect(worst.mean).toBeLessThan(0.26);
	});
	test('many small slices make a bad one by luck alone', () => {
		const worst = worstOfEqualSlices(createStream(1), new Array<number>(20).fill(40), 0.85);
		expect(worst.mean).toBeLessThan(0.76);
		expect(worst.low).toBeLessThan(worst.mean);
		expect(worst.high).toBeGreaterThan(worst.mean);
		expect(worstOfEqualSlices(createStream(1), [40], 0.85).mean).toBeCloseTo(0.85, 2);
	});
	test('nonsense is refused', () => expect(() => worstOfEqualSlices(createStream(1), [3, 0], 0.5)).toThrow(RangeError));
});
