/**
 * Seeded streams, one per named purpose. Two purposes never share a stream, so that adding a draw in one place cannot
 * move a number in another.
 */
export interface Stream {
	/** A child stream for a named purpose; the same name always gives the same child, whatever was drawn before. */
	fork(name: string): Stream;
	/** Next unsigned 32-bit integer. */
	uint32(): number;
	/** Uniform in [0, 1), 53 bits. */
	uniform(): number;
	/** Uniform integer in [0, n). Throws if n < 1. */
	integer(n: number): number;
	/** Standard normal, from portable maths (the same bits on every platform). */
	normal(): number;
	/** A permutation of 0 … n-1. */
	permutation(n: number): Int32Array;
}
