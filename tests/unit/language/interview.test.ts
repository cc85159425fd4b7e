import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { STAGES } from '#lib/exercise/vocabulary.ts';
import { readInterviewFile, writeInterviewFile } from '#lib/language/interview-file.ts';
import { readInterviews, timeUsed, type Interview } from '#lib/language/interview-log.ts';
import { LENGTHS, makeNonce, planInterview, readNonce } from '#lib/language/interview-plan.ts';
import { interviewResult, saidResult, slotsToAskFor } from '#lib/language/interview-result.ts';
import { fixedClock } from '#lib/state/clock.ts';
import type { PublicExercise } from '#lib/exercise/parts.ts';
import { LabError } from '#lib/runtime/protocol.ts';
import { drawCard, type CardDraw, type DrawParts } from '#lib/state/interview-draws.ts';
import { InterviewSession, newInterview } from '#lib/state/interview.svelte.ts';
import { readInterviewQuestions } from '../../../scripts/interview/read-questions.ts';

const questions = readInterviewQuestions(process.cwd());
const sources = [
	{ slug: 'churn-300', stage: 'mechanics' as const, variants: 2 },
	{ slug: 'loans-3000', stage: 'subtle-cases' as const, variants: 1 }
];
const settings = { minutes: 15 as const, stages: [...STAGES], nonce: 'otter-maple-1150' };
const build = { questions, sources, engineHash: 'e' };

const draw = {
	face: { choices: ['fits', 'too-simple', 'too-fitted', 'do-not-trust', 'cannot-tell'] },
	verdict: { primary: 'OF-CAP', accept: ['OF-CAP', 'OF-DATA'] },
	draw: { exercise: 'churn-300', variant: 0, seed: 7 },
	digest: 'd'
} as unknown as CardDraw;

function begin(change: Partial<Parameters<typeof newInterview>[0]> = {}, mode: Interview['mode'] = 'alone') {
	const clock = fixedClock(1_000_000);
	const saved: Interview[] = [];
	const deps = { clock, questions, save: async (_: string, one: Interview) => void saved.push(one), draw: async () => draw };
	const record = newInterview({ ...settings, ...change }, { id: 'one', mode, ...build, now: clock.now() });
	return { clock, saved, deps, session: new InterviewSession(deps, record) };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));
const WHOLE =
	'Recall fell from 0.93 to 0.60 over 42 patients with each patient kept together, because the network recognised patients, so in each group we wait until spring.';

async function answerAll(session: InterviewSession, said: string, verdict = 'too-fitted'): Promise<void> {
	for (let guard = 0; guard < 60 && session.step.kind !== 'done'; guard += 1) {
		await settle();
		if (session.step.kind === 'verdict') session.chooseVerdict(verdict);
		if (session.step.kind === 'confidence') session.chooseConfidence(85);
		if (session.step.kind === 'say-card' || session.step.kind === 'say' || session.step.kind === 'follow-up') session.answer(said);
	}
}

describe('the plan', () => {
	test('is the same for the same nonce, and another for another', () => {
		const one = planInterview(settings, questions, sources);
		expect(planInterview(settings, questions, sources)).toEqual(one);
		expect(planInterview({ ...settings, nonce: 'otter-maple-1151' }, questions, sources)).not.toEqual(one);
	});
	test('has cards and questions by length, no question twice, one about own work, only of the chosen stages', () => {
		for (const [minutes, cards, says] of [
			[15, 2, 4],
			[30, 4, 8],
			[45, 6, 12]
		] as const) {
			const plan = planInterview({ ...settings, minutes }, questions, sources);
			expect(plan.filter(({ kind }) => kind === 'card')).toHaveLength(cards);
			const asked = plan.flatMap((item) => (item.kind === 'say' ? [item.question] : []));
			expect(asked).toHaveLength(says);
			expect(new Set(asked).size).toBe(says);
			expect(asked.filter((id) => questions.find((one) => one.id === id)?.kind === 'past')).toHaveLength(1);
		}
		const narrow = planInterview({ ...settings, stages: ['mechanics'] }, questions, sources);
		for (const item of narrow) {
			if (item.kind === 'card') for (const { exercise } of item.tries) expect(exercise).toBe('churn-300');
			else
				expect(questions.find(({ id, kind }) => id === item.question && (kind === 'past' || id.length > 0))?.stage).toMatch(
					/mechanics|remediation|judgment/
				);
		}
	});
	test('asks more where no draws are to be had', () => {
		const plan = planInterview({ ...settings, stages: ['judgment'] }, questions, sources);
		expect(plan.every(({ kind }) => kind === 'say')).toBe(true);
		expect(plan).toHaveLength(6);
	});
});

