/** Cases of a review, an interview and a season. */
import { beforeAll, describe, expect, it } from 'vitest';
import { STAGES } from '#lib/exercise/vocabulary.ts';
import { newInterview, InterviewSession } from '#lib/state/interview.svelte.ts';
import type { Interview } from '#lib/language/interview-log.ts';
import { interviewResult } from '#lib/language/interview-result.ts';
import { writeFact } from '#lib/messages/review.ts';
import { standingOf } from '#lib/report/claims.ts';
import type { Block, CaseContent, SectionId } from '#lib/report/document.ts';
import { NO_EDITS } from '#lib/report/edits.ts';
import { caseAsMarkdown } from '#lib/report/markdown.ts';
import { caseFromInterview } from '#lib/report/from-interview.ts';
import { caseFromReview } from '#lib/report/from-review.ts';
import { caseFromSeason, type SeasonMaterial } from '#lib/report/from-season.ts';
import { emptyLog, withEvent, type ReviewAnswer, type ReviewLog } from '#lib/review/log.ts';
import type { ReviewReveal } from '#lib/review/parts.ts';
import { INKS } from '#lib/charts/scene.ts';
import type { Theme } from '#lib/charts/theme.ts';
import { fixedClock } from '#lib/state/clock.ts';
import { finishedRecords, readCaseRecord } from '#lib/state/case-records.ts';
import { newSeason, planSeason, SEASON_LENGTH, standingOf as seasonStanding, sureBands, type Season } from '#lib/state/decision-season.ts';
import { rerunReview } from '#lib/state/rerun-review.ts';
import type { CardDraw } from '#lib/state/interview-draws.ts';
import { readInterviewQuestions } from '../../../scripts/interview/read-questions.ts';
import { createNodeEngine } from '../../../scripts/replay/node-engine.ts';
import { buildReviews, type ReviewLibrary } from '../../../scripts/vite-review.ts';

const theme: Theme = { font: 'sans-serif', ink: Object.fromEntries(INKS.map((ink) => [ink, '#123456'])) as Theme['ink'] };
const blocks = (content: CaseContent, id: SectionId): readonly Block[] =>
	content.sections.find((section) => section.id === id)?.blocks ?? [];
const words = (content: CaseContent, id: SectionId): string =>
	blocks(content, id)
		.map((block) => (block.kind === 'text' ? block.text : block.kind === 'code' ? block.lines.join('\n') : ''))
		.join('\n');
const everyFrameIsBacked = ({ frames, facts }: CaseContent): void => {
	for (const { text, cites } of frames) expect(standingOf({ id: 'a', text, cites }, facts).kind, text).toBe('backed');
};

