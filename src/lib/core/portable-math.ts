/**
 * Elementary and special functions with the same bits in every engine. Only operations that IEEE 754 rounds correctly are
 * used (+ − × ÷, Math.sqrt, Math.abs, Math.floor) and bit moves; engines disagree on Math.exp, Math.log and their kin.
 * Errors are stated in units in the last place (ulp) as measured in `tests/unit/core/portable-math.test.ts`.
 *
 * Longer than 200 lines because this is the one gateway to such functions, and they rest on each other.
 */

/** Exact in every engine: IEEE 754 requires a correctly rounded square root. */
export const sqrt = Math.sqrt;

const LN2_HIGH = 0.6931471803691238; // 32 bits, so that k × LN2_HIGH is exact
const LN2_LOW = 1.9082149292705877e-10;
const LN2_LOWEST = 1.1612227229362532e-26;
const INVERSE_LN2 = 1.4426950408889634;
const SQRT2 = 1.4142135623730951;
const SQRT_HALF = 0.7071067811865476;
const PI = 3.141592653589793;
const SQRT_PI = 1.772453850905516;
const HALF_LN_2PI = 0.9189385332046728;

/** Work space for reading and writing the bits of a double; nothing is kept in it between calls. */
const BITS = new DataView(new ArrayBuffer(8));

/** 2^exponent for exponent in [-1022, 1023]. */
function powerOfTwo(exponent: number): number {
	BITS.setUint32(0, (exponent + 1023) << 20);
	BITS.setUint32(4, 0);
	return BITS.getFloat64(0);
}

/** value × 2^exponent for value in [0.5, 2] and any result, subnormal and infinite ones included. */
function scale(value: number, exponent: number): number {
	if (exponent > 1022) return value * powerOfTwo(exponent - 1) * 2;
	if (exponent < -1021) return value * powerOfTwo(exponent + 512) * powerOfTwo(-512);
	return value * powerOfTwo(exponent);
}

/** The exponent k with x = 2^k × m and m in [√½, √2); x positive and finite. */
function exponentOf(x: number): number {
	if (x < 2.2250738585072014e-308) return exponentOf(x * 18014398509481984) - 54;
	BITS.setFloat64(0, x);
	const exponent = (BITS.getUint32(0) >>> 20) - 1023;
	return scale(x, -exponent) >= SQRT2 ? exponent + 1 : exponent;
}

/** (e^r − 1 − r) / r² for |r| ≤ 0.42, by Taylor's series to r^14. */
function exponentialTail(r: number): number {
	const high =
		1 / 40320 + r * (1 / 362880 + r * (1 / 3628800 + r * (1 / 39916800 + r * (1 / 479001600 + r * (1 / 6227020800 + r / 87178291200)))));
	return 1 / 2 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120 + r * (1 / 720 + r * (1 / 5040 + r * high)))));
}

/** e^x. Error under 0.6 ulp. */
export function exp(x: number): number {
	if (x !== x) return NaN;
	if (x > 709.782712893384) return Infinity;
	if (x < -745.1332191019412) return 0;
	const k = Math.floor(x * INVERSE_LN2 + 0.5);
	const high = x - k * LN2_HIGH;
	const low = k * LN2_LOW;
	const r = high - low;
	const tail = r * r * exponentialTail(r) + (high - r - low);
	// What the two sums lose is put back, so that the result is rounded once.
	const part = r + tail;
	const sum = 1 + part;
	return scale(sum + (tail - (part - r) + (part - (sum - 1))), k);
}

/** e^x − 1 without cancellation near 0. Error under 2 ulp. */
export function expm1(x: number): number {
	if (x !== x) return NaN;
	if (x > -0.34657359027997264 && x < 0.42) return x + x * x * exponentialTail(x);
	if (x > 709.782712893384) return Infinity;
	if (x < -40) return -1;
	const k = Math.floor(x * INVERSE_LN2 + 0.5);
	const high = x - k * LN2_HIGH;
	const low = k * LN2_LOW;
	const r = high - low;
	const tail = r * r * exponentialTail(r) + (high - r - low);
	if (k === -1) return 0.5 * (r + tail) - 0.5;
	if (k === 1) return 1 + 2 * (r + tail);
	// 2^k (e^r − 1) + (2^k − 1): the larger part is exact for k ≤ 53, and above that the −1 is lost in rounding anyway.
	if (k > 60) return scale(1 + (r + tail), k);
	const power = powerOfTwo(k);
	const one = 1 / power;
	return k > 0 ? power * (1 - one + (r + tail)) : power * (r + tail) + (power - 1);
}

