import { describe, expect, it } from 'vitest';
import { createStream } from '#lib/core/random.ts';
import { chooseCard, chooseSource, NO_RECORD, PATIENCE, type ReadyDraw, type SourceRecord } from '#lib/practice/deal.ts';
import { isNull } from '#lib/practice/encounter.ts';
import { fitsSlot, planSet, type Slot } from '#lib/practice/plan.ts';
import { openStages, sourcesFor } from '#lib/practice/sources.ts';
import { scheduleOf } from '#lib/practice/schedule.ts';
import type { CatalogueEntry } from '#lib/exercise/parts.ts';
import { about, START } from './calls.ts';

const draw = (key: string, over: Partial<ReadyDraw> = {}): ReadyDraw => ({
	exercise: `about-${key}`,
	variant: 0,
	key,
	pairs: [`${key}|X`],
	translates: true,
	...over
});
const none = { schedule: scheduleOf([]), now: START, recent: [] };
const fault: Slot = { wanted: 'fault', translation: false };
const nothing: Slot = { wanted: 'null', translation: false };

describe('the plan of a set', () => {
	it('has a quarter without a fault and one translation in six, whatever the seed', () => {
		for (let seed = 0; seed < 40; seed++) {
			const plan = planSet('drill', seed);
			expect(plan).toHaveLength(12);
			expect(plan.filter(({ wanted }) => wanted === 'null')).toHaveLength(3);
			expect(plan.filter(({ translation }) => translation)).toHaveLength(2);
		}
	});

	it('puts translations where they say nothing about the key', () => {
		const plans = Array.from({ length: 400 }, (_, seed) => planSet('drill', seed)).flat();
		const asked = plans.filter(({ translation }) => translation);
		const share = asked.filter(({ wanted }) => wanted === 'null').length / asked.length;
		// A quarter, as of all cards; 0.05 is more than three standard errors of 800.
		expect(Math.abs(share - 0.25)).toBeLessThan(0.05);
	});

	it('orders places by its seed', () => {
		const orders = new Set(Array.from({ length: 20 }, (_, seed) => JSON.stringify(planSet('drill', seed))));
		expect(orders.size).toBeGreaterThan(15);
		expect(planSet('drill', 3)).toEqual(planSet('drill', 3));
	});

	it('gives both tests the same families, and rapid fire at least two without a fault', () => {
		const families = (purpose: 'pretest' | 'posttest', seed: number) => [...planSet(purpose, seed)].map(({ wanted }) => wanted).sort();
		expect(families('pretest', 1)).toEqual(families('posttest', 99));
		expect(planSet('rapid', 5).filter(({ wanted }) => wanted === 'null').length).toBeGreaterThanOrEqual(2);
		expect(planSet('rapid', 5).every(({ translation }) => !translation)).toBe(true);
	});
});

describe('the next card', () => {
	it('fits the first open place, and takes a later place rather than wait', () => {
		expect(chooseCard([draw('OF-CAP'), draw('FIT-OK')], [nothing, fault], none)).toMatchObject({ draw: 1, slot: 0 });
		expect(chooseCard([draw('OF-CAP')], [nothing, fault], none)).toMatchObject({ draw: 0, slot: 1 });
	});

	it('waits for what is missing, but not for ever', () => {
		const faults = Array.from({ length: PATIENCE }, (_, i) => draw('OF-CAP', { exercise: `e${i}` }));
		expect(chooseCard(faults.slice(1), [nothing], none)).toBeNull();
		expect(chooseCard(faults, [nothing], none)).toMatchObject({ slot: 0 });
		expect(chooseCard([], [fault], none)).toBeNull();
	});

	it('asks for a translation only of the case as it stands', () => {
		const place: Slot = { wanted: 'fault', translation: true };
		const ready = [draw('OF-CAP', { translates: false, variant: 1 }), draw('UF-CAP')];
		expect(chooseCard(ready, [place], none)).toMatchObject({ draw: 1 });
	});

	it('is the one whose pair is due, and another exercise than the last ones', () => {
		const schedule = scheduleOf([about('OF-CAP', 'fits', { t: START - 1_000_000 })]);
		const ready = [draw('UF-CAP'), draw('OF-CAP', { pairs: ['OF-CAP|LK-1.1', 'FIT-OK|OF-CAP'] })];
		const dealt = chooseCard(ready, [fault], { schedule, now: START, recent: [] });
		expect(dealt).toMatchObject({ draw: 1, pair: 'FIT-OK|OF-CAP' });
		const again = chooseCard(ready, [fault], { schedule, now: START, recent: ['about-OF-CAP'] });
		expect(again).toMatchObject({ draw: 0 });
	});
});

