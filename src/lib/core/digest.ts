/** Canonical text and SHA-256, the same in a page, a worker and Node. */

/** First 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4, 4.2.2). */
const ROUND_CONSTANTS = fractionalRoots(64, 3);
/** First 32 bits of the fractional parts of the square roots of the first 8 primes (FIPS 180-4, 5.3.3). */
const INITIAL_STATE = fractionalRoots(8, 2);

/** Whole-number arithmetic, so that no table of constants has to be copied. */
function fractionalRoots(count: number, degree: number): Int32Array {
	const roots = new Int32Array(count);
	for (let found = 0, n = 2n; found < count; n++) {
		let prime = true;
		for (let d = 2n; d * d <= n; d++) if (n % d === 0n) prime = false;
		if (!prime) continue;
		const scaled = n << BigInt(32 * degree);
		let root = 0n;
		for (let bit = 1n << 36n; bit > 0n; bit >>= 1n) {
			const trial = root | bit;
			if ((degree === 2 ? trial * trial : trial * trial * trial) <= scaled) root = trial;
		}
		roots[found++] = Number(BigInt.asIntN(32, root));
	}
	return roots;
}

const rotate = (x: number, by: number): number => (x >>> by) | (x << (32 - by));

/** SHA-256 of `bytes` as eight signed 32-bit words. Source: FIPS 180-4, section 6.2. */
export function sha256Words(bytes: Uint8Array): Int32Array {
	const padded = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64);
	padded.set(bytes);
	padded[bytes.length] = 0x80;
	const view = new DataView(padded.buffer);
	view.setUint32(padded.length - 8, Math.floor(bytes.length / 0x20000000));
	view.setUint32(padded.length - 4, (bytes.length << 3) >>> 0);
	const state = INITIAL_STATE.slice();
	const w = new Int32Array(64);
	for (let block = 0; block < padded.length; block += 64) {
		for (let t = 0; t < 16; t++) w[t] = view.getInt32(block + 4 * t);
		for (let t = 16; t < 64; t++) {
			const s0 = rotate(w[t - 15], 7) ^ rotate(w[t - 15], 18) ^ (w[t - 15] >>> 3);
			const s1 = rotate(w[t - 2], 17) ^ rotate(w[t - 2], 19) ^ (w[t - 2] >>> 10);
			w[t] = w[t - 16] + s0 + w[t - 7] + s1;
		}
		let [a, b, c, d, e, f, g, h] = state;
		for (let t = 0; t < 64; t++) {
			const first = (h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + ((e & f) ^ (~e & g)) + ROUND_CONSTANTS[t] + w[t]) | 0;
			const second = ((rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
			h = g;
			g = f;
			f = e;
			e = (d + first) | 0;
			d = c;
			c = b;
			b = a;
			a = (first + second) | 0;
		}
		state[0] += a;
		state[1] += b;
		state[2] += c;
		state[3] += d;
		state[4] += e;
		state[5] += f;
		state[6] += g;
		state[7] += h;
	}
	return state;
}

/** SHA-256 of bytes, or of a text's UTF-8, as 64 hexadecimal digits. Synchronous; about 100 MB a second. */
export function sha256Hex(data: Uint8Array | string): string {
	const words = sha256Words(typeof data === 'string' ? new TextEncoder().encode(data) : data);
	return Array.from(words, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

/**
 * One text per value (RFC 8785): object keys sorted, no spaces, shortest numbers, −0 written as 0. Properties that are
 * undefined are left out; typed arrays are written as arrays. Throws a TypeError, with the path, for anything JSON cannot hold
 * (NaN, infinities, functions, undefined inside an array, a cycle).
 */
export function canonicalJson(value: unknown): string {
	return write(value, '$', []);
}

function write(value: unknown, path: string, parents: readonly object[]): string {
	if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
	if (typeof value === 'number') {
		if (!Number.isFinite(value)) throw new TypeError(`${path} is ${value}, which JSON cannot hold: write null, or leave it out.`);
		return JSON.stringify(value);
	}
	if (typeof value !== 'object') throw new TypeError(`${path} is of type ${typeof value}, which JSON cannot hold.`);
	if (parents.includes(value)) throw new TypeError(`${path} contains itself: a cycle cannot be written as JSON.`);
	const within = [...parents, value];
	const list: readonly unknown[] | null = Array.isArray(value)
		? value
		: ArrayBuffer.isView(value) && !(value instanceof DataView)
			? Array.from(value as Uint8Array)
			: null;
	if (list) return `[${list.map((item, i) => write(item, `${path}[${i}]`, within)).join()}]`;
	// The default order of sort() is that of UTF-16 code units, which is what the RFC asks for.
	const entries = Object.entries(value).filter(([, item]) => item !== undefined);
	entries.sort(([a], [b]) => (a < b ? -1 : 1));
	return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${write(item, `${path}.${key}`, within)}`).join()}}`;
}

/** The number rounded to `digits` significant decimal digits, −0 as 0: what digests cover, so that a last bit cannot move them. */
export function roundSignificant(value: number, digits = 9): number {
	return Number.isFinite(value) ? Number(value.toPrecision(digits)) + 0 : value;
}

/** Little-endian bytes of the numbers, with one bit pattern for NaN and none for −0: the same digest on every machine. */
export function numberBytes(values: Float32Array | Float64Array | Int32Array): Uint8Array {
	const width = values.BYTES_PER_ELEMENT;
	const view = new DataView(new ArrayBuffer(values.length * width));
	for (let i = 0; i < values.length; i++) {
		// Adding 0 turns −0 into 0.
		if (values instanceof Int32Array) view.setInt32(width * i, values[i], true);
		else if (Number.isNaN(values[i])) view.setUint32(width * i + width - 4, width === 4 ? 0x7fc00000 : 0x7ff80000, true);
		else if (values instanceof Float32Array) view.setFloat32(width * i, values[i] + 0, true);
		else view.setFloat64(width * i, values[i] + 0, true);
	}
	return new Uint8Array(view.buffer);
}
