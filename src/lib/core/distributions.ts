import { betaIncomplete, expm1, log1p } from './portable-math.ts';

/** The x in [lower, upper] with f(x) = target, f rising: bisection down to neighbouring doubles, the same on every machine. */
function invert(f: (x: number) => number, target: number, lower: number, upper: number): number {
	let [low, high] = [lower, upper];
	for (;;) {
		const middle = low + (high - low) / 2;
		if (middle <= low || middle >= high) return middle;
		if (f(middle) < target) low = middle;
		else high = middle;
	}
}

/** The x with P(B ≤ x) = p for B ~ Beta(a, b); a, b > 0. Throws a RangeError for p outside [0, 1]. */
export function betaQuantile(p: number, a: number, b: number): number {
	assertProbability(p);
	return p === 0 || p === 1 ? p : invert((x) => betaIncomplete(x, a, b), p, 0, 1);
}

/** P(X ≥ k) for X ~ Binomial(n, p); k may be any number. Throws a RangeError for p outside [0, 1]. */
export function binomialUpperTail(k: number, n: number, p: number): number {
	assertProbability(p);
	const least = Math.ceil(k);
	if (least <= 0) return 1;
	return least > n ? 0 : betaIncomplete(p, least, n - least + 1);
}

/** P(X ≤ k) for X ~ Binomial(n, p); k may be any number. Throws a RangeError for p outside [0, 1]. */
export function binomialLowerTail(k: number, n: number, p: number): number {
	assertProbability(p);
	const most = Math.floor(k);
	if (most >= n) return 1;
	return most < 0 ? 0 : betaIncomplete(1 - p, n - most, most + 1);
}

/** P(T ≤ t) for Student's t with `degrees` > 0 degrees of freedom (need not be whole). */
export function studentTCdf(t: number, degrees: number): number {
	if (!(degrees > 0)) throw new RangeError(`Student's t needs more than 0 degrees of freedom; got ${degrees}.`);
	const tail = 0.5 * betaIncomplete(degrees / (degrees + t * t), degrees / 2, 0.5);
	return t > 0 ? 1 - tail : tail;
}

/** The t with P(T ≤ t) = p for Student's t with `degrees` > 0 degrees of freedom; ∓Infinity at 0 and 1. */
export function studentTQuantile(p: number, degrees: number): number {
	assertProbability(p);
	if (p === 0 || p === 1) return p === 0 ? -Infinity : Infinity;
	if (p === 0.5) return 0;
	if (p > 0.5) return -studentTQuantile(1 - p, degrees);
	let lower = -1;
	while (studentTCdf(lower, degrees) > p) lower *= 2;
	return invert((t) => studentTCdf(t, degrees), p, lower, 0);
}

/** 1 − (1 − p)^m: the chance that at least one of m independent events of chance p happens. */
export function atLeastOne(p: number, m: number): number {
	assertProbability(p);
	return m === 0 ? 0 : -expm1(m * log1p(-p));
}

export function assertProbability(p: number): void {
	if (!(p >= 0 && p <= 1)) throw new RangeError(`A probability lies in [0, 1]; got ${p}.`);
}
