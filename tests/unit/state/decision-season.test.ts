import { describe, expect, it } from 'vitest';
import type { PublicExercise } from '#lib/exercise/parts.ts';
import type { DecisionEvidence, ProductionResult, PublicDecision } from '#lib/decision/spec.ts';
import { LabError, type LabRuntime } from '#lib/runtime/protocol.ts';
import { fixedClock } from '#lib/state/clock.ts';
import {
	FIRST_CAPITAL,
	memoAsked,
	newSeason,
	planSeason,
	readSeason,
	SEASON_LENGTH,
	standingOf,
	sureBands,
	type Season,
	type SeasonOutcome
} from '#lib/state/decision-season.ts';
import { EMPTY_MEMO } from '#lib/language/memo.ts';
import { summaryOf } from '#lib/state/season-summary.ts';
import { SeasonSession, type SeasonDeps } from '#lib/state/decision-season.svelte.ts';

const outcome = (over: Partial<SeasonOutcome> = {}): SeasonOutcome => ({
	best: 'ship',
	right: true,
	quality: 1,
	regret: 0,
	expected: 20,
	bestExpected: 20,
	chances: [{ stated: 0.7, posterior: 0.8 }],
	points: 30,
	luck: 0.6,
	...over
});
const play = (confidence: number, came: SeasonOutcome | null) => ({
	slug: 'hauls-150',
	seed: 1000,
	call: { stated: {}, action: 'ship', confidence },
	outcome: came
});
const season = (...plays: Season['plays']): Season => ({ ...newSeason(7, 0), plays });

describe('the plan of a season', () => {
	const slugs = Array.from({ length: 13 }, (_, at) => `case-${at}`);

	it('is the same for the same seed, and another for another', () => {
		expect(planSeason(7, slugs)).toEqual(planSeason(7, slugs));
		expect(planSeason(8, slugs)).not.toEqual(planSeason(7, slugs));
	});

	it('has twelve different cases where there are as many, and others come again with a new draw', () => {
		const stops = planSeason(7, slugs);
		expect(stops).toHaveLength(SEASON_LENGTH);
		expect(new Set(stops.map(({ slug }) => slug)).size).toBe(SEASON_LENGTH);
		const few = planSeason(7, slugs.slice(0, 5));
		expect(few).toHaveLength(SEASON_LENGTH);
		expect(new Set(few.slice(0, 5).map(({ slug }) => slug)).size).toBe(5);
		expect(planSeason(7, [])).toEqual([]);
	});

	it('stays within the proven draws', () => {
		for (const { seed } of planSeason(99, slugs)) expect(seed >= 1000 && seed < 1020).toBe(true);
	});
});

describe('the standing', () => {
	it('adds up what came beside what was to be expected, hand-worked', () => {
		const standing = standingOf(
			season(play(80, outcome()), play(60, outcome({ right: false, quality: 0.5, regret: 12, expected: 8, points: -50 })))
		);
		expect(standing.capital).toEqual([FIRST_CAPITAL, FIRST_CAPITAL + 30, FIRST_CAPITAL - 20]);
		expect(standing.expected).toEqual([100, 120, 128]);
		expect(standing.best).toEqual([100, 120, 140]);
		expect([standing.regret, standing.quality]).toEqual([12, 0.75]);
		expect(standing.excess).toBeCloseTo(0.01, 12);
	});

	it('judges without luck: only the purse moves with it', () => {
		const { capital: _, ...unlucky } = standingOf(season(play(80, outcome({ points: -900, luck: 0 }))));
		const { capital: __, ...lucky } = standingOf(season(play(80, outcome({ points: 900, luck: 1 }))));
		expect(unlucky).toEqual(lucky);
	});

	it('leaves out a call whose production has not happened', () => {
		const standing = standingOf(season(play(80, outcome()), play(95, null)));
		expect(standing.capital).toHaveLength(2);
		expect(standingOf(season()).quality).toBeNaN();
	});

	it('gathers confidence in bands with the mean of what was said', () => {
		const bands = sureBands(season(play(55, outcome()), play(45, outcome({ right: false })), play(95, outcome()), play(90, null)));
		expect(bands.map(({ stated, right, n }) => [stated, right, n])).toEqual([
			[0.5, 1, 2],
			[0.95, 1, 1]
		]);
	});
});

