import { describe, expect, it } from 'vitest';
import { pairsOf } from '#lib/instruments/reliability.ts';

describe('probabilities of a forest', () => {
	it('that pass 1 by the last bit are cut, and no others change', () => {
		const above = 1 + Number.EPSILON;
		const yTrue = Float32Array.from([0, 1, 1]);
		expect([...pairsOf(Float64Array.from([0.25, above, 1]), yTrue, 2, 'positive').probabilities]).toEqual([0.25, 1, 1]);
		const plain = Float64Array.from([0.25, 0.75, 1]);
		expect(pairsOf(plain, yTrue, 2, 'positive').probabilities).toBe(plain);
		const { probabilities, outcomes } = pairsOf(Float64Array.from([0.25, above, 0.5]), yTrue, 2, 'confidence');
		expect([...probabilities]).toEqual([0.75, 1, 0.5]);
		expect([...outcomes].slice(0, 2)).toEqual([1, 1]);
	});
});
