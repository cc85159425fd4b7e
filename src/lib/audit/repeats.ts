/**
 * Rows that stand in a file more than once. Each row is known by a hash that is built column by column, so that no row is ever written
 * out: two hundred thousand rows as texts would fill the memory. Rows with one hash are compared cell by cell before they count.
 */
import type { Column, Target } from '#lib/core/table.ts';

/** Rows that agree in every column compared share a number; a row that stands alone has one of its own. */
export interface Repeats {
	/** Number of the set of rows that each row belongs to. */
	readonly setOf: Int32Array;
	/** Rows whose set has more than one. */
	readonly repeated: number;
	readonly sets: number;
}

/** A column as numbers that are equal where its cells are. */
type Keys = Float64Array | Int32Array;

/** @param near numbers to three significant digits and texts without case and spaces. */
export function repeatsOf(columns: readonly Column[], target: Target, nRows: number, near = false): Repeats {
	// What was rounded is not kept: columns are rounded anew for the few rows that are compared.
	const keyOf = (column: Column): ((row: number) => number | string) => {
		if (column.kind === 'categorical') return (row) => column.codes[row];
		if (column.kind === 'text') return (row) => (near ? plain(column.values[row]) : column.values[row]);
		return (row) => (near ? rounded(column.values[row]) : column.values[row]);
	};
	const first = new Uint32Array(nRows);
	const second = new Uint32Array(nRows);
	for (const column of columns) mix(first, second, keysOf(column, near));
	mix(first, second, target.yTrue);
	const keys = columns.map(keyOf);
	const same = (a: number, b: number): boolean => target.yTrue[a] === target.yTrue[b] && keys.every((key) => sameKey(key(a), key(b)));
	return gather(first, second, same);
}

/** Two gaps are alike, and so are the two zeros. */
const sameKey = (a: number | string, b: number | string): boolean => a === b || (Number.isNaN(a) && Number.isNaN(b));

function gather(first: Uint32Array, second: Uint32Array, same: (a: number, b: number) => boolean): Repeats {
	const nRows = first.length;
	const size = tableSize(nRows);
	const slots = new Int32Array(size).fill(-1);
	const setOf = new Int32Array(nRows);
	const firstRows = new Int32Array(nRows);
	const counts = new Int32Array(nRows);
	let sets = 0;
	for (let row = 0; row < nRows; row++) {
		let slot = first[row] & (size - 1);
		let set = slots[slot];
		while (set >= 0) {
			const other = firstRows[set];
			if (first[other] === first[row] && second[other] === second[row] && same(other, row)) break;
			slot = (slot + 1) & (size - 1);
			set = slots[slot];
		}
		if (set < 0) {
			set = sets++;
			slots[slot] = set;
			firstRows[set] = row;
		}
		counts[set]++;
		setOf[row] = set;
	}
	let repeated = 0;
	for (let set = 0; set < sets; set++) if (counts[set] > 1) repeated += counts[set];
	return { setOf, repeated, sets };
}

/** A power of two, at least twice as many as there are rows. */
function tableSize(nRows: number): number {
	let size = 16;
	while (size < 2 * nRows) size *= 2;
	return size;
}

function keysOf(column: Column, near: boolean): Keys {
	if (column.kind === 'categorical') return column.codes;
	if (column.kind === 'numeric') return near ? column.values.map(rounded) : column.values;
	const known = new Map<string, number>();
	return Int32Array.from(column.values, (value) => {
		const text = near ? plain(value) : value;
		const code = known.get(text) ?? known.size;
		if (code === known.size) known.set(text, code);
		return code;
	});
}

const plain = (text: string): string => text.toLowerCase().replace(/\s+/g, '');

const POWERS = Float64Array.from({ length: 617 }, (_, i) => Number(`1e${i - 308}`));

/** To three significant digits; what a number is rounded to is only compared, never shown. */
function rounded(value: number): number {
	if (value === 0 || !Number.isFinite(value)) return value + 0;
	const power = Math.floor(Math.log10(Math.abs(value))) - 2;
	if (power < -300 || power > 300) return Number(value.toPrecision(3));
	return power >= 0
		? Math.round(value / POWERS[308 + power]) * POWERS[308 + power]
		: Math.round(value * POWERS[308 - power]) / POWERS[308 - power];
}

/** Works one column into both hashes of every row (the multipliers are those of MurmurHash3's 32-bit finaliser). */
function mix(first: Uint32Array, second: Uint32Array, keys: Keys): void {
	const one = new Float64Array(1);
	const words = new Uint32Array(one.buffer);
	for (let row = 0; row < keys.length; row++) {
		// One zero of the two, and one gap of all its bit patterns.
		one[0] = Number.isNaN(keys[row]) ? NaN : keys[row] + 0;
		first[row] = stir(Math.imul(first[row] ^ words[0], 0x85ebca6b) ^ words[1]);
		second[row] = stir(Math.imul(second[row] ^ words[1], 0xc2b2ae35) + words[0]);
	}
}

function stir(given: number): number {
	let hash = given ^ (given >>> 16);
	hash = Math.imul(hash, 0x85ebca6b);
	hash ^= hash >>> 13;
	hash = Math.imul(hash, 0xc2b2ae35);
	return hash ^ (hash >>> 16);
}