describe('a case from a review', () => {
	const hooks = { signal: new AbortController().signal, onProgress: () => undefined };
	let library: ReviewLibrary;
	let flawed: CaseContent;
	let approved: CaseContent;
	let open: (log: ReviewLog) => Promise<CaseContent>;
	let sent: ReviewLog;

	const revealOf = (slug: string): ReviewReveal => {
		const ref = library.publicParts.get(slug)?.revealRef ?? '';
		return JSON.parse(library.assets.get(ref) ?? 'null') as ReviewReveal;
	};
	const written = (slug: string, answer: ReviewAnswer): ReviewLog => {
		const item = library.publicParts.get(slug);
		const log = emptyLog(slug, 1000, item?.contentHash ?? '', 'e');
		return withEvent(withEvent(log, { kind: 'asked', t: 1, question: 'split' }), { kind: 'sent', t: 1_760_000_000_000, answer });
	};

	beforeAll(async () => {
		library = buildReviews(process.cwd());
		const engine = await createNodeEngine(process.cwd());
		open = async (log) => {
			const item = library.publicParts.get(log.item);
			if (!item) throw new Error(`no item ${log.item}`);
			const again = { item, reveal: revealOf(log.item), log, runtime: engine.lab, address: item.experimentRef, write: writeFact };
			return caseFromReview(await rerunReview(again as Parameters<typeof rerunReview>[0], hooks));
		};
		const slugs = [...library.publicParts.keys()];
		const withFlaw = slugs.find((slug) => revealOf(slug).key.flaw !== null && revealOf(slug).fixedDocument !== null) ?? '';
		const { flaw, consequence, fix } = revealOf(withFlaw).key;
		if (!flaw) throw new Error('no flawed item');
		sent = written(withFlaw, { line: flaw.lines[0], flaw: flaw.id, severity: flaw.severity, consequence, fix });
		flawed = await open(sent);
		const clean = slugs.find((slug) => revealOf(slug).key.flaw === null) ?? '';
		approved = await open(written(clean, { line: null, flaw: null, severity: null, consequence: null, fix: null }));
	}, 120_000);

	it('shows what was said, what it was, and both numbers', () => {
		expect(words(flawed, 'record')).toMatch(/I marked line \d+:/);
		expect(words(flawed, 'record')).toContain('100% of the points');
		const table = blocks(flawed, 'gap').find((block) => block.kind === 'table');
		const [submitted, , fixed] = table?.kind === 'table' ? table.table.rows.map(([, value]) => Number(value)) : [];
		expect(flawed.facts.find(({ id }) => id === 'numbers')?.numbers).toEqual(expect.arrayContaining([submitted, fixed]));
		expect(submitted).toBeGreaterThan(fixed);
		expect(words(flawed, 'changes')).toMatch(/^[-+] /m);
		everyFrameIsBacked(flawed);
	});

	it('of work in order says so, and that approving was right', () => {
		expect(words(approved, 'record')).toContain('I approved it.');
		expect(words(approved, 'record')).toContain('in order');
		expect(approved.frames.map(({ text }) => text).join()).toContain('I approved it');
		everyFrameIsBacked(approved);
	});

	it('asks what the reviewer did not', () => {
		expect(flawed.questions.map(({ id }) => id)).toEqual(['segments']);
	});

	it('holds the digests of the log against the runs made now', async () => {
		expect(flawed.check).toEqual({ kind: 'run-anew', compared: 0, different: [] });
		const forged = withEvent(sent, { kind: 'ran', t: 2, submitted: 'f'.repeat(64), fixed: 'f'.repeat(64) });
		expect((await open(forged)).check).toMatchObject({ kind: 'differs', compared: 2 });
	}, 60_000);
});

