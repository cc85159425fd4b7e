// Dense layers over row-major f32 memory. `nOut` and `outStride` are padded to a multiple of four; padded columns hold
// zeros and stay zero. Sums run in the order of the shared index, whatever the blocking, so that a row's result does
// not depend on the rows beside it.

/** out[b, j] = bias[j] + sum_k x[b, k] w[k, j], for nRows rows and nOut columns (a multiple of 4); bias 0: none. */
export function denseForward(x: usize, xStride: i32, nRows: i32, nIn: i32, w: usize, bias: usize, nOut: i32, out: usize): void {
	const xs = <usize>xStride << 2;
	const os = <usize>nOut << 2;
	if (ASC_FEATURE_SIMD) {
		let j: i32 = 0;
		for (; j + 8 <= nOut; j += 8) {
			const wj = w + (<usize>j << 2);
			const b0 = bias ? v128.load(bias + (<usize>j << 2)) : f32x4.splat(0);
			const b1 = bias ? v128.load(bias + (<usize>j << 2), 16) : f32x4.splat(0);
			let row: i32 = 0;
			for (; row + 4 <= nRows; row += 4) {
				const xr = x + <usize>row * xs;
				let a0 = b0, a1 = b1, c0 = b0, c1 = b1, d0 = b0, d1 = b1, e0 = b0, e1 = b1;
				let wk = wj;
				let p0 = xr;
				let p1 = p0 + xs;
				let p2 = p1 + xs;
				let p3 = p2 + xs;
				for (let k: i32 = 0; k < nIn; k++) {
					const w0 = v128.load(wk);
					const w1 = v128.load(wk, 16);
					let s = v128.load_splat<f32>(p0);
					a0 = f32x4.add(a0, f32x4.mul(s, w0));
					a1 = f32x4.add(a1, f32x4.mul(s, w1));
					s = v128.load_splat<f32>(p1);
					c0 = f32x4.add(c0, f32x4.mul(s, w0));
					c1 = f32x4.add(c1, f32x4.mul(s, w1));
					s = v128.load_splat<f32>(p2);
					d0 = f32x4.add(d0, f32x4.mul(s, w0));
					d1 = f32x4.add(d1, f32x4.mul(s, w1));
					s = v128.load_splat<f32>(p3);
					e0 = f32x4.add(e0, f32x4.mul(s, w0));
					e1 = f32x4.add(e1, f32x4.mul(s, w1));
					wk += os;
					p0 += 4;
					p1 += 4;
					p2 += 4;
					p3 += 4;
				}
				let o = out + <usize>row * os + (<usize>j << 2);
				v128.store(o, a0);
				v128.store(o, a1, 16);
				o += os;
				v128.store(o, c0);
				v128.store(o, c1, 16);
				o += os;
				v128.store(o, d0);
				v128.store(o, d1, 16);
				o += os;
				v128.store(o, e0);
				v128.store(o, e1, 16);
			}
			for (; row < nRows; row++) {
				let p0 = x + <usize>row * xs;
				let a0 = b0, a1 = b1;
				let wk = wj;
				for (let k: i32 = 0; k < nIn; k++) {
					const s = v128.load_splat<f32>(p0);
					a0 = f32x4.add(a0, f32x4.mul(s, v128.load(wk)));
					a1 = f32x4.add(a1, f32x4.mul(s, v128.load(wk, 16)));
					wk += os;
					p0 += 4;
				}
				const o = out + <usize>row * os + (<usize>j << 2);
				v128.store(o, a0);
				v128.store(o, a1, 16);
			}
		}
		if (j < nOut) {
			const wj = w + (<usize>j << 2);
			const b0 = bias ? v128.load(bias + (<usize>j << 2)) : f32x4.splat(0);
			let row: i32 = 0;
			for (; row + 4 <= nRows; row += 4) {
				let a0 = b0, c0 = b0, d0 = b0, e0 = b0;
				let wk = wj;
				let p0 = x + <usize>row * xs;
				let p1 = p0 + xs;
				let p2 = p1 + xs;
				let p3 = p2 + xs;
				for (let k: i32 = 0; k < nIn; k++) {
					const w0 = v128.load(wk);
					a0 = f32x4.add(a0, f32x4.mul(v128.load_splat<f32>(p0), w0));
					c0 = f32x4.add(c0, f32x4.mul(v128.load_splat<f32>(p1), w0));
					d0 = f32x4.add(d0, f32x4.mul(v128.load_splat<f32>(p2), w0));
					e0 = f32x4.add(e0, f32x4.mul(v128.load_splat<f32>(p3), w0));
					wk += os;
					p0 += 4;
					p1 += 4;
					p2 += 4;
					p3 += 4;
				}
				let o = out + <usize>row * os + (<usize>j << 2);
				v128.store(o, a0);
				o += os;
				v128.store(o, c0);
				o += os;
				v128.store(o, d0);
				o += os;
				v128.store(o, e0);
			}
			for (; row < nRows; row++) {
				let p0 = x + <usize>row * xs;
				let a0 = b0;
				let wk = wj;
				for (let k: i32 = 0; k < nIn; k++) {
					a0 = f32x4.add(a0, f32x4.mul(v128.load_splat<f32>(p0), v128.load(wk)));
					wk += os;
					p0 += 4;
				}
				v128.store(out + <usize>row * os + (<usize>j << 2), a0);
			}
		}
	} else {
		for (let row: i32 = 0; row < nRows; row++) {
			const xr = x + <usize>row * xs;
			const or = out + <usize>row * os;
			for (let j: i32 = 0; j < nOut; j++) {
				let a: f32 = bias ? load<f32>(bias + (<usize>j << 2)) : 0;
				let wk = w + (<usize>j << 2);
				for (let k: i32 = 0; k < nIn; k++) {
					a = a + load<f32>(xr + (<usize>k << 2)) * load<f32>(wk);
					wk += os;
				}
				store<f32>(or + (<usize>j << 2), a);
			}
		}
	}
}

