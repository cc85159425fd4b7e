// The first layer over rows that are mostly zeros (pixels, word counts), stored as in a compressed sparse row matrix:
// `starts[i]` to `starts[i + 1]` are row i's places in `columns` and `values`, columns ascending.
// Sums run in the order of the dense kernels with the zeros left out, which changes no sum.

// @ts-ignore: decorator
@inline function startOf(starts: usize, rows: usize, i: i32, first: i32): usize {
	const row = rows ? load<i32>(rows + (<usize>i << 2)) : first + i;
	return starts + (<usize>row << 2);
}

/** out[b, j] = bias[j] + sum over the row's entries of value * w[column, j]; `rows` lists rows, or 0: from `first` on. */
export function sparseForward(
	starts: usize, columns: usize, values: usize, rows: usize, first: i32, nRows: i32, w: usize, bias: usize, nOut: i32, out: usize
): void {
	const width = <usize>nOut << 2;
	for (let b: i32 = 0; b < nRows; b++) {
		const at = startOf(starts, rows, b, first);
		const from = <usize>load<i32>(at) << 2;
		const to = <usize>load<i32>(at, 4) << 2;
		const o = out + <usize>b * width;
		let j: usize = 0;
		if (ASC_FEATURE_SIMD) {
			for (; j + 128 <= width; j += 128) {
				let a0 = v128.load(bias + j), a1 = v128.load(bias + j, 16), a2 = v128.load(bias + j, 32), a3 = v128.load(bias + j, 48);
				let a4 = v128.load(bias + j, 64), a5 = v128.load(bias + j, 80), a6 = v128.load(bias + j, 96), a7 = v128.load(bias + j, 112);
				for (let e = from; e < to; e += 4) {
					const s = v128.load_splat<f32>(values + e);
					const r = w + j + <usize>load<i32>(columns + e) * width;
					a0 = f32x4.add(a0, f32x4.mul(s, v128.load(r)));
					a1 = f32x4.add(a1, f32x4.mul(s, v128.load(r, 16)));
					a2 = f32x4.add(a2, f32x4.mul(s, v128.load(r, 32)));
					a3 = f32x4.add(a3, f32x4.mul(s, v128.load(r, 48)));
					a4 = f32x4.add(a4, f32x4.mul(s, v128.load(r, 64)));
					a5 = f32x4.add(a5, f32x4.mul(s, v128.load(r, 80)));
					a6 = f32x4.add(a6, f32x4.mul(s, v128.load(r, 96)));
					a7 = f32x4.add(a7, f32x4.mul(s, v128.load(r, 112)));
				}
				v128.store(o + j, a0);
				v128.store(o + j, a1, 16);
				v128.store(o + j, a2, 32);
				v128.store(o + j, a3, 48);
				v128.store(o + j, a4, 64);
				v128.store(o + j, a5, 80);
				v128.store(o + j, a6, 96);
				v128.store(o + j, a7, 112);
			}
			for (; j < width; j += 16) {
				let a0 = v128.load(bias + j);
				for (let e = from; e < to; e += 4) {
					const r = w + j + <usize>load<i32>(columns + e) * width;
					a0 = f32x4.add(a0, f32x4.mul(v128.load_splat<f32>(values + e), v128.load(r)));
				}
				v128.store(o + j, a0);
			}
		} else {
			for (; j < width; j += 4) {
				let a = load<f32>(bias + j);
				for (let e = from; e < to; e += 4) a = a + load<f32>(values + e) * load<f32>(w + j + <usize>load<i32>(columns + e) * width);
				store<f32>(o + j, a);
			}
		}
	}
}

/** gw[k, j] = sum over rows of x[b, k] d[b, j]. */
export function sparseWeightGradient(
	starts: usize, columns: usize, values: usize, rows: usize, nRows: i32, nIn: i32, d: usize, nOut: i32, gw: usize
): void {
	const width = <usize>nOut << 2;
	memory.fill(gw, 0, <usize>nIn * width);
	for (let b: i32 = 0; b < nRows; b++) {
		const at = startOf(starts, rows, b, 0);
		const from = <usize>load<i32>(at) << 2;
		const to = <usize>load<i32>(at, 4) << 2;
		const db = d + <usize>b * width;
		for (let e = from; e < to; e += 4) {
			const g = gw + <usize>load<i32>(columns + e) * width;
			if (ASC_FEATURE_SIMD) {
				const s = v128.load_splat<f32>(values + e);
				for (let j: usize = 0; j < width; j += 16) v128.store(g + j, f32x4.add(v128.load(g + j), f32x4.mul(s, v128.load(db + j))));
			} else {
				const s = load<f32>(values + e);
				for (let j: usize = 0; j < width; j += 4) store<f32>(g + j, load<f32>(g + j) + s * load<f32>(db + j));
			}
		}
	}
}

/** Single output: z[b] = bias + x[b] . w in the four sums of `dotForward` (column modulo four). */
export function sparseDotForward(
	starts: usize, columns: usize, values: usize, rows: usize, first: i32, nRows: i32, w: usize, bias: f32, z: usize
): void {
	for (let b: i32 = 0; b < nRows; b++) {
		const at = startOf(starts, rows, b, first);
		const from = <usize>load<i32>(at) << 2;
		const to = <usize>load<i32>(at, 4) << 2;
		let a0: f32 = 0, a1: f32 = 0, a2: f32 = 0, a3: f32 = 0;
		for (let e = from; e < to; e += 4) {
			const k = load<i32>(columns + e);
			const term: f32 = load<f32>(values + e) * load<f32>(w + (<usize>k << 2));
			const lane = k & 3;
			if (lane == 0) a0 = a0 + term;
			else if (lane == 1) a1 = a1 + term;
			else if (lane == 2) a2 = a2 + term;
			else a3 = a3 + term;
		}
		store<f32>(z + (<usize>b << 2), bias + (a0 + a1 + (a2 + a3)));
	}
}

/** Single output: gw[k] = sum over rows of d[b] x[b, k]. */
export function sparseDotWeightGradient(
	starts: usize, columns: usize, values: usize, rows: usize, nRows: i32, nIn: i32, d: usize, gw: usize
): void {
	memory.fill(gw, 0, <usize>nIn << 2);
	for (let b: i32 = 0; b < nRows; b++) {
		const at = startOf(starts, rows, b, 0);
		const from = <usize>load<i32>(at) << 2;
		const to = <usize>load<i32>(at, 4) << 2;
		const s = load<f32>(d + (<usize>b << 2));
		for (let e = from; e < to; e += 4) {
			const g = gw + (<usize>load<i32>(columns + e) << 2);
			store<f32>(g, load<f32>(g) + s * load<f32>(values + e));
		}
	}
}