describe('a case from an interview', () => {
	const questions = readInterviewQuestions(process.cwd());
	const sources = [{ slug: 'churn-300', stage: 'mechanics' as const, variants: 2 }];
	const draw = {
		face: { choices: ['fits', 'too-simple', 'too-fitted', 'do-not-trust', 'cannot-tell'] },
		verdict: { primary: 'OF-CAP', accept: ['OF-CAP'] },
		draw: { exercise: 'churn-300', variant: 0, seed: 7 },
		digest: 'd'
	} as unknown as CardDraw;
	const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

	async function ended(said: string): Promise<Interview> {
		const clock = fixedClock(1_760_000_000_000);
		const settings = { minutes: 15 as const, stages: [...STAGES], nonce: 'otter-maple-1150' };
		const record = newInterview(settings, {
			id: 'one',
			mode: 'alone',
			questions,
			sources,
			engineHash: 'e',
			now: clock.now()
		});
		const session = new InterviewSession({ clock, questions, save: async () => undefined, draw: async () => draw }, record);
		await settle();
		session.chooseVerdict('too-fitted');
		session.chooseConfidence(85);
		session.answer(said);
		session.answer(said);
		clock.advance(300_000);
		session.end();
		return session.record;
	}
	const caseOf = (interview: Interview, different: readonly string[] = []): CaseContent =>
		caseFromInterview({
			interview,
			result: interviewResult(interview, questions),
			titleOf: (slug) => slug,
			check: { kind: different.length === 0 ? 'exact' : 'differs', compared: 1, different }
		});

	it('says what was asked, what was said and what was found, and counts it', async () => {
		const interview = await ended('Recall fell from 0.93 to 0.60 over 42 patients because the network recognised patients.');
		const content = caseOf(interview);
		expect(words(content, 'record')).toContain('Live draw: churn-300');
		expect(words(content, 'record')).toContain('Recall fell from 0.93 to 0.60');
		expect(words(content, 'record')).toContain('Not answered.');
		expect(words(content, 'question')).toContain('otter-maple-1150');
		expect(words(content, 'decision')).toContain('A person decides.');
		const sure = blocks(content, 'calibration')[0];
		// A family where the key is one of its causes is right by family only.
		expect(sure.kind === 'table' && sure.table.rows).toEqual([['85%', interviewResult(interview, questions).cardsRight, 1]]);
		everyFrameIsBacked(content);
	});

	it('keeps a person’s words from being read as Markdown', async () => {
		const content = caseOf(await ended('# <b>Not</b> a heading, 0.93 against 0.60'));
		const { text } = caseAsMarkdown(content, NO_EDITS, theme);
		expect(text).toContain('> \\# \\<b\\>Not\\</b\\> a heading');
	});

	it('is on offer once it was ended with an answer', async () => {
		const interview = await ended('It fell.');
		const record = { key: 'interview/one', value: JSON.parse(JSON.stringify(interview)) as unknown };
		expect(finishedRecords('interview', [record], (slug) => slug)).toMatchObject([{ key: 'interview/one', at: interview.endedAt }]);
		expect(readCaseRecord('interview', { ...interview, endedAt: null })).toBeNull();
		expect(readCaseRecord('interview', { ...interview, answers: [] })).toBeNull();
		expect(readCaseRecord('interview', { version: 9 })).toBeNull();
	});
});

describe('a case from a season', () => {
	const plays = planSeason(7, ['a', 'b', 'c']).map((stop, place) => ({
		...stop,
		call: { stated: { good: 0.6 }, action: 'ship', confidence: 70 },
		outcome: {
			best: place % 3 === 0 ? 'wait' : 'ship',
			right: place % 3 !== 0,
			quality: place % 3 === 0 ? 0.5 : 1,
			regret: place % 3 === 0 ? 2 : 0,
			expected: 3,
			bestExpected: place % 3 === 0 ? 5 : 3,
			chances: [{ stated: 0.6, posterior: 0.5 }],
			points: 1,
			luck: 0.4
		}
	}));
	const season: Season = { ...newSeason(7, 1_760_000_000_000), plays };
	const standing = seasonStanding(season);
	const material: SeasonMaterial = {
		seed: 7,
		at: season.touched,
		calls: plays.map(({ slug, call, outcome }) => ({ title: slug, confidence: call.confidence, action: call.action, ...outcome })),
		lines: standing,
		bins: sureBands(season),
		quality: standing.quality,
		regret: standing.regret,
		excess: standing.excess
	};

	it('adds up by hand: eight calls at full quality, four at half with two points of regret each', () => {
		const content = caseFromSeason(material);
		expect(words(content, 'decision')).toContain('Mean decision quality 83%; 8 points of regret in all; the best action in 8 of 12.');
		expect(words(content, 'decision')).toContain('The purse ended at 112 points');
		expect(words(content, 'calibration')).toContain('0.010');
		const table = blocks(content, 'record')[0];
		expect(table.kind === 'table' && table.table.rows).toHaveLength(SEASON_LENGTH);
		expect(content.check.kind).toBe('as-recorded');
		everyFrameIsBacked(content);
	});

	it('is on offer when all twelve are played, and not before', () => {
		const value = JSON.parse(JSON.stringify(season)) as Season;
		expect(readCaseRecord('season', value)?.of).toBe('season');
		expect(readCaseRecord('season', { ...value, plays: value.plays.slice(1) })).toBeNull();
		expect(() => caseFromSeason({ ...material, calls: [] })).toThrow(RangeError);
	});
});
