import { describe, expect, it } from 'vitest';
import { promisedAuc } from '#lib/audit/own-probabilities.ts';
import { createStream } from '#lib/core/random.ts';

/** Rows whose answers keep to their probabilities. */
function rowsOf(n: number, spread: number, name: string): { readonly p: Float64Array; readonly y: Int32Array } {
	const stream = createStream(name);
	const p = Float64Array.from({ length: n }, () => 0.5 + spread * (stream.uniform() - 0.5));
	return { p, y: p.length > 0 ? Int32Array.from(p, (one) => Number(stream.uniform() < one)) : new Int32Array(0) };
}

const folds = (scored: Float64Array) =>
	[0, 1].map((fold) => {
		const { p, y } = rowsOf(2000, 0.6, `aside ${fold}`);
		return { scored, aside: p, asideTrue: y };
	});

describe('what probabilities promise', () => {
	it('is more on rows that are surer, with an interval that says so', () => {
		const { scored, aside, measured } = promisedAuc(folds(rowsOf(800, 0.95, 'sure').p), createStream('easier'));
		// For p even over ½ ± w the AUC is ½ + 2w/3: 0.70 and 0.82.
		expect(aside).toBeCloseTo(0.7, 1);
		expect(scored).toBeCloseTo(0.82, 1);
		expect(measured.value).toBeCloseTo(scored - aside, 12);
		expect(measured.interval?.low).toBeGreaterThan(0.05);
	});

	it('is the same on rows of the same kind', () => {
		const { measured } = promisedAuc(folds(rowsOf(800, 0.6, 'like').p), createStream('alike'));
		expect(Math.abs(measured.value)).toBeLessThan(0.02);
		expect(measured.interval?.low).toBeLessThan(0);
		expect(measured.interval?.high).toBeGreaterThan(0);
	});
});
