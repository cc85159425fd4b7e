import { describe, expect, it } from 'vitest';
import { confidenceScore } from '#lib/attempt/confidence.ts';
import { confusionMatrix, weakPairs } from '#lib/practice/confusion.ts';
import { diagnosisMastery, itemScore, kindOf, PROMOTION, stageMastery } from '#lib/practice/mastery.ts';
import { rapidPassed, resultOf } from '#lib/practice/set-result.ts';
import { compareTests, wholeSets } from '#lib/practice/tests.ts';
import type { Encounter } from '#lib/practice/encounter.ts';
import { about, answer, call, START } from './calls.ts';

/** Eight calls that meet every part of the rule: five kinds, a null, an open one, all right, mostly sure. */
const EIGHT: readonly (readonly [string, string])[] = [
	['OF-CAP', 'too-fitted'],
	['UF-CAP', 'too-simple'],
	['FIT-OK', 'fits'],
	['INC', 'cannot-tell'],
	['LK-2', 'do-not-trust'],
	['OF-DATA', 'too-fitted'],
	['UF-NOISE', 'fits'],
	['UF-REG', 'too-simple']
];
const eight = (over: (i: number) => Partial<Parameters<typeof about>[2]> = () => ({})): readonly Encounter[] =>
	EIGHT.map(([key, said], i) => about(key, said, { t: START + i, confidence: 95, exercise: `e${i}`, ...over(i) }));

describe('what one call is worth', () => {
	it('is the share of the rubric that its log holds', () => {
		// A card: 40 for the diagnosis and 20 for confidence.
		const sure = confidenceScore(0.95, true, 5);
		expect(itemScore(call({ confidence: 95 }))).toBeCloseTo((40 + 20 * sure) / 60, 12);
		expect(itemScore(about('OF-CAP', 'fits', { confidence: 95 }))).toBe(0);
		// "Could have been told" is worth 40 % of the diagnosis.
		expect(itemScore(about('OF-CAP', 'cannot-tell', { confidence: 50 }))).toBeCloseTo((0.4 * 40) / 60, 12);
	});

	it('counts the reason of a case', () => {
		const one = call({ confidence: 95 });
		const sure = confidenceScore(0.95, true, 5);
		expect(itemScore({ ...one, source: 'case', feedback: 'right-reason' })).toBeCloseTo((40 + 30 + 20 * sure) / 90, 12);
		expect(itemScore({ ...one, source: 'case', feedback: 'right-wrong-reason' })).toBeCloseTo((40 + 20 * sure) / 90, 12);
	});
});

describe('the promotion rule of a stage', () => {
	it('promotes eight that meet all of it', () => {
		const mastery = stageMastery('mechanics', eight());
		expect(mastery).toMatchObject({ items: 8, kinds: 5, nullRight: true, openRight: true, promoted: true });
		expect(mastery.excessBrier).toBeCloseTo(0.0025, 10);
	});

	it.each<[string, readonly Encounter[]]>([
		['seven items', eight().slice(1)],
		[
			'no null right',
			eight().map((one) => (kindOf(one.key) === 'fits' ? about('OF-CAP', 'too-fitted', { t: one.t, confidence: 95 }) : one))
		],
		['no open one right', eight().map((one) => (one.key === 'INC' ? about('SH-COV', 'do-not-trust', { t: one.t, confidence: 95 }) : one))],
		['too few kinds', eight().map((one) => (one.key === 'LK-2' ? about('UF-SIG', 'too-simple', { t: one.t, confidence: 95 }) : one))],
		['not sure enough', eight(() => ({ confidence: 70 }))],
		['too many wrong', eight((i) => (i < 2 ? { answer: 'do-not-trust' } : {}))]
	])('does not promote %s', (_, calls) => {
		expect(stageMastery('mechanics', calls).promoted).toBe(false);
	});

	it('looks at the last eight of its own stage only', () => {
		const before = Array.from({ length: 20 }, (_, i) => about('OF-CAP', 'fits', { t: START - 100 + i }));
		const elsewhere = Array.from({ length: 5 }, (_, i) => about('OF-CAP', 'fits', { t: START + 50 + i, stage: 'remediation' }));
		const mastery = stageMastery('mechanics', [...before, ...eight(), ...elsewhere]);
		expect(mastery.promoted).toBe(true);
		expect(mastery.calls).toBe(28);
		expect(stageMastery('judgment', eight())).toMatchObject({ items: 0, promoted: false, mean: NaN });
	});

	it('is measured against named conventions', () => {
		expect(PROMOTION).toEqual({ items: 8, mean: 0.8, kinds: 5, excessBrier: 0.05 });
	});
});

