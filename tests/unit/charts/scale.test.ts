import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createScale, logTicks, niceDomain, niceStep, ticksIn } from '#lib/charts/scale.ts';
import { decimalsOf, tickTexts } from '#lib/charts/tick-text.ts';

const finite = fc.double({ min: -1e6, max: 1e6, noNaN: true });

describe('createScale', () => {
	test('places ends and middle', () => {
		const scale = createScale([0, 60], [40, 568]);
		expect([scale.at(0), scale.at(30), scale.at(60)]).toEqual([40, 304, 568]);
	});
	test('places decades evenly on a log scale', () => {
		const scale = createScale([10, 1000], [0, 100], true);
		expect([scale.at(10), scale.at(100), scale.at(1000)].map(Math.round)).toEqual([0, 50, 100]);
	});
	test('inverts what it places', () => {
		fc.assert(
			fc.property(fc.double({ min: 1, max: 1e4, noNaN: true }), fc.boolean(), (value, log) => {
				const scale = createScale([0.5, 2e4], [40, 700], log);
				expect(scale.invert(scale.at(value))).toBeCloseTo(value, 6 - Math.ceil(Math.log10(value + 1)));
			})
		);
	});
	test.each([
		[[1, 1], false],
		[[NaN, 1], false],
		[[2, 1], false],
		[[0, 1], true]
	] as const)('refuses the domain %j (log: %s) with a cure', (domain, log) => {
		expect(() => createScale(domain, [0, 1], log)).toThrow(/\. (Pass|Drop) /);
	});
});

describe('ticks', () => {
	test.each([
		[1.05, 5, 0.25],
		[0.09, 5, 0.02],
		[60, 8, 10],
		[300, 3, 100]
	])('cuts %f into at most %i steps of %f', (span, count, step) => {
		expect(niceStep(span, count)).toBeCloseTo(step, 12);
	});
	test('whole steps are whole', () => {
		expect([niceStep(3, 8, true), niceStep(20, 8, true), niceStep(60, 8, true)]).toEqual([1, 5, 10]);
	});
	test('are multiples without float dust, and never minus zero', () => {
		const ticks = ticksIn([-0.2, 0.4], 0.1);
		expect(ticks).toEqual([-0.2, -0.1, 0, 0.1, 0.2, 0.3, 0.4]);
		expect(Object.is(ticks[2], -0)).toBe(false);
	});
	test('of a log axis are 1, 3, 10 where there is room and powers of ten where there is not', () => {
		expect(logTicks([10, 6000], 7)).toEqual([10, 30, 100, 300, 1000, 3000]);
		expect(logTicks([10, 6000], 3)).toEqual([10, 100, 1000]);
	});
	test('say as many decimals as the step needs, with the true minus sign', () => {
		expect(tickTexts([0, 0.25, 0.5], 0.25)).toEqual(['0.00', '0.25', '0.50']);
		expect(tickTexts([0.6, 0.8], 0.2)).toEqual(['0.60', '0.80']);
		expect(tickTexts([-0.02, 0, 0.02], 0.02, 'number', true)).toEqual(['−0.02', '0', '+0.02']);
		expect(tickTexts([0, 0.25, 0.5], 0.25, 'percent')).toEqual(['0%', '25%', '50%']);
		expect(tickTexts([0, 1000], 1000, 'integer')).toEqual(['0', '1,000']);
		expect([decimalsOf(0.025), decimalsOf(2), decimalsOf(1e-9)]).toEqual([3, 0, 6]);
	});
});

describe('niceDomain', () => {
	test('holds every value, starts on a tick and keeps to its bounds', () => {
		fc.assert(
			fc.property(fc.array(finite, { minLength: 1, maxLength: 30 }), fc.integer({ min: 2, max: 8 }), (values, count) => {
				const { domain, step } = niceDomain(values, { count });
				expect(domain[0]).toBeLessThanOrEqual(Math.min(...values));
				expect(domain[1]).toBeGreaterThanOrEqual(Math.max(...values));
				expect(Math.abs(domain[0] / step - Math.round(domain[0] / step))).toBeLessThan(1e-4);
			})
		);
		expect(niceDomain([0.5, 1], { count: 5, floor: 0, roof: 1 }).domain).toEqual([0.4, 1]);
	});
	test('makes room around a single value', () => {
		const { domain } = niceDomain([0.7, 0.7], { count: 4 });
		expect(domain[0]).toBeLessThan(0.7);
		expect(domain[1]).toBeGreaterThan(0.7);
	});
	test('leaves out what is not finite, and refuses nothing at all', () => {
		expect(niceDomain([NaN, 1, 2, Infinity], { count: 4 }).domain[1]).toBeLessThan(3);
		expect(() => niceDomain([NaN], { count: 4 })).toThrow(/Pass at least one/);
	});
});
