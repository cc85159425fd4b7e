import type { Attempt, AttemptEvent } from '#lib/attempt/events.ts';
import { appendEvent, createAttempt } from '#lib/attempt/log.ts';

const HASH = 'a'.repeat(64);

export const started: AttemptEvent = { type: 'started', exercise: 'churn-300', seed: 7, contentHash: HASH, engineHash: HASH };

export function committed(overrides: Partial<Extract<AttemptEvent, { type: 'committed' }>> = {}): AttemptEvent {
	return { type: 'committed', run: 1, answer: 'OF-CAP', evidence: 'simpler-model', confidence: 85, holdsUp: 'holds', ...overrides };
}

export function trained(run: number, changed: Record<string, unknown>, validation: number): AttemptEvent {
	return { type: 'trained', run, changed, digest: `digest-${run}`, validation };
}

export function revealed(overrides: Partial<Extract<AttemptEvent, { type: 'revealed' }>> = {}): AttemptEvent {
	return {
		type: 'revealed',
		key: 'OF-CAP',
		accept: ['OF-CAP'],
		feedback: 'right-reason',
		outcome: 'holds',
		digest: 'digest-reveal',
		...overrides
	};
}

export const predicted: AttemptEvent = { type: 'predicted', question: 'validation', answer: 'up' };

/** An attempt on churn-300, seed 7, with these events a second apart. */
export function logOf(...events: readonly AttemptEvent[]): Attempt {
	return events.reduce(
		(attempt, event, i) => appendEvent(attempt, event, 1_700_000_000_000 + 1000 * i),
		createAttempt({ id: 'attempt-1', exercise: 'churn-300', seed: 7 })
	);
}
