import { describe, expect, it, vi } from 'vitest';
import { createStream } from '#lib/core/random.ts';
import type { PublicExercise, RevealPart } from '#lib/exercise/parts.ts';
import type { RunEvidence } from '#lib/instruments/evidence.ts';
import type { Verdict } from '#lib/diagnosis/verdict.ts';
import { familyOf } from '#lib/diagnosis/ids.ts';
import type { DrillAnswer, SetKind } from '#lib/practice/drill-answer.ts';
import type { Source } from '#lib/practice/deal.ts';
import { LabError, type ExperimentRef, type LabRuntime } from '#lib/runtime/protocol.ts';
import { fixedClock } from '#lib/state/clock.ts';
import { DrillQueue } from '#lib/state/drill-queue.ts';
import { DrillSession } from '#lib/state/drill.svelte.ts';
import { START } from './calls.ts';

/** What each source of the fake lab turns out to be. */
const KEYS: Readonly<Record<string, string>> = {
	'a/0': 'OF-CAP',
	'a/1': 'FIT-OK',
	'b/0': 'UF-CAP',
	'b/1': 'INC',
	'c/0': 'OF-DATA',
	'c/1': 'UF-NOISE',
	'd/0': 'UF-REG',
	'd/1': 'FIT-OK'
};
const SOURCES: readonly Source[] = ['a', 'b', 'c', 'd'].flatMap((exercise) => [0, 1].map((variant) => ({ exercise, variant })));

const exerciseOf = (slug: string): PublicExercise =>
	({
		slug,
		title: `Case ${slug}`,
		stage: 'mechanics',
		choices: ['fits', 'too-simple', 'too-fitted', 'do-not-trust', 'cannot-tell'],
		instruments: { budget: 4, offer: ['loss-by-epoch'] },
		experimentRef: `${slug}.json`,
		brief: { from: 'Ada', summary: '', html: '' }
	}) as unknown as PublicExercise;

const verdictOf = (primary: string, asDesigned = true): Verdict => ({
	primary,
	accept: [primary],
	family: familyOf(primary),
	lines: [],
	used: [],
	asDesigned
});

function fakeLab(over: Partial<Record<'run' | 'diagnose', (source: ExperimentRef) => unknown>> = {}) {
	const name = ({ ref, variant = 0 }: ExperimentRef): string => `${ref.replace('.json', '')}/${variant}`;
	return {
		run: vi.fn((source: ExperimentRef, seed: number) =>
			Promise.resolve(over.run?.(source) ?? ({ digest: `${name(source)}-${seed}`, metric: 'accuracy' } as unknown as RunEvidence))
		),
		diagnose: vi.fn((source: ExperimentRef) => Promise.resolve(over.diagnose?.(source) ?? verdictOf(KEYS[name(source)]))),
		instrument: vi.fn()
	};
}

function setUp(purpose: SetKind = 'drill', lab = fakeLab(), sources = SOURCES) {
	const clock = fixedClock(START);
	const saved: DrillAnswer[] = [];
	const box: { session: DrillSession | null } = { session: null };
	const queue = new DrillQueue({
		runtime: lab as unknown as LabRuntime,
		sources,
		loadExercise: (slug) => Promise.resolve(exerciseOf(slug)),
		resolve: (path) => path,
		stream: createStream('test'),
		clock,
		answers: [],
		onChange: () => box.session?.deal()
	});
	const fetchReveal = vi.fn(() =>
		Promise.resolve({
			stakeholder: {
				question: 'Ada asks.',
				options: [
					{ id: 'option-1', text: 'Yes.', right: false, leaked: false, why: 'No.' },
					{ id: 'option-2', text: 'Wait.', right: true, leaked: false, why: 'It says so.' }
				]
			}
		} as unknown as RevealPart)
	);
	const session = new DrillSession(
		{
			queue,
			clock,
			engineHash: 'engine',
			stageOf: () => 'mechanics',
			attempts: () => [],
			answers: () => saved,
			save: (answer) => {
				const at = saved.findIndex(({ place }) => place === answer.place);
				if (at >= 0) saved[at] = answer;
				else saved.push(answer);
				return Promise.resolve();
			},
			fetchReveal
		},
		purpose,
		'set-1'
	);
	box.session = session;
	void queue.start();
	return { session, queue, saved, clock, lab, fetchReveal };
}

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
async function ready(session: DrillSession): Promise<void> {
	for (let i = 0; i < 200 && session.step === 'waiting'; i++) await settle();
}

/** Answers what is on the screen; the right answer is nowhere in the session before it. */
async function answerCard(session: DrillSession, said: string): Promise<void> {
	await ready(session);
	session.chooseVerdict(said);
	if (session.step === 'action') session.chooseAction(session.actions[0]);
	await session.chooseConfidence(85);
	await settle();
	if (session.step === 'tell') await session.chooseTold('option-2');
}

