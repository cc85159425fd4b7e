import raw from './oracles.json' with { type: 'json' };

/** Numbers made by `make-oracles.py`; `oracles.versions` says with which libraries. */
export const oracles = raw;

/** Distance in units in the last place; 0 for equal bits and for NaN with NaN. */
export function ulps(a: number, b: number): number {
	if (Object.is(a, b)) return 0;
	const [x, y] = new BigInt64Array(new Float64Array([a, b]).buffer);
	const line = (bits: bigint) => (bits < 0n ? -(bits & 0x7fffffffffffffffn) : bits);
	const distance = line(x) - line(y);
	return Number(distance < 0n ? -distance : distance);
}
