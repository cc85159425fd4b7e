import { describe, expect, it } from 'vitest';
import { CAPS, COMPONENTS } from '#lib/attempt/weights.ts';
import { gradeWords } from '#lib/messages/grade.ts';
import { explainStorage } from '#lib/messages/storage.ts';

/** Every reason a grade can give, with the values it gives. */
const reasons: readonly (readonly [string, Readonly<Record<string, string | number>>])[] = [
	...COMPONENTS.filter((id) => id !== 'testUse').map((id) => [`grade.${id}.none`, {}] as const),
	...['right', 'family', 'unsure', 'wrong'].map(
		(standing) => [`grade.diagnosis.${standing}`, { answer: 'too-fitted', key: 'OF-CAP' }] as const
	),
	...['decisive', 'supporting', 'irrelevant', 'unmarked'].map(
		(standing) => [`grade.evidence.${standing}`, { evidence: 'gap', decisive: 'simpler-model' }] as const
	),
	...['right', 'wrong'].map((standing) => [`grade.reading.${standing}`, { call: 'holds', outcome: 'falls' }] as const),
	...['reached', 'missed', 'wrong-way', 'left-alone', 'meddled'].map(
		(id) => [`grade.remedy.${id}`, { runs: 2, wrongWay: 1, gain: 0.02, goal: 0.015 }] as const
	),
	...['counted', 'left-alone'].map((id) => [`grade.oneVariable.${id}`, { runs: 2, oneChange: 1, predicted: 2 }] as const),
	...['unopened', 'once', 'reopened', 'tuned'].map((use) => [`grade.testUse.${use}`, { looks: 2 }] as const),
	...['right', 'wrong'].map((id) => [`grade.confidence.${id}`, { confidence: 0.85, choices: 5 }] as const),
	...['right', 'wrong'].map((id) => [`grade.communication.${id}`, { choice: 'wait' }] as const),
	...Object.keys(CAPS).map((id) => [`grade.cap.${id}`, { limit: 60, declared: 0 }] as const)
];

const reports: readonly (readonly [string, Readonly<Record<string, string | number>>])[] = [
	...['unavailable', 'full', 'blocked', 'closed', 'newer', 'unknown'].map(
		(trouble) => [`storage.trouble.${trouble}`, { pending: 1 }] as const
	),
	['storage.kept.newer', { id: 'a', version: 2 }],
	['storage.kept.broken', { id: 'a' }],
	['storage.kept.copy', { exercise: 'churn-300', seed: 7 }],
	['storage.import.not-json', {}],
	['storage.import.not-a-work-file', {}],
	['storage.import.newer-file', { version: 2 }],
	['storage.import.broken', { id: 'a' }],
	['storage.import.chain', { id: 'a', entry: 2 }],
	['storage.import.shape', { id: 'a', where: 'seed', what: 'is missing' }],
	['storage.import.newer-differs', { id: 'a' }]
];

describe('every reason has words', () => {
	it.each(reasons)('%s', (id, values) => {
		const words = gradeWords(id, values);
		expect(words).toMatch(/^[“A-Z0-9].*\.$/);
		expect(words).not.toMatch(/undefined|NaN/);
	});
	it.each(reports)('%s', (id, values) => {
		const words = explainStorage({ id, values });
		expect(words).toMatch(/^[A-Z].*\.$/);
		expect(words).not.toMatch(/undefined|NaN/);
	});
});