describe('a set of cards', () => {
	it('deals twelve, a quarter without a fault, keeps each answer at once, and ends', async () => {
		const { session, saved, queue } = setUp();
		for (let place = 1; place <= 12; place++) {
			await ready(session);
			expect(session.place).toBe(place);
			await answerCard(session, 'too-fitted');
			expect(saved).toHaveLength(place);
			expect(session.step).toBe('feedback');
			session.next();
		}
		expect(session.step).toBe('done');
		expect(saved.filter(({ key }) => ['fits', 'cannot-tell'].includes(familyOf(key.primary)))).toHaveLength(3);
		expect(saved.filter(({ card }) => card === 'translation')).toHaveLength(2);
		expect(saved.filter(({ told }) => told !== null)).toHaveLength(2);
		expect(new Set(saved.map(({ place }) => place)).size).toBe(12);
		queue.stop();
	});

	it('shows nothing of the key before the answer', async () => {
		const { session, queue, lab } = setUp();
		await ready(session);
		const readable = JSON.stringify({ face: session.face, step: session.step, actions: session.actions, tell: session.tell });
		expect(readable).not.toMatch(/"(primary|accept|family|asDesigned|key)":|"(OF|UF|FIT)-|"INC"/);
		expect(session.feedback).toBeNull();
		// The other side: the key was there to be shown, and is after the answer.
		expect(lab.diagnose).toHaveBeenCalled();
		await answerCard(session, 'fits');
		expect(session.feedback?.verdict.primary).toBe(KEYS[`${session.face?.exercise.slug}/${session.face?.variant}`]);
		queue.stop();
	});

	it('fetches what the case says only after the answer is kept', async () => {
		const { session, saved, fetchReveal, queue } = setUp();
		for (let place = 1; place <= 12; place++) {
			await ready(session);
			const before = fetchReveal.mock.calls.length;
			if (session.translates) {
				session.chooseVerdict('too-fitted');
				expect(session.step).toBe('confidence');
				expect(fetchReveal.mock.calls.length).toBe(before);
				await session.chooseConfidence(70);
				expect(saved.at(-1)).toMatchObject({ card: 'translation', told: null });
				expect(fetchReveal.mock.calls.length).toBe(before + 1);
				await session.chooseTold('option-1');
				expect(saved.at(-1)?.told).toEqual({ choice: 'option-1', right: false });
				expect(session.feedback?.told?.why).toBe('No.');
			} else await answerCard(session, 'too-fitted');
			session.next();
		}
		expect(fetchReveal).toHaveBeenCalledTimes(2);
		queue.stop();
	});

	it('goes one question back before anything is kept, not after', async () => {
		const { session, queue } = setUp();
		await ready(session);
		while (session.translates) {
			await answerCard(session, 'fits');
			session.next();
			await ready(session);
		}
		session.chooseVerdict('fits');
		const first = session.actions;
		session.back();
		expect(session.step).toBe('verdict');
		session.chooseVerdict('too-simple');
		expect(session.actions).not.toEqual(first);
		session.chooseAction(session.actions[1]);
		session.back();
		expect(session.step).toBe('action');
		session.chooseAction(session.actions[0]);
		await session.chooseConfidence(50);
		session.back();
		expect(session.step).toBe('feedback');
		queue.stop();
	});

	it('says nothing between the cards of a test', async () => {
		const { session, saved, queue } = setUp('pretest');
		for (let place = 1; place <= 8; place++) await answerCard(session, 'fits');
		expect(session.step).toBe('done');
		expect(session.feedback).toBeNull();
		expect(saved).toHaveLength(8);
		queue.stop();
	});

	it('refuses answers that are not offered', async () => {
		const { session, queue } = setUp();
		await ready(session);
		session.chooseVerdict('OF-CAP');
		expect(session.step).toBe('verdict');
		session.chooseAction('simplify');
		await session.chooseConfidence(95);
		expect(session.step).toBe('verdict');
		queue.stop();
	});

	it('records the time a card took, from the clock it was given', async () => {
		const { session, saved, clock, queue } = setUp();
		await ready(session);
		clock.advance(7500);
		await answerCard(session, 'fits');
		expect(saved[0]).toMatchObject({ seconds: 7.5, t: START + 7500, engineHash: 'engine' });
		queue.stop();
	});
});

describe('the queue', () => {
	it('leaves out draws whose own evidence says something else than was designed', async () => {
		const lab = fakeLab({ diagnose: ({ ref }) => verdictOf(ref === 'a.json' ? 'OF-CAP' : 'UF-CAP', ref === 'a.json') });
		const { session, saved, queue } = setUp('drill', lab);
		for (let place = 1; place <= 12; place++) {
			await answerCard(session, 'fits');
			session.next();
		}
		expect(saved.every(({ exercise }) => exercise === 'a')).toBe(true);
		queue.stop();
	});

	it('leaves out draws about trust that two scores cannot show', async () => {
		const lab = fakeLab({ diagnose: ({ ref }) => verdictOf(ref === 'a.json' ? 'LK-2' : 'UF-CAP') });
		const { session, saved, queue } = setUp('drill', lab);
		for (let place = 1; place <= 4; place++) {
			await answerCard(session, 'fits');
			session.next();
		}
		expect(saved.some(({ exercise }) => exercise === 'a')).toBe(false);
		queue.stop();
	});

	it('says so when no exercise can give a card', async () => {
		const lab = fakeLab({ run: () => Promise.reject(new LabError('diverged', 'no')) });
		const { session, queue } = setUp('drill', lab);
		for (let i = 0; i < 100 && !session.failed; i++) await settle();
		expect(session.failed).toBe(true);
		expect(queue.failure).toBeInstanceOf(LabError);
	});

	it('trains ahead and no further, with a fresh seed for every draw', async () => {
		const { queue, lab, session } = setUp();
		await ready(session);
		for (let i = 0; i < 50; i++) await settle();
		const trained = lab.run.mock.calls.length;
		expect(queue.size).toBe(6);
		expect(trained).toBe(7);
		expect(new Set(lab.run.mock.calls.map(([, seed]) => seed)).size).toBe(trained);
		queue.stop();
	});
});
