import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	beliefFrom,
	beliefMean,
	beliefQuantile,
	beliefSd,
	betaBelief,
	mixBeliefs,
	predictive,
	probabilityBelow,
	updateBelief
} from '#lib/decision/belief.ts';
import type { DecisionCase, DecisionOption } from '#lib/decision/case.ts';
import { actionValues, bestAfter, enquiryValue, foresee, optionValue, valueOfInformation } from '#lib/decision/expected-value.ts';
import { decisionKey, shiftedCosts } from '#lib/decision/robustness.ts';

const HORIZON = 26;
const KEEP: DecisionOption = { id: 'keep', belief: betaBelief(80, 20), perWeek: 0, perUnit: 0, from: 0, once: 0, harm: null };

/** A candidate judged on k of n rows, against an incumbent at 0.80: a unit of rate is worth 100 points a week. */
function launch(k: number, n: number, delayPerWeek: number): DecisionCase {
	const belief = updateBelief(betaBelief(56, 14), k, n);
	return {
		horizonWeeks: HORIZON,
		delayPerWeek,
		options: [KEEP, { id: 'ship', belief, perWeek: 0, perUnit: 100, from: 0.8, once: 0, harm: { floor: 0.77, points: 400 } }],
		enquiries: [{ kind: 'wait', id: 'wait', about: 'ship', rows: 200, weeks: 2, price: 4 }]
	};
}

function valuesOf(decision: DecisionCase): Record<string, number> {
	return Object.fromEntries(actionValues(decision).map(({ id, value }) => [id, Math.round(value)]));
}

describe('expected value of a launch', () => {
	it.each([
		{ k: 129, n: 150, delay: 5, ship: 105, wait: 84, best: 'ship' },
		{ k: 50, n: 60, delay: 1, ship: 2, wait: 39, best: 'wait' },
		{ k: 50, n: 60, delay: 20, ship: 2, wait: 1, best: 'ship' }
	])('$k of $n right, a week costs $delay', ({ k, n, delay, ship, wait, best }) => {
		const values = valuesOf(launch(k, n, delay));
		expect(values).toEqual({ keep: 0, ship, wait });
		expect(decisionKey(launch(k, n, delay)).best).toBe(best);
	});

	it('accepts all three where they are nearly the same', () => {
		expect([...decisionKey(launch(50, 60, 20)).accept].sort()).toEqual(['keep', 'ship', 'wait']);
	});

	it('accepts only shipping where it leads by far', () => {
		expect(decisionKey(launch(129, 150, 5)).accept).toEqual(['ship']);
	});

	it('never gives information a negative worth when it takes no time', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 60 }), (k, rows) => {
				const decision = launch(k, 60, 0);
				const enquiry = { kind: 'wait', id: 'wait', about: 'ship', rows, weeks: 0, price: 0 } as const;
				expect(valueOfInformation(decision, enquiry)).toBeGreaterThan(-1e-6);
			}),
			{ numRuns: 40 }
		);
	});
});

describe('the floor of a rare class', () => {
	/** 14 positives, k caught; recall must not be below 0.70. */
	const floor = (k: number, points: number): DecisionCase => ({
		horizonWeeks: HORIZON,
		delayPerWeek: 0,
		options: [
			KEEP,
			{
				id: 'ship',
				belief: updateBelief(betaBelief(8, 2), k, 14),
				perWeek: 3,
				perUnit: 0,
				from: 0,
				once: 0,
				harm: { floor: 0.7, points }
			}
		],
		enquiries: [{ kind: 'canary', id: 'canary', about: 'ship', rows: 30, weeks: 2, share: 0.05, rollback: 0 }]
	});

	it('puts 14 % below the floor after 11 of 14, and 27 % after 10', () => {
		expect(probabilityBelow(updateBelief(betaBelief(8, 2), 11, 14), 0.7)).toBeCloseTo(0.14, 2);
		expect(probabilityBelow(updateBelief(betaBelief(8, 2), 10, 14), 0.7)).toBeCloseTo(0.27, 2);
	});

	it.each([
		{ k: 13, points: 100, best: 'ship' },
		{ k: 13, points: 400, best: 'ship' },
		{ k: 13, points: 1600, best: 'canary' },
		{ k: 11, points: 100, best: 'ship' },
		{ k: 11, points: 400, best: 'canary' },
		{ k: 11, points: 1600, best: 'canary' },
		{ k: 10, points: 100, best: 'ship' },
		{ k: 10, points: 400, best: 'canary' },
		{ k: 10, points: 1600, best: 'keep' }
	])('$k of 14 caught, harm of $points points: $best', ({ k, points, best }) => {
		expect(decisionKey(floor(k, points)).best).toBe(best);
	});

	it('gives the values of eleven caught', () => {
		expect(valuesOf(floor(11, 100)).ship).toBe(64);
		expect(valuesOf(floor(11, 400))).toMatchObject({ ship: 24, canary: 39 });
		expect(valuesOf(floor(11, 1600))).toMatchObject({ ship: -139, canary: 15 });
	});
});

