import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confidenceScore } from '#lib/attempt/confidence.ts';
import {
	beliefScore,
	beliefsScore,
	choiceScore,
	decisionConfidenceScore,
	LEAST_SURE,
	MOST_SURE,
	type DecisionMarks
} from '#lib/attempt/decision.ts';
import type { AttemptEvent } from '#lib/attempt/events.ts';
import { grade, type GradingEvidence, type GradingFacts } from '#lib/attempt/grade.ts';
import { firstOrderProblem, orderProblem } from '#lib/attempt/order.ts';
import { attemptState } from '#lib/attempt/reduce.ts';
import { parseAttempt } from '#lib/attempt/schema.ts';
import { COMPONENTS, WEIGHTS } from '#lib/attempt/weights.ts';
import { gradeWords } from '#lib/messages/grade.ts';
import { committed, logOf, revealed, started, trained } from './logs.ts';

const CLEAR: DecisionMarks = {
	values: [
		{ id: 'keep', value: 0 },
		{ id: 'ship', value: 100 },
		{ id: 'wait', value: 60 }
	],
	accept: ['ship'],
	beliefs: [
		{ id: 'beats-new', kind: 'probability', posterior: 0.8 },
		{ id: 'rate-new', kind: 'amount', posterior: 0.84, tolerance: 0.1 }
	]
};
const TIE: DecisionMarks = { ...CLEAR, accept: ['ship', 'wait'] };

const believed = (beats = 0.8, rate = 0.84): AttemptEvent => ({ type: 'believed', stated: { 'beats-new': beats, 'rate-new': rate } });
const decided = (action = 'ship', confidence = 90): AttemptEvent => ({ type: 'decided', action, confidence });
const produced: AttemptEvent = { type: 'produced', ran: 'ship', points: -40, luck: 0.02, digest: 'd' };
const before = [started, trained(1, {}, 0.8), committed()] as const;

describe('the choice', () => {
	it('is worth 1 − (best − own) ÷ (best − worst), and an accepted one everything', () => {
		expect(['ship', 'wait', 'keep'].map((action) => choiceScore(CLEAR, action))).toEqual([1, 0.6, 0]);
		expect(choiceScore(TIE, 'wait')).toBe(1);
	});

	it('is never worth more for an action of less value', () => {
		const value = fc.double({ min: -500, max: 500, noNaN: true });
		fc.assert(
			fc.property(fc.array(value, { minLength: 2, maxLength: 6 }), (values) => {
				const named = values.map((one, place) => ({ id: `a${place}`, value: one }));
				const best = named.reduce((top, next) => (next.value > top.value ? next : top)).id;
				const marks: DecisionMarks = { values: named, accept: [best], beliefs: [] };
				for (const a of named)
					for (const b of named) if (a.value > b.value) expect(choiceScore(marks, a.id)).toBeGreaterThanOrEqual(choiceScore(marks, b.id));
			})
		);
	});
});

describe('how sure', () => {
	it('is scored as everywhere where one action is right', () => {
		expect(decisionConfidenceScore(CLEAR, 'ship', 85)).toBe(confidenceScore(0.85, true, 3));
		expect(decisionConfidenceScore(CLEAR, 'wait', 85)).toBe(confidenceScore(0.85, false, 3));
	});

	it('wants indifference between 40 and 70 where several are right, hand-worked outside', () => {
		expect([40, 55, 70].map((stated) => decisionConfidenceScore(TIE, 'ship', stated))).toEqual([1, 1, 1]);
		expect(decisionConfidenceScore(TIE, 'ship', 85)).toBeCloseTo(1 - 0.25, 12);
		expect(decisionConfidenceScore(TIE, 'ship', 25)).toBeCloseTo(1 - 0.25, 12);
		expect(decisionConfidenceScore(TIE, 'wait', 10)).toBe(0);
		expect(decisionConfidenceScore(TIE, 'keep', 55)).toBe(confidenceScore(0.55, false, 3));
	});

	it('is best stated honestly, over every belief that the slider can say', () => {
		const stated = Array.from({ length: (MOST_SURE - LEAST_SURE) / 5 + 1 }, (_, step) => LEAST_SURE + 5 * step);
		for (const belief of stated.filter((one) => one >= 35)) {
			const expected = (said: number): number =>
				(belief / 100) * decisionConfidenceScore(CLEAR, 'ship', said) + (1 - belief / 100) * decisionConfidenceScore(CLEAR, 'keep', said);
			const best = stated.reduce((top, next) => (expected(next) > expected(top) ? next : top));
			expect(best).toBe(belief);
		}
	});
});

describe('beliefs', () => {
	it('lose a tenth of a point of excess Brier score in all, and amounts their distance', () => {
		const [beats, rate] = CLEAR.beliefs;
		expect(beliefScore(beats, 0.8)).toBe(1);
		expect(beliefScore(beats, 0.6)).toBeCloseTo(1 - 0.04 / 0.1, 12);
		expect(beliefScore(beats, 0.1)).toBe(0);
		expect(beliefScore(rate, 0.81)).toBeCloseTo(0.7, 12);
		expect(beliefsScore(CLEAR.beliefs, { 'beats-new': 0.8 })).toBe(0.5);
		expect(beliefsScore([], {})).toBeNull();
	});

	it('say so when an amount cannot be scored', () => {
		expect(() => beliefScore({ id: 'rate', kind: 'amount', posterior: 0.8 }, 0.8)).toThrow(/tolerance/);
	});
});

