/** Orders of a whole column. Typed arrays sort themselves many times faster than rows are sorted by a comparison. */

/** Ranks from 0, equal values in the order of their rows; NaN stays NaN. */
export function ranksInOrder(values: ArrayLike<number>): Float64Array {
	const all = Float64Array.from(values);
	// NaN sorts last, and is never looked up.
	const sorted = all.slice().sort();
	const taken = new Int32Array(sorted.length);
	return all.map((value) => {
		if (Number.isNaN(value)) return NaN;
		const first = firstOf(sorted, value);
		return first + taken[first]++;
	});
}

/** Place of the first of its equals. */
function firstOf(sorted: Float64Array, value: number): number {
	let [low, high] = [0, sorted.length - 1];
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (sorted[middle] < value) low = middle + 1;
		else high = middle;
	}
	return low;
}

/**
 * AUC of some rows over all others for each question, in the order asked; ties count one half; NaN when all rows are of one kind.
 * @param values one a row, none of them NaN.
 * @param questions whether a row is one of those that should rank high.
 */
export function aucsOf(values: Float64Array, questions: readonly ((row: number) => boolean)[]): readonly number[] {
	const all = values.slice().sort();
	return questions.map((is) => {
		const chosen = new Float64Array(values.length);
		let n = 0;
		for (let row = 0; row < values.length; row++) if (is(row)) chosen[n++] = values[row];
		const others = values.length - n;
		// Every chosen row meets itself and its own kind as well: half of those meetings are won.
		return n === 0 || others === 0 ? NaN : (winsOver(chosen.subarray(0, n).sort(), all) - (n * n) / 2) / (n * others);
	});
}

/** Pairs in which the first is larger, ties as halves; both sorted. */
function winsOver(some: Float64Array, all: Float64Array): number {
	let [below, upTo, wins] = [0, 0, 0];
	for (const value of some) {
		while (below < all.length && all[below] < value) below++;
		if (upTo < below) upTo = below;
		while (upTo < all.length && all[upTo] === value) upTo++;
		wins += (below + upTo) / 2;
	}
	return wins;
}

/** Smallest, middle and largest of the filled values; null where none is. */
export function rangeOf(values: Float64Array): { readonly low: number; readonly middle: number; readonly high: number } | null {
	const filled = new Float64Array(values.length);
	let n = 0;
	let [low, high] = [Infinity, -Infinity];
	for (const value of values) {
		if (Number.isNaN(value)) continue;
		filled[n++] = value;
		if (value < low) low = value;
		if (value > high) high = value;
	}
	if (n === 0) return null;
	const some = filled.subarray(0, n);
	const upper = selected(some, n >> 1);
	if (n % 2 === 1) return { low, middle: upper, high };
	let lower = -Infinity;
	for (let i = 0; i < n >> 1; i++) if (some[i] > lower) lower = some[i];
	return { low, middle: (lower + upper) / 2, high };
}

/** The value that would stand at a place if they were sorted (Hoare's selection); those before it are no larger afterwards. */
function selected(values: Float64Array, place: number): number {
	let [left, right] = [0, values.length - 1];
	while (left < right) {
		const pivot = values[(left + right) >>> 1];
		let [i, j] = [left, right];
		while (i <= j) {
			while (values[i] < pivot) i++;
			while (values[j] > pivot) j--;
			if (i <= j) {
				const kept = values[i];
				values[i++] = values[j];
				values[j--] = kept;
			}
		}
		if (place <= j) right = j;
		else if (place >= i) left = i;
		else break;
	}
	return values[place];
}
