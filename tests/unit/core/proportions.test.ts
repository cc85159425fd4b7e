import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { atLeastOne, betaQuantile, binomialLowerTail, binomialUpperTail, studentTCdf, studentTQuantile } from '#lib/core/distributions.ts';
import { finding, requiredRows, selectionOptimism } from '#lib/core/findings.ts';
import {
	clopperPearsonInterval,
	mcnemarTest,
	newcombeInterval,
	normalScore,
	rowsForHalfWidth,
	wilsonInterval
} from '#lib/core/proportions.ts';
import { oracles } from './oracles.ts';

describe('distributions, against scipy 1.10.1', () => {
	test.each(oracles.betaQuantile)('the $p point of Beta($a, $b)', ({ p, a, b, y }) => expect(betaQuantile(p, a, b)).toBeCloseTo(y, 12));
	test.each(oracles.studentT)('t on $degrees degrees of freedom', ({ t, degrees, cdf, p, quantile }) => {
		expect(studentTCdf(t, degrees)).toBeCloseTo(cdf, 12);
		expect(studentTQuantile(p, degrees) / quantile).toBeCloseTo(1, 9);
	});
	test.each(oracles.binomial)('$k of $n at $p', ({ k, n, p, lower, upper }) => {
		expect(binomialLowerTail(k, n, p)).toBeCloseTo(lower, 12);
		expect(binomialUpperTail(k, n, p)).toBeCloseTo(upper, 12);
	});
	test('ends', () => {
		expect([
			binomialLowerTail(-1, 5, 0.3),
			binomialLowerTail(5, 5, 0.3),
			binomialUpperTail(0, 5, 0.3),
			binomialUpperTail(6, 5, 0.3)
		]).toEqual([0, 1, 1, 0]);
		expect([studentTQuantile(0, 3), studentTQuantile(0.5, 3), studentTQuantile(1, 3)]).toEqual([-Infinity, 0, Infinity]);
		expect([betaQuantile(0, 2, 2), betaQuantile(1, 2, 2)]).toEqual([0, 1]);
		for (const refused of [
			() => betaQuantile(1.1, 1, 1),
			() => studentTCdf(0, 0),
			() => binomialLowerTail(1, 2, -0.1),
			() => studentTQuantile(NaN, 3)
		])
			expect(refused).toThrow(RangeError);
	});
	test('at least one of m', () => {
		expect(atLeastOne(0.05, 20)).toBeCloseTo(1 - 0.95 ** 20, 14);
		expect(atLeastOne(1e-18, 1000)).toBeCloseTo(1e-15, 25);
		expect(atLeastOne(1, 0)).toBe(0);
	});
});

describe('intervals of a share, against scipy 1.10.1', () => {
	test.each(oracles.shares)('$k of $n', ({ k, n, level, wilson, exact }) => {
		const [own, ownExact] = [wilsonInterval(k, n, level), clopperPearsonInterval(k, n, level)];
		expect([own.low, own.high]).toEqual(wilson.map((v) => expect.closeTo(v, 12) as number));
		expect([ownExact.low, ownExact.high]).toEqual(exact.map((v) => expect.closeTo(v, 11) as number));
	});
	test('Wilson by hand: 8 of 10', () => {
		// z = 1.96: centre (0.8 + 0.19207) / 1.38415, half 1.96 √(0.016 + 0.0096036) / 1.38415
		expect(wilsonInterval(8, 10).low).toBeCloseTo(0.4902, 4);
		expect(wilsonInterval(8, 10).high).toBeCloseTo(0.9433, 4);
	});
	test("Newcombe's own example: 56 of 70 and 48 of 80", () => {
		const { low, high } = newcombeInterval({ successes: 56, n: 70 }, { successes: 48, n: 80 });
		expect(low).toBeCloseTo(0.0524, 4);
		expect(high).toBeCloseTo(0.3339, 4);
	});
	test('contain the share, stay in [0, 1], mirror each other, and the exact one contains more', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 400 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, at) => {
				const k = Math.round(at * n);
				const [w, e] = [wilsonInterval(k, n), clopperPearsonInterval(k, n)];
				for (const interval of [w, e]) {
					expect(interval.low).toBeGreaterThanOrEqual(0);
					expect(interval.high).toBeLessThanOrEqual(1);
					expect(interval.low).toBeLessThanOrEqual(k / n);
					expect(interval.high).toBeGreaterThanOrEqual(k / n);
				}
				expect(wilsonInterval(n - k, n).high).toBeCloseTo(1 - w.low, 12);
				expect(wilsonInterval(k * 4, n * 4).high - wilsonInterval(k * 4, n * 4).low).toBeLessThan(w.high - w.low);
			}),
			{ seed: 1, numRuns: 60 }
		);
	});
	test('cover what they promise: summed over every outcome, not simulated', () => {
		// Exact coverage at 40 shares for n = 50: Clopper–Pearson never under its level, Wilson's mean near it.
		const n = 50;
		let total = 0;
		for (let i = 1; i <= 40; i++) {
			const p = i / 41;
			const covered = (interval: (k: number, n: number) => { low: number; high: number }) => {
				let chance = 0;
				for (let k = 0; k <= n; k++) {
					const { low, high } = interval(k, n);
					if (low <= p && p <= high) chance += binomialLowerTail(k, n, p) - binomialLowerTail(k - 1, n, p);
				}
				return chance;
			};
			expect(covered(clopperPearsonInterval)).toBeGreaterThanOrEqual(0.95);
			total += covered(wilsonInterval);
		}
		expect(total / 40).toBeGreaterThan(0.945);
		expect(total / 40).toBeLessThan(0.96);
	});
	test.each([
		[0, 0],
		[-1, 5],
		[6, 5],
		[NaN, 5]
	])('refuses %s of %s', (k, n) => {
		expect(() => wilsonInterval(k, n)).toThrow(RangeError);
		expect(() => clopperPearsonInterval(k, n)).toThrow(RangeError);
	});
	test('refuses a level of 0 or 1', () => {
		expect(() => wilsonInterval(1, 2, 1)).toThrow(/level lies in \(0, 1\)/);
		expect(() => normalScore(0)).toThrow(RangeError);
		expect(normalScore(0.95)).toBeCloseTo(1.959963984540054, 14);
	});
});