describe('the log', () => {
	it('counts the last belief before the decision, and the first decision', () => {
		const state = attemptState(logOf(...before, believed(0.5), believed(0.7), decided(), believed(0.1), decided('keep', 50)));
		expect(state.belief?.stated['beats-new']).toBe(0.7);
		expect(state.decision).toMatchObject({ action: 'ship', confidence: 90 });
	});

	it('keeps the order: diagnosis, belief, decision, production, reveal', () => {
		const at = (...events: AttemptEvent[]) => attemptState(logOf(...events));
		expect(orderProblem(at(started), believed())).toBe('nothing-trained');
		expect(orderProblem(at(...before), decided())).toBe('decide-uncommitted');
		expect(orderProblem(at(started, trained(1, {}, 0.8), believed()), decided())).toBe('decide-uncommitted');
		expect(orderProblem(at(...before, believed()), decided())).toBeNull();
		expect(orderProblem(at(...before, believed(), decided()), believed())).toBe('decide-once');
		expect(orderProblem(at(...before, believed(), decided()), decided('keep'))).toBe('decide-once');
		expect(orderProblem(at(...before, believed(), revealed()), decided())).toBe('decide-late');
		expect(orderProblem(at(...before), produced)).toBe('decision-first');
		expect(orderProblem(at(...before), { type: 'memo-written', parts: {} })).toBe('decision-first');
		expect(orderProblem(at(...before, believed(), decided(), produced), produced)).toBe('produce-once');
		const memo: AttemptEvent = { type: 'memo-written', parts: { evidence: 'recall 0.79 on 14 rows' } };
		expect(firstOrderProblem(logOf(...before, believed(), decided(), memo, produced, revealed()))).toBeNull();
	});

	it('is read back strictly', () => {
		const read = (event: AttemptEvent) => parseAttempt(JSON.parse(JSON.stringify(logOf(...before, believed(), event))));
		expect(read(decided()).ok).toBe(true);
		expect(read(decided('ship', 97))).toMatchObject({ ok: false, where: 'entries.4.event.confidence' });
		expect(read(decided('ship', 62.5)).ok).toBe(false);
		expect(read({ ...produced, luck: 1.2 } as AttemptEvent).ok).toBe(false);
	});
});

describe('the grade of a decision', () => {
	const facts: GradingFacts = {
		template: 'T7',
		choices: ['OF-CAP', 'INC'],
		evidence: { decisive: ['simpler-model'], supporting: [], irrelevant: [] },
		debrief: null,
		remedy: null
	};
	const evidence = (decision = CLEAR, memo?: GradingEvidence['memo']): GradingEvidence => ({
		key: { primary: 'OF-CAP', accept: ['OF-CAP'] },
		outcome: 'holds',
		decision,
		...(memo ? { memo } : {})
	});
	const gradeOf = (events: readonly AttemptEvent[], found = evidence()) => grade(facts, logOf(...before, ...events), found);
	const part = (events: readonly AttemptEvent[], id: string, found = evidence()) =>
		gradeOf(events, found).components.find((component) => component.id === id);

	it('has weights that sum to 100', () => {
		expect(COMPONENTS.reduce((sum, id) => sum + WEIGHTS.T7[id], 0)).toBe(100);
	});

	it('does not change with luck', () => {
		const events = [believed(), decided()];
		const unlucky = gradeOf([...events, produced]);
		const lucky = gradeOf([...events, { ...produced, points: 400, luck: 0.99 } as AttemptEvent]);
		expect(unlucky.total).toBe(lucky.total);
		expect(unlucky.total).toBe(gradeOf(events).total);
	});

	it('judges choice, belief and confidence apart', () => {
		const wrongBelief = [believed(0.2, 0.7), decided('ship', 90)];
		expect(part(wrongBelief, 'decision')?.score).toBe(1);
		expect(part(wrongBelief, 'belief')?.score).toBe(0);
		const wrongChoice = [believed(), decided('keep', 50)];
		expect(part(wrongChoice, 'decision')?.score).toBe(0);
		expect(part(wrongChoice, 'belief')?.score).toBe(1);
		expect(part(wrongChoice, 'confidence')?.score).toBe(confidenceScore(0.5, false, 3));
	});

	it('counts a memo where one was asked for', () => {
		expect(part([believed(), decided()], 'memo')).toBeUndefined();
		const memo: AttemptEvent = { type: 'memo-written', parts: { evidence: 'x' } };
		expect(part([believed(), decided(), memo], 'memo', evidence(CLEAR, { found: 3, wanted: 4 }))?.score).toBe(0.75);
		expect(part([believed(), decided()], 'memo', evidence(CLEAR, { found: 0, wanted: 4 }))?.score).toBe(0);
	});

	it('cannot be given without the value of the actions', () => {
		const { decision: _, ...without } = evidence();
		expect(() => gradeOf([], without)).toThrow(/decision key/);
	});

	it('gives a reason in words for every component', () => {
		for (const events of [[], [believed(), decided()], [believed(), decided('keep', 60)]])
			for (const found of [evidence(), evidence(TIE, { found: 1, wanted: 4 })])
				for (const { reason } of gradeOf(events, found).components) expect(gradeWords(reason.id, reason.values)).toMatch(/\.$/);
	});
});