/** (log(1+f) − 2s) / s with s = f/(2+f), as a series in z = s²; |s| ≤ 0.1716. */
function logarithmTail(z: number): number {
	const high = 2 / 13 + z * (2 / 15 + z * (2 / 17 + z * (2 / 19 + z * (2 / 21 + z * (2 / 23 + z * (2 / 25))))));
	return z * (2 / 3 + z * (2 / 5 + z * (2 / 7 + z * (2 / 9 + z * (2 / 11 + z * high)))));
}

/** k ln2 + log(1+f) + correction, for 1+f in [√½, √2). */
function logarithm(k: number, f: number, correction: number): number {
	const s = f / (2 + f);
	const half = 0.5 * f * f;
	const tail = s * (half + logarithmTail(s * s));
	return k === 0 ? f - (half - (tail + correction)) : k * LN2_HIGH - (half - (tail + (k * LN2_LOW + correction)) - f);
}

/** Natural logarithm; −Infinity at 0, NaN below. Error under 1 ulp. */
export function log(x: number): number {
	if (x !== x || x < 0) return NaN;
	if (x === 0) return -Infinity;
	if (x === Infinity) return Infinity;
	const k = exponentOf(x);
	return logarithm(k, mantissa(x, k) - 1, 0);
}

/** x / 2^k, exact also where x is subnormal. */
function mantissa(x: number, k: number): number {
	return k < -1000
		? x * powerOfTwo(600) * powerOfTwo(-k - 600)
		: k > 1000
			? x * powerOfTwo(-500) * powerOfTwo(500 - k)
			: x * powerOfTwo(-k);
}

/** log(1 + x) without cancellation near 0; −Infinity at −1, NaN below. Error under 1 ulp. */
export function log1p(x: number): number {
	if (x !== x || x < -1) return NaN;
	if (x === -1) return -Infinity;
	if (x === Infinity) return Infinity;
	if (Math.abs(x) < 5e-17) return x;
	if (x > -0.29 && x < 0.41) return logarithm(0, x, 0);
	const u = 1 + x;
	const k = exponentOf(u);
	const lost = x > 1 ? 1 - (u - x) : x - (u - 1);
	return logarithm(k, mantissa(u, k) - 1, lost / u);
}

/** 1 / (1 + e^−x), the logistic function; never loses the small tail. Error under 2 ulp. */
export function sigmoid(x: number): number {
	if (x >= 0) return 1 / (1 + exp(-x));
	const e = exp(x);
	return e / (1 + e);
}

/** Hyperbolic tangent. Error under 3 ulp. */
export function tanh(x: number): number {
	if (x !== x || x === 0) return x;
	const a = Math.abs(x);
	let t = 1;
	if (a < 1) {
		const e = expm1(-2 * a);
		t = -e / (e + 2);
	} else if (a < 22) t = 1 - 2 / (expm1(2 * a) + 2);
	return x < 0 ? -t : t;
}

// ── Circular functions ──────────────────────────────────────────────────────────────────────────────────────────────────

/** π/2 in parts of 33 bits, so that n × part is exact for |n| < 2^20. */
const HALF_PI = [1.5707963267341256, 6.077100506303966e-11, 2.0222662487111665e-21, 8.4784276603689e-32] as const;

interface Reduced {
	readonly quadrant: number;
	/** x − n π/2, as an unevaluated sum. */
	readonly high: number;
	readonly low: number;
}

function reduceAngle(x: number): Reduced {
	const a = Math.abs(x);
	if (a < 0.7853981633974483) return { quadrant: 0, high: x, low: 0 };
	if (a > 1e6) return reduceLargeAngle(x);
	const n = Math.floor(x * 0.6366197723675814 + 0.5);
	const first = twoSum(x - n * HALF_PI[0], -n * HALF_PI[1]);
	const second = twoSum(first[0], -n * HALF_PI[2]);
	const [high, low] = twoSum(second[0], second[1] + first[1] - n * HALF_PI[3]);
	return { quadrant: ((n % 4) + 4) % 4, high, low };
}