describe('a nonce', () => {
	test('says length and stages, however it is typed', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...LENGTHS),
				fc.subarray([...STAGES], { minLength: 1 }),
				fc.tuple(fc.nat(), fc.nat(), fc.nat()),
				(minutes, stages, chance) => {
					const nonce = makeNonce(minutes, stages, chance);
					expect(readNonce(nonce)).toEqual({ minutes, stages: STAGES.filter((one) => stages.includes(one)), nonce });
					expect(readNonce(`  ${nonce.toUpperCase().replaceAll('-', ' ')} `)?.nonce).toBe(nonce);
				}
			)
		);
	});
	test.each(['', 'otter maple', 'otter-maple-9150', 'otter-xxxxx-1150', 'otter-maple-1000', 'otter-maple-1160', '1150'])(
		'%s is none',
		(typed) => {
			expect(readNonce(typed)).toBeNull();
		}
	);
});

describe('an answer', () => {
	test('gets 2 points for every slot at once, 1 for half in the end, else 0, none when spoken', () => {
		const wants = ['metric', 'n'] as const;
		expect(saidResult('Accuracy is 0.81 on 300 rows.', [], wants).suggested).toBe(2);
		expect(saidResult('Accuracy is 0.81.', [], wants).suggested).toBe(1);
		expect(saidResult('It is fine.', ['Accuracy is 0.81.'], wants)).toMatchObject({ suggested: 1, first: [], after: ['metric'] });
		expect(saidResult('It is fine.', ['On 300 rows accuracy is 0.81.'], wants).suggested).toBe(1);
		expect(saidResult('It is fine.', [], wants).suggested).toBe(0);
		expect(saidResult('', [], wants, true).suggested).toBeNull();
	});
	test('is followed up on two missing slots at most, why first', () => {
		expect(slotsToAskFor('It is fine.', ['metric', 'n', 'mechanism', 'comparator'])).toEqual(['mechanism', 'comparator']);
		expect(slotsToAskFor('Accuracy is 0.81 on 300 rows.', ['metric', 'n'])).toEqual([]);
	});
});

