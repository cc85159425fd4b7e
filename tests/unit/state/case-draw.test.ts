import { describe, expect, it, vi } from 'vitest';
import type { AttemptEvent } from '#lib/attempt/events.ts';
import { appendEvent, createAttempt } from '#lib/attempt/log.ts';
import type { PublicExercise } from '#lib/exercise/parts.ts';
import { redrawSeed, type DrawChoice } from '#lib/exercise/redraw.ts';
import type { LabRuntime } from '#lib/runtime/protocol.ts';
import type { AttemptLog, CaseDeps } from '#lib/state/case-deps.ts';
import { CaseSession } from '#lib/state/case.svelte.ts';

const exercise = {
	slug: 'churn-300',
	contentHash: 'c',
	stage: 'mechanics',
	steps: ['brief', 'data', 'train', 'evidence', 'commit', 'reveal', 'debrief'],
	provenDraws: { from: 1000, seeds: 20 },
	experimentRef: 'w.json',
	instruments: { budget: 0, offer: [] }
} as unknown as PublicExercise;

/** A case at this seed whose draws the lab judges as given; it notes which seeds were previewed and trained. */
function caseAt(seed: number, choice: DrawChoice | Error, redraws?: number) {
	let attempt = createAttempt({ id: '1', exercise: 'churn-300', seed });
	const events: AttemptEvent[] = [];
	const log: AttemptLog = {
		get attempt() {
			return attempt;
		},
		ownership: 'mine',
		append: (event) => {
			events.push(event);
			attempt = appendEvent(attempt, event, events.length);
			return Promise.resolve(attempt);
		},
		takeOver: () => Promise.resolve(attempt),
		watch: () => () => undefined,
		close: () => undefined
	};
	const draw = vi.fn(() => (choice instanceof Error ? Promise.reject(choice) : Promise.resolve(choice)));
	const preview = vi.fn((_: unknown, used: number) => Promise.resolve({ seed: used }));
	const run = vi.fn((_: unknown, used: number) =>
		Promise.resolve({ metric: 'accuracy', digest: `run-${used}`, scores: { validation: { accuracy: { measured: { value: 0.8 } } } } })
	);
	const deps: CaseDeps = {
		exercise,
		seed,
		runtime: { draw, preview, run } as unknown as LabRuntime,
		log,
		engineHash: 'e',
		fetchReveal: () => Promise.reject(new Error('not before a commitment')),
		fetchHints: () => Promise.resolve([]),
		resolve: (path) => path,
		...(redraws === undefined ? {} : { redraws })
	};
	return { session: new CaseSession(deps), events, draw, preview, run };
}

const types = (events: readonly AttemptEvent[]): readonly string[] => events.map(({ type }) => type);

describe('the draw of a case', () => {
	it('needs no check where it was proved', async () => {
		const { session, draw } = caseAt(1019, { tried: [1019], seed: 1019, agrees: true });
		await session.open();
		await session.train();
		expect(draw).not.toHaveBeenCalled();
		expect(session.draw).toBeNull();
	});

	it('is kept without a word where its key is what was planted', async () => {
		const { session, events, draw, run } = caseAt(5, { tried: [5], seed: 5, agrees: true });
		await session.open();
		await session.train();
		expect(draw).toHaveBeenCalledOnce();
		expect(types(events)).toEqual(['started', 'step-done', 'trained']);
		expect(run.mock.calls[0][1]).toBe(5);
	});

	it('gives way to another before anything is trained; log, page and preview say so', async () => {
		const other = redrawSeed(5, 1);
		const { session, events, preview, run } = caseAt(5, { tried: [5, other], seed: other, agrees: true });
		await session.open();
		await session.train();
		expect(types(events)).toEqual(['started', 'redrawn', 'step-done', 'trained']);
		expect(events[1]).toEqual({ type: 'redrawn', tried: [5, other], seed: other, agrees: true });
		expect(session.draw).toBe('replaced');
		expect(session.seed).toBe(other);
		expect(run.mock.calls[0][1]).toBe(other);
		expect(preview.mock.calls.map(([, seed]) => seed)).toEqual([5, other]);
	});

	it('stays, and is called unclear, where no other is better', async () => {
		const tried = [5, redrawSeed(5, 1), redrawSeed(5, 2), redrawSeed(5, 3)];
		const { session, run } = caseAt(5, { tried, seed: 5, agrees: false });
		await session.open();
		await session.train();
		expect(session.draw).toBe('unclear');
		expect(run.mock.calls[0][1]).toBe(5);
	});

	it('is never replaced in an assignment', async () => {
		const { session, draw } = caseAt(5, { tried: [5, redrawSeed(5, 1)], seed: redrawSeed(5, 1), agrees: true }, 0);
		await session.open();
		await session.train();
		expect(draw).not.toHaveBeenCalled();
		expect(session.seed).toBe(5);
	});

	it('is trained as it is where its key could not be computed', async () => {
		const { session, events } = caseAt(5, new Error('the worker went away'));
		await session.open();
		await session.train();
		expect(types(events)).toEqual(['started', 'step-done', 'trained']);
	});
});
