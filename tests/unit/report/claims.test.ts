import { describe, expect, it } from 'vitest';
import { numbersIn, standingOf } from '#lib/report/claims.ts';
import type { Fact } from '#lib/report/document.ts';

const facts: readonly Fact[] = [
	{ id: 'run-1', section: 'gap', says: 'run 1', numbers: [0.9934, 0.7961, -0.1973, 3000, 3] },
	{ id: 'test', section: 'test', says: 'test', numbers: [0.8012] }
];
const standing = (text: string, cites: string | null = 'run-1') => standingOf({ id: 'c', text, cites }, facts).kind;

describe('numbersIn', () => {
	it.each([
		['from 0.81 to 79.6%, on 3,000 rows', ['0.81', '79.6%', '3,000']],
		['\u22120.197 and +0.02', ['\u22120.197', '+0.02']],
		['an L2 of 0.01 in run-2', ['0.01']],
		['none', []]
	])('%s', (text, numbers) => expect(numbersIn(text)).toEqual(numbers));
});

describe('standingOf', () => {
	it.each([
		['Training said 0.993, validation 0.796.', 'backed'],
		['Validation was 79.6%, on 3,000 rows over 3 seeds.', 'backed'],
		['It lost 0.197, that is 20 points.', 'backed'],
		['Two of five columns mattered, and 11 did not.', 'backed'],
		['The sealed set said 0.801.', 'backed'],
		['Validation was 0.797.', 'stray'],
		['On 3,001 rows it held.', 'stray'],
		['It fell by 21%.', 'stray']
	])('%s', (text, kind) => expect(standing(text)).toBe(kind));

	it('needs a fact that is in this log', () => {
		expect(standing('No number here.', null)).toBe('no-run');
		expect(standing('No number here.', 'run-7')).toBe('no-run');
		expect(standing('No number here.')).toBe('backed');
	});
});
