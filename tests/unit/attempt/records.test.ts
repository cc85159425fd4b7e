import type { InferOutput } from 'valibot';
import { describe, expect, expectTypeOf, it } from 'vitest';
import type { Attempt, AttemptEvent } from '#lib/attempt/events.ts';
import { readAttempt, type Migrate } from '#lib/attempt/migrate.ts';
import { attemptSchema, parseAttempt } from '#lib/attempt/schema.ts';
import { committed, logOf, predicted, revealed, started, trained } from './logs.ts';

const everyEvent: readonly AttemptEvent[] = [
	started,
	{ type: 'step-done', step: 'brief' },
	{ type: 'step-done', step: 'split', answer: 'rows' },
	{ type: 'split-chosen', train: 300, validation: 3000, test: 3000, by: 'row' },
	predicted,
	{ type: 'predicted', question: 'run-2', answer: 'down', size: 0.02 },
	{ type: 'run-failed', run: 1, reason: 'worker-lost' },
	{ type: 'run-cancelled', run: 1 },
	trained(1, {}, 0.8),
	{ type: 'instrument-read', instrument: 'simpler-model', cost: 2, digest: 'd' },
	{ type: 'hint-taken', index: 0 },
	committed(),
	revealed(),
	{ type: 'broke-it', knob: 'pipeline.split.train', value: [1, { a: null }], verdict: 'FIT-OK', digest: 'd' },
	{ type: 'forked', from: 1 },
	trained(2, { 'pipeline.model.hidden': [8] }, 0.81),
	{ type: 'test-opened', run: 2, score: 0.8, digest: 'd' },
	{ type: 'declared', slip: 'second-look' },
	{ type: 'debriefed', choice: 'wait' },
	{ type: 'finished' }
];

describe('parseAttempt', () => {
	it('takes every event there is, unchanged', () => {
		const log = logOf(...everyEvent);
		expect(new Set(everyEvent.map((event) => event.type)).size).toBe(17);
		expect(parseAttempt(JSON.parse(JSON.stringify(log)))).toEqual({ ok: true, attempt: log });
	});

	it('says the same as the type', () => {
		type Writable<T> = T extends object ? { -readonly [K in keyof T]: Writable<T[K]> } : T;
		expectTypeOf<Writable<InferOutput<typeof attemptSchema>>>().toEqualTypeOf<Writable<Attempt>>();
		expect(attemptSchema.type).toBe('strict_object');
	});

	it.each([
		['an event nobody knows', { type: 'won' }, 'entries.0.event.type'],
		['a field nobody knows', { type: 'finished', score: 100 }, 'entries.0.event.score'],
		['a confidence that was not offered', { ...committed(), confidence: 99 }, 'entries.0.event.confidence'],
		['a run number below 1', { type: 'forked', from: 0 }, 'entries.0.event.from'],
		['a score that is not finite', { ...trained(1, {}, 1), validation: null }, 'entries.0.event.validation']
	])('refuses %s', (_, event, where) => {
		const log = logOf({ type: 'finished' });
		const report = parseAttempt({ ...log, entries: [{ ...log.entries[0], event }] });
		expect(report).toMatchObject({ ok: false, where });
	});

	it('refuses what is no attempt', () => {
		for (const raw of [null, 3, [], {}, { ...logOf(started), seed: -1 }, { ...logOf(started), version: 2 }])
			expect(parseAttempt(raw).ok).toBe(false);
	});
});

describe('readAttempt', () => {
	const attempt = logOf(started);

	it('reads its own version as it is', () => {
		expect(readAttempt(attempt)).toEqual({ kind: 'attempt', attempt, migrated: false });
	});

	it('keeps a newer version untouched and says which it is', () => {
		const raw = { version: 3, pages: ['unknown'] };
		expect(readAttempt(raw)).toEqual({ kind: 'newer', version: 3, raw });
	});

	it.each([
		[null, 'not-a-record'],
		['text', 'not-a-record'],
		[[], 'not-a-record'],
		[{}, 'no-version'],
		[{ version: '1' }, 'no-version'],
		[{ version: 0 }, 'no-migration'],
		[{ version: 1, id: 'x' }, 'not-a-record']
	])('%j is broken: %s', (raw, problem) => {
		expect(readAttempt(raw)).toEqual({ kind: 'broken', problem, raw });
	});

	it('brings an old version forward one step at a time', () => {
		const steps: number[] = [];
		const migrate: Migrate = (from, raw) => {
			steps.push(from);
			return from === 1 ? { ...raw, place: 'kitchen' } : { ...raw, id: `${String(raw.id)}!` };
		};
		const read = readAttempt(attempt, 3, migrate);
		expect(steps).toEqual([1, 2]);
		expect(read).toMatchObject({ kind: 'attempt', migrated: true, attempt: { version: 3, id: 'attempt-1!', place: 'kitchen' } });
	});

	it('says when a step is missing', () => {
		expect(readAttempt(attempt, 2)).toMatchObject({ kind: 'broken', problem: 'no-migration' });
	});
});
