import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AttemptEvent } from '#lib/attempt/events.ts';
import { appendEvent, createAttempt } from '#lib/attempt/log.ts';
import { answerKey } from '#lib/practice/drill-answer.ts';
import { readDrillLog } from '#lib/practice/drill-log.ts';
import { encounterOfAttempt, encountersOf } from '#lib/practice/encounter.ts';
import { actionMark, actionsFor, FAMILY_ACTIONS } from '#lib/practice/first-action.ts';
import { intervalHits, statedIntervals } from '#lib/practice/intervals.ts';
import { DIAGNOSIS_IDS, FAMILIES, familyOf } from '#lib/diagnosis/ids.ts';
import { REMEDY_IDS } from '#lib/diagnosis/vocabulary.ts';
import { remedyName } from '#lib/messages/vocabulary.ts';
import { answer, START } from './calls.ts';

describe('the stored log of the drill', () => {
	const records = [3, 1, 2].map((place) => {
		const value = answer({ place, t: START + place });
		return { key: answerKey(value), value };
	});

	it('is the same whatever the order of the records', () => {
		fc.assert(
			fc.property(fc.shuffledSubarray(records, { minLength: 3, maxLength: 3 }), (shuffled) => {
				expect(readDrillLog(shuffled).answers.map(({ place }) => place)).toEqual([1, 2, 3]);
			})
		);
	});

	it('survives being written as JSON and read again', () => {
		const back = JSON.parse(JSON.stringify(records)) as typeof records;
		expect(readDrillLog(back)).toEqual(readDrillLog(records));
	});

	it('keeps out, and counts, what a newer build wrote and what is broken', () => {
		const strange = [
			{ key: 'drill/x/001', value: { ...answer(), version: 2, more: true } },
			{ key: 'drill/x/002', value: { ...answer(), confidence: 60 } },
			{ key: 'drill/x/003', value: { ...answer(), key: { primary: 'NO-SUCH', accept: [] } } },
			{ key: 'drill/x/004', value: null }
		];
		expect(readDrillLog([...records, ...strange])).toMatchObject({ newer: 1, broken: 3 });
		expect(readDrillLog([...records, ...strange]).answers).toHaveLength(3);
	});

	it('gives every answer a key of its own that sorts by place', () => {
		expect(answerKey({ set: 's', place: 2 }) < answerKey({ set: 's', place: 10 })).toBe(true);
	});
});

describe('first actions', () => {
	it('are remedies of the vocabulary with a name, three or four a question', () => {
		for (const family of FAMILIES) {
			expect(FAMILY_ACTIONS[family]).toHaveLength(4);
			for (const action of FAMILY_ACTIONS[family]) {
				expect(REMEDY_IDS).toContain(action);
				expect(remedyName(action)).not.toBe('');
			}
		}
		for (const id of DIAGNOSIS_IDS) {
			const actions = actionsFor(id, 1);
			expect(actions.length, id).toBeGreaterThanOrEqual(3);
			expect(new Set(actions).size, id).toBe(actions.length);
		}
	});

	it('hold one that is sound for the answer, and one that is not', () => {
		for (const family of FAMILIES) {
			const ids = DIAGNOSIS_IDS.filter((id) => familyOf(id) === family);
			const marks = FAMILY_ACTIONS[family].map((action) => ids.map((id) => actionMark(action, [id], 'family')));
			expect(
				marks.some((row) => row.includes('sound')),
				family
			).toBe(true);
			expect(
				marks.some((row) => row.includes('harmful')),
				family
			).toBe(true);
		}
		for (const id of DIAGNOSIS_IDS) {
			const marks = actionsFor(id, 3).map((action) => actionMark(action, [id], 'cause'));
			expect(marks, id).toContain('sound');
			expect(marks, id).toContain('harmful');
		}
	});

	it('come in an order of the draw, not of the table', () => {
		const orders = new Set(Array.from({ length: 20 }, (_, seed) => actionsFor('too-fitted', seed).join()));
		expect(orders.size).toBeGreaterThan(5);
		expect(actionsFor('too-fitted', 4)).toEqual(actionsFor('too-fitted', 4));
	});
});

/** An attempt that was committed and revealed, with an 80 % interval for the fresh score where one is given. */
function settled(exercise: string, t: number, over: { low?: number; high?: number; fresh?: number } = {}) {
	const expected = over.low === undefined || over.high === undefined ? undefined : { value: 0.8, low: over.low, high: over.high };
	let attempt = createAttempt({ id: exercise + t, exercise, seed: 1 });
	const add = (event: AttemptEvent, at: number): void => void (attempt = appendEvent(attempt, event, at));
	add({ type: 'started', exercise, seed: 1, contentHash: 'c', engineHash: 'e' }, t);
	add({ type: 'trained', run: 1, changed: {}, digest: 'd', validation: 0.8 }, t + 1);
	add(
		{
			type: 'committed',
			run: 1,
			answer: 'fits',
			evidence: 'gap',
			confidence: 70,
			holdsUp: 'holds',
			...(expected ? { expected } : {})
		},
		t + 2
	);
	add(
		{
			type: 'revealed',
			key: 'OF-CAP',
			accept: ['OF-CAP'],
			feedback: 'wrong-sound-evidence',
			outcome: 'falls',
			digest: 'd',
			...(over.fresh === undefined ? {} : { fresh: over.fresh })
		},
		t + 3
	);
	return attempt;
}

describe('calls from both logs', () => {
	it('stand in the order of time; cases that are gone are left out', () => {
		const encounters = encountersOf(
			[settled('a', START + 50), settled('gone', START)],
			[answer({ t: START + 10 }), answer({ t: START + 90, place: 2 })],
			(exercise) => (exercise === 'gone' ? undefined : 'mechanics')
		);
		expect(encounters.map(({ source }) => source)).toEqual(['card', 'case', 'card']);
		expect(encounters[1]).toMatchObject({ key: 'OF-CAP', answer: 'fits', right: false, standing: 'wrong', confidence: 0.7 });
	});

	it('have nothing of a case that is not revealed', () => {
		expect(encounterOfAttempt(createAttempt({ id: 'x', exercise: 'a', seed: 1 }), 'mechanics')).toBeNull();
	});
});

describe('the record of 80 % intervals', () => {
	it('counts those that a fresh score has settled', () => {
		const intervals = statedIntervals([
			settled('b', START + 100, { low: 0.7, high: 0.8, fresh: 0.81 }),
			settled('a', START, { low: 0.7, high: 0.8, fresh: 0.75 }),
			settled('c', START + 5),
			settled('d', START + 6, { low: 0.7, high: 0.8 })
		]);
		expect(intervals.map(({ exercise, inside }) => [exercise, inside])).toEqual([
			['a', true],
			['b', false]
		]);
		expect(intervalHits(intervals)).toMatchObject({ right: 1, n: 2 });
	});
});
