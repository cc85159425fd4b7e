import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FLAWS, SEVERITIES } from '#lib/review/flaws.ts';
import { APPROVAL, type ReviewAnswer } from '#lib/review/log.ts';
import type { ReviewKey } from '#lib/review/parts.ts';
import { FALSE_ALARM, REVIEW_WEIGHTS, scoreReview } from '#lib/review/score.ts';

const FLAWED: ReviewKey = {
	flaw: { lines: [4, 5], id: 'LK-1.3', accept: ['LK-1.3', 'LK-1.2'], severity: 'blocker', acceptSeverity: ['blocker'] },
	nit: null,
	consequence: 'option-1',
	fix: 'option-2'
};
const CLEAN: ReviewKey = { flaw: null, nit: { lines: [3], accept: ['LK-1.2'] }, consequence: null, fix: null };
const WHOLE: ReviewAnswer = { line: 5, flaw: 'LK-1.3', severity: 'blocker', consequence: 'option-1', fix: 'option-2' };

const anyAnswer: fc.Arbitrary<ReviewAnswer> = fc.record({
	line: fc.option(fc.integer({ min: 1, max: 12 })),
	flaw: fc.option(fc.constantFrom(...FLAWS)),
	severity: fc.option(fc.constantFrom(...SEVERITIES)),
	consequence: fc.option(fc.constantFrom('option-1', 'option-2', 'option-3')),
	fix: fc.option(fc.constantFrom('option-1', 'option-2', 'option-3'))
});

describe('the score of a review', () => {
	it('gives the whole for a flaw found with all its parts, and for approving what is clean', () => {
		expect(scoreReview(WHOLE, FLAWED)).toMatchObject({ share: 1, outcome: 'found' });
		expect(scoreReview(APPROVAL, CLEAN)).toMatchObject({ share: 1, outcome: 'approved' });
		expect(Object.values(REVIEW_WEIGHTS).reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
	});

	it('adds up the parts by hand', () => {
		expect(scoreReview({ ...WHOLE, flaw: 'LK-1.2' }, FLAWED).share).toBe(1);
		expect(scoreReview({ ...WHOLE, line: 9 }, FLAWED)).toMatchObject({ share: 0.7, outcome: 'partly' });
		expect(scoreReview({ ...WHOLE, severity: 'nit' }, FLAWED).share).toBe(0.85);
		expect(scoreReview({ ...WHOLE, fix: 'option-1', consequence: 'option-2' }, FLAWED).share).toBe(0.75);
	});

	it('gives nothing for a flaw that was approved, or for guesses beside neither line nor name', () => {
		expect(scoreReview(APPROVAL, FLAWED)).toMatchObject({ share: 0, outcome: 'missed' });
		expect(scoreReview({ ...WHOLE, line: 9, flaw: 'EV-PEEK' }, FLAWED)).toMatchObject({ share: 0, outcome: 'missed' });
	});

	it('makes a false alarm cost by its severity, and takes a fair nit for an approval', () => {
		expect(scoreReview(WHOLE, CLEAN)).toMatchObject({ share: -0.5, outcome: 'false-alarm' });
		expect(scoreReview({ ...WHOLE, line: 3, flaw: 'LK-1.2', severity: 'nit' }, CLEAN)).toMatchObject({
			share: 1,
			outcome: 'approved-with-nit'
		});
		expect(scoreReview({ ...WHOLE, line: 3, flaw: 'LK-1.2', severity: 'suggestion' }, CLEAN).share).toBe(FALSE_ALARM.suggestion);
		expect(scoreReview({ ...WHOLE, line: 4, flaw: 'LK-1.2', severity: 'nit' }, CLEAN).share).toBe(FALSE_ALARM.nit);
	});

	it('stays within its bounds, and nothing on a clean item beats approving it', () => {
		fc.assert(
			fc.property(anyAnswer, fc.constantFrom(FLAWED, CLEAN), (answer, key) => {
				const { share } = scoreReview(answer, key);
				expect(share).toBeGreaterThanOrEqual(-0.5);
				expect(share).toBeLessThanOrEqual(scoreReview(key.flaw ? WHOLE : APPROVAL, key).share);
			})
		);
	});

	it('makes objecting to everything worth less than approving everything, where a third is clean', () => {
		// A reviewer who blocks every item and knows nothing of it: two flawed and one clean.
		const blind = { ...WHOLE, line: 1, flaw: 'EV-SMALL', fix: 'option-3', consequence: 'option-3' };
		const blocks = 2 * scoreReview(blind, FLAWED).share + scoreReview(blind, CLEAN).share;
		const approves = 2 * scoreReview(APPROVAL, FLAWED).share + scoreReview(APPROVAL, CLEAN).share;
		expect(blocks).toBeLessThan(0);
		expect(approves).toBe(1);
	});
});
