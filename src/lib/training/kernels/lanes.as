// Elementary functions, four lanes at a time, and their scalar twins.
//
// The twins do the same operations in the same order, so that a build without SIMD gives the same bits: there is no
// fused multiply-add in WebAssembly, and every lane of f32x4 rounds like the scalar operation.
// Polynomials were fitted by us (weighted least squares towards minimax); the error bounds are checked by tests.

const LOG2E: f32 = 1.4426950408889634;
// 1.5 * 2^23: adding it rounds to an integer, whose bits then sit in the low mantissa.
const MAGIC: f32 = 12582912.0;
const EXP_LOW: f32 = -87.0;
const EXP_HIGH: f32 = 88.0;
const E1: f32 = 0.69314698;
const E2: f32 = 0.24022242;
const E3: f32 = 0.05550734;
const E4: f32 = 0.00967151;
const E5: f32 = 0.00132647;
const L1: f32 = 0.33333208;
const L2: f32 = 0.20010764;
const L3: f32 = 0.14000903;
const L4: f32 = 0.14005993;

// @ts-ignore: decorator
@inline export function lessOf(a: f32, b: f32): f32 {
	return b < a ? b : a;
}

// @ts-ignore: decorator
@inline export function moreOf(a: f32, b: f32): f32 {
	return a < b ? b : a;
}

/** e^x for x clamped to [-87, 88]; relative error below 4e-6, below 4e-7 for |x| < 8. NaN stays NaN. */
// @ts-ignore: decorator
@inline export function exp1(x: f32): f32 {
	const y: f32 = moreOf(lessOf(x, EXP_HIGH), EXP_LOW) * LOG2E;
	const t: f32 = y + MAGIC;
	const r: f32 = y - (t - MAGIC);
	const p: f32 = ((((E5 * r + E4) * r + E3) * r + E2) * r + E1) * r + <f32>1.0;
	return reinterpret<f32>(reinterpret<i32>(p) + (reinterpret<i32>(t) << 23));
}

// @ts-ignore: decorator
@inline export function exp4(x: v128): v128 {
	const y = f32x4.mul(f32x4.pmax(f32x4.pmin(x, f32x4.splat(EXP_HIGH)), f32x4.splat(EXP_LOW)), f32x4.splat(LOG2E));
	const t = f32x4.add(y, f32x4.splat(MAGIC));
	const r = f32x4.sub(y, f32x4.sub(t, f32x4.splat(MAGIC)));
	let p = f32x4.add(f32x4.mul(f32x4.splat(E5), r), f32x4.splat(E4));
	p = f32x4.add(f32x4.mul(p, r), f32x4.splat(E3));
	p = f32x4.add(f32x4.mul(p, r), f32x4.splat(E2));
	p = f32x4.add(f32x4.mul(p, r), f32x4.splat(E1));
	p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.0));
	return i32x4.add(p, i32x4.shl(t, 23));
}

/** tanh x = 1 - 2 / (e^2x + 1); absolute error below 3e-7, exactly 0 at 0. */
// @ts-ignore: decorator
@inline export function tanh1(x: f32): f32 {
	return <f32>1.0 - <f32>2.0 / (exp1(x + x) + <f32>1.0);
}

// @ts-ignore: decorator
@inline export function tanh4(x: v128): v128 {
	const e = exp4(f32x4.add(x, x));
	return f32x4.sub(f32x4.splat(1.0), f32x4.div(f32x4.splat(2.0), f32x4.add(e, f32x4.splat(1.0))));
}

// @ts-ignore: decorator
@inline export function sigmoid1(x: f32): f32 {
	return <f32>1.0 / (exp1(-x) + <f32>1.0);
}

// @ts-ignore: decorator
@inline export function sigmoid4(x: v128): v128 {
	return f32x4.div(f32x4.splat(1.0), f32x4.add(exp4(f32x4.neg(x)), f32x4.splat(1.0)));
}

/** log(1 + e) for e in [0, 1], as 2 atanh(e / (2 + e)); relative error below 1e-6. */
// @ts-ignore: decorator
@inline export function log1pUnit1(e: f32): f32 {
	const s: f32 = e / (e + <f32>2.0);
	const u: f32 = s * s;
	const p: f32 = (((L4 * u + L3) * u + L2) * u + L1) * u + <f32>1.0;
	return (s + s) * p;
}

// @ts-ignore: decorator
@inline export function log1pUnit4(e: v128): v128 {
	const s = f32x4.div(e, f32x4.add(e, f32x4.splat(2.0)));
	const u = f32x4.mul(s, s);
	let p = f32x4.add(f32x4.mul(f32x4.splat(L4), u), f32x4.splat(L3));
	p = f32x4.add(f32x4.mul(p, u), f32x4.splat(L2));
	p = f32x4.add(f32x4.mul(p, u), f32x4.splat(L1));
	p = f32x4.add(f32x4.mul(p, u), f32x4.splat(1.0));
	return f32x4.mul(f32x4.add(s, s), p);
}

/** Binary log loss of a logit: max(z, 0) - z y + log(1 + e^-|z|). */
// @ts-ignore: decorator
@inline export function logitLoss1(z: f32, y: f32): f32 {
	return moreOf(z, 0.0) - z * y + log1pUnit1(exp1(-abs<f32>(z)));
}

// @ts-ignore: decorator
@inline export function logitLoss4(z: v128, y: v128): v128 {
	const linear = f32x4.sub(f32x4.pmax(z, f32x4.splat(0.0)), f32x4.mul(z, y));
	return f32x4.add(linear, log1pUnit4(exp4(f32x4.neg(f32x4.abs(z)))));
}

/** Natural logarithm of a positive normal number, in f64 (used once a row, so both builds share it). */
export function logPositive(x: f64): f64 {
	const bits = reinterpret<i64>(x);
	let k = <i32>((bits >> 52) - 1023);
	let m = reinterpret<f64>((bits & 0x000fffffffffffff) | 0x3ff0000000000000);
	if (m > 1.4142135623730951) {
		m *= 0.5;
		k += 1;
	}
	const s = (m - 1.0) / (m + 1.0);
	const u = s * s;
	let p = 1.0 / 17.0;
	p = p * u + 1.0 / 15.0;
	p = p * u + 1.0 / 13.0;
	p = p * u + 1.0 / 11.0;
	p = p * u + 1.0 / 9.0;
	p = p * u + 1.0 / 7.0;
	p = p * u + 1.0 / 5.0;
	p = p * u + 1.0 / 3.0;
	p = p * u + 1.0;
	return <f64>k * 0.6931471805599453 + (s + s) * p;
}
