import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Measured } from '#lib/core/measured.ts';
import { evidenceScore, isSound } from '#lib/attempt/evidence-marks.ts';
import { feedbackState } from '#lib/attempt/feedback.ts';
import { callOf, holdOutcome } from '#lib/attempt/hold-up.ts';
import { committed, logOf, revealed, started, trained } from './logs.ts';

const marks = { decisive: ['simpler-model'], supporting: ['gap'], irrelevant: ['train'] };

describe('feedbackState', () => {
	const key = { primary: 'OF-CAP', accept: ['OF-CAP', 'OF-DATA'] };
	it.each([
		['OF-CAP', 'simpler-model', 'right-reason'],
		['OF-DATA', 'gap', 'right-reason'],
		['too-fitted', 'simpler-model', 'right-reason'],
		['OF-CAP', 'train', 'right-wrong-reason'],
		['too-fitted', 'something', 'right-wrong-reason'],
		['UF-CAP', 'simpler-model', 'wrong-sound-evidence'],
		['fits', 'gap', 'wrong-sound-evidence'],
		['fits', 'train', 'wrong'],
		['OF-LONG', 'train', 'wrong']
	])('%s for %s: %s', (answer, evidence, state) => {
		expect(feedbackState({ answer, evidence }, key, marks)).toBe(state);
	});

	it('takes families from whoever knows them', () => {
		const odd = () => 'cannot-tell' as const;
		expect(feedbackState({ answer: 'cannot-tell', evidence: 'gap' }, key, marks, odd)).toBe('right-reason');
	});

	it('names an id that is not in the vocabulary instead of judging it', () => {
		expect(() => feedbackState({ answer: 'fits', evidence: 'gap' }, { primary: 'XX-9', accept: [] }, marks)).toThrow(
			'"XX-9" is not a diagnosis'
		);
	});
});

describe('evidenceScore', () => {
	const wide = { decisive: ['a', 'b', 'c'], supporting: ['d', 'e'], irrelevant: ['x', 'y'] };

	it('with one tap, one decisive reading is all there is to get', () => {
		expect(evidenceScore(['b'], wide)).toBe(1);
		expect(evidenceScore(['d'], wide)).toBeCloseTo(2 / 3, 12);
		expect(evidenceScore(['x'], wide)).toBe(0);
	});

	it('with several taps it is an F-score less a quarter for each irrelevant pick', () => {
		expect(evidenceScore(['a', 'b', 'c'], wide, 3)).toBe(1);
		// Precision 2/2, recall (1 + 0.5)/3.
		expect(evidenceScore(['a', 'd'], wide, 3)).toBeCloseTo((2 * 0.5) / 1.5, 12);
		// Precision 1/2, recall 1/3, then a quarter off.
		expect(evidenceScore(['a', 'x'], wide, 3)).toBeCloseTo((2 * 0.5 * (1 / 3)) / (0.5 + 1 / 3) - 0.25, 12);
	});

	it('stays in [0, 1], counts a pick once, and never pays for adding an irrelevant one', () => {
		const picks = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'x', 'unknown'), { maxLength: 7 });
		fc.assert(
			fc.property(picks, fc.integer({ min: 1, max: 4 }), (picked, taps) => {
				const score = evidenceScore(picked, wide, taps);
				expect(score).toBeGreaterThanOrEqual(0);
				expect(score).toBeLessThanOrEqual(1);
				expect(evidenceScore([...picked, ...picked], wide, taps)).toBe(score);
				expect(evidenceScore([...picked, 'y'], wide, taps)).toBeLessThanOrEqual(score);
			})
		);
	});

	it('refuses an exercise in which nothing is decisive', () => {
		expect(() => evidenceScore(['a'], { ...wide, decisive: [] })).toThrow('No evidence is marked decisive');
	});

	it('calls supporting evidence sound and the rest not', () => {
		expect(['a', 'd', 'x', 'unknown'].map((id) => isSound(id, wide))).toEqual([true, true, false, false]);
	});
});

describe('holdOutcome', () => {
	const accuracy = { materiality: 0.03, higherIsBetter: true };
	const measured = (value: number, half: number): Measured => ({
		value,
		interval: { low: value - half, high: value + half, level: 0.95, method: 'wilson' },
		n: 1000,
		refits: 3
	});

	it.each([
		['the mock: 0.797 ± 0.015 on validation, 0.810 ± 0.01 on fresh rows', 0.797, 0.015, 0.81, 0.01, 'holds'],
		['a leak: 0.95 falls to 0.65', 0.95, 0.01, 0.65, 0.01, 'falls'],
		// Fall 0.031 with half-width 0.0141: lower end 0.0169 clears half of 0.03.
		['a fall that is just material', 0.831, 0.01, 0.8, 0.01, 'falls'],
		['forty validation rows promise nothing, whatever came', 0.8, 0.12, 0.6, 0.01, 'cannot-say'],
		// Fall 0.04 with half-width 0.0316: lower end 0.008, upper end 0.07.
		['two scores that leave it open', 0.84, 0.03, 0.8, 0.01, 'cannot-say'],
		['better than promised', 0.7, 0.02, 0.9, 0.01, 'holds'],
		['a score that is not a number', Number.NaN, 0.01, 0.8, 0.01, 'cannot-say']
	] as const)('%s', (_, validation, validationHalf, fresh, freshHalf, outcome) => {
		expect(holdOutcome(measured(validation, validationHalf), measured(fresh, freshHalf), accuracy)).toBe(outcome);
	});

	it('reads losses the other way round', () => {
		const loss = { materiality: 0.4, higherIsBetter: false };
		expect(holdOutcome(measured(4, 0.1), measured(6, 0.1), loss)).toBe('falls');
		expect(holdOutcome(measured(6, 0.1), measured(4, 0.1), loss)).toBe('holds');
	});
});

describe('callOf', () => {
	it('is the graded commitment with what came of it', () => {
		const log = logOf(
			started,
			trained(1, {}, 0.8),
			committed({ confidence: 85, holdsUp: 'holds' }),
			revealed({ outcome: 'falls', feedback: 'right-wrong-reason' })
		);
		expect(callOf(log)).toEqual({
			exercise: 'churn-300',
			seed: 7,
			t: log.entries[2].t,
			confidence: 0.85,
			verdictRight: true,
			feedback: 'right-wrong-reason',
			call: 'holds',
			outcome: 'falls',
			callRight: false
		});
	});

	it('is nothing before the reveal', () => {
		expect(callOf(logOf(started, trained(1, {}, 0.8), committed()))).toBeNull();
	});
});