/** Exact reduction in whole numbers: a double is an integer times a power of two. */
function reduceLargeAngle(x: number): Reduced {
	const a = Math.abs(x);
	const k = exponentOf(a) - 53;
	const shift = BigInt(k < 0 ? 260 : 260 + k);
	const integer = k < 0 ? BigInt(a * powerOfTwo(-k)) << (shift + BigInt(k)) : BigInt(scale(mantissa(a, k + 53), 53)) << (shift + BigInt(k));
	const quarterTurn = piTimesTwoTo(shift) >> 1n;
	let n = integer / quarterTurn;
	let rest = integer - n * quarterTurn;
	if (rest * 2n > quarterTurn) {
		n += 1n;
		rest -= quarterTurn;
	}
	const scaled = rest >> (shift - 180n);
	const high = Number(scaled);
	const low = Number(scaled - BigInt(high));
	const sign = x < 0 ? -1 : 1;
	const unit = powerOfTwo(-180);
	return { quadrant: Number((sign < 0 ? 4n - (n % 4n) : n) % 4n), high: sign * high * unit, low: sign * low * unit };
}

/** ⌊π 2^bits⌋ up to a few units, by Machin's formula. */
function piTimesTwoTo(bits: bigint): bigint {
	const one = 1n << (bits + 16n);
	const arctangentOfInverse = (n: bigint): bigint => {
		let term = one / n;
		let sum = term;
		for (let odd = 3n, sign = -1n; term > 0n; odd += 2n, sign = -sign) {
			term /= n * n;
			sum += (sign * term) / odd;
		}
		return sum;
	};
	return (16n * arctangentOfInverse(5n) - 4n * arctangentOfInverse(239n)) >> 16n;
}

function sineKernel(x: number, low: number): number {
	const z = x * x;
	const tail =
		1 / 120 - z * (1 / 5040 - z * (1 / 362880 - z * (1 / 39916800 - z * (1 / 6227020800 - z * (1 / 1307674368000 - z / 355687428096000)))));
	return x - (z * x * (1 / 6 - z * tail) - low * (1 - 0.5 * z));
}

function cosineKernel(x: number, low: number): number {
	const z = x * x;
	const half = 0.5 * z;
	const high =
		1 / 40320 - z * (1 / 3628800 - z * (1 / 479001600 - z * (1 / 87178291200 - z * (1 / 20922789888000 - z / 6402373705728000))));
	const tail = z * z * (1 / 24 - z * (1 / 720 - z * high)) - x * low;
	const w = 1 - half;
	return w + (1 - w - half + tail);
}

function circular(x: number, turn: number): number {
	if (x !== x || Math.abs(x) === Infinity) return NaN;
	const { quadrant, high, low } = reduceAngle(x);
	const q = (quadrant + turn) % 4;
	const value = q % 2 === 0 ? sineKernel(high, low) : cosineKernel(high, low);
	return q < 2 ? value : -value;
}

/** Sine of x radians; NaN at ±Infinity. Error under 1 ulp for every finite x. */
export function sin(x: number): number {
	return x === 0 ? x : circular(x, 0);
}

/** Cosine of x radians; NaN at ±Infinity. Error under 1 ulp for every finite x. */
export function cos(x: number): number {
	return circular(x, 1);
}

/** Tangent of x radians; NaN at ±Infinity. Error under 2 ulp. */
export function tan(x: number): number {
	return sin(x) / cos(x);
}

// ── Powers: pairs of doubles carry about 100 bits, so that the result is rounded once ───────────────────────────────────

type Pair = readonly [high: number, low: number];

/** a + b exactly (Knuth). */
function twoSum(a: number, b: number): Pair {
	const sum = a + b;
	const bPart = sum - a;
	return [sum, a - (sum - bPart) + (b - bPart)];
}

/** a × b exactly (Dekker); |a| and |b| under 1e290. */
function twoProduct(a: number, b: number): Pair {
	const product = a * b;
	const aSplit = 134217729 * a;
	const aHigh = aSplit - (aSplit - a);
	const aLow = a - aHigh;
	const bSplit = 134217729 * b;
	const bHigh = bSplit - (bSplit - b);
	const bLow = b - bHigh;
	return [product, aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow)];
}

function addPairs(a: Pair, b: Pair): Pair {
	const [sum, error] = twoSum(a[0], b[0]);
	return twoSum(sum, error + a[1] + b[1]);
}

function multiplyPairs(a: Pair, b: Pair): Pair {
	const [product, error] = twoProduct(a[0], b[0]);
	return twoSum(product, error + (a[0] * b[1] + a[1] * b[0]));
}

function dividePairs(a: Pair, b: Pair): Pair {
	const quotient = a[0] / b[0];
	const [product, error] = twoProduct(quotient, b[0]);
	return twoSum(quotient, (a[0] - product - error + a[1] - quotient * b[1]) / b[0]);
}