describe('an interview', () => {
	test('goes through, and shows the same result when its file is replayed', async () => {
		const { session } = begin();
		await answerAll(session, WHOLE);
		expect(session.step.kind).toBe('done');
		const result = interviewResult(session.record, questions);
		expect(result).toMatchObject({ cards: 2, cardsRight: 2, outOf: 16, points: 16, gaps: [], confusions: [] });
		const reading = readInterviewFile(writeInterviewFile(session.record, questions), build);
		expect(reading).toMatchObject({
			kind: 'read',
			result,
			checks: { untouched: true, plan: true, result: true, questions: true, engine: true }
		});
	});
	test('names what was confused first, then what was said with most missing, two at most', async () => {
		const { session } = begin();
		await answerAll(session, 'It is fine.', 'fits');
		const result = interviewResult(session.record, questions);
		expect(result.cardsRight).toBe(0);
		expect(result.points).toBe(0);
		expect(result.confusions).toHaveLength(2);
		expect(result.confusions[0]).toBe('family:fits|too-fitted');
		expect(result.strengths).toEqual([]);
	});
	test('asks on after an answer that lacks something, and presses on after one that lacks nothing', async () => {
		const { session } = begin({ stages: ['judgment'] });
		expect(session.step.kind).toBe('say');
		session.answer('It is fine.');
		expect(session.step).toMatchObject({ kind: 'follow-up', slot: 'mechanism' });
		session.answer('Because the column is written after the sale.');
		expect(session.step).toMatchObject({ kind: 'follow-up', slot: 'comparator' });
		session.answer('Against the old model.');
		expect(session.place).toBe(1);
		session.answer(WHOLE);
		expect(session.step).toMatchObject({ kind: 'follow-up', slot: null });
		session.skip();
		expect(session.place).toBe(2);
	});
	test('keeps everything at once: what is opened again goes on at the same follow-up, with the time away as a pause', () => {
		const { session, saved, deps, clock } = begin({ stages: ['judgment'] });
		session.answer('It is fine.');
		session.draft('Because the');
		clock.advance(60_000);
		const again = new InterviewSession(deps, JSON.parse(JSON.stringify(saved[saved.length - 1])) as Interview);
		expect(again.step).toMatchObject({ kind: 'follow-up', slot: 'mechanism' });
		expect(again.record.draft).toBe('Because the');
		expect(again.paused).toMatchObject({ why: 'away' });
		clock.advance(60_000);
		again.resume();
		expect(again.paused).toBeNull();
		expect(again.left(clock.now())).toBe(15 * 60_000);
	});
	test('a pause stops the clock, and the end of the time ends it', () => {
		const { session, clock } = begin({ stages: ['judgment'] });
		clock.advance(5 * 60_000);
		session.pause();
		clock.advance(60 * 60_000);
		session.tick();
		expect(session.left(clock.now())).toBe(10 * 60_000);
		session.resume();
		clock.advance(10 * 60_000);
		session.tick();
		expect(session.step.kind).toBe('done');
		const result = interviewResult(session.record, questions);
		expect(result.minutesUsed).toBe(15);
		expect(result.minutesPaused).toBe(60);
		expect(result.items.every(({ kind }) => kind === 'unanswered')).toBe(true);
	});
	test('what was spoken is scored by a person', () => {
		const { session } = begin({ stages: ['judgment'] }, 'live');
		session.answer('', true);
		expect(session.place).toBe(1);
		session.end();
		const result = interviewResult(session.record, questions);
		expect(result.outOf).toBe(10);
		expect(result.items[0]).toMatchObject({ kind: 'say', said: { suggested: null } });
	});
	test('time used by hand', () => {
		expect(timeUsed({ startedAt: 100, pauses: [] }, 400)).toBe(300);
		expect(
			timeUsed(
				{
					startedAt: 100,
					pauses: [
						{ from: 150, to: 250, why: 'paused' },
						{ from: 300, to: null, why: 'away' }
					]
				},
				400
			)
		).toBe(100);
		// A pause from 150 to 250 within the wait for a draw from 120 to 300: 180 ms do not count, not 280.
		expect(
			timeUsed(
				{
					startedAt: 100,
					pauses: [
						{ from: 120, to: 300, why: 'training' },
						{ from: 150, to: 250, why: 'paused' }
					]
				},
				400
			)
		).toBe(120);
	});
});

describe('a result file', () => {
	async function written(): Promise<string> {
		const { session } = begin();
		await answerAll(session, 'Accuracy is 0.81 on 300 rows.');
		return writeInterviewFile(session.record, questions);
	}
	test('that was changed says so', async () => {
		const file = JSON.parse(await written()) as { interview: Interview; claims: { points: number } };
		const points = { ...file, claims: { ...file.claims, points: 16 } };
		expect(readInterviewFile(JSON.stringify(points), build)).toMatchObject({ checks: { untouched: true, result: false } });
		const answers = file.interview.answers.map((answer) => ({ ...answer, said: WHOLE }));
		const edited = { ...file, interview: { ...file.interview, answers } };
		expect(readInterviewFile(JSON.stringify(edited), build)).toMatchObject({ checks: { untouched: false, result: false, plan: true } });
		const nonce = { ...file, interview: { ...file.interview, nonce: 'otter-maple-1159' } };
		expect(readInterviewFile(JSON.stringify(nonce), build)).toMatchObject({ checks: { untouched: false, plan: false } });
	});
	test('of another build says which part differs', async () => {
		expect(readInterviewFile(await written(), { ...build, engineHash: 'other' })).toMatchObject({
			checks: { engine: false, questions: true }
		});
		expect(readInterviewFile(await written(), { ...build, questions: [] })).toEqual({ kind: 'other-questions' });
	});
	test.each(['', '{', '[]', '{"format":"holdout-interview"}'])('%s is none', (text) => {
		expect(readInterviewFile(text, build)).toEqual({ kind: 'not-a-result' });
	});
	test('records that cannot be read are counted and left', () => {
		expect(readInterviews([{ key: 'interview/x', value: { version: 9 } }])).toEqual({ interviews: [], unreadable: 1 });
	});
});

