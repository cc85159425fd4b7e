import { describe, expect, it } from 'vitest';
import {
	answerSoFar,
	APPROVAL,
	emptyLog,
	questionsAsked,
	readReviewLogs,
	reviewKey,
	sentAnswer,
	withEvent,
	type ReviewAnswer,
	type ReviewLog
} from '#lib/review/log.ts';

const ANSWER: ReviewAnswer = { line: 4, flaw: 'LK-1.3', severity: 'blocker', consequence: 'option-1', fix: 'option-2' };
const begun = (): ReviewLog => emptyLog('markers', 1000, 'text', 'engine');

describe('the log of a review', () => {
	it('keeps the last draft only, and goes on from it', () => {
		let log = begun();
		log = withEvent(log, { kind: 'asked', t: 1, question: 'split' });
		log = withEvent(log, { kind: 'drafted', t: 2, answer: { ...APPROVAL, line: 2 } });
		log = withEvent(log, { kind: 'drafted', t: 3, answer: { ...APPROVAL, line: 4 } });
		expect(log.events.map(({ kind }) => kind)).toEqual(['asked', 'drafted']);
		expect(answerSoFar(log).line).toBe(4);
		expect(sentAnswer(log)).toBeNull();
		expect(questionsAsked(withEvent(log, { kind: 'asked', t: 4, question: 'split' }))).toEqual(['split']);
	});

	it('sends once: a second review and later drafts change nothing', () => {
		const sent = withEvent(begun(), { kind: 'sent', t: 5, answer: ANSWER });
		expect(withEvent(sent, { kind: 'sent', t: 6, answer: APPROVAL })).toBe(sent);
		expect(withEvent(sent, { kind: 'drafted', t: 6, answer: APPROVAL })).toBe(sent);
		expect(sentAnswer(sent)).toEqual(ANSWER);
	});

	it('reads what it wrote, in the order of the last event, and counts what it cannot read', () => {
		const first = withEvent(begun(), { kind: 'sent', t: 9, answer: ANSWER });
		const second = withEvent(emptyLog('kilns', 1001, 'text', 'engine'), { kind: 'sent', t: 3, answer: APPROVAL });
		const stored = [first, second].map((log) => ({ key: reviewKey(log), value: JSON.parse(JSON.stringify(log)) as unknown }));
		const broken = [
			{ key: 'review/a/1', value: { ...first, version: 2 } },
			{ key: 'review/b/1', value: { ...first, events: [{ kind: 'sent', t: 1, answer: { ...ANSWER, flaw: 'NOPE' } }] } },
			{ key: 'review/c/1', value: null },
			{ key: 'review/d/1', value: { ...first, seed: -1 } },
			{ key: 'review/e/1', value: { ...first, more: true } }
		];
		expect(readReviewLogs([...stored, ...broken])).toEqual({ logs: [second, first], unread: 5 });
		expect(stored[0].key).toBe('review/markers/1000');
	});
});