/** log x as a pair, for x positive and finite. */
function logPair(x: number): Pair {
	const k = exponentOf(x);
	const m = mantissa(x, k);
	const s = dividePairs([m - 1, 0], twoSum(m, 1));
	const z = multiplyPairs(s, s);
	let plain = 0;
	for (let odd = 29; odd >= 15; odd -= 2) plain = 1 / odd + z[0] * plain;
	let series: Pair = [plain, 0];
	for (let odd = 13; odd >= 1; odd -= 2) series = addPairs(dividePairs([1, 0], [odd, 0]), multiplyPairs(z, series));
	const mantissaPart = multiplyPairs([2 * s[0], 2 * s[1]], series);
	const exponentPart = addPairs([k * LN2_HIGH, 0], addPairs(twoProduct(k, LN2_LOW), [k * LN2_LOWEST, 0]));
	return addPairs(exponentPart, mantissaPart);
}

/** e^(high + low), rounded once. */
function expOfPair([high, low]: Pair): number {
	if (high > 709.8) return Infinity;
	if (high < -745.2) return 0;
	const k = Math.floor(high * INVERSE_LN2 + 0.5);
	const r = addPairs(twoSum(high - k * LN2_HIGH, -k * LN2_LOW), [low, 0]);
	const square = multiplyPairs(r, r);
	const cubic = r[0] * square[0] * ((exponentialTail(r[0]) - 0.5) / r[0] || 1 / 6);
	const sum = addPairs(addPairs([1, 0], r), addPairs([0.5 * square[0], 0.5 * square[1]], [cubic, 0]));
	return scale(sum[0] + sum[1], k);
}

/** x to the power y, with the special cases of JavaScript's own. Error under 1 ulp; whole results that fit are exact. */
export function pow(x: number, y: number): number {
	if (y === 0) return 1;
	if (x !== x || y !== y) return NaN;
	const size = Math.abs(x);
	if (Math.abs(y) === Infinity) return size === 1 ? NaN : size > 1 === y > 0 ? Infinity : 0;
	const whole = Math.floor(y) === y;
	const negative = (x < 0 || Object.is(x, -0)) && whole && Math.abs(y % 2) === 1;
	let result: number;
	if (size === 0 || size === Infinity) result = (size === 0) === y > 0 ? 0 : Infinity;
	else if (x < 0 && !whole) return NaN;
	else if (size === 1) result = 1;
	else {
		const logarithmOfSize = logPair(size);
		const estimate = y * logarithmOfSize[0];
		result = Math.abs(estimate) > 800 ? (estimate > 0 ? Infinity : 0) : expOfPair(multiplyPairs([y, 0], logarithmOfSize));
	}
	return negative ? -result : result;
}

// ── Special functions ───────────────────────────────────────────────────────────────────────────────────────────────────

/** e^(−x²), keeping the bits that squaring loses. */
function gaussian(x: number): number {
	const [square, lost] = twoProduct(x, x);
	return square > 750 ? 0 : exp(-square) * (1 - lost);
}

/** Error function, in [−1, 1]. Error under 3 ulp. Source: DLMF 7.6.2 (series), 7.9.1 (continued fraction). */
export function erf(x: number): number {
	if (x !== x || x === 0) return x;
	const a = Math.abs(x);
	if (a > 6) return x < 0 ? -1 : 1;
	if (a >= 1) return x < 0 ? erfc(a) - 1 : 1 - erfc(a);
	let term = a;
	let sum = a;
	for (let n = 1; term > sum * 1e-18; n++) {
		term *= (2 * a * a) / (2 * n + 1);
		sum += term;
	}
	const value = (2 / SQRT_PI) * gaussian(a) * sum;
	return x < 0 ? -value : value;
}

/** 1 − erf(x), in [0, 2], accurate also where it is tiny. Error under 10 ulp. */
export function erfc(x: number): number {
	if (x !== x) return NaN;
	if (x < 1) return 1 - erf(x);
	if (x > 27.3) return 0;
	let fraction = 0;
	for (let n = 12 + Math.floor(280 / (x * x)); n >= 1; n--) fraction = n / 2 / (x + fraction);
	return gaussian(x) / (SQRT_PI * (x + fraction));
}

/** P(Z ≤ x) of a standard normal Z. Relative error under 2e-14 for x > −10. */
export function normalCdf(x: number): number {
	return 0.5 * erfc(-x * SQRT_HALF);
}

const rational = (r: number, numerator: readonly number[], denominator: readonly number[]): number => {
	let top = 0;
	let bottom = 0;
	for (let i = numerator.length - 1; i >= 0; i--) {
		top = top * r + numerator[i];
		bottom = bottom * r + denominator[i];
	}
	return top / bottom;
};