describe('McNemar', () => {
	test('by hand: 1 against 7 of 8 rows that differ', () => {
		const yTrue = new Array<number>(20).fill(1);
		const first = yTrue.map((_, i) => (i < 7 ? 0 : 1));
		const second = yTrue.map((_, i) => (i === 10 ? 0 : 1));
		expect(mcnemarTest(yTrue, first, second)).toEqual({ onlyFirst: 1, onlySecond: 7, pValue: expect.closeTo((2 * 9) / 256, 14) as number });
	});
	test('models that never differ', () => expect(mcnemarTest([0, 1], [0, 0], [0, 0])).toEqual({ onlyFirst: 0, onlySecond: 0, pValue: 1 }));
	test('refuses other rows', () => expect(() => mcnemarTest([0, 1], [0], [0, 1])).toThrow(RangeError));
});

describe('findings', () => {
	const tau = 0.03;
	test.each([
		['clears half of τ and reaches it', 0.05, 0.02, 0.08, 'present'],
		['reaches τ, interval too wide', 0.05, 0.01, 0.09, 'inconclusive'],
		['clears half of τ, estimate too small', 0.02, 0.018, 0.022, 'absent'],
		['stays under 2 τ', 0.01, -0.03, 0.05, 'absent'],
		['at the edge of half of τ', 0.05, 0.015, 0.08, 'inconclusive'],
		['present wins where both hold', 0.035, 0.02, 0.05, 'present'],
		['better on unseen data', -0.2, -0.3, -0.1, 'absent']
	] as const)('%s', (_, difference, low, high, expected) => expect(finding(difference, { low, high }, tau)).toBe(expected));
	test('rows that would settle it: 1.96² × 0.21 / 0.015²', () => {
		expect(requiredRows(0.7, 0.03)).toBe(3586);
		expect(rowsForHalfWidth(0.9, 0.02)).toBe(865);
		expect(rowsForHalfWidth(0.9, 0.05)).toBe(139);
	});
	test('optimism of the best of 50 on 100 rows at 0.7', () => {
		expect(selectionOptimism(50, 0.7, 100)).toBeCloseTo(0.1282, 4);
		expect(selectionOptimism(1, 0.7, 100)).toBe(0);
	});
	test('nonsense is refused', () => {
		expect(() => finding(NaN, { low: 0, high: 1 }, tau)).toThrow(RangeError);
		expect(() => finding(0, { low: NaN, high: 1 }, tau)).toThrow(RangeError);
		expect(() => finding(0, { low: 0, high: 1 }, 0)).toThrow(RangeError);
		expect(() => requiredRows(0.5, 0)).toThrow(RangeError);
		expect(() => selectionOptimism(0, 0.5, 10)).toThrow(RangeError);
	});
});
