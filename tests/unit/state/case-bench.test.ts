import { describe, expect, it, vi } from 'vitest';
import type { AttemptEvent } from '#lib/attempt/events.ts';
import { appendEvent, createAttempt } from '#lib/attempt/log.ts';
import type { PublicExercise } from '#lib/exercise/parts.ts';
import type { ExperimentRef, LabRuntime } from '#lib/runtime/protocol.ts';
import { LabError } from '#lib/runtime/protocol.ts';
import type { AttemptLog } from '#lib/state/case-deps.ts';
import { CaseSession, readingKey } from '#lib/state/case.svelte.ts';
import { runEvidence } from '../charts/fixtures.ts';

const L2 = 'pipeline.model.l2';
const exercise = {
	slug: 'churn-300',
	contentHash: 'c',
	stage: 'remediation',
	steps: ['train', 'evidence', 'commit', 'reveal', 'remedy', 'debrief'],
	provenDraws: { from: 1000, seeds: 20 },
	experimentRef: 'w.json',
	instruments: { budget: 6, offer: ['more-rows'], parameters: { 'slice-table': { column: 'site' } } }
} as unknown as PublicExercise;

/** A case after its commitment, with a lab that scores 0.8 plus the penalty. `before` is what an earlier visit logged. */
function bench(before: readonly AttemptEvent[] = []) {
	let attempt = createAttempt({ id: '1', exercise: 'churn-300', seed: 1000 });
	const events: AttemptEvent[] = [];
	const append = (event: AttemptEvent): Promise<typeof attempt> => {
		events.push(event);
		attempt = appendEvent(attempt, event, events.length);
		return Promise.resolve(attempt);
	};
	for (const event of before) void append(event);
	const log: AttemptLog = {
		get attempt() {
			return attempt;
		},
		ownership: 'mine',
		append,
		takeOver: () => Promise.resolve(attempt),
		watch: () => () => undefined,
		close: () => undefined
	};
	const run = vi.fn((source: ExperimentRef, _seed: number, options: { parts?: readonly string[] } = {}) => {
		const validation = 0.8 + Number(source.patch?.[L2] ?? 0);
		const evidence = runEvidence({ validation });
		const fresh = options.parts?.includes('fresh') ? { fresh: { accuracy: evidence.scores.validation?.accuracy } } : {};
		return Promise.resolve({ ...evidence, scores: { ...evidence.scores, ...fresh } });
	});
	const instrument = vi.fn((name: string) => Promise.resolve({ kind: 'facts', instrument: name, facts: [], digest: 'd' }));
	const session = new CaseSession({
		exercise,
		seed: 1000,
		runtime: {
			run,
			instrument,
			preview: () => Promise.resolve({}),
			draw: (_: unknown, seed: number) => Promise.resolve({ tried: [seed], seed, agrees: true })
		} as unknown as LabRuntime,
		log,
		engineHash: 'e',
		fetchReveal: () => Promise.reject(new LabError('internal', 'not here')),
		fetchHints: () => Promise.resolve([]),
		resolve: (path) => path
	});
	return { session, events, run, instrument };
}

const past: readonly AttemptEvent[] = [
	{ type: 'started', exercise: 'churn-300', seed: 1000, contentHash: 'c', engineHash: 'e' },
	{ type: 'step-done', step: 'train' },
	{ type: 'trained', run: 1, changed: {}, digest: 'd1', validation: 0.8 },
	{
		type: 'committed',
		run: 1,
		answer: 'OF-CAP',
		evidence: 'gap',
		confidence: 70,
		holdsUp: 'holds',
		expected: { value: 0.7, low: 0.6, high: 0.8 }
	}
];
const last = (events: readonly AttemptEvent[]): AttemptEvent | undefined => events.at(-1);

describe('knobs', () => {
	it('are noted in the log, undone step by step, and back where they began', async () => {
		const { session } = bench(past);
		await session.draftRun({ [L2]: 0.1 });
		await session.draftRun({ [L2]: 0.2 });
		await session.undoDraft();
		expect(session.state.drafts.at(-1)).toEqual({ [L2]: 0.1 });
		await session.undoDraft();
		expect(session.state.drafts.at(-1)).toEqual({});
	});

	it('are where they were after a reload', () => {
		const { session } = bench([...past, { type: 'drafted', changed: { [L2]: 0.1 } }]);
		expect(session.state.drafts.at(-1)).toEqual({ [L2]: 0.1 });
	});
});

