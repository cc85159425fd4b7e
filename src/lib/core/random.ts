import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import { sha256Words } from './digest.ts';
import { normalQuantile } from './portable-math.ts';

/**
 * Seeded streams, one per named purpose. Two purposes never share a stream, so that adding a draw in one place cannot
 * move a number in another.
 */
export interface Stream {
	/** A child stream for a named purpose; the same name always gives the same child, whatever was drawn before. */
	fork(name: string): Stream;
	/** Next unsigned 32-bit integer. */
	uint32(): number;
	/** Uniform in [0, 1), 53 bits. Takes two 32-bit draws. */
	uniform(): number;
	/** Uniform integer in [0, n). Takes two 32-bit draws. Throws if n < 1. */
	integer(n: number): number;
	/** Standard normal, from portable maths (the same bits on every platform). Takes two 32-bit draws. */
	normal(): number;
	/** A permutation of 0 … n-1. */
	permutation(n: number): Int32Array;
}

/**
 * A stream for a seed: a finite number (0, -7, 2.5, …) or a text. The number 7 and the text '7' are different seeds. Throws a
 * RangeError for NaN and infinities. Generator: xoroshiro128+ (Blackman & Vigna), started from a SHA-256 of the seed.
 */
export function createStream(seed: number | string): Stream {
	if (typeof seed === 'number' && !Number.isFinite(seed)) throw new RangeError(`A seed must be a finite number or a text, not ${seed}.`);
	return streamOf(sha256Words(new TextEncoder().encode(`${typeof seed}:${seed}`)));
}

function streamOf(key: Int32Array): Stream {
	const generator = xoroshiro128plusFromState([key[0], key[1], key[2], key[3] | 1]);
	// The low bits of xoroshiro128+ are its weakest: the leading 27 and 26 bits of two draws are used.
	const uniform = (): number => ((generator.next() >>> 5) * 67108864 + (generator.next() >>> 6)) / 9007199254740992;
	const integer = (n: number): number => {
		if (!(n >= 1 && n <= 9007199254740991 && Math.floor(n) === n))
			throw new RangeError(`integer(n) needs a whole number n of at least 1, not ${n}.`);
		return Math.floor(uniform() * n);
	};
	return {
		fork: (name) => streamOf(childKey(key, name)),
		uint32: () => generator.next() >>> 0,
		uniform,
		integer,
		// One uniform strictly inside (0, 1), symmetric about one half, 52 bits: each normal takes the same number of draws.
		normal: () => normalQuantile(((generator.next() >>> 6) * 67108864 + (generator.next() >>> 6) + 0.5) / 4503599627370496),
		permutation: (n) => {
			if (!(n >= 0 && Math.floor(n) === n)) throw new RangeError(`permutation(n) needs a whole number n of at least 0, not ${n}.`);
			const order = Int32Array.from({ length: n }, (_, i) => i);
			for (let i = n - 1; i > 0; i--) {
				const j = integer(i + 1);
				const kept = order[i];
				order[i] = order[j];
				order[j] = kept;
			}
			return order;
		}
	};
}

/** The child's key hashes the parent's whole key and the name, so paths cannot collide: a/b is not ab. */
function childKey(key: Int32Array, name: string): Int32Array {
	const text = new TextEncoder().encode(name);
	const bytes = new Uint8Array(32 + text.length);
	const view = new DataView(bytes.buffer);
	key.forEach((word, i) => view.setInt32(4 * i, word));
	bytes.set(text, 32);
	return sha256Words(bytes);
}
