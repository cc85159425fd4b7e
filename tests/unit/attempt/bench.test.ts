import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AttemptEvent } from '#lib/attempt/events.ts';
import { expectedScore, holds, statedIntervals } from '#lib/attempt/expected.ts';
import { grade, type GradingFacts } from '#lib/attempt/grade.ts';
import { orderProblem } from '#lib/attempt/order.ts';
import { benchSpent, rowsBought, rowsPrice } from '#lib/attempt/purse.ts';
import { attemptState } from '#lib/attempt/reduce.ts';
import { disciplineScore, remedyScore, type RemedyFacts } from '#lib/attempt/remedy.ts';
import { parseAttempt } from '#lib/attempt/schema.ts';
import { committed, logOf, revealed, started, trained } from './logs.ts';

const L2 = 'pipeline.model.l2';
const ROWS = 'pipeline.split.train';
const begun = [started, trained(1, {}, 0.8), committed(), revealed()] as const;
const predicted = (run: number, low?: number, high?: number): AttemptEvent => ({
	type: 'predicted',
	question: `run-${run}`,
	answer: 'up',
	...(low === undefined || high === undefined ? {} : { size: (low + high) / 2, low, high })
});
const REMEDY: RemedyFacts = {
	order: [{ path: L2, above: 0 }],
	wrong: [],
	goal: { gain: 0.01, higherIsBetter: true }
};

describe('knobs of the run to come', () => {
	const draft = (changed: Record<string, unknown>): AttemptEvent => ({ type: 'drafted', changed });

	it('are the last draft, and an older draft again is an undo', () => {
		const of = (...events: AttemptEvent[]) => attemptState(logOf(...begun, ...events)).drafts;
		expect(of(draft({ [L2]: 0.1 }), draft({ [L2]: 0.2 }))).toEqual([{ [L2]: 0.1 }, { [L2]: 0.2 }]);
		expect(of(draft({ [L2]: 0.1 }), draft({ [L2]: 0.2 }), draft({ [L2]: 0.1 }))).toEqual([{ [L2]: 0.1 }]);
	});

	it('are forgotten once the run has trained or another start was chosen', () => {
		const events = [...begun, draft({ [L2]: 0.1 })];
		expect(attemptState(logOf(...events, trained(2, { [L2]: 0.1 }, 0.82))).drafts).toEqual([]);
		expect(attemptState(logOf(...events, { type: 'forked', from: 1 })).drafts).toEqual([]);
	});

	it('stay shut before a diagnosis', () => {
		expect(orderProblem(attemptState(logOf(started, trained(1, {}, 0.8))), draft({}))).toBe('knobs-closed');
		expect(orderProblem(attemptState(logOf(...begun)), draft({}))).toBeNull();
	});
});

describe('a diagnosis for every run', () => {
	it('counts the commitment for run 1 and one tap for later runs', () => {
		const state = attemptState(logOf(...begun, trained(2, { [L2]: 0.1 }, 0.82), { type: 'diagnosed', run: 2, answer: 'FIT-OK' }));
		expect(state.diagnosed).toEqual({ 1: 'OF-CAP', 2: 'FIT-OK' });
	});

	it('cannot be about a run that was never trained', () => {
		expect(orderProblem(attemptState(logOf(...begun)), { type: 'diagnosed', run: 2, answer: 'FIT-OK' })).toBe('commit-untrained');
	});

	it('comes before fresh rows only together with the reveal', () => {
		const fresh: AttemptEvent = { type: 'fresh-scored', run: 1, score: 0.7, digest: 'd' };
		expect(orderProblem(attemptState(logOf(started, trained(1, {}, 0.8), committed())), fresh)).toBe('reveal-first');
		expect(orderProblem(attemptState(logOf(...begun)), fresh)).toBeNull();
	});
});

