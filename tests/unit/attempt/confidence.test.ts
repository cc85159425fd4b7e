import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confidenceScore, STATED_CONFIDENCES } from '#lib/attempt/confidence.ts';
import { grade, type GradingFacts } from '#lib/attempt/grade.ts';
import { committed, logOf, revealed, started, trained } from './logs.ts';

/** Honest beliefs over k answers. */
const beliefs = fc
	.array(fc.double({ min: 0.001, max: 1, noNaN: true }), { minLength: 2, maxLength: 8 })
	.map((weights) => weights.map((weight) => weight / weights.reduce((sum, other) => sum + other, 0)));

/** What one expects to earn by choosing `choice` and stating `stated`. */
function expected(belief: readonly number[], choice: number, stated: number): number {
	const right = belief[choice];
	return right * confidenceScore(stated, true, belief.length) + (1 - right) * confidenceScore(stated, false, belief.length);
}

const likeliest = (belief: readonly number[]): number => belief.indexOf(Math.max(...belief));

describe('confidenceScore', () => {
	it('by hand: five choices, 0.85', () => {
		// Right: 0.15² + 4 · 0.0375² = 0.028125, over 0.8. Wrong: 0.85² + 0.9625² + 3 · 0.0375² = 1.653125, over 0.8.
		expect(confidenceScore(0.85, true, 5)).toBeCloseTo(1 - 0.028125 / 0.8, 12);
		expect(confidenceScore(0.85, false, 5)).toBeCloseTo(1 - 1.653125 / 0.8, 12);
	});

	it.each([2, 3, 5, 9])('chance scores 0 and right certainty 1, with %d choices', (k) => {
		expect(confidenceScore(1 / k, true, k)).toBeCloseTo(0, 12);
		expect(confidenceScore(1 / k, false, k)).toBeCloseTo(0, 12);
		expect(confidenceScore(1, true, k)).toBeCloseTo(1, 12);
		expect(confidenceScore(0.95, false, k)).toBeLessThan(-0.9);
	});

	it('takes less than chance as chance', () => {
		expect(confidenceScore(0.05, true, 4)).toBeCloseTo(0, 12);
	});

	it('refuses what is not a confidence', () => {
		expect(() => confidenceScore(85, true, 5)).toThrow('a fraction from 0 to 1, not 85');
		expect(() => confidenceScore(0.5, true, 1)).toThrow('at least 2 choices');
	});

	it('no strategy beats stating the honest belief in the likeliest answer', () => {
		fc.assert(
			fc.property(beliefs, fc.nat(), fc.double({ min: 0, max: 0.95, noNaN: true }), (belief, pick, stated) => {
				const best = likeliest(belief);
				fc.pre(belief[best] <= 0.95);
				expect(expected(belief, pick % belief.length, stated)).toBeLessThanOrEqual(expected(belief, best, belief[best]) + 1e-9);
			}),
			{ numRuns: 2000 }
		);
	});

	it('of the four confidences on offer, the one nearest to the honest belief in the likeliest answer is best', () => {
		fc.assert(
			fc.property(beliefs, (belief) => {
				const best = likeliest(belief);
				const distance = (stated: number): number => Math.abs(stated - belief[best]);
				const nearest = STATED_CONFIDENCES.reduce((a, b) => (distance(b) < distance(a) ? b : a));
				const honest = expected(belief, best, nearest);
				const others = belief.flatMap((_, choice) => STATED_CONFIDENCES.map((stated) => expected(belief, choice, stated)));
				expect(Math.max(...others)).toBeLessThanOrEqual(honest + 1e-9);
			}),
			{ numRuns: 2000 }
		);
	});

	it('always saying the same number earns no more than its hit rate deserves', () => {
		fc.assert(
			fc.property(fc.integer({ min: 2, max: 8 }), fc.nat(1000), fc.constantFrom(...STATED_CONFIDENCES), (k, hits, stated) => {
				const rate = hits / 1000;
				const earned = (p: number): number => rate * confidenceScore(p, true, k) + (1 - rate) * confidenceScore(p, false, k);
				expect(earned(stated)).toBeLessThanOrEqual(earned(Math.min(0.95, Math.max(rate, 1 / k))) + 1e-9);
			})
		);
	});

	it('would be gamed by a floor at zero: then 95 pays whoever expects to be wrong', () => {
		const floored = (stated: number, right: boolean): number => Math.max(0, confidenceScore(stated, right, 5));
		const expectedFloored = (stated: number): number => 0.5 * floored(stated, true) + 0.5 * floored(stated, false);
		expect(expectedFloored(0.95)).toBeGreaterThan(expectedFloored(0.5));
		expect(expected([0.5, 0.3, 0.1, 0.05, 0.05], 0, 0.95)).toBeLessThan(expected([0.5, 0.3, 0.1, 0.05, 0.05], 0, 0.5));
	});
});

describe('the whole grade keeps the property', () => {
	const choices = ['FIT-OK', 'UF-CAP', 'OF-CAP', 'LK-1.4'];
	const facts: GradingFacts = {
		template: 'T1',
		choices,
		evidence: { decisive: ['simpler-model'], supporting: [], irrelevant: [] },
		debrief: { right: 'wait' },
		remedy: null
	};
	const total = (answer: string, confidence: 50 | 70 | 85 | 95, key: string): number =>
		grade(facts, logOf(started, trained(1, {}, 0.8), committed({ answer, confidence, evidence: 'none' }), revealed()), {
			key: { primary: key, accept: [key] },
			outcome: 'falls'
		}).total;

	it('for whoever has nothing else to gain from the item', () => {
		const table = choices.map((answer) =>
			([50, 70, 85, 95] as const).map((confidence) => choices.map((key) => total(answer, confidence, key)))
		);
		const of = (belief: readonly number[], answer: number, stated: number): number =>
			table[answer][stated].reduce((sum, points, key) => sum + belief[key] * points, 0);
		fc.assert(
			fc.property(fc.tuple(...choices.map(() => fc.double({ min: 0.001, max: 1, noNaN: true }))), (weights) => {
				const sum = weights.reduce((a, b) => a + b, 0);
				const belief = weights.map((weight) => weight / sum);
				const best = likeliest(belief);
				const distance = (i: number): number => Math.abs(STATED_CONFIDENCES[i] - belief[best]);
				const nearest = [0, 1, 2, 3].reduce((a, b) => (distance(b) < distance(a) ? b : a));
				const honest = of(belief, best, nearest);
				const others = choices.flatMap((_, answer) => [0, 1, 2, 3].map((stated) => of(belief, answer, stated)));
				expect(Math.max(...others)).toBeLessThanOrEqual(honest + 1e-9);
			}),
			{ numRuns: 500 }
		);
	});
});
