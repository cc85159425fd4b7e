import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confidenceScore, STATED_CONFIDENCES } from '#lib/attempt/confidence.ts';
import { hitRate, logScore, meanLogScore, overconfidence, reliability } from '#lib/practice/scores.ts';

describe('scores by hand', () => {
	it('gives the log of the probability that was put on what came', () => {
		expect(logScore({ confidence: 0.85, right: true })).toBeCloseTo(-0.16252, 5);
		expect(logScore({ confidence: 0.85, right: false })).toBeCloseTo(-1.89712, 5);
		expect(meanLogScore([])).toBeNaN();
		// Eleven of twelve right at 85 %: (11 × −0.16252 − 1.89712) / 12.
		const calls = Array.from({ length: 12 }, (_, i) => ({ confidence: 0.85, right: i > 0 }));
		expect(meanLogScore(calls)).toBeCloseTo(-0.30707, 4);
	});

	it('counts what came of each stated confidence, with Wilson intervals', () => {
		const calls = [
			{ confidence: 0.7, right: true },
			{ confidence: 0.95, right: true },
			{ confidence: 0.7, right: false },
			{ confidence: 0.7, right: true }
		];
		const bins = reliability(calls);
		expect(bins.map(({ stated, right, n }) => [stated, right, n])).toEqual([
			[0.7, 2, 3],
			[0.95, 1, 1]
		]);
		// scipy 1.10.1 binomtest(2, 3).proportion_ci(method='wilson').
		expect(bins[0].interval?.low).toBeCloseTo(0.20766, 4);
		expect(bins[0].interval?.high).toBeCloseTo(0.93851, 4);
		expect(overconfidence(calls)).toBeCloseTo(0.7625 - 0.75, 10);
	});

	it('has no share of nothing', () => {
		expect(hitRate([])).toEqual({ right: 0, n: 0, share: NaN, interval: null });
	});
});

/** What somebody believes about k answers. */
const beliefs = fc
	.array(fc.integer({ min: 1, max: 1000 }), { minLength: 2, maxLength: 8 })
	.map((weights) => weights.map((weight) => weight / weights.reduce((sum, other) => sum + other, 0)));

/** Mean score, under the belief, of giving answer `at` and stating `confidence`. */
const expected = (belief: readonly number[], at: number, score: (right: boolean) => number): number =>
	belief[at] * score(true) + (1 - belief[at]) * score(false);

const likeliest = (belief: readonly number[]): number => belief.indexOf(Math.max(...belief));

describe('no strategy beats stating the honest belief in the likeliest answer', () => {
	it('by the log score', () => {
		fc.assert(
			fc.property(beliefs, fc.nat(), fc.double({ min: 0.5, max: 0.999, noNaN: true }), (belief, pick, stated) => {
				// A belief below one half is stated as one half: a card offers no less.
				const honest = Math.max(0.5, belief[likeliest(belief)]);
				const best = expected(belief, likeliest(belief), (right) => logScore({ confidence: honest, right }));
				const other = expected(belief, pick % belief.length, (right) => logScore({ confidence: stated, right }));
				expect(other).toBeLessThanOrEqual(best + 1e-12);
			})
		);
	});

	it('by the Brier score over all choices, within what the floor lets through', () => {
		fc.assert(
			fc.property(beliefs, fc.nat(), fc.double({ min: 0, max: 0.95, noNaN: true }), (belief, pick, stated) => {
				const k = belief.length;
				const honest = Math.min(0.95, belief[likeliest(belief)]);
				const best = expected(belief, likeliest(belief), (right) => confidenceScore(honest, right, k));
				const other = expected(belief, pick % k, (right) => confidenceScore(stated, right, k));
				expect(other).toBeLessThanOrEqual(best + 1e-12);
			})
		);
	});

	it('with the four confidences on offer: the likeliest answer, and a neighbour of the belief', () => {
		fc.assert(
			fc.property(beliefs, (belief) => {
				const scored = belief.flatMap((_, at) =>
					STATED_CONFIDENCES.map((confidence) => ({
						at,
						confidence,
						value: expected(belief, at, (right) => logScore({ confidence, right }))
					}))
				);
				const most = Math.max(...scored.map(({ value }) => value));
				const top = belief[likeliest(belief)];
				const below = STATED_CONFIDENCES.filter((one) => one <= top).at(-1) ?? 0.5;
				const above = STATED_CONFIDENCES.find((one) => one >= top) ?? 0.95;
				const winners = scored.filter(({ value }) => value >= most - 1e-12);
				expect(winners.some(({ at, confidence }) => belief[at] === top && (confidence === below || confidence === above))).toBe(true);
			})
		);
	});

	it('so that always saying the same earns no more than the hit rate deserves', () => {
		fc.assert(
			fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 60 }), fc.constantFrom(...STATED_CONFIDENCES), (rights, confidence) => {
				const h = rights.filter(Boolean).length / rights.length;
				const deserved = h === 0 || h === 1 ? 0 : h * Math.log(h) + (1 - h) * Math.log(1 - h);
				expect(meanLogScore(rights.map((right) => ({ confidence, right })))).toBeLessThanOrEqual(deserved + 1e-12);
			})
		);
	});

	it('and a rule that is not proper is caught by the same net', () => {
		// Counting hits alone rewards certainty: saying 0.999 would beat the honest belief.
		const flattering = (confidence: number, right: boolean): number => (right ? confidence : 0);
		const belief = [0.6, 0.4];
		const honest = expected(belief, 0, (right) => flattering(0.6, right));
		expect(expected(belief, 0, (right) => flattering(0.999, right))).toBeGreaterThan(honest);
	});
});