describe('expected score', () => {
	it('is full for the exact value with no width, and hand-worked between', () => {
		expect(expectedScore({ value: 0.7, low: 0.7, high: 0.7 }, 0.7, 0.03)).toBe(1);
		// Off by 0.03 of 0.15: 0.8. Width 0.06 of 0.3, no miss: 0.8.
		expect(expectedScore({ value: 0.73, low: 0.69, high: 0.75 }, 0.7, 0.03)).toBeCloseTo(0.8, 12);
		// Missed by 0.02: 0.04 wide + 10 · 0.02 = 0.24 of 0.3, so 0.2; off by 0.04 of 0.15: 0.7333.
		expect(expectedScore({ value: 0.74, low: 0.72, high: 0.76 }, 0.7, 0.03)).toBeCloseTo((1 - 4 / 15 + 0.2) / 2, 12);
		expect(expectedScore({ value: 0.99, low: 0.98, high: 1 }, 0.5, 0.03)).toBe(0);
	});

	it('lies in [0, 1], and its interval half is never better for a wider interval that held already', () => {
		const number = fc.double({ min: 0, max: 1, noNaN: true });
		fc.assert(
			fc.property(number, number, number, number, (value, a, b, wider) => {
				const [low, high] = [Math.min(a, b, value), Math.max(a, b, value)];
				const score = expectedScore({ value, low, high }, value, 0.03);
				expect(score).toBeGreaterThanOrEqual(0);
				expect(score).toBeLessThanOrEqual(1);
				expect(expectedScore({ value, low: low - wider, high: high + wider }, value, 0.03)).toBeLessThanOrEqual(score + 1e-12);
			})
		);
	});

	it('is scored with the reading, and says whether the interval held', () => {
		const facts: GradingFacts = {
			template: 'T1',
			choices: ['OF-CAP', 'INC'],
			evidence: { decisive: ['simpler-model'], supporting: [], irrelevant: [] },
			debrief: null,
			remedy: null
		};
		const log = logOf(
			started,
			trained(1, {}, 0.8),
			committed({ expected: { value: 0.7, low: 0.65, high: 0.75 } }),
			revealed({ fresh: 0.71 })
		);
		const key = { primary: 'OF-CAP', accept: ['OF-CAP'] };
		const reading = (fresh?: number) =>
			grade(facts, log, {
				key,
				outcome: 'holds',
				...(fresh === undefined ? {} : { fresh: { value: fresh, materiality: 0.03 } })
			}).components.find(({ id }) => id === 'reading');
		expect(reading()?.score).toBe(1);
		expect(reading(0.71)?.reason).toMatchObject({ id: 'grade.reading.right.sized', values: { inside: 1 } });
		expect(reading(0.71)?.score).toBeCloseTo((1 + expectedScore({ value: 0.7, low: 0.65, high: 0.75 }, 0.71, 0.03)) / 2, 12);
		expect(reading(0.3)?.reason).toMatchObject({ values: { inside: 0 } });
	});
});

describe('stated intervals', () => {
	it('are settled from the log alone: fresh rows and changes', () => {
		const log = logOf(
			started,
			trained(1, {}, 0.8),
			committed({ expected: { value: 0.7, low: 0.65, high: 0.75 } }),
			revealed({ fresh: 0.8 }),
			predicted(2, 0.01, 0.03),
			trained(2, { [L2]: 0.1 }, 0.82),
			predicted(3),
			trained(3, { [L2]: 0.2 }, 0.81)
		);
		expect(statedIntervals(log, true).map(({ about, hit }) => [about, hit])).toEqual([
			['fresh', false],
			['change', true]
		]);
		// For an error the same fall of the number is a gain: 0.80 to 0.82 is worse by 0.02.
		expect(statedIntervals(log, false).map(({ hit }) => hit)).toEqual([false, false]);
	});

	it('holds its own ends', () => {
		expect([0.1, 0.2, 0.3, 0.31].map((value) => holds({ low: 0.1, high: 0.3 }, value))).toEqual([true, true, true, false]);
	});
});

