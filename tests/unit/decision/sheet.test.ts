import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beliefMean, probabilityBelow } from '#lib/decision/belief.ts';
import { intervalOf, ratesByAge } from '#lib/decision/clock.ts';
import { amountOf, purchaseValues } from '#lib/decision/purchase.ts';
import { publicDecision } from '#lib/decision/public-decision.ts';
import { asksOf, confidenceWanted, decisionKeyOf, offeredActions, statedValues } from '#lib/decision/sheet.ts';
import { statedBelief } from '#lib/decision/stated-belief.ts';
import { changedDecision } from '#lib/decision/twin.ts';
import { CLOCK, counted, LAUNCH, OPTION, PURCHASE } from './decisions.ts';

const valueOf = (values: readonly { id: string; value: number }[], id: string): number =>
	values.find((one) => one.id === id)?.value ?? Number.NaN;

describe('the key of a decision among rates', () => {
	// Prior Beta(56, 14), incumbent 0.80, 100 points per unit and week, 26 weeks, 400 points below 0.77.
	it('ships a clear winner: 129 of 150', () => {
		const key = decisionKeyOf(LAUNCH, counted(129, 150));
		// Posterior Beta(185, 35): mean 185/220; 2600 · (0.84091 − 0.80) = 106.4, less 400 · P(rate < 0.77), about 1.
		expect(valueOf(key.values, 'ship')).toBeGreaterThan(100);
		expect(valueOf(key.values, 'ship')).toBeLessThan(106.4);
		expect(key.posterior['rate-ship']).toBeCloseTo(185 / 220, 6);
		expect(key.accept).toEqual(['ship']);
		expect(key.informationWorth['wait-200']).toBeGreaterThan(0);
	});

	it('waits on thin evidence while time is cheap, and does not when it is dear', () => {
		const cheap = decisionKeyOf({ ...LAUNCH, delayPerWeek: 1 }, counted(50, 60));
		const dear = decisionKeyOf({ ...LAUNCH, delayPerWeek: 100 }, counted(50, 60));
		expect(cheap.best).toBe('wait-200');
		expect(dear.accept).not.toContain('wait-200');
	});

	it('starts an option late, pays for the weeks, and scales gains by the share that is decided', () => {
		const late = { ...LAUNCH, options: [LAUNCH.options[0], { ...OPTION, afterWeeks: 2, harm: undefined, once: -3 }] };
		// Mean 185/220, 24 weeks, 3 points of price and two weeks of 5.
		const evidence = counted(129, 150);
		expect(valueOf(decisionKeyOf(late, evidence).values, 'ship')).toBeCloseTo(24 * 100 * (185 / 220 - 0.8) - 3 - 10, 6);
		const scaled = { ...LAUNCH, options: [LAUNCH.options[0], { ...OPTION, harm: undefined, scaled: true }] };
		const half = { rows: evidence.rows.map((row) => ({ ...row, of: 300 })) };
		expect(valueOf(decisionKeyOf(scaled, half).values, 'ship')).toBeCloseTo((26 * 100 * (185 / 220 - 0.8)) / 2, 6);
	});

	it('keeps one belief per refit where one of them will run', () => {
		const evidence = {
			rows: [
				{
					...counted(75, 100).rows[0],
					each: [
						{ k: 60, n: 100 },
						{ k: 90, n: 100 }
					]
				}
			]
		};
		const key = decisionKeyOf(LAUNCH, evidence);
		expect(key.posterior['rate-ship']).toBeCloseTo((116 / 170 + 146 / 170) / 2, 6);
		// Two beliefs far apart are worth telling apart, more than one belief in the middle.
		expect(key.informationWorth['wait-200']).toBeGreaterThan(decisionKeyOf(LAUNCH, counted(75, 100)).informationWorth['wait-200'] * 2);
	});

	it('names what is missing', () => {
		expect(() => decisionKeyOf(LAUNCH, { rows: [] })).toThrow('Nothing was measured as "trial"');
		const unknown = { ...LAUNCH, options: [LAUNCH.options[0], { ...OPTION, prior: undefined }] };
		expect(() => decisionKeyOf(unknown, counted(5, 6))).toThrow('neither a known rate nor a prior');
	});
});

describe('clocks', () => {
	it('reads rates between measured ages off straight lines', () => {
		expect(
			ratesByAge(
				[
					{ age: 0, rate: 0.9 },
					{ age: 4, rate: 0.7 }
				],
				7
			)
		).toEqual([0.9, 0.85, 0.8, 0.75, 0.7, 0.7, 0.7].map((rate) => expect.closeTo(rate, 12) as number));
		expect(() => ratesByAge([], 3)).toThrow(RangeError);
	});

	it('adds up weeks and trainings', () => {
		// Ages 0 and 1 score 0.9 and 0.8 against 0.8, 100 points a unit, 4 weeks, 3 a training.
		const evidence = { rows: [0.9, 0.8].map((value, at) => ({ ...counted(1, 1).rows[0], id: `age-${at}`, value })) };
		const key = decisionKeyOf(CLOCK, evidence);
		expect(Object.fromEntries(key.values.map(({ id, value }) => [id, Math.round(value * 1e6) / 1e6]))).toEqual({
			keep: 0,
			'every-1': 31,
			'every-2': 17,
			never: 10
		});
		expect(intervalOf('keep', 26)).toBeNull();
		expect(() => intervalOf('often', 26)).toThrow('"often" is not an action of a clock');
	});
});