describe('what a season says', () => {
	it('counts right calls, regret, confidence and chances, hand-worked', () => {
		const plays = [
			play(80, outcome()),
			play(60, outcome({ right: false, regret: 12 })),
			play(70, outcome({ chances: [{ stated: 0.5, posterior: 0.8 }] }))
		];
		const says = summaryOf(season(...plays));
		expect(says?.right).toMatchObject({ right: 2, n: 3 });
		expect(says?.regret).toMatchObject({ value: 4, n: 3 });
		expect(says?.tooSure.value).toBeCloseTo(0.7 - 2 / 3, 12);
		expect(says?.excess?.value).toBeCloseTo((0.01 + 0.01 + 0.09) / 3, 12);
		// Three decisions drawn anew lie between three times the least and three times the most.
		const { low, high } = says?.regret.interval ?? { low: NaN, high: NaN };
		expect(low).toBeGreaterThanOrEqual(0);
		expect(high).toBeLessThanOrEqual(12);
		expect(high).toBeGreaterThan(low);
		expect(summaryOf(season(...plays))).toEqual(says);
	});

	it('says nothing before the first, and no interval of fewer than three', () => {
		expect(summaryOf(season())).toBeNull();
		expect(summaryOf(season(play(80, null)))).toBeNull();
		expect(summaryOf(season(play(80, outcome({ chances: [] }))))).toMatchObject({
			regret: { value: 0, n: 1, interval: null },
			tooSure: { interval: null },
			excess: null
		});
	});

	it('counts the memos of every third decision only, and what they say', () => {
		const memo = { ...EMPTY_MEMO, decision: 'We wait for two weeks.', evidence: 'It was right on 129 of 150.' };
		const third = (written: Season['plays'][number]['memo']) =>
			season(play(80, outcome()), play(80, outcome()), { ...play(80, outcome()), memo: written });
		expect([0, 1, 2, 3, 5].map(memoAsked)).toEqual([false, false, true, false, true]);
		expect(summaryOf(third(null))?.memos).toEqual({ asked: 1, written: 0, share: NaN });
		const { memos } = summaryOf(third(memo)) ?? {};
		expect(memos).toMatchObject({ asked: 1, written: 1 });
		expect(memos?.share).toBeGreaterThan(0.1);
		expect(memos?.share).toBeLessThan(0.6);
	});
});

describe('a stored season', () => {
	it('is read strictly', () => {
		expect(readSeason(JSON.parse(JSON.stringify(season(play(80, outcome())))))).toEqual(season(play(80, outcome())));
		expect(readSeason({ ...season(), version: 2 })).toBeNull();
		expect(readSeason(season(play(99, null)))).toBeNull();
		expect(readSeason({ ...season(), more: 1 })).toBeNull();
	});
});

const DECISION: PublicDecision = {
	kind: 'rates',
	point: 'about 100 euros',
	deadline: 'Friday',
	budget: 20,
	horizonWeeks: 10,
	delayPerWeek: 1,
	history: 'Of your last 70 candidates 52 beat what ran.',
	shown: [{ id: 'checked', label: 'Right', on: 'validation', count: 'accuracy' }],
	production: { rowsPerWeek: 100 },
	options: [
		{ id: 'keep', label: 'Keep', says: '', known: 0.8, perWeek: 0, perUnit: 0, from: 0, once: 0 },
		{
			id: 'ship',
			label: 'Ship',
			says: '',
			prior: [{ share: 1, mean: 0.8, sd: 0.05 }],
			evidence: 'checked',
			perWeek: 0,
			perUnit: 100,
			from: 0.8,
			once: 0
		}
	],
	enquiries: []
};
const EVIDENCE: DecisionEvidence = {
	rows: [{ id: 'checked', label: 'Right', k: 129, n: 150, of: 150, value: 0.86, low: 0.8, high: 0.91 }]
};
const PRODUCED: ProductionResult = {
	action: 'ship',
	weeks: [{ week: 1, served: 100, ran: 'ship', metric: null, segments: [], drift: null, incidents: [], points: -5, total: -5 }],
	ran: 'ship',
	right: null,
	points: -5,
	luck: 0.1,
	fan: { weeks: [1], futures: [[10], [-5]], lived: [-5] }
};

