import { describe, expect, it } from 'vitest';
import type { Attempt, AttemptEvent, HoldOutcome } from '#lib/attempt/events.ts';
import { appendEvent, createAttempt } from '#lib/attempt/log.ts';
import type { CatalogueEntry } from '#lib/exercise/parts.ts';
import { NO_FILTER, filterCases, holdRecord, joinCases, nextCase, summariseStages } from '#lib/state/course.ts';

function entry(slug: string, over: Partial<CatalogueEntry> = {}): CatalogueEntry {
	return {
		slug,
		title: slug,
		stage: 'mechanics',
		place: 1,
		placeOf: 2,
		minutes: 4,
		core: true,
		data: 'synthetic',
		modelFamily: 'mlp',
		variants: 1,
		...over
	};
}

/** An attempt whose log holds the given events, one a minute from `from`. */
function attempt(exercise: string, from: number, events: readonly AttemptEvent[]): Attempt {
	return events.reduce(
		(log, event, i) => appendEvent(log, event, from + 60_000 * i),
		createAttempt({ id: `${exercise}-${from}`, exercise, seed: 1 })
	);
}

const started = (exercise: string): AttemptEvent => ({ type: 'started', exercise, seed: 1, contentHash: 'c', engineHash: 'e' });
const trained: AttemptEvent = { type: 'trained', run: 1, changed: {}, digest: 'd', validation: 0.8 };
const committed = (holdsUp: HoldOutcome, confidence: 50 | 70 | 85 | 95): AttemptEvent => ({
	type: 'committed',
	run: 1,
	answer: 'too-fitted',
	evidence: 'gap',
	confidence,
	holdsUp
});
const revealed = (outcome: HoldOutcome, right: boolean): AttemptEvent => ({
	type: 'revealed',
	key: 'OF-CAP',
	accept: ['OF-CAP'],
	feedback: right ? 'right-reason' : 'wrong',
	outcome,
	digest: 'd'
});

const CATALOGUE = [
	entry('a'),
	entry('b'),
	entry('c', { core: false }),
	entry('d', { stage: 'remediation', minutes: 8, data: 'real', modelFamily: 'logistic' })
];
const finished = attempt('a', 1_000_000, [started('a'), trained, committed('holds', 85), revealed('holds', true)]);
const open = attempt('b', 2_000_000, [started('b'), trained]);

describe('the cases of the course', () => {
	it('joins the catalogue with what is stored, in the order of the course', () => {
		const cases = joinCases(CATALOGUE, [open, finished, attempt('gone', 0, [started('gone')])]);
		expect(cases.map(({ entry: { slug }, state }) => [slug, state])).toEqual([
			['a', 'finished'],
			['b', 'open'],
			['c', 'new'],
			['d', 'new']
		]);
	});

	it('keeps a case finished when it is begun again, and takes the latest attempt', () => {
		const again = attempt('a', 9_000_000, [started('a')]);
		const [first] = joinCases(CATALOGUE, [again, finished]);
		expect(first.state).toBe('finished');
		expect(first.attempt).toBe(again);
	});

	it('names a diagnosis only once it is revealed', () => {
		const cases = joinCases(CATALOGUE, [finished, attempt('b', 0, [started('b'), trained, committed('falls', 50)])]);
		expect(cases.map(({ diagnosis }) => diagnosis)).toEqual(['OF-CAP', null, null, null]);
	});
});

describe('the next case', () => {
	it('is the one left open last', () => {
		const later = attempt('d', 5_000_000, [started('d')]);
		expect(nextCase(joinCases(CATALOGUE, [open, later]))?.entry.slug).toBe('d');
	});

	it('is the first core case that is not begun, before practice', () => {
		expect(nextCase(joinCases(CATALOGUE, [finished]))?.entry.slug).toBe('b');
		const rest = ['b', 'd'].map((slug) => attempt(slug, 0, [started(slug), trained, committed('holds', 50), revealed('holds', true)]));
		expect(nextCase(joinCases(CATALOGUE, [finished, ...rest]))?.entry.slug).toBe('c');
	});

	it('goes to another open stage after two of one, and comes back', () => {
		const six = ['a', 'b', 'c', 'd'].map((slug) => ({ ...CATALOGUE[0], slug }));
		const mixed = [
			...six,
			{ ...CATALOGUE[0], slug: 'r', stage: 'remediation' as const },
			{ ...CATALOGUE[0], slug: 's', stage: 'remediation' as const }
		];
		const done = (slugs: readonly string[]) =>
			slugs.map((slug, i) => attempt(slug, i * 1000, [started(slug), trained, committed('holds', 50), revealed('holds', true)]));
		const next = (slugs: readonly string[]) => nextCase(joinCases(mixed, done(slugs)))?.entry.slug;
		expect(next([])).toBe('a');
		expect(next(['a'])).toBe('b');
		expect(next(['a', 'b'])).toBe('r');
		expect(next(['a', 'b', 'r'])).toBe('c');
		expect(next(['a', 'b', 'r', 'c', 'd'])).toBe('s');
		expect(next(['a', 'b', 'c', 'd', 'r', 's'])).toBeUndefined();
	});

	it('is nothing when everything is finished', () => {
		const all = CATALOGUE.map(({ slug }) => attempt(slug, 0, [started(slug), trained, committed('holds', 50), revealed('holds', true)]));
		expect(nextCase(joinCases(CATALOGUE, all))).toBeNull();
		expect(nextCase([])).toBeNull();
	});
});

describe('the map', () => {
	it('counts core cases and their minutes, stage by stage', () => {
		const [mechanics, remediation, subtle] = summariseStages(joinCases(CATALOGUE, [finished]));
		expect(mechanics).toMatchObject({ stage: 'mechanics', done: 1, minutes: 8, minutesLeft: 4 });
		expect(mechanics.core).toHaveLength(2);
		expect(mechanics.practice).toHaveLength(1);
		expect(remediation).toMatchObject({ done: 0, minutes: 8, minutesLeft: 8 });
		expect(subtle.core).toEqual([]);
	});
});

describe('the record of "will it hold up?"', () => {
	it('compares what was said with what came, oldest first', () => {
		const wrong = attempt('b', 500_000, [started('b'), trained, committed('falls', 95), revealed('holds', false)]);
		expect(holdRecord(CATALOGUE, [finished, wrong, open])).toEqual([
			{ exercise: 'b', title: 'b', said: 'falls', came: 'holds', right: false, confidence: 0.95, diagnosisRight: false, at: 620_000 },
			{ exercise: 'a', title: 'a', said: 'holds', came: 'holds', right: true, confidence: 0.85, diagnosisRight: true, at: 1_120_000 }
		]);
	});
});

describe('the filters', () => {
	const cases = joinCases(CATALOGUE, [finished]);
	const slugs = (filter: Partial<typeof NO_FILTER>): string[] =>
		filterCases(cases, { ...NO_FILTER, ...filter }).map((one) => one.entry.slug);

	it('let everything through when none is set', () => expect(slugs({})).toEqual(['a', 'b', 'c', 'd']));

	it('narrow by stage, model, data and minutes together', () => {
		expect(slugs({ stage: 'remediation' })).toEqual(['d']);
		expect(slugs({ minutes: 4 })).toEqual(['a', 'b', 'c']);
		expect(slugs({ data: 'real', modelFamily: 'logistic' })).toEqual(['d']);
		expect(slugs({ data: 'real', modelFamily: 'mlp' })).toEqual([]);
	});

	it('find finished cases only by diagnosis', () => {
		expect(slugs({ diagnosis: 'OF-CAP' })).toEqual(['a']);
	});
});