describe('purchases', () => {
	it('values labels by the law through the curve', () => {
		// error = 1 / √rows: 0.1 at 100, 0.05 at 400.
		const law = { scale: 1, rate: 0.5 };
		expect(purchaseValues(PURCHASE, law)).toEqual([
			{ id: 'keep', value: 0 },
			{ id: 'buy-300', value: expect.closeTo(1000 * 0.05 - 30, 9) as number }
		]);
		expect(amountOf('buy-300')).toBe(300);
		expect(() => amountOf('sell-3')).toThrow(RangeError);
	});
});

describe('stated beliefs', () => {
	it('meets both numbers where a belief can', () => {
		fc.assert(
			fc.property(fc.double({ min: 0.55, max: 0.95, noNaN: true }), fc.double({ min: 0.6, max: 0.99, noNaN: true }), (mean, chance) => {
				const { belief, fits } = statedBelief(mean, mean - 0.04, chance);
				expect(beliefMean(belief)).toBeCloseTo(mean, 9);
				if (fits) expect(Math.abs(1 - probabilityBelow(belief, mean - 0.04) - chance)).toBeLessThanOrEqual(0.05);
			}),
			{ numRuns: 60 }
		);
	});

	it('says when the two contradict each other', () => {
		expect(statedBelief(0.85, 0.8, 0.1).fits).toBe(false);
		expect(statedBelief(0.75, 0.8, 0.9).fits).toBe(false);
		expect(statedBelief(0.85, 0.8, 0.9).fits).toBe(true);
	});

	it('gives the values of the posterior to a learner who states it', () => {
		const evidence = counted(129, 150);
		const key = decisionKeyOf(LAUNCH, evidence);
		const own = statedValues(LAUNCH, evidence, key.posterior);
		expect(own?.contradictions).toEqual([]);
		for (const { id, value } of key.values) expect(Math.abs(valueOf(own?.values ?? [], id) - value), id).toBeLessThan(2);
	});

	it('waits for every ask, and follows what is stated', () => {
		const evidence = counted(50, 60);
		expect(statedValues(LAUNCH, evidence, { 'beats-ship': 0.5 })).toBeNull();
		expect(statedValues(LAUNCH, evidence, { 'beats-ship': 1.5, 'rate-ship': 0.8 })).toBeNull();
		const sure = statedValues(LAUNCH, evidence, { 'beats-ship': 0.99, 'rate-ship': 0.9 });
		expect(valueOf(sure?.values ?? [], 'ship')).toBeGreaterThan(240);
	});
});

describe('what the page is told', () => {
	it('keeps arms, paths and intentions in the worker', () => {
		const told = JSON.stringify([publicDecision(LAUNCH), publicDecision(CLOCK), publicDecision(PURCHASE)]);
		for (const secret of ['secretArm', 'world.turn', 'designed', 'twin']) expect(told).not.toContain(secret);
		expect(told).toContain('"price":4');
	});

	it('offers actions and asks in the order of the file', () => {
		expect(offeredActions(LAUNCH).map(({ id }) => id)).toEqual(['keep', 'ship', 'wait-200']);
		expect(asksOf(LAUNCH).map(({ id, against }) => [id, against])).toEqual([
			['beats-ship', 0.8],
			['rate-ship', 0.8]
		]);
		expect(offeredActions(CLOCK).map(({ id }) => id)).toEqual(['keep', 'every-1', 'every-2', 'never']);
		expect(asksOf(PURCHASE).map(({ id }) => id)).toEqual(['rate-300']);
	});

	it('wants indifference between near-ties and confidence where one leads', () => {
		const tie = { values: [], best: 'a', accept: ['a', 'b'], lead: 0 };
		expect(confidenceWanted(tie, 'b')).toEqual({ low: 0.4, high: 0.7 });
		expect(confidenceWanted(tie, 'c')).toEqual({ low: 0, high: 0.4 });
		expect(confidenceWanted({ ...tie, accept: ['a'] }, 'a').low).toBe(0.7);
		expect(confidenceWanted({ ...tie, accept: ['a'] }, 'b').high).toBe(0.3);
	});
});

describe('the other world', () => {
	it('changes numbers by path, members of lists by id, and nothing else', () => {
		const other = changedDecision(LAUNCH, { delayPerWeek: 20, 'options.ship.harm.points': 7, 'enquiries.wait-200.price': 9 });
		expect([other.delayPerWeek, other.options[1].harm?.points, other.enquiries[0]]).toMatchObject([20, 7, { price: 9 }]);
		expect(LAUNCH.delayPerWeek).toBe(5);
		expect(() => changedDecision(LAUNCH, { 'options.shop.once': 1 })).toThrow('nothing at "options.shop.once"');
	});
});