/** gw[k, j] = sum_b x[b, k] d[b, j]; rows of x beyond nIn are not read. */
export function denseWeightGradient(x: usize, xStride: i32, nRows: i32, nIn: i32, d: usize, nOut: i32, gw: usize): void {
	const xs = <usize>xStride << 2;
	const os = <usize>nOut << 2;
	if (ASC_FEATURE_SIMD) {
		let j: i32 = 0;
		for (; j + 8 <= nOut; j += 8) {
			const jj = <usize>j << 2;
			let k: i32 = 0;
			for (; k + 4 <= nIn; k += 4) {
				let a0 = f32x4.splat(0), a1 = f32x4.splat(0), c0 = f32x4.splat(0), c1 = f32x4.splat(0);
				let d0 = f32x4.splat(0), d1 = f32x4.splat(0), e0 = f32x4.splat(0), e1 = f32x4.splat(0);
				let xp = x + (<usize>k << 2);
				let dp = d + jj;
				for (let b: i32 = 0; b < nRows; b++) {
					const v0 = v128.load(dp);
					const v1 = v128.load(dp, 16);
					let s = v128.load_splat<f32>(xp);
					a0 = f32x4.add(a0, f32x4.mul(s, v0));
					a1 = f32x4.add(a1, f32x4.mul(s, v1));
					s = v128.load_splat<f32>(xp, 4);
					c0 = f32x4.add(c0, f32x4.mul(s, v0));
					c1 = f32x4.add(c1, f32x4.mul(s, v1));
					s = v128.load_splat<f32>(xp, 8);
					d0 = f32x4.add(d0, f32x4.mul(s, v0));
					d1 = f32x4.add(d1, f32x4.mul(s, v1));
					s = v128.load_splat<f32>(xp, 12);
					e0 = f32x4.add(e0, f32x4.mul(s, v0));
					e1 = f32x4.add(e1, f32x4.mul(s, v1));
					xp += xs;
					dp += os;
				}
				let o = gw + <usize>k * os + jj;
				v128.store(o, a0);
				v128.store(o, a1, 16);
				o += os;
				v128.store(o, c0);
				v128.store(o, c1, 16);
				o += os;
				v128.store(o, d0);
				v128.store(o, d1, 16);
				o += os;
				v128.store(o, e0);
				v128.store(o, e1, 16);
			}
			for (; k < nIn; k++) {
				let a0 = f32x4.splat(0), a1 = f32x4.splat(0);
				let xp = x + (<usize>k << 2);
				let dp = d + jj;
				for (let b: i32 = 0; b < nRows; b++) {
					const s = v128.load_splat<f32>(xp);
					a0 = f32x4.add(a0, f32x4.mul(s, v128.load(dp)));
					a1 = f32x4.add(a1, f32x4.mul(s, v128.load(dp, 16)));
					xp += xs;
					dp += os;
				}
				const o = gw + <usize>k * os + jj;
				v128.store(o, a0);
				v128.store(o, a1, 16);
			}
		}
		if (j < nOut) {
			const jj = <usize>j << 2;
			for (let k: i32 = 0; k < nIn; k++) {
				let a0 = f32x4.splat(0);
				let xp = x + (<usize>k << 2);
				let dp = d + jj;
				for (let b: i32 = 0; b < nRows; b++) {
					a0 = f32x4.add(a0, f32x4.mul(v128.load_splat<f32>(xp), v128.load(dp)));
					xp += xs;
					dp += os;
				}
				v128.store(gw + <usize>k * os + jj, a0);
			}
		}
	} else {
		for (let k: i32 = 0; k < nIn; k++) {
			for (let j: i32 = 0; j < nOut; j++) {
				let a: f32 = 0;
				let xp = x + (<usize>k << 2);
				let dp = d + (<usize>j << 2);
				for (let b: i32 = 0; b < nRows; b++) {
					a = a + load<f32>(xp) * load<f32>(dp);
					xp += xs;
					dp += os;
				}
				store<f32>(gw + <usize>k * os + (<usize>j << 2), a);
			}
		}
	}
}

