import { describe, expect, test } from 'vitest';
import { readCurve } from '#lib/charts/curve-shape.ts';

const at = (n: number, f: (i: number) => number) => Array.from({ length: n }, (_, i) => f(i));

describe('readCurve', () => {
	test.each([
		['almost-nothing', at(61, (e) => 0.9 * Math.exp(-e / 8))],
		['settles', at(61, (e) => 0.4 + 0.5 * Math.exp(-e / 4))],
		['still-improving', at(61, (e) => 0.9 - 0.005 * e)],
		['turns', at(61, (e) => (e < 6 ? 0.9 - 0.08 * e : 0.42 + 0.006 * (e - 6)))],
		['worsens', at(61, (e) => 0.7 + 0.01 * e)],
		['flat', at(61, (e) => 0.69 + 0.005 * Math.sin(e))]
	] as const)('reads a loss that is %s', (shape, values) => {
		expect(readCurve(values, 'lower', 0).shape).toBe(shape);
	});
	test.each([
		['settles', at(61, (e) => 0.8 - 0.3 * Math.exp(-e / 3))],
		['turns', at(61, (e) => (e < 10 ? 0.5 + 0.03 * e : 0.8 - 0.001 * (e - 10)))],
		['still-improving', at(61, (e) => 0.5 + 0.005 * e)],
		['worsens', at(61, (e) => 0.8 - 0.004 * e)],
		['flat', at(61, () => 0.8)]
	] as const)('reads an accuracy that is %s', (shape, values) => {
		expect(readCurve(values, 'higher', 0.01).shape).toBe(shape);
	});
	test('names the first best epoch and both ends', () => {
		expect(readCurve([0.9, 0.5, 0.4, 0.4, 0.6], 'lower', 0)).toMatchObject({ shape: 'turns', start: 0.9, end: 0.6, best: 0.4, bestAt: 2 });
	});
	test('does not call a wiggle a turn', () => {
		// A rise of 0.01 after a fall of 0.5 is 2% of it.
		expect(readCurve([0.9, 0.5, 0.4, 0.4, 0.41], 'lower', 0).shape).toBe('settles');
	});
	test('leaves out what is not a number, and keeps the places of the rest', () => {
		expect(readCurve([0.9, NaN, 0.3, 0.6, NaN], 'lower', 0)).toMatchObject({ bestAt: 2, end: 0.6, shape: 'turns' });
	});
	test('refuses a curve of nothing', () => {
		expect(() => readCurve([NaN], 'lower', 0)).toThrow(/diverged/);
	});
});