describe('mastery of one diagnosis', () => {
	it('takes four from two exercises, and forgets nothing that was wrong among the last four', () => {
		const right = (i: number, exercise: string) => about('OF-CAP', 'too-fitted', { t: START + i, exercise, confidence: 95 });
		const same = [0, 1, 2, 3].map((i) => right(i, 'a'));
		expect(diagnosisMastery(same)[0]).toMatchObject({ id: 'OF-CAP', mastered: false, exercises: 1 });
		const mixed = [...same, right(4, 'b')];
		expect(diagnosisMastery(mixed)[0]).toMatchObject({ mastered: true, exercises: 2, items: 4 });
		expect(diagnosisMastery([...mixed, about('OF-CAP', 'fits', { t: START + 9 })])[0].mastered).toBe(false);
	});

	it('counts where it was said and was not so', () => {
		const [ofCap] = diagnosisMastery([about('OF-CAP', 'too-fitted'), about('OF-DATA', 'OF-CAP', { card: 'cause' })]);
		expect(ofCap.falseAlarms).toBe(1);
	});
});

describe('what is taken for what', () => {
	it('counts by family, what was accepted where it was said', () => {
		const calls = [
			about('OF-CAP', 'too-fitted'),
			about('OF-CAP', 'fits'),
			about('UF-CAP', 'cannot-tell'),
			call({ key: { primary: 'UF-NOISE', accept: ['UF-NOISE', 'INC'] }, answer: 'cannot-tell' })
		];
		const matrix = confusionMatrix(calls);
		expect(matrix.map(({ said }) => [...said])).toEqual([
			[0, 0, 0, 0, 0],
			[0, 0, 0, 0, 1],
			[1, 0, 1, 0, 0],
			[0, 0, 0, 0, 0],
			[0, 0, 0, 0, 1]
		]);
		expect(matrix[2].share).toMatchObject({ right: 1, n: 2 });
		expect(matrix[0].share.interval).toBeNull();
	});

	it('names the pair that is confused most', () => {
		const weak = weakPairs([
			about('OF-CAP', 'fits'),
			about('FIT-OK', 'too-fitted'),
			about('UF-NOISE', 'too-simple'),
			call({ pair: 'FIT-OK|OF-CAP' })
		]);
		expect(weak.map(({ pair, right, n }) => [pair, right, n])).toEqual([
			['FIT-OK|OF-CAP', 1, 3],
			['UF-CAP|UF-NOISE', 0, 1]
		]);
		expect(weakPairs([call()])).toEqual([]);
	});
});

describe('a whole set', () => {
	const twelve = (wrong: number, confidence: 70 | 85 | 95) =>
		Array.from({ length: 12 }, (_, i) => about('OF-CAP', i < wrong ? 'fits' : 'too-fitted', { t: START + i, confidence }));

	it('passes rapid fire with ten right and a log score above −0.35', () => {
		expect(rapidPassed(twelve(1, 85), 12)).toBe(true);
		// Eleven right at 70 %: (11 ln 0.7 + ln 0.3) / 12 = −0.427.
		expect(resultOf(twelve(1, 70)).logScore).toBeCloseTo(-0.4273, 4);
		expect(rapidPassed(twelve(1, 70), 12)).toBe(false);
		expect(rapidPassed(twelve(3, 95), 12)).toBe(false);
		expect(() => rapidPassed(twelve(0, 95).slice(1), 12)).toThrow('12 cards');
	});

	it('holds a post-test against the last whole pretest before it', () => {
		const test = (set: string, purpose: 'pretest' | 'posttest', from: number, rights: number, size = 8) =>
			Array.from({ length: size }, (_, i) =>
				answer({ set, purpose, place: i + 1, t: START + from + i, answer: i < rights ? 'too-fitted' : 'fits' })
			);
		const all = [
			...test('p0', 'pretest', 0, 1),
			...test('p1', 'pretest', 100, 3),
			...test('p2', 'pretest', 200, 8, 5),
			...test('q', 'posttest', 300, 7)
		];
		expect(wholeSets(all, 'pretest')).toHaveLength(2);
		const compared = compareTests(all, test('q', 'posttest', 300, 7));
		expect(compared).toMatchObject({ before: { right: 3, n: 8 }, after: { right: 7, n: 8 }, difference: 0.5 });
		expect(compared?.low).toBeLessThan(0.5);
		expect(compared?.high).toBeGreaterThan(0.5);
		expect(compareTests([], test('q', 'posttest', 300, 7))).toBeNull();
	});
});