describe('a winner picked by peeking, and a vendor whose benchmark may have leaked', () => {
	const winner = (runnerUp: number): DecisionCase => ({
		horizonWeeks: HORIZON,
		delayPerWeek: 0,
		options: [
			{ ...KEEP, id: 'runner-up' },
			{ id: 'winner', belief: beliefFrom(0.716, 0.0183), perWeek: 0, perUnit: 100, from: runnerUp, once: 0, harm: null }
		],
		enquiries: [{ kind: 'wait', id: 'confirm', about: 'winner', rows: 400, weeks: 0, price: 0 }]
	});

	it.each([
		{ runnerUp: 0.7, gain: 42, information: 1.2 },
		{ runnerUp: 0.715, gain: 2.6, information: 10.7 },
		{ runnerUp: 0.73, gain: -36.4, information: 1.7 }
	])('information is worth most where the choice is close (runner-up at $runnerUp)', ({ runnerUp, gain, information }) => {
		const decision = winner(runnerUp);
		expect(actionValues(decision).find(({ id }) => id === 'winner')?.value).toBeCloseTo(gain, -0.5);
		expect(Math.abs(valueOfInformation(decision, decision.enquiries[0]) - information)).toBeLessThan(1);
	});

	it.each([
		{ leaked: 0.2, information: 4.4 },
		{ leaked: 0.5, information: 11.4 },
		{ leaked: 0.8, information: 18.2 }
	])('a test of 200 fresh items is worth about $information when the chance of a leak is $leaked', ({ leaked, information }) => {
		const option = (id: string, belief: DecisionOption['belief'], once: number): DecisionOption => ({
			id,
			belief,
			perWeek: 0,
			perUnit: 1000,
			from: 0.8,
			once,
			harm: null
		});
		const decision: DecisionCase = {
			horizonWeeks: 1,
			delayPerWeek: 0,
			options: [
				option(
					'a',
					mixBeliefs([
						{ share: leaked, belief: beliefFrom(0.84, 0.03) },
						{ share: 1 - leaked, belief: beliefFrom(0.96, 0.01) }
					]),
					0
				),
				option('b', beliefFrom(0.86, 0.02), 0),
				option('c', beliefFrom(0.82, 0.02), 10)
			],
			enquiries: [{ kind: 'wait', id: 'test', about: 'a', rows: 200, weeks: 0, price: 0 }]
		};
		expect(Math.abs(valueOfInformation(decision, decision.enquiries[0]) - information)).toBeLessThan(1.5);
	});
});

describe('beliefs', () => {
	it('update as counts do', () => {
		const after = updateBelief(betaBelief(56, 14), 129, 150);
		expect(after).toHaveLength(1);
		expect(after[0]).toMatchObject({ right: 185, wrong: 35 });
		expect(after[0].weight).toBeCloseTo(1, 12);
		expect(beliefMean(after)).toBeCloseTo(185 / 220, 12);
	});

	it('have the mean and the spread they were asked for', () => {
		const belief = beliefFrom(0.84, 0.03);
		expect(beliefMean(belief)).toBeCloseTo(0.84, 12);
		expect(beliefSd(belief)).toBeCloseTo(0.03, 12);
	});

	it('predict counts that sum to 1 and average to the mean', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 1, max: 90 }), fc.integer({ min: 1, max: 80 }), (right, wrong, n) => {
				const belief = betaBelief(right, wrong);
				const chances = predictive(belief, n);
				const sum = chances.reduce((total, chance) => total + chance, 0);
				const average = chances.reduce((total, chance, k) => total + chance * k, 0);
				expect(sum).toBeCloseTo(1, 9);
				expect(average / n).toBeCloseTo(beliefMean(belief), 9);
			}),
			{ numRuns: 50 }
		);
	});

	it('move towards the component that the evidence fits', () => {
		const doubtful = mixBeliefs([
			{ share: 0.5, belief: beliefFrom(0.84, 0.03) },
			{ share: 0.5, belief: beliefFrom(0.96, 0.01) }
		]);
		expect(updateBelief(doubtful, 168, 200)[0].weight).toBeGreaterThan(0.99);
		expect(updateBelief(doubtful, 193, 200)[1].weight).toBeGreaterThan(0.99);
	});
});

describe('what is worked out once', () => {
	const belief = fc
		.array(
			fc.record({
				share: fc.integer({ min: 1, max: 5 }),
				right: fc.integer({ min: 1, max: 900 }),
				wrong: fc.integer({ min: 1, max: 400 })
			}),
			{
				minLength: 1,
				maxLength: 4
			}
		)
		.map((parts) => mixBeliefs(parts.map(({ share, right, wrong }) => ({ share, belief: betaBelief(right, wrong) }))));

	it('a quantile has the very bits that halving from 0 to 1 gives', () => {
		const halved = (given: Parameters<typeof beliefQuantile>[0], q: number): number => {
			let [low, high] = [0, 1];
			while (high - low > 1e-9) {
				const middle = (low + high) / 2;
				if (probabilityBelow(given, middle) < q) low = middle;
				else high = middle;
			}
			return (low + high) / 2;
		};
		fc.assert(
			fc.property(belief, fc.constantFrom(0, 1e-6, 0.05, 0.3, 0.5, 0.8, 0.95, 0.999999), (given, q) => {
				expect(beliefQuantile(given, q)).toBe(halved(given, q));
			}),
			{ numRuns: 60 }
		);
	});

	it('values from one foresight are those of each case on its own, to the bit', () => {
		const decision = launch(50, 60, 7);
		const foresight = foresee(decision);
		for (const one of [decision, ...shiftedCosts(decision)]) {
			expect(actionValues(one, foresight)).toEqual(actionValues(one));
			const [wait] = one.enquiries;
			const chances = predictive(one.options[1].belief, 200);
			let after = 0;
			for (let k = 0; k <= 200; k++) if (chances[k] > 0) after += chances[k] * bestAfter(one, wait, k).value;
			expect(enquiryValue(one, wait, foresight)).toBe(after - one.delayPerWeek * 2 - (wait.kind === 'wait' ? wait.price : 0));
		}
		expect(optionValue(decision.options[1], 26, foresight.now.get('ship'))).toBe(optionValue(decision.options[1], 26));
	});

	it('refuses the foresight of another case', () => {
		const decision = launch(50, 60, 7);
		const other = { ...decision, enquiries: [] };
		expect(() => actionValues(decision, foresee(other))).toThrow('Nothing was foreseen of "wait"');
	});
});
