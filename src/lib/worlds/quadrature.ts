/** Numbers behind ceilings: expectations over normal numbers, and tables of them. */
import { log, normalCdf, normalQuantile, sigmoid } from '#lib/core/portable-math.ts';
import type { Stream } from '#lib/core/random.ts';

/** E f(Z) for a standard normal Z, over equally likely values of it. */
export function expectNormal(f: (z: number) => number, steps = 400): number {
	let sum = 0;
	for (let i = 0; i < steps; i++) sum += f(normalQuantile((i + 0.5) / steps));
	return sum / steps;
}

/** P(logistic error of that scale > −margin): how often the sign of a margin is right. */
export function logisticRight(margin: number, scale: number): number {
	return sigmoid(margin / scale);
}

/** P(normal error of that standard deviation > −margin). */
export function normalRight(margin: number, sd: number): number {
	return sd === 0 ? 1 : normalCdf(margin / sd);
}

/** A logistic number of mean 0 and scale 1, by inversion from one uniform. */
export function logisticDraw(stream: Stream): number {
	const u = (Math.floor(stream.uniform() * 4503599627370496) + 0.5) / 4503599627370496;
	return log(u / (1 - u));
}

/** Cubic (four-point Lagrange) interpolation in values tabulated at 0, step, 2 · step, … Throws outside the table. */
export function interpolateTable(values: readonly number[], step: number, x: number): number {
	const last = values.length - 1;
	if (!(x >= 0 && x <= last * step + 1e-12)) throw new RangeError(`No value is tabulated at ${x}; the table ends at ${last * step}.`);
	const place = Math.min(Math.floor(x / step), last - 1);
	const from = Math.min(Math.max(place - 1, 0), last - 3);
	const t = x / step - from;
	let sum = 0;
	for (let i = 0; i < 4; i++) {
		let weight = 1;
		for (let j = 0; j < 4; j++) if (j !== i) weight *= (t - j) / (i - j);
		sum += weight * values[from + i];
	}
	return Math.min(sum, 1);
}

/** Area under the ROC curve of a score with `positive` of n equally likely rows being positive at each value, scores rising. */
export function rocAucOf(positive: readonly number[]): number {
	let negatives = 0;
	let positives = 0;
	let wins = 0;
	for (const p of positive) {
		wins += p * (negatives + (1 - p) / 2);
		negatives += 1 - p;
		positives += p;
	}
	return wins / (positives * negatives);
}

/** Values of a standard normal that are equally likely, rising. */
export function normalGrid(steps = 400): readonly number[] {
	return Array.from({ length: steps }, (_, i) => normalQuantile((i + 0.5) / steps));
}

/** The best accuracy where the share of class 1 is `prior` and one column has N(0, 1) or N(shift, 1). */
export function shiftAccuracy(prior: number, shift: number): number {
	if (shift === 0) return Math.max(prior, 1 - prior);
	const line = shift / 2 + log((1 - prior) / prior) / shift;
	return (1 - prior) * normalCdf(line) + prior * normalCdf(shift - line);
}