/** gb[j] = sum_b d[b, j]. */
export function columnSums(d: usize, nRows: i32, nOut: i32, gb: usize): void {
	const os = <usize>nOut << 2;
	for (let j: i32 = 0; j < nOut; j += 4) {
		const jj = <usize>j << 2;
		if (ASC_FEATURE_SIMD) {
			let a = f32x4.splat(0);
			let dp = d + jj;
			for (let b: i32 = 0; b < nRows; b++) {
				a = f32x4.add(a, v128.load(dp));
				dp += os;
			}
			v128.store(gb + jj, a);
		} else {
			for (let lane: usize = 0; lane < 16; lane += 4) {
				let a: f32 = 0;
				let dp = d + jj + lane;
				for (let b: i32 = 0; b < nRows; b++) {
					a = a + load<f32>(dp);
					dp += os;
				}
				store<f32>(gb + jj + lane, a);
			}
		}
	}
}

/** t[j, k] = w[k, j]; both sizes are multiples of four. */
export function transpose(w: usize, nIn: i32, nOut: i32, t: usize): void {
	const ws = <usize>nOut << 2;
	const ts = <usize>nIn << 2;
	if (ASC_FEATURE_SIMD) {
		for (let k: i32 = 0; k < nIn; k += 4) {
			for (let j: i32 = 0; j < nOut; j += 4) {
				let p = w + <usize>k * ws + (<usize>j << 2);
				const a = v128.load(p);
				p += ws;
				const b = v128.load(p);
				p += ws;
				const c = v128.load(p);
				p += ws;
				const d = v128.load(p);
				const ab0 = v128.shuffle<f32>(a, b, 0, 4, 1, 5);
				const ab1 = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
				const cd0 = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
				const cd1 = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
				let q = t + <usize>j * ts + (<usize>k << 2);
				v128.store(q, v128.shuffle<f32>(ab0, cd0, 0, 1, 4, 5));
				q += ts;
				v128.store(q, v128.shuffle<f32>(ab0, cd0, 2, 3, 6, 7));
				q += ts;
				v128.store(q, v128.shuffle<f32>(ab1, cd1, 0, 1, 4, 5));
				q += ts;
				v128.store(q, v128.shuffle<f32>(ab1, cd1, 2, 3, 6, 7));
			}
		}
	} else {
		for (let k: i32 = 0; k < nIn; k++) {
			for (let j: i32 = 0; j < nOut; j++) {
				store<f32>(t + <usize>j * ts + (<usize>k << 2), load<f32>(w + <usize>k * ws + (<usize>j << 2)));
			}
		}
	}
}

