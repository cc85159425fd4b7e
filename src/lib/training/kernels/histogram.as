// Sums of gradient, hessian and count per bin, for boosted trees. A bin is three f64; a column has 64 bins.

const BIN_BYTES: usize = 24;
const COLUMN_BYTES: usize = 64 * 24;

/**
 * Fills `out` from rows[start, end). `codes` holds one byte per row, column after column; `pairs` holds gradient and
 * hessian per row; `scratch` takes the pairs of these rows in order.
 */
export function fillHistogram(codes: usize, nRows: i32, nColumns: i32, rows: usize, start: i32, end: i32, pairs: usize, scratch: usize, out: usize): void {
	memory.fill(out, 0, <usize>nColumns * COLUMN_BYTES);
	const first = rows + (<usize>start << 2);
	const n = end - start;
	for (let i: i32 = 0; i < n; i++) {
		const from = pairs + (<usize>load<i32>(first + (<usize>i << 2)) << 4);
		const to = scratch + (<usize>i << 4);
		store<f64>(to, load<f64>(from));
		store<f64>(to, load<f64>(from, 8), 8);
	}
	for (let j: i32 = 0; j < nColumns; j++) {
		const column = codes + <usize>j * <usize>nRows;
		const bins = out + <usize>j * COLUMN_BYTES;
		for (let i: i32 = 0; i < n; i++) {
			const row = <usize>load<i32>(first + (<usize>i << 2));
			const bin = bins + <usize>load<u8>(column + row) * BIN_BYTES;
			const pair = scratch + (<usize>i << 4);
			if (ASC_FEATURE_SIMD) {
				v128.store(bin, f64x2.add(v128.load(bin), v128.load(pair)));
			} else {
				store<f64>(bin, load<f64>(bin) + load<f64>(pair));
				store<f64>(bin, load<f64>(bin, 8) + load<f64>(pair, 8), 8);
			}
			store<f64>(bin, load<f64>(bin, 16) + 1.0, 16);
		}
	}
}

/** a -= b, for n f64. */
export function subtractHistogram(a: usize, b: usize, n: i32): void {
	const end = a + (<usize>n << 3);
	if (ASC_FEATURE_SIMD) {
		for (; a < end; a += 16, b += 16) v128.store(a, f64x2.sub(v128.load(a), v128.load(b)));
	} else {
		for (; a < end; a += 8, b += 8) store<f64>(a, load<f64>(a) - load<f64>(b));
	}
}
