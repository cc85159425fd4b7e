import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { appendEvent, createAttempt } from '#lib/attempt/log.ts';
import { courseReport } from '#lib/teach/lms/course-report.ts';
import { fileStamp, packWork, unpackWork } from '#lib/teach/lms/kept-work.ts';
import { itemProgress } from '#lib/teach/item-progress.ts';
import { variantOf } from '#lib/teach/variant.ts';
import { assignment, item, member } from '../assignments.ts';

const two = assignment({ items: [item({ points: 10 }), item({ points: 30, pool: [member('gym-300')] })] });
const variant = variantOf(two, 'ada');
const committed = appendEvent(
	createAttempt({ id: variant.items[0].logId, exercise: 'cards-400', seed: 1000 }),
	{ type: 'committed', run: 1, answer: 'fits', evidence: 'gap', confidence: 85, holdsUp: 'holds' },
	1
);
const finished = appendEvent(committed, { type: 'finished' }, 2);

function report(claimed: readonly (number | null)[], logs: Parameters<typeof courseReport>[0]['logs'], withheld = false) {
	const feedback = withheld ? 'withheld' : 'immediate';
	const progress = variant.items.map((one, at) => itemProgress(one, logs[at], feedback));
	return courseReport({ assignment: two, variant, progress, logs, claimed, withheld });
}

describe('courseReport', () => {
	it('weighs items by their points: 80 of 100 on 10 of 40 points is a fifth', () => {
		const { score, complete, items } = report([80, null], [finished, null]);
		expect(score).toBeCloseTo(0.2, 12);
		expect(complete).toBe(false);
		expect(items.map(({ status, weight }) => [status, weight])).toEqual([
			['done', 0.25],
			['untouched', 0.75]
		]);
		expect(items[0].answer).toBe('fits, 85%');
		expect(items[0].description).toBe(`cards-400 seed ${variant.items[0].draws[0].seed} content c0ffee00`);
	});

	it('tells no score below 0, and counts an item below 0 in the sum', () => {
		const { items, score } = report([-20, 40], [finished, { ...finished, id: variant.items[1].logId }]);
		expect(items.map((one) => one.score)).toEqual([0, 0.4]);
		expect(score).toBeCloseTo(-0.2 * 0.25 + 0.4 * 0.75, 12);
		expect(report([-20, null], [finished, null]).score).toBe(0);
	});

	it('is complete when every item is done', () => {
		expect(report([80, 60], [finished, { ...finished, id: variant.items[1].logId }])).toMatchObject({ complete: true });
	});

	it('lets no score out while grades are withheld', () => {
		const { score, items, complete } = report([80, 60], [committed, { ...committed, id: variant.items[1].logId }], true);
		expect(score).toBeNull();
		expect(items.map((one) => one.score)).toEqual([null, null]);
		expect(complete).toBe(true);
	});
});

describe('kept work', () => {
	it('comes back as it was', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (text) => {
				expect(unpackWork(packWork(text))).toEqual({ kind: 'work', text });
			})
		);
	});
	it('is shorter than what it keeps', () => {
		const text = JSON.stringify(
			Array.from({ length: 200 }, (_, i) => ({ i, event: { type: 'instrument-read' }, t: 1_760_000_000_000 + i }))
		);
		expect(packWork(text).length).toBeLessThan(text.length / 3);
	});
	it('cut off, foreign or only named it is not taken for work', () => {
		const packed = packWork('x'.repeat(500) + JSON.stringify(Array.from({ length: 100 }, (_, i) => i * 7919)));
		expect(unpackWork(packed.slice(0, packed.length >> 1))).toEqual({ kind: 'none' });
		expect(unpackWork('another package was here')).toEqual({ kind: 'none' });
		expect(unpackWork(null)).toEqual({ kind: 'none' });
		expect(unpackWork(fileStamp('x'))).toEqual({ kind: 'file' });
	});
});
