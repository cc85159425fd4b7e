/** Bytes that are read in pieces, from memory or from a file the browser holds. */

export interface ByteSource {
	readonly size: number;
	/** Bytes `start` to `end` (excluded). */
	read(start: number, end: number): Promise<Uint8Array>;
}

export function byteSource(given: Uint8Array | Blob): ByteSource {
	if (given instanceof Uint8Array)
		return { size: given.length, read: (start, end) => Promise.resolve(given.subarray(start, Math.min(end, given.length))) };
	return {
		size: given.size,
		read: async (start, end) => new Uint8Array(await given.slice(start, Math.min(end, given.size)).arrayBuffer())
	};
}