/** Single output: z[b] = bias + x[b] . w, summed in four lanes that are added as (0 + 1) + (2 + 3). */
export function dotForward(x: usize, xStride: i32, nRows: i32, nIn: i32, w: usize, bias: f32, z: usize): void {
	const xs = <usize>xStride << 2;
	const bytes = <usize>nIn << 2;
	for (let row: i32 = 0; row < nRows; row++) {
		const xr = x + <usize>row * xs;
		let sum: f32;
		if (ASC_FEATURE_SIMD) {
			let a = f32x4.splat(0);
			for (let k: usize = 0; k < bytes; k += 16) a = f32x4.add(a, f32x4.mul(v128.load(xr + k), v128.load(w + k)));
			sum = f32x4.extract_lane(a, 0) + f32x4.extract_lane(a, 1) + (f32x4.extract_lane(a, 2) + f32x4.extract_lane(a, 3));
		} else {
			let a0: f32 = 0, a1: f32 = 0, a2: f32 = 0, a3: f32 = 0;
			for (let k: usize = 0; k < bytes; k += 16) {
				a0 = a0 + load<f32>(xr + k) * load<f32>(w + k);
				a1 = a1 + load<f32>(xr + k, 4) * load<f32>(w + k, 4);
				a2 = a2 + load<f32>(xr + k, 8) * load<f32>(w + k, 8);
				a3 = a3 + load<f32>(xr + k, 12) * load<f32>(w + k, 12);
			}
			sum = a0 + a1 + (a2 + a3);
		}
		store<f32>(z + (<usize>row << 2), bias + sum);
	}
}

/** Single output: gw[k] = sum_b d[b] x[b, k]. */
export function dotWeightGradient(x: usize, xStride: i32, nRows: i32, nIn: i32, d: usize, gw: usize): void {
	const xs = <usize>xStride << 2;
	const bytes = <usize>nIn << 2;
	if (ASC_FEATURE_SIMD) {
		let k: usize = 0;
		for (; k + 64 <= bytes; k += 64) {
			let a0 = f32x4.splat(0), a1 = f32x4.splat(0), a2 = f32x4.splat(0), a3 = f32x4.splat(0);
			let xp = x + k;
			for (let b: i32 = 0; b < nRows; b++) {
				const s = v128.load_splat<f32>(d + (<usize>b << 2));
				a0 = f32x4.add(a0, f32x4.mul(s, v128.load(xp)));
				a1 = f32x4.add(a1, f32x4.mul(s, v128.load(xp, 16)));
				a2 = f32x4.add(a2, f32x4.mul(s, v128.load(xp, 32)));
				a3 = f32x4.add(a3, f32x4.mul(s, v128.load(xp, 48)));
				xp += xs;
			}
			v128.store(gw + k, a0);
			v128.store(gw + k, a1, 16);
			v128.store(gw + k, a2, 32);
			v128.store(gw + k, a3, 48);
		}
		for (; k < bytes; k += 16) {
			let a0 = f32x4.splat(0);
			let xp = x + k;
			for (let b: i32 = 0; b < nRows; b++) {
				a0 = f32x4.add(a0, f32x4.mul(v128.load_splat<f32>(d + (<usize>b << 2)), v128.load(xp)));
				xp += xs;
			}
			v128.store(gw + k, a0);
		}
	} else {
		for (let k: usize = 0; k < bytes; k += 4) {
			let a: f32 = 0;
			let xp = x + k;
			for (let b: i32 = 0; b < nRows; b++) {
				a = a + load<f32>(d + (<usize>b << 2)) * load<f32>(xp);
				xp += xs;
			}
			store<f32>(gw + k, a);
		}
	}
}

/** Single output: dx[b, k] = d[b] w[k]. */
export function outerProduct(d: usize, nRows: i32, w: usize, nIn: i32, dx: usize): void {
	const bytes = <usize>nIn << 2;
	let o = dx;
	for (let b: i32 = 0; b < nRows; b++) {
		if (ASC_FEATURE_SIMD) {
			const s = v128.load_splat<f32>(d + (<usize>b << 2));
			for (let k: usize = 0; k < bytes; k += 16) v128.store(o + k, f32x4.mul(s, v128.load(w + k)));
		} else {
			const s = load<f32>(d + (<usize>b << 2));
			for (let k: usize = 0; k < bytes; k += 4) store<f32>(o + k, s * load<f32>(w + k));
		}
		o += bytes;
	}
}
