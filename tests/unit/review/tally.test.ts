import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { APPROVAL, emptyLog, withEvent, type ReviewAnswer, type ReviewLog } from '#lib/review/log.ts';
import type { ReviewKey } from '#lib/review/parts.ts';
import { reviewTally } from '#lib/state/review-tally.ts';

const flawed: ReviewKey = {
	flaw: { lines: [4], id: 'LK-2', accept: ['LK-2'], severity: 'blocker', acceptSeverity: ['blocker'] },
	nit: null,
	consequence: 'option-1',
	fix: 'option-2'
};
const clean: ReviewKey = { flaw: null, nit: { lines: [2], accept: ['LK-1.1'] }, consequence: null, fix: null };
const keys = { a: flawed, b: flawed, c: flawed, d: clean, e: clean, f: clean };

const objection = (change: Partial<ReviewAnswer> = {}): ReviewAnswer => ({
	line: 4,
	flaw: 'LK-2',
	severity: 'blocker',
	consequence: 'option-1',
	fix: 'option-2',
	...change
});
const sent = (item: string, answer: ReviewAnswer, seed = 1000, t = 1): ReviewLog =>
	withEvent(emptyLog(item, seed, 'c', 'e'), { kind: 'sent', t, answer });

describe('what reviews come to', () => {
	it('by hand: one found, one in part, one missed, one approved, one nit, one false alarm', () => {
		const tally = reviewTally(
			[
				sent('a', objection()),
				sent('b', objection({ line: 7 })),
				sent('c', APPROVAL),
				sent('d', APPROVAL),
				sent('e', objection({ line: 2, flaw: 'LK-1.1', severity: 'nit' })),
				sent('f', objection())
			],
			keys
		);
		expect(tally.found).toMatchObject({ right: 1, n: 3 });
		expect(tally.approved).toMatchObject({ right: 2, n: 3 });
		expect(tally.missed).toEqual([
			{ item: 'b', flaw: 'LK-2', partly: true },
			{ item: 'c', flaw: 'LK-2', partly: false }
		]);
		expect(tally.falseAlarms).toEqual([{ item: 'f', severity: 'blocker' }]);
		// 1 + 0.7 + 0 + 1 + 1 − 0.5, over six.
		expect(tally.points).toBeCloseTo(3.2 / 6, 12);
	});

	it('counts the first review of an item, and none whose key is not known', () => {
		const logs = [sent('a', APPROVAL, 1000, 1), sent('a', objection(), 1001, 2), sent('x', objection(), 1000, 3)];
		expect(reviewTally(logs, keys)).toMatchObject({ n: 1, found: { right: 0, n: 1 }, points: 0 });
	});

	it('is undefined where nothing was sent', () => {
		const tally = reviewTally([emptyLog('a', 1000, 'c', 'e')], keys);
		expect(tally.n).toBe(0);
		expect(tally.points).toBeNaN();
		expect(tally.found.interval).toBeNull();
	});

	it('every item stands in exactly one place, whatever was said', () => {
		const answer = fc.record({
			line: fc.option(fc.integer({ min: 1, max: 8 })),
			flaw: fc.option(fc.constantFrom('LK-2', 'LK-1.1')),
			severity: fc.option(fc.constantFrom('blocker' as const, 'suggestion' as const, 'nit' as const)),
			consequence: fc.option(fc.constantFrom('option-1', 'option-2')),
			fix: fc.option(fc.constantFrom('option-1', 'option-2'))
		});
		fc.assert(
			fc.property(fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), answer)), (reviews) => {
				const tally = reviewTally(
					reviews.map(([item, said], at) => sent(item, said, 1000 + at, at)),
					keys
				);
				expect(tally.n).toBe(new Set(reviews.map(([item]) => item)).size);
				expect(tally.found.right + tally.missed.length + tally.approved.right + tally.falseAlarms.length).toBe(tally.n);
			})
		);
	});
});
