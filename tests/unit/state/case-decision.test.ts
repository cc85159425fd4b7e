import { describe, expect, it, vi } from 'vitest';
import type { AttemptEvent } from '#lib/attempt/events.ts';
import { appendEvent, createAttempt } from '#lib/attempt/log.ts';
import { firstOrderProblem } from '#lib/attempt/order.ts';
import type { DecisionEvidence, ProductionResult, PublicDecision } from '#lib/decision/spec.ts';
import type { PublicExercise } from '#lib/exercise/parts.ts';
import type { LabRuntime } from '#lib/runtime/protocol.ts';
import type { AttemptLog, CaseDeps } from '#lib/state/case-deps.ts';
import { CaseSession } from '#lib/state/case.svelte.ts';

const decision: PublicDecision = {
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
const evidence: DecisionEvidence = {
	rows: [{ id: 'checked', label: 'Right', k: 129, n: 150, of: 150, value: 0.86, low: 0.8, high: 0.91 }]
};
const produced: ProductionResult = {
	action: 'ship',
	weeks: [{ week: 1, served: 100, ran: 'ship', metric: null, segments: [], drift: null, incidents: [], points: -5, total: -5 }],
	ran: 'ship',
	right: null,
	points: -5,
	luck: 0.1,
	fan: { weeks: [1], futures: [[10], [-5]], lived: [-5] }
};
const exercise = {
	slug: 'hauls-150',
	contentHash: 'c',
	stage: 'judgment',
	steps: ['brief', 'data', 'split', 'train', 'evidence', 'commit', 'decide', 'memo', 'production', 'reveal', 'debrief'],
	provenDraws: { from: 1000, seeds: 20 },
	experimentRef: 'w.json',
	instruments: { budget: 0, offer: [] },
	decision
} as unknown as PublicExercise;

/** A log in memory; the events are what a later visit finds. */
function memoryLog(events: AttemptEvent[]): AttemptLog {
	const build = () =>
		events.reduce((attempt, event, at) => appendEvent(attempt, event, at), createAttempt({ id: '1', exercise: 'hauls-150', seed: 1000 }));
	return {
		get attempt() {
			return build();
		},
		ownership: 'mine',
		append: (event) => {
			events.push(event);
			return Promise.resolve(build());
		},
		takeOver: () => Promise.resolve(build()),
		watch: () => () => undefined,
		close: () => undefined
	};
}

function visit(events: AttemptEvent[], over: Partial<CaseDeps> = {}) {
	const decide = vi.fn(async () => evidence);
	const produce = vi.fn(async () => produced);
	const fetchReveal = vi.fn(() => Promise.reject(new Error('the reveal was fetched')));
	const run = async () => ({ metric: 'accuracy', digest: 'run', scores: { validation: { accuracy: { measured: { value: 0.86 } } } } });
	const deps: CaseDeps = {
		exercise,
		seed: 1000,
		runtime: { preview: async () => ({}), run, decide, produce } as unknown as LabRuntime,
		log: memoryLog(events),
		engineHash: 'e',
		fetchReveal,
		fetchHints: () => Promise.resolve([]),
		resolve: (path) => path,
		...over
	};
	return { session: new CaseSession(deps), decide, produce, fetchReveal };
}

async function diagnose(session: CaseSession): Promise<void> {
	await session.open();
	for (const step of ['brief', 'data', 'split'] as const) await session.finishStep(step);
	await session.train();
	await session.finishStep('evidence');
	session.draft = { answer: 'FIT-OK', evidence: 'gap', confidence: 70, holdsUp: 'holds', expected: { value: 0.85, low: 0.8, high: 0.9 } };
	await session.commit();
}

function fill(session: CaseSession): void {
	const desk = session.decision?.desk;
	if (!desk) throw new Error('no decision');
	desk.state('beats-ship', 0.9);
	desk.state('rate-ship', 0.84);
	desk.action = 'ship';
	desk.confidence = 80;
}

describe('a case of judgment', () => {
	it('goes from the diagnosis to the decision, the memo, production, and only then to the reveal', async () => {
		const events: AttemptEvent[] = [];
		const { session, fetchReveal } = visit(events);
		await diagnose(session);
		expect([session.step, fetchReveal.mock.calls.length]).toEqual(['decide', 0]);
		await session.decision?.desk.measure();
		fill(session);
		await session.decision?.decide();
		expect(session.step).toBe('memo');
		await session.decision?.writeMemo({ decision: 'Ship it.' });
		await session.finishStep('memo');
		expect(session.step).toBe('production');
		await session.decision?.desk.produce();
		await session.decision?.produced();
		expect(fetchReveal).not.toHaveBeenCalled();
		await session.afterProduction();
		expect([session.step, fetchReveal.mock.calls.length]).toEqual(['reveal', 1]);
		const made = events.map(({ type }) => type).filter((type) => type !== 'step-done');
		expect(made).toEqual(['started', 'trained', 'committed', 'believed', 'decided', 'memo-written', 'produced']);
		expect(firstOrderProblem(memoryLog(events).attempt)).toBeNull();
	});

	it('keeps numbers that are all there, each change once', async () => {
		const events: AttemptEvent[] = [];
		const { session } = visit(events);
		await diagnose(session);
		const { decision: made } = session;
		await made?.desk.measure();
		made?.desk.state('beats-ship', 0.9);
		await made?.believe();
		expect(events.some(({ type }) => type === 'believed')).toBe(false);
		made?.desk.state('rate-ship', 0.84);
		await made?.believe();
		await made?.believe();
		expect(events.filter(({ type }) => type === 'believed')).toHaveLength(1);
	});

	it('finds what was stated and decided again after a reload, and lives the same future', async () => {
		const events: AttemptEvent[] = [];
		const first = visit(events);
		await diagnose(first.session);
		await first.session.decision?.desk.measure();
		fill(first.session);
		await first.session.decision?.decide();
		await first.session.finishStep('memo');
		const again = visit(events);
		await again.session.open();
		expect(again.session.step).toBe('production');
		expect(again.session.decision?.desk.call).toEqual({ stated: { 'beats-ship': 0.9, 'rate-ship': 0.84 }, action: 'ship', confidence: 80 });
		expect(again.session.decision?.marks?.accept).toEqual(['ship']);
		expect(again.produce).not.toHaveBeenCalled();
		await again.session.decision?.desk.produce();
		await again.session.decision?.produced();
		const third = visit(events);
		await third.session.open();
		expect(third.session.decision?.desk.production).toEqual(produced);
	});

	it('takes a call once', async () => {
		const events: AttemptEvent[] = [];
		const { session } = visit(events);
		await diagnose(session);
		await session.decision?.desk.measure();
		fill(session);
		await session.decision?.decide();
		if (session.decision) session.decision.desk.action = 'keep';
		await session.decision?.decide();
		expect(events.filter(({ type }) => type === 'decided')).toEqual([{ type: 'decided', action: 'ship', confidence: 80 }]);
	});

	it('stops before production where the outcome is withheld', async () => {
		const { session, fetchReveal, produce } = visit([], { withheld: true });
		await diagnose(session);
		expect(session.step).toBe('decide');
		await session.decision?.desk.measure();
		fill(session);
		await session.decision?.decide();
		await session.finishStep('memo');
		expect(session.step).toBe('commit');
		expect([fetchReveal.mock.calls.length, produce.mock.calls.length]).toEqual([0, 0]);
	});
});