describe('the wait for a draw', () => {
	test('stops the clock and is no pause of the candidate', async () => {
		const { session, clock } = begin();
		expect(session.step.kind).toBe('waiting');
		clock.advance(30_000);
		await settle();
		await settle();
		expect(session.step.kind).toBe('verdict');
		expect(session.paused).toBeNull();
		expect(session.left(clock.now())).toBe(15 * 60_000);
		clock.advance(60_000);
		session.end();
		expect(interviewResult(session.record, questions)).toMatchObject({ minutesUsed: 1, minutesPaused: 0 });
	});
	test('that ends without a draw passes on to the next item', async () => {
		const { deps } = begin();
		const record = newInterview(settings, { id: 'two', mode: 'alone', ...build, now: deps.clock.now() });
		const session = new InterviewSession({ ...deps, draw: async () => null }, record);
		await settle();
		await settle();
		expect(session.place).toBe(1);
		expect(session.step.kind).toBe('say');
		expect(session.record.skipped).toEqual([0]);
	});
	test('that breaks down stops the clock, says so, and can be tried again', async () => {
		const { deps, clock } = begin();
		const record = newInterview(settings, { id: 'three', mode: 'alone', ...build, now: deps.clock.now() });
		let fails = true;
		const session = new InterviewSession(
			{
				...deps,
				draw: async () => {
					if (fails) throw new LabError('worker-lost', 'the worker ended.');
					return draw;
				}
			},
			record
		);
		await settle();
		expect(session.step).toEqual({ kind: 'waiting', broken: true });
		expect(session.record.skipped).toEqual([]);
		clock.advance(60_000);
		expect(session.left(clock.now())).toBe(15 * 60_000);
		fails = false;
		session.retry();
		expect(session.step).toEqual({ kind: 'waiting', broken: false });
		await settle();
		expect(session.step.kind).toBe('verdict');
		expect(session.left(clock.now())).toBe(15 * 60_000);
	});
});

describe('the draw of a card', () => {
	const exercise = { experimentRef: 'secret', instruments: { offer: [] }, choices: [] } as unknown as PublicExercise;
	const tries = [1, 2, 3].map((seed) => ({ exercise: 'churn-300', variant: 1, seed }));
	const run = (answer: (seed: number) => void): DrawParts => ({
		runtime: {
			run: async (_, seed) => {
				answer(seed);
				return { digest: `run ${seed}` } as never;
			},
			diagnose: async (_, seed) => ({ family: 'fits', primary: 'FIT-OK', accept: ['FIT-OK'], asDesigned: seed > 1, lines: [] }) as never,
			instrument: async () => {
				throw new Error('nothing is on offer');
			}
		},
		loadExercise: async () => exercise,
		resolve: (path) => path
	});
	const take = (answer: (seed: number) => void) => drawCard({ kind: 'card', tries }, run(answer), new AbortController().signal);

	test('is the first that shows what it was designed to show', async () => {
		expect(await take(() => undefined)).toMatchObject({ draw: { seed: 2 }, digest: 'run 2' });
	});
	test('passes over a draw that cannot be measured so, as every machine does', async () => {
		const drawn = await take((seed) => {
			if (seed === 2) throw new LabError('bad-spec', 'The experiment is split by group already.');
		});
		expect(drawn).toMatchObject({ draw: { seed: 3 } });
		expect(
			await take(() => {
				throw new LabError('diverged', 'The loss stopped being a number.');
			})
		).toBeNull();
	});
	test('a machine that fails or was told to stop is no reason to take another draw', async () => {
		for (const failure of ['worker-lost', 'cancelled', 'no-webassembly', 'internal'] as const)
			await expect(
				take(() => {
					throw new LabError(failure, 'not here.');
				})
			).rejects.toMatchObject({ failure });
	});
});
