import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bandOverRefits, bestEpoch, fitPowerLaw, honestEarlyStop, powerLawAt } from '#lib/core/curves.ts';
import { createStream } from '#lib/core/random.ts';

describe('a band over refits', () => {
	test('by hand: three refits', () => {
		const band = bandOverRefits([
			[1, 5],
			[2, 5],
			[3, 5]
		]);
		expect(Array.from(band.mean)).toEqual([2, 5]);
		// t on 2 degrees of freedom has the closed form (2p − 1) √(2 / 4p(1−p)); the standard error is 1/√3.
		expect(band.high[0]).toBeCloseTo(2 + (0.95 * Math.sqrt(2 / (4 * 0.975 * 0.025))) / Math.sqrt(3), 10);
		expect([band.low[1], band.high[1], band.minimum[0], band.maximum[0]]).toEqual([5, 5, 1, 3]);
	});
	test('one refit has no interval', () => expect(bandOverRefits([[1]]).low[0]).toBeNaN());
	test('nonsense is refused', () => {
		expect(() => bandOverRefits([])).toThrow(RangeError);
		expect(() => bandOverRefits([[1, 2], [1]])).toThrow(RangeError);
	});
});

describe('the best epoch', () => {
	test('is the earliest of equals and passes over NaN', () => {
		expect(bestEpoch([NaN, 0.5, 0.3, 0.3], 'lower')).toBe(2);
		expect(bestEpoch([0.5, 0.7, 0.7], 'higher')).toBe(1);
		expect(() => bestEpoch([NaN], 'lower')).toThrow(/diverged/);
	});
	test('honestly: chosen on one half, read on the other', () => {
		expect(honestEarlyStop([3, 1, 2], [3, 2, 1.5], 'lower')).toEqual({ epochs: [1, 2], atBest: 2, atEnd: 1.75, gain: -0.25 });
		expect(honestEarlyStop([0.6, 0.9, 0.7], [0.6, 0.8, 0.6], 'higher').gain).toBeCloseTo(0.2, 14);
		expect(() => honestEarlyStop([1], [1, 2], 'lower')).toThrow(RangeError);
	});
	test('a curve of luck alone promises something to the greedy and nothing to the honest (fixed seeds)', () => {
		let [greedy, honest] = [0, 0];
		for (let run = 0; run < 300; run++) {
			const stream = createStream(`luck ${run}`);
			const [a, b] = [Array.from({ length: 60 }, stream.normal), Array.from({ length: 60 }, stream.normal)];
			greedy += a[59] - Math.min(...a);
			honest += honestEarlyStop(a, b, 'lower').gain;
		}
		expect(greedy / 300).toBeGreaterThan(1.8);
		expect(Math.abs(honest / 300)).toBeLessThan(0.2);
	});
});

describe('a power law', () => {
	const sizes = [25, 50, 100, 200, 400, 800];
	test('is found back exactly where it holds', () => {
		fc.assert(
			fc.property(
				fc.double({ min: 0, max: 0.3, noNaN: true }),
				fc.double({ min: 0.5, max: 5, noNaN: true }),
				fc.double({ min: 0.2, max: 1.5, noNaN: true }),
				(floor, scale, exponent) => {
					const law = fitPowerLaw(
						sizes,
						sizes.map((n) => floor + scale * n ** -exponent)
					);
					expect(law.exponent).toBeCloseTo(exponent, 3);
					expect(law.floor).toBeCloseTo(floor, 3);
					expect(powerLawAt(law, 1600)).toBeCloseTo(floor + scale * 1600 ** -exponent, 4);
					expect(law.residual).toBeLessThan(1e-5);
				}
			),
			{ seed: 1, numRuns: 40 }
		);
	});
	test('errors that rise or do not move leave a flat line', () => {
		expect(fitPowerLaw(sizes, [0.1, 0.12, 0.13, 0.15, 0.16, 0.2])).toMatchObject({
			scale: 0,
			floor: expect.closeTo(0.86 / 6, 12) as number
		});
		expect(
			fitPowerLaw(
				sizes,
				sizes.map(() => 0.2)
			)
		).toMatchObject({ floor: expect.closeTo(0.2, 12) as number, residual: expect.closeTo(0, 12) as number });
	});
	test('the floor is never below 0', () => {
		const law = fitPowerLaw([10, 20, 40], [0.4, 0.1, 0.001]);
		expect(law.floor).toBeGreaterThanOrEqual(0);
		expect(law.scale).toBeGreaterThan(0);
	});
	test('nonsense is refused', () => {
		expect(() => fitPowerLaw([10, 10, 20], [1, 1, 1])).toThrow(/three or more different sizes/);
		expect(() => fitPowerLaw([10, 20, 40], [1, NaN, 1])).toThrow(/Point 1/);
		expect(() => fitPowerLaw([0, 20, 40], [1, 1, 1])).toThrow(RangeError);
	});
});
