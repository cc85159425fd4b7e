import { describe, expect, it } from 'vitest';
import { best } from '#lib/decision/expected-value.ts';
import { bestPurchase, errorAt, fitPowerLaw, purchaseValue } from '#lib/decision/label-purchase.ts';
import { decisionQuality, excessBrier, luckPercentile, regret } from '#lib/decision/quality.ts';
import { retrainValue, retrainValues, type RetrainCase } from '#lib/decision/retrain-clock.ts';

/** Three weeks by hand: rates 0.9 and 0.8 by age, 100 points for a unit above 0.8, 4 points a training. */
const HAND: RetrainCase = { horizonWeeks: 3, rateByAge: [0.9, 0.8], perUnit: 100, from: 0.8, retrainCost: 4 };

describe('retraining', () => {
	it('is worth what a hand adds up', () => {
		expect(retrainValue(HAND, 1)).toBeCloseTo(10 + 10 + 10 - 2 * 4, 9);
		expect(retrainValue(HAND, 2)).toBeCloseTo(10 + 0 + 10 - 4, 9);
		expect(retrainValue(HAND, 3)).toBeCloseTo(10, 9);
	});

	it('offers every interval, never, and not launching', () => {
		expect(retrainValues(HAND).map(({ id }) => id)).toEqual(['keep', 'every-1', 'every-2', 'never']);
	});

	it('keeps what runs where every retraining costs more than the model brings', () => {
		expect(best(retrainValues({ ...HAND, from: 0.95 })).id).toBe('keep');
	});
});

describe('labels', () => {
	const law = { scale: 1.218, rate: 0.51 };

	it('are fitted as the power law they follow', () => {
		const rows = [60, 120, 300, 600];
		const fitted = fitPowerLaw(
			rows,
			rows.map((n) => errorAt(law, n))
		);
		expect(fitted.scale).toBeCloseTo(1.218, 9);
		expect(fitted.rate).toBeCloseTo(0.51, 9);
	});

	it.each([
		{ price: 0.02, rows: 385 },
		{ price: 0.05, rows: 210 },
		{ price: 0.1, rows: 133 }
	])('at $price a label, about $rows are worth buying', ({ price, rows }) => {
		const found = bestPurchase(law, 260, price);
		expect(Math.abs(found / rows - 1)).toBeLessThan(0.02);
		for (const other of [0.9, 1.1])
			expect(purchaseValue(law, 260, price, found * other)).toBeLessThan(purchaseValue(law, 260, price, found));
	});
});

describe('quality and luck', () => {
	const values = [
		{ id: 'keep', value: 0 },
		{ id: 'ship', value: 30 },
		{ id: 'wait', value: 15 }
	];

	it('scores what was expected, not what happened', () => {
		expect(decisionQuality(values, 'ship')).toBe(1);
		expect(decisionQuality(values, 'wait')).toBe(0.5);
		expect(decisionQuality(values, 'keep')).toBe(0);
		expect(regret(values, 'wait')).toBe(15);
	});

	it('says how lucky it was', () => {
		expect(luckPercentile(2, [1, 2, 3, 4])).toBe(0.5);
		expect(excessBrier(0.9, 0.7)).toBeCloseTo(0.04, 12);
	});

	it('refuses an action that is not on offer', () => {
		expect(() => decisionQuality(values, 'run')).toThrow('not one of the actions');
	});
});
