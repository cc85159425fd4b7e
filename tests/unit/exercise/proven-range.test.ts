import { describe, expect, it } from 'vitest';
import { provenRange, type KeptProof } from '../../../scripts/exercises/proofs-file.ts';

const kept: KeptProof = {
	hash: 'h',
	from: 1000,
	seeds: 20,
	held: 20,
	twinFailed: 20,
	medianMargin: 2,
	ms: 1,
	digests: []
};

describe('seeds that need no check', () => {
	it('are all of them where every draw held', () => expect(provenRange(kept)).toEqual({ from: 1000, seeds: 20 }));

	it('are the longer side of a draw that did not hold', () => {
		expect(provenRange({ ...kept, held: 19, missed: [1007] })).toEqual({ from: 1008, seeds: 12 });
		expect(provenRange({ ...kept, held: 19, missed: [1019] })).toEqual({ from: 1000, seeds: 19 });
	});

	it('are none where nobody noted which draw did not hold', () => expect(provenRange({ ...kept, held: 19 })).toBeNull());
});