/** Constants of Wichura's algorithm AS 241 (PPND16), Applied Statistics 37 (1988), 477–484. Lowest power first. */
const CENTRE = [
	[
		3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.693765509461, 45921.95393154987, 67265.7709270087, 33430.57558358813,
		2509.0809287301227
	],
	[1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271, 28729.085735721943, 5226.495278852854]
] as const;
const TAIL = [
	[
		1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684, 0.2417807251774506,
		0.022723844989269184, 0.0007745450142783414
	],
	[
		1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457, 0.0005475938084995345,
		1.0507500716444169e-9
	]
] as const;
const FAR_TAIL = [
	[
		6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124, 0.0012426609473880784,
		2.7115555687434876e-5, 2.0103343992922881e-7
	],
	[
		1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133, 1.8463183175100548e-5, 1.421511758316446e-7,
		2.0442631033899397e-15
	]
] as const;

/** The z with P(Z ≤ z) = p; ∓Infinity at 0 and 1, NaN outside. Relative error about 1e-16 (Wichura's AS 241). */
export function normalQuantile(p: number): number {
	if (!(p >= 0 && p <= 1)) return NaN;
	const q = p - 0.5;
	if (Math.abs(q) <= 0.425) return q * rational(0.180625 - q * q, CENTRE[0], CENTRE[1]);
	const tail = q < 0 ? p : 1 - p;
	if (tail === 0) return q < 0 ? -Infinity : Infinity;
	const r = Math.sqrt(-log(tail));
	const z = r <= 5 ? rational(r - 1.6, TAIL[0], TAIL[1]) : rational(r - 5, FAR_TAIL[0], FAR_TAIL[1]);
	return q < 0 ? -z : z;
}

/** log Γ(x) − ((x − ½) log x − x + ½ log 2π), for x > 0. Source: DLMF 5.11.1. */
function stirlingError(x: number): number {
	if (x < 10) return logGamma(x) - ((x - 0.5) * log(x) - x + HALF_LN_2PI);
	const w = 1 / (x * x);
	return (
		(1 / 12 - w * (1 / 360 - w * (1 / 1260 - w * (1 / 1680 - w * (1 / 1188 - w * (691 / 360360 - w * (1 / 156 - (w * 3617) / 122400))))))) /
		x
	);
}

/** log Γ(x) for x > 0; Infinity at 0, NaN below. Error about 1e-15 × max(1, result): x is raised to 10, then Stirling's series. */
export function logGamma(x: number): number {
	if (x !== x || x < 0) return NaN;
	if (x === 0 || x === Infinity) return Infinity;
	if (x === 1 || x === 2) return 0;
	let product = 1;
	let z = x;
	for (; z < 10; z++) product *= z;
	return (z - 0.5) * log(z) - z + HALF_LN_2PI + stirlingError(z) - log(product);
}

/**
 * Regularised incomplete beta function I_x(a, b) = P(B ≤ x) for B ~ Beta(a, b); a, b > 0, x in [0, 1], NaN otherwise.
 * Relative error under 5e-13 for a, b up to 1e4. Source: DLMF 8.17.22, evaluated by Lentz's method.
 */
export function betaIncomplete(x: number, a: number, b: number): number {
	if (!(a > 0 && b > 0 && x >= 0 && x <= 1)) return NaN;
	if (x === 0 || x === 1) return x;
	if (x > (a + 1) / (a + b + 2)) return 1 - betaIncomplete(1 - x, b, a);
	// x^a (1−x)^b / B(a, b) around its peak, since the logarithms of the three gammas cancel (Loader's saddle-point form).
	const n = a + b;
	const off = n * x - a;
	const fall = a * (off / a - log1p(off / a)) + b * (-off / b - log1p(-off / b));
	const front = (exp(stirlingError(n) - stirlingError(a) - stirlingError(b) - fall) * Math.sqrt((a / n) * (b / (2 * PI)))) / a;
	const tiny = 1e-300;
	const away = (value: number) => (Math.abs(value) < tiny ? tiny : value);
	let c = 1;
	let d = 1 / away(1 - ((a + b) * x) / (a + 1));
	let fraction = d;
	for (let m = 1; m < 10000; m++) {
		const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
		d = 1 / away(1 + even * d);
		c = away(1 + even / c);
		fraction *= d * c;
		const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
		d = 1 / away(1 + odd * d);
		c = away(1 + odd / c);
		fraction *= d * c;
		if (Math.abs(d * c - 1) < 1e-16) return front * fraction;
	}
	return front * fraction;
}
