import { expect, it } from 'vitest';
import { faultOf, fuzzCase } from '../../../scripts/audit-fuzz.ts';

it('survives 500 damaged tables: no crash, no hang, and a sentence for each', async () => {
	const faults: string[] = [];
	for (let place = 0; place < 500; place++) {
		const fault = await faultOf(fuzzCase(place, 7), () => performance.now());
		if (fault !== null) faults.push(`case ${place}: ${fault}`);
	}
	expect(faults).toEqual([]);
}, 120_000);

it('damages the same way for the same number', () => {
	expect(fuzzCase(41)).toEqual(fuzzCase(41));
	expect(fuzzCase(41).bytes).not.toEqual(fuzzCase(42).bytes);
});