describe('a run', () => {
	it('is logged with the direction, the size and its interval before it trains', async () => {
		const { session, events } = bench(past);
		await session.trainRun({ [L2]: 0.05 }, { answer: 'up', size: 0.02, low: 0, high: 0.04 }, null);
		expect(events.slice(-2)).toEqual([
			{ type: 'predicted', question: 'run-2', answer: 'up', size: 0.02, low: 0, high: 0.04 },
			expect.objectContaining({ type: 'trained', run: 2, changed: { [L2]: 0.05 } })
		]);
		expect(session.runs.map(({ run }) => run)).toContain(2);
	});

	it('with a second change announces a fork once', async () => {
		const { session, events } = bench(past);
		const changed = { [L2]: 0.05, 'pipeline.fit.epochs': 20 };
		await session.trainRun(changed, { answer: 'up' }, 1);
		expect(events.filter(({ type }) => type === 'forked')).toEqual([{ type: 'forked', from: 1 }]);
		await session.forkFrom(1);
		await session.trainRun(changed, { answer: 'up' }, 1);
		expect(events.filter(({ type }) => type === 'forked')).toHaveLength(2);
		expect(session.state.trained.at(-1)).toMatchObject({ run: 3, comparedWith: 1, forked: true });
	});

	it('may be diagnosed, compared and scored on fresh rows; each is logged', async () => {
		const { session, events, run } = bench(past);
		await session.trainRun({ [L2]: 0.05 }, { answer: 'up' }, null);
		await session.diagnoseRun(2, 'FIT-OK');
		expect(session.state.diagnosed[2]).toBe('FIT-OK');
		await session.compareRuns(1, 2, 'tie', 'b');
		expect(last(events)).toEqual({ type: 'compared', a: 1, b: 2, answer: 'tie', outcome: 'b' });
		await session.scoreFresh(2);
		expect(last(events)).toMatchObject({ type: 'fresh-scored', run: 2, score: expect.closeTo(0.85, 9) as number });
		expect(session.freshOf[2]?.measured.value).toBeCloseTo(0.85, 9);
		expect(run.mock.calls.at(-1)?.[0].patch).toEqual({ [L2]: 0.05 });
	});
});

describe('a measurement', () => {
	it('is made on the run named, and another view of it costs nothing more', async () => {
		const { session, events, instrument } = bench(past);
		await session.trainRun({ [L2]: 0.05 }, { answer: 'up' }, null);
		await session.read('slice-table', { run: 2 });
		expect(last(events)).toMatchObject({ type: 'instrument-read', run: 2, cost: 2 });
		expect(Object.keys(session.instruments)).toEqual([readingKey('slice-table', 2)]);
		await session.read('slice-table', { run: 2, parameters: { cross: 'ward' } });
		expect(last(events)).toMatchObject({ cost: 0, parameters: { cross: 'ward' } });
		const [, source, , options] = instrument.mock.calls.at(-1) as unknown as [string, ExperimentRef, number, { parameters: unknown }];
		expect(source.patch).toEqual({ [L2]: 0.05 });
		expect(options.parameters).toEqual({ column: 'site', cross: 'ward' });
		expect(session.state.spent).toBe(2);
	});

	it('is brought back after a reload in its last view', async () => {
		const read = (parameters: Record<string, unknown>, cost: number): AttemptEvent => ({
			type: 'instrument-read',
			instrument: 'slice-table',
			cost,
			digest: 'd',
			parameters
		});
		const { session, instrument } = bench([...past.slice(0, 3), read({ column: 'a' }, 2), read({ column: 'b' }, 0)]);
		await session.restore();
		expect(instrument).toHaveBeenCalledTimes(1);
		expect((instrument.mock.calls[0] as unknown as [string, unknown, number, { parameters: unknown }])[3].parameters).toEqual({
			column: 'b'
		});
		expect(session.instruments['slice-table']).toBeDefined();
	});
});

describe('the expected score', () => {
	it('is asked for from stage 2 on, committed and brought back', async () => {
		const { session } = bench(past.slice(0, 3));
		expect(session.sized).toBe(true);
		session.draft = { answer: 'OF-CAP', evidence: 'gap', confidence: 70, holdsUp: 'holds', expected: { value: 0.7, low: 0.6, high: 0.8 } };
		await session.commit();
		expect(session.state.commitment?.expected).toEqual({ value: 0.7, low: 0.6, high: 0.8 });
		const again = bench(past);
		await again.session.restore();
		expect(again.session.draft.expected).toEqual({ value: 0.7, low: 0.6, high: 0.8 });
	});
});
