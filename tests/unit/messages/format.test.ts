import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import {
	formatBytes,
	formatCount,
	formatDifference,
	formatDuration,
	formatInterval,
	formatList,
	formatMinutes,
	formatNumber,
	formatPercent,
	formatPlural,
	formatPoints,
	formatScore,
	formatSetting
} from '#lib/messages/format.ts';

const MINUS = '\u2212';

describe('numbers as words', () => {
	it.each([
		[0.7971, '0.797'],
		[1, '1.00'],
		[12.34, '12.3'],
		[1234, '1,230'],
		[0, '0'],
		[-0.0123, `${MINUS}0.0123`]
	])('writes the measured value %d as %s', (value, text) => expect(formatNumber(value)).toBe(text));

	it.each([
		[0.797, '0.797'],
		[0.0131, '0.013'],
		[1, '1.00'],
		[0.9996, '1.00'],
		[0, '0.000'],
		[-0.0204, `${MINUS}0.020`],
		[-0.0001, '0.000'],
		[2.345, '2.35']
	])('writes the score %d as %s', (value, text) => expect(formatScore(value)).toBe(text));

	it.each([
		[0.0131, '+0.013'],
		[-0.02, `${MINUS}0.020`],
		[0, '0.000'],
		[0.0002, '0.000']
	])('writes the difference %d as %s', (value, text) => expect(formatDifference(value)).toBe(text));

	it.each([
		[0.1, '0.1'],
		[0.003, '0.003'],
		[60, '60'],
		[1200, '1,200'],
		[0.0300001, '0.03']
	])('writes the setting %d as %s', (value, text) => expect(formatSetting(value)).toBe(text));

	it('writes counts, percentages and points', () => {
		expect(formatCount(3000)).toBe('3,000');
		expect(formatPercent(0.786)).toBe('79%');
		expect(formatPoints(0.013)).toBe('1.3');
		expect(formatPoints(0.2)).toBe('20');
		expect(formatPoints(-0.013)).toBe(`${MINUS}1.3`);
		expect(formatInterval(0.7821, 0.8112)).toBe('0.782 to 0.811');
		expect(formatInterval(0.61, 1, formatPercent)).toBe('61% to 100%');
	});

	it('writes lengths of time and sizes', () => {
		expect(formatDuration(30)).toBe('0.1 s');
		expect(formatDuration(4200)).toBe('4 s');
		expect(formatDuration(59_700)).toBe('1 min');
		expect(formatMinutes(8)).toBe('8 min');
		expect(formatMinutes(70)).toBe('1 h 10 min');
		expect(formatMinutes(120)).toBe('2 h');
		expect(formatBytes(640_000)).toBe('640 kB');
		expect(formatBytes(1_250_000)).toBe('1.3 MB');
	});

	it('writes plurals and lists', () => {
		expect(formatPlural(1, 'case', 'cases')).toBe('1 case');
		expect(formatPlural(0, 'case', 'cases')).toBe('0 cases');
		expect(formatList(['a', 'b', 'c'])).toBe('a, b and c');
	});

	it('says that an undefined value is not defined, and never writes a hyphen for a minus', () => {
		for (const write of [formatNumber, formatScore, formatDifference, formatSetting, formatCount, formatPercent, formatPoints]) {
			expect(write(NaN)).toBe('not defined');
			expect(write(-0)).not.toContain(MINUS);
		}
		fc.assert(
			fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), (value) => {
				for (const write of [formatNumber, formatScore, formatDifference, formatSetting, formatCount, formatPercent, formatPoints]) {
					const text = write(value);
					expect(text).not.toContain('-');
					if (/^[0.,%]+$/.test(text)) continue;
					expect(text.includes(MINUS)).toBe(value < 0);
				}
			})
		);
	});
});
