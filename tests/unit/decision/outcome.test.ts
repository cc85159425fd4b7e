import { describe, expect, it } from 'vitest';
import { createStream } from '#lib/core/random.ts';
import { mean, sampleVariance } from '#lib/core/summaries.ts';
import { actionValues } from '#lib/decision/expected-value.ts';
import { futures, outcomeOf } from '#lib/decision/outcome.ts';
import { drawLaunch, playPolicy, POLICIES, ranksRight } from '#lib/decision/policies.ts';

describe('one future', () => {
	const { decision } = drawLaunch(createStream(3));

	it('adds up what a hand adds up', () => {
		const rates = { keep: 0.8, ship: 0.85 };
		expect(outcomeOf(decision, 'keep', rates, createStream(1)).points).toBe(0);
		expect(outcomeOf(decision, 'ship', rates, createStream(1)).points).toBeCloseTo(26 * 100 * 0.05, 9);
		expect(outcomeOf(decision, 'ship', { keep: 0.8, ship: 0.75 }, createStream(1)).points).toBeCloseTo(26 * 100 * -0.05 - 400, 9);
		const waited = outcomeOf(decision, 'wait-200', { keep: 0.8, ship: 0.95 }, createStream(1));
		expect(waited.ran).toBe('ship');
		expect(waited.points).toBeCloseTo(24 * 100 * 0.15 - 2 * decision.delayPerWeek - 4, 9);
	});

	it('averages to the expected value, for every action', () => {
		for (const { id, value } of actionValues(decision)) {
			const points = futures(decision, id, 1500, createStream(`futures-${id}`));
			const error = Math.sqrt(sampleVariance(points) / points.length);
			expect(Math.abs(mean(points) - value), id).toBeLessThanOrEqual(4 * error + 1e-9);
		}
	});
});

describe('ways of deciding', () => {
	it('fall in the order of what they bring in expectation, over 300 launches', () => {
		const stream = createStream('policies');
		const sums = POLICIES.map(() => 0);
		for (let world = 0; world < 300; world++) {
			const own = stream.fork(`world-${world}`);
			const launch = drawLaunch(own.fork('launch'));
			POLICIES.forEach((policy, index) => (sums[index] += playPolicy(policy, launch, own).expected));
		}
		expect(ranksRight(sums)).toBe(true);
		expect(sums[3]).toBeLessThan(0);
	});
});