describe('one change at a time, with a size', () => {
	const runs = [...begun, predicted(2, 0, 0.05), trained(2, { [L2]: 0.1 }, 0.82), predicted(3), trained(3, { [L2]: 0.2 }, 0.83)];

	it('counts a direction alone where no size is asked for, and not where it is', () => {
		const state = attemptState(logOf(...runs));
		expect(disciplineScore(state, REMEDY)).toMatchObject({ predicted: 2, sized: 1, hits: 1, score: 1 });
		expect(disciplineScore(state, { ...REMEDY, sized: true })).toMatchObject({ predicted: 1, score: 0.75 });
	});

	it('does not pay for luck: a miss earns as much as a hit', () => {
		const miss = attemptState(logOf(...begun, predicted(2, 0.5, 0.6), trained(2, { [L2]: 0.1 }, 0.82)));
		expect(disciplineScore(miss, { ...REMEDY, sized: true })).toMatchObject({ sized: 1, hits: 0, score: 1 });
	});
});

describe('a tie', () => {
	const runs = [...begun, trained(2, { [L2]: 0.1 }, 0.82)];
	const compared = (answer: 'a' | 'b' | 'tie', outcome: 'a' | 'b' | 'tie'): AttemptEvent => ({
		type: 'compared',
		a: 1,
		b: 2,
		answer,
		outcome
	});
	const score = (...events: AttemptEvent[]): number => remedyScore(attemptState(logOf(...runs, ...events)), { ...REMEDY, tie: true }).score;

	it('is part of the remedy where the exercise says so', () => {
		expect(score(compared('tie', 'tie'))).toBe(1);
		expect(score()).toBe(0.5);
		expect(score(compared('tie', 'b'))).toBe(0.5);
		expect(score(compared('b', 'tie'))).toBe(0.5);
		expect(remedyScore(attemptState(logOf(...runs)), REMEDY).score).toBe(1);
	});

	it('is between two trained runs', () => {
		expect(orderProblem(attemptState(logOf(...begun)), compared('tie', 'tie'))).toBe('fork-unknown');
	});
});

describe('the purse', () => {
	const offer = { budget: 10, rows: { price: 2, per: 100 } };
	const state = (...events: AttemptEvent[]) => attemptState(logOf(...begun, ...events));

	it('pays for each started hundred rows once', () => {
		expect(rowsPrice(300, 0, 300, offer)).toBe(0);
		expect(rowsPrice(450, 0, 300, offer)).toBe(4);
		expect(rowsPrice(600, 300, 300, offer)).toBe(0);
		const bought = state(trained(2, { [ROWS]: 600 }, 0.82), trained(3, { [ROWS]: 500 }, 0.82), trained(4, { [ROWS]: 700 }, 0.83));
		expect(rowsBought(bought, 300)).toBe(400);
		expect(benchSpent(bought, 300, offer)).toBe(6 + 2);
	});

	it('pays for measurements that name their run, not for those before the diagnosis', () => {
		const read = (run?: number): AttemptEvent => ({
			type: 'instrument-read',
			instrument: 'more-rows',
			cost: 3,
			digest: 'd',
			...(run ? { run } : {})
		});
		expect(benchSpent(state(read(), read(1), read(2)), 300, offer)).toBe(6);
	});
});

describe('a record with all of this', () => {
	it('is read back, and a broken one is named', () => {
		const log = logOf(
			started,
			trained(1, {}, 0.8),
			committed({ expected: { value: 0.7, low: 0.6, high: 0.8 } }),
			revealed({ fresh: 0.7 }),
			{ type: 'drafted', changed: { [L2]: 0.1 } },
			predicted(2, 0, 0.1),
			trained(2, { [L2]: 0.1 }, 0.82),
			{ type: 'diagnosed', run: 2, answer: 'FIT-OK' },
			{ type: 'compared', a: 1, b: 2, answer: 'tie', outcome: 'b' },
			{ type: 'fresh-scored', run: 2, score: 0.8, digest: 'd' },
			{ type: 'instrument-read', instrument: 'slice-table', cost: 2, digest: 'd', run: 2, parameters: { column: 'site' } }
		);
		expect(parseAttempt(log)).toEqual({ ok: true, attempt: log });
		const broken = structuredClone(log) as unknown as { entries: { event: Record<string, unknown> }[] };
		broken.entries[8].event.answer = 'both';
		expect(parseAttempt(broken)).toMatchObject({ ok: false, where: 'entries.8.event.answer' });
	});
});
