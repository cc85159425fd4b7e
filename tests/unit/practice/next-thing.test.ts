import { describe, expect, it } from 'vitest';
import { createAttempt } from '#lib/attempt/log.ts';
import type { Case, CaseState } from '#lib/state/course.ts';
import { nextThing } from '#lib/state/next-thing.ts';
import { about, call, DAY, START } from './calls.ts';

const one = (slug: string, state: CaseState, diagnosis: string | null = null, lastAt = START): Case => ({
	entry: {
		slug,
		title: slug,
		stage: 'mechanics',
		place: 1,
		placeOf: 2,
		minutes: 3,
		core: true,
		data: 'synthetic',
		modelFamily: 'mlp',
		variants: 0
	},
	state,
	attempt: state === 'new' ? null : createAttempt({ id: slug, exercise: slug, seed: 1003 }),
	lastAt,
	diagnosis
});
const told = (t: number) => call({ t, confidence: 95 });

describe('the one next thing', () => {
	it('is a case left open, whatever is due', () => {
		const encounters = [told(START)];
		expect(nextThing([one('a', 'open')], encounters, START + 90 * DAY)).toMatchObject({ kind: 'case', case: { entry: { slug: 'a' } } });
	});

	it('brings a look-alike back after days, as a finished case with another draw, before a new case', () => {
		const cases = [one('new', 'new'), one('later', 'finished', 'OF-CAP', START + 5), one('first', 'finished', 'OF-CAP', START)];
		const encounters = [told(START)];
		expect(nextThing(cases, encounters, START + DAY)).toMatchObject({ kind: 'case', case: { entry: { slug: 'new' } } });
		expect(nextThing(cases, encounters, START + 60 * DAY)).toMatchObject({
			kind: 'again',
			case: { entry: { slug: 'first' } },
			seed: 1004,
			pair: 'FIT-OK|OF-CAP'
		});
	});

	it('goes on with new cases once the sitting has begun', () => {
		const cases = [one('new', 'new'), one('first', 'finished', 'OF-CAP')];
		const now = START + 60 * DAY;
		const begun = [told(START), about('UF-CAP', 'too-simple', { t: now - 60_000, pair: 'UF-CAP|UF-NOISE' })];
		expect(nextThing(cases, begun, now)).toMatchObject({ kind: 'case', case: { entry: { slug: 'new' } } });
	});

	it('is a set of cards when many pairs are due, or no finished case is about them', () => {
		const pairs = ['FIT-OK|OF-CAP', 'OF-CAP|OF-DATA', 'OF-CAP|OF-LONG', 'OF-CAP|LK-1.1'];
		const many = pairs.map((pair, i) => call({ t: START + i, pair, confidence: 95 }));
		expect(nextThing([one('a', 'finished', 'OF-CAP')], many, START + 90 * DAY)).toEqual({ kind: 'drill', due: 4 });
		expect(nextThing([one('new', 'new')], [told(START)], START + 90 * DAY)).toEqual({ kind: 'drill', due: 1 });
	});

	it('is nothing when all is finished and nothing is due', () => {
		expect(nextThing([one('a', 'finished', 'OF-CAP')], [told(START)], START + 1000)).toBeNull();
		expect(nextThing([], [], START)).toBeNull();
	});
});