describe('the draw to train next', () => {
	const sources = ['a', 'b', 'c'].flatMap((exercise) => [0, 1].map((variant) => ({ exercise, variant })));
	const record = (over: Partial<SourceRecord>): SourceRecord => ({ ...NO_RECORD, ...over });
	const pick = (recordOf: (name: string) => SourceRecord, needed: readonly Slot[], busy: readonly string[] = []) =>
		Array.from({ length: 30 }, (_, seed) =>
			chooseSource(sources, ({ exercise, variant }) => recordOf(`${exercise}${variant}`), needed, busy, createStream(seed))
		);

	it('gives what the set still needs, by what a source gave before', () => {
		const keys: Record<string, string> = { a0: 'OF-CAP', a1: 'FIT-OK', b0: 'UF-CAP', b1: 'OF-CAP', c0: 'OF-CAP', c1: 'UF-CAP' };
		for (const source of pick((name) => record({ keys: [keys[name]] }), [nothing])) expect(source).toEqual({ exercise: 'a', variant: 1 });
	});

	it('leaves alone what gave no card three times, and gives up when nothing is left', () => {
		for (const source of pick((name) => record({ misses: name.startsWith('a') ? 3 : 0 }), [fault])) expect(source?.exercise).not.toBe('a');
		expect(pick(() => record({ misses: 3 }), [fault]).every((source) => source === null)).toBe(true);
	});

	it('prefers exercises that are not on the table already', () => {
		for (const source of pick(() => NO_RECORD, [fault], ['a', 'b'])) expect(source?.exercise).toBe('c');
	});
});

describe('what practice draws from', () => {
	const entry = (slug: string, over: Partial<CatalogueEntry> = {}): CatalogueEntry => ({
		slug,
		title: slug,
		stage: 'mechanics',
		place: 1,
		placeOf: 1,
		minutes: 3,
		core: true,
		data: 'synthetic',
		modelFamily: 'mlp',
		variants: 2,
		...over
	});
	const many = (n: number, over: Partial<CatalogueEntry>, finished = false) =>
		Array.from({ length: n }, (_, i) => ({ entry: entry(`${over.stage ?? 'm'}-${over.core ?? true}-${i}`, over), finished }));

	it('opens a stage when half of the one before is finished', () => {
		const first = [...many(2, {}, true), ...many(2, { core: true, stage: 'mechanics' })];
		expect(openStages([...first, ...many(1, { stage: 'remediation' })])).toEqual(['mechanics', 'remediation']);
		expect(openStages([...many(1, {}, true), ...many(3, {}), ...many(1, { stage: 'remediation' })])).toEqual(['mechanics']);
	});

	it('keeps clear of core cases that are still to come, as long as enough others are there', () => {
		const names = (cases: Parameters<typeof sourcesFor>[0]) => new Set(sourcesFor(cases).map(({ exercise }) => exercise));
		const enough = names([...many(3, {}), ...many(8, { core: false })]);
		expect([...enough].every((name) => name.includes('false'))).toBe(true);
		expect(names([...many(3, {}), ...many(2, { core: false })]).size).toBe(5);
	});

	it('draws every variant of each', () => {
		expect(sourcesFor(many(1, {})).map(({ variant }) => variant)).toEqual([0, 1, 2]);
	});
});

it('calls a draw null when nothing is wrong or nothing can be told', () => {
	expect(['FIT-OK', 'UF-NOISE', 'LK-NULL', 'SG-FALSE', 'INC', 'EV-SMALL'].every(isNull)).toBe(true);
	expect(['OF-CAP', 'UF-CAP', 'LK-2', 'SH-COV'].some(isNull)).toBe(false);
	expect(fitsSlot('INC', 'cannot-tell')).toBe(true);
	expect(fitsSlot('FIT-OK', 'cannot-tell')).toBe(false);
});
