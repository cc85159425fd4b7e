/** The kernels' random generator and shuffle, step for step, for the reference path and its tests. */

/** xoshiro128** (Blackman and Vigna); advances the four words in place and returns an unsigned 32-bit integer. */
export function nextUint32(state: Uint32Array): number {
	const rotate = (x: number, by: number): number => (x << by) | (x >>> (32 - by));
	const result = Math.imul(rotate(Math.imul(state[1], 5), 7), 9) >>> 0;
	const shifted = state[1] << 9;
	state[2] ^= state[0];
	state[3] ^= state[1];
	state[1] ^= state[2];
	state[0] ^= state[3];
	state[2] ^= shifted;
	state[3] = rotate(state[3], 11);
	return result;
}

/** Fisher-Yates in place. Products stay below 2^53 for up to two million rows, so the division by 2^32 is exact. */
export function shuffleOrder(order: Int32Array, state: Uint32Array): void {
	for (let i = order.length - 1; i > 0; i--) {
		const j = Math.floor((nextUint32(state) * (i + 1)) / 4294967296);
		const kept = order[i];
		order[i] = order[j];
		order[j] = kept;
	}
}

/** Inverted dropout: 0 with probability `dropout`, else 1 / (1 - dropout). */
export function drawMask(n: number, dropout: number, state: Uint32Array): Float32Array {
	const threshold = Math.floor(dropout * 4294967296);
	const scale = 1 / (1 - dropout);
	return Float32Array.from({ length: n }, () => (nextUint32(state) < threshold ? 0 : scale));
}
