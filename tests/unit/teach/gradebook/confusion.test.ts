import { describe, expect, it } from 'vitest';
import { classConfusion } from '#lib/teach/gradebook/confusion.ts';
import { call, item, student } from './made.ts';

const students = [
	student('a', [item(0, 90, call('OF-CAP', 'OF-CAP', true)), item(1, 0, { name: 'b', ...call('fits', 'OF-DATA') })]),
	student('b', [item(0, 20, call('OF-DATA', 'OF-CAP')), item(1, 0, { name: 'b', ...call('fits', 'OF-DATA') })]),
	student('c', [item(0, 20, { seed: 7, ...call('OF-DATA', 'OF-CAP') }), item(1, 0, { name: 'b', ...call('too-fitted', 'OF-DATA', true) })]),
	student('d', [item(0, 20, { seed: 7, ...call('OF-DATA', 'OF-CAP') }), item(1, 0, { name: 'b' })])
];

describe('what the class takes for what', () => {
	const found = classConfusion(students);

	it('holds families against families and causes against causes', () => {
		expect(found.names).toEqual(['fits', 'too-fitted', 'OF-CAP', 'OF-DATA']);
		expect(found.counts).toEqual([
			[0, 0, 0, 0],
			[2, 1, 0, 0],
			[0, 0, 1, 3],
			[0, 0, 0, 0]
		]);
		expect(found.n).toBe(7);
	});

	it('names the pair that is confused most, of how many chances, and the draws that did it', () => {
		expect(found.pairs.map(({ key, said, wrong, n }) => [key, said, wrong, n])).toEqual([
			['OF-CAP', 'OF-DATA', 3, 4],
			['too-fitted', 'fits', 2, 3]
		]);
		expect(found.pairs[0].at).toEqual([
			{ name: 'a', variant: 0, seed: 7, n: 2 },
			{ name: 'a', variant: 0, seed: 1, n: 1 }
		]);
		expect(found.pairs[0].lookAlike).toBe('OF-CAP|OF-DATA');
		expect(found.pairs[1].lookAlike).toBeNull();
	});

	it('puts an accepted answer on the diagonal of what was said', () => {
		const { names, counts, pairs } = classConfusion([student('a', [item(0, 100, call('INC', 'FIT-OK', true))])]);
		expect([names, counts, pairs]).toEqual([['INC'], [[1]], []]);
	});

	it('leaves out what this vocabulary does not know', () => {
		expect(classConfusion([student('a', [item(0, 0, call('OF-NEW', 'OF-CAP'))])]).n).toBe(0);
	});
});
