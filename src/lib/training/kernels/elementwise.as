// Activations, dropout and optimiser steps over flat f32 memory; n is a multiple of four.

import { tanh1, tanh4 } from './lanes';

/** x = tanh(x). */
export function tanhInPlace(x: usize, n: i32): void {
	const end = x + (<usize>n << 2);
	if (ASC_FEATURE_SIMD) {
		for (; x < end; x += 16) v128.store(x, tanh4(v128.load(x)));
	} else {
		for (; x < end; x += 4) store<f32>(x, tanh1(load<f32>(x)));
	}
}

/** x = max(x, 0); NaN stays NaN, so that divergence is seen. */
export function reluInPlace(x: usize, n: i32): void {
	const end = x + (<usize>n << 2);
	if (ASC_FEATURE_SIMD) {
		for (; x < end; x += 16) v128.store(x, f32x4.pmax(v128.load(x), f32x4.splat(0)));
	} else {
		for (; x < end; x += 4) {
			const v = load<f32>(x);
			store<f32>(x, v < 0 ? 0 : v);
		}
	}
}

/** d *= 1 - a^2, where a is the activation divided by `scale` (dropout keeps a / keep). */
export function tanhGradient(d: usize, a: usize, n: i32, keep: f32): void {
	const end = d + (<usize>n << 2);
	if (ASC_FEATURE_SIMD) {
		for (; d < end; d += 16, a += 16) {
			const v = f32x4.mul(v128.load(a), f32x4.splat(keep));
			v128.store(d, f32x4.mul(v128.load(d), f32x4.sub(f32x4.splat(1), f32x4.mul(v, v))));
		}
	} else {
		for (; d < end; d += 4, a += 4) {
			const v: f32 = load<f32>(a) * keep;
			store<f32>(d, load<f32>(d) * (<f32>1.0 - v * v));
		}
	}
}

/** d = a > 0 ? d : 0. */
export function reluGradient(d: usize, a: usize, n: i32): void {
	const end = d + (<usize>n << 2);
	if (ASC_FEATURE_SIMD) {
		for (; d < end; d += 16, a += 16) v128.store(d, v128.and(v128.load(d), f32x4.gt(v128.load(a), f32x4.splat(0))));
	} else {
		for (; d < end; d += 4, a += 4) store<f32>(d, load<f32>(a) > 0 ? load<f32>(d) : 0);
	}
}

/** a *= b. */
export function multiplyInPlace(a: usize, b: usize, n: i32): void {
	const end = a + (<usize>n << 2);
	if (ASC_FEATURE_SIMD) {
		for (; a < end; a += 16, b += 16) v128.store(a, f32x4.mul(v128.load(a), v128.load(b)));
	} else {
		for (; a < end; a += 4, b += 4) store<f32>(a, load<f32>(a) * load<f32>(b));
	}
}

/** y += s x. */
export function addScaled(y: usize, x: usize, n: i32, s: f32): void {
	const end = y + (<usize>n << 2);
	if (ASC_FEATURE_SIMD) {
		for (; y < end; y += 16, x += 16) v128.store(y, f32x4.add(v128.load(y), f32x4.mul(f32x4.splat(s), v128.load(x))));
	} else {
		for (; y < end; y += 4, x += 4) store<f32>(y, load<f32>(y) + s * load<f32>(x));
	}
}

/** sum x^2 in four lanes added as (0 + 1) + (2 + 3). */
export function sumOfSquares(x: usize, n: i32): f32 {
	const end = x + (<usize>n << 2);
	if (ASC_FEATURE_SIMD) {
		let a = f32x4.splat(0);
		for (; x < end; x += 16) {
			const v = v128.load(x);
			a = f32x4.add(a, f32x4.mul(v, v));
		}
		return f32x4.extract_lane(a, 0) + f32x4.extract_lane(a, 1) + (f32x4.extract_lane(a, 2) + f32x4.extract_lane(a, 3));
	}
	let a0: f32 = 0, a1: f32 = 0, a2: f32 = 0, a3: f32 = 0;
	for (; x < end; x += 16) {
		a0 = a0 + load<f32>(x) * load<f32>(x);
		a1 = a1 + load<f32>(x, 4) * load<f32>(x, 4);
		a2 = a2 + load<f32>(x, 8) * load<f32>(x, 8);
		a3 = a3 + load<f32>(x, 12) * load<f32>(x, 12);
	}
	return a0 + a1 + (a2 + a3);
}

/**
 * One Adam step (Kingma and Ba 2015, as Keras and TF.js have it): m and v decay, then
 * p -= lr * (m c1) / (sqrt(v c2) + epsilon), with c1 = 1 / (1 - beta1^t) and c2 = 1 / (1 - beta2^t).
 */
export function adamStep(p: usize, g: usize, m: usize, v: usize, n: i32, lr: f32, c1: f32, c2: f32): void {
	const end = p + (<usize>n << 2);
	const beta1: f32 = 0.9;
	const beta2: f32 = 0.999;
	const rest1: f32 = <f32>1.0 - beta1;
	const rest2: f32 = <f32>1.0 - beta2;
	const epsilon: f32 = 1e-7;
	const rate: f32 = lr * c1;
	if (ASC_FEATURE_SIMD) {
		for (; p < end; p += 16, g += 16, m += 16, v += 16) {
			const gv = v128.load(g);
			const mv = f32x4.add(f32x4.mul(f32x4.splat(beta1), v128.load(m)), f32x4.mul(f32x4.splat(rest1), gv));
			const vv = f32x4.add(f32x4.mul(f32x4.splat(beta2), v128.load(v)), f32x4.mul(f32x4.splat(rest2), f32x4.mul(gv, gv)));
			v128.store(m, mv);
			v128.store(v, vv);
			const root = f32x4.add(f32x4.sqrt(f32x4.mul(vv, f32x4.splat(c2))), f32x4.splat(epsilon));
			v128.store(p, f32x4.sub(v128.load(p), f32x4.div(f32x4.mul(mv, f32x4.splat(rate)), root)));
		}
	} else {
		for (; p < end; p += 4, g += 4, m += 4, v += 4) {
			const gv = load<f32>(g);
			const mv: f32 = beta1 * load<f32>(m) + rest1 * gv;
			const vv: f32 = beta2 * load<f32>(v) + rest2 * (gv * gv);
			store<f32>(m, mv);
			store<f32>(v, vv);
			store<f32>(p, load<f32>(p) - (mv * rate) / (sqrt<f32>(vv * c2) + epsilon));
		}
	}
}