/** A lab that answers at once, a store in memory, and a case that is a decision. */
function deps(records = new Map<string, unknown>()): SeasonDeps {
	const runtime = { decide: async () => EVIDENCE, produce: async () => PRODUCED } as unknown as LabRuntime;
	return {
		runtime,
		slugs: ['hauls-150', 'tulips-40'],
		loadExercise: async (slug) => ({ slug, decision: DECISION, experimentRef: slug }) as unknown as PublicExercise,
		resolve: (path) => path,
		store: {
			readRecords: async (prefix) => [...records].filter(([key]) => key.startsWith(prefix)).map(([key, value]) => ({ key, value })),
			writeRecord: async (key, value) => void records.set(key, structuredClone(value))
		},
		clock: fixedClock(5)
	};
}

async function call(session: SeasonSession): Promise<void> {
	const { desk } = session;
	if (!desk) throw new Error('no desk');
	await desk.measure();
	desk.state('beats-ship', 0.9);
	desk.state('rate-ship', 0.84);
	desk.action = 'ship';
	desk.confidence = 80;
	await session.decide();
}

describe('playing a season', () => {
	it('saves the call, lives production, books it and goes on', async () => {
		const records = new Map<string, unknown>();
		const session = await SeasonSession.open(deps(records), 7);
		await call(session);
		expect(readSeason(records.get('season/7'))?.plays).toMatchObject([{ call: { action: 'ship', confidence: 80 }, outcome: null }]);
		await session.desk?.produce();
		expect(session.outcome()).toMatchObject({ best: 'ship', right: true, regret: 0, points: -5, luck: 0.1 });
		await session.next();
		expect([session.place, session.standing.capital.at(-1)]).toEqual([1, FIRST_CAPITAL - 5]);
		expect(session.desk?.call).toBeNull();
	});

	it('asks for a memo on the third decision, once, and keeps it or that it was left out', async () => {
		const records = new Map<string, unknown>();
		const session = await SeasonSession.open(deps(records), 7);
		for (let place = 0; place < 2; place++) {
			await call(session);
			expect(session.memoDue).toBe(false);
			await session.writeMemo(EMPTY_MEMO);
			await session.desk?.produce();
			await session.next();
		}
		expect(session.memoDue).toBe(false);
		await call(session);
		expect(session.memoDue).toBe(true);
		expect((await SeasonSession.open(deps(records), 7)).memoDue).toBe(true);
		await session.writeMemo({ ...EMPTY_MEMO, decision: 'We ship it.' });
		await session.writeMemo(null);
		expect(session.memoDue).toBe(false);
		const stored = readSeason(records.get('season/7'))?.plays.map(({ memo }) => memo);
		expect(stored).toEqual([undefined, undefined, { ...EMPTY_MEMO, decision: 'We ship it.' }]);
		expect((await SeasonSession.open(deps(records), 7)).memoDue).toBe(false);
	});

	it('goes on after a reload where it was left, and the call cannot be made again', async () => {
		const records = new Map<string, unknown>();
		await call(await SeasonSession.open(deps(records), 7));
		const again = await SeasonSession.open(deps(records), 7);
		expect(again.desk?.call).toMatchObject({ action: 'ship', confidence: 80 });
		await again.desk?.measure();
		await again.decide();
		expect(readSeason(records.get('season/7'))?.plays).toHaveLength(1);
		again.desk?.state('beats-ship', 0.1);
		expect(again.desk?.stated['beats-ship']).toBe(0.9);
	});

	it('says what went wrong, and can be tried again', async () => {
		const given = deps();
		const broken = { ...given, loadExercise: async () => Promise.reject(new Error('The connection is gone.')) };
		const session = await SeasonSession.open(broken, 7);
		expect(session.problem).toBe('The connection is gone.');
		const lost = await SeasonSession.open(
			{ ...given, runtime: { ...given.runtime, decide: async () => Promise.reject(new LabError('worker-lost', 'lost')) } },
			7
		);
		await lost.desk?.measure();
		expect(lost.desk?.failure?.error.failure).toBe('worker-lost');
	});
});
