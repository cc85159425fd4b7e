/** The other kinds of item, and an exam: a decision, a review, and a case whose reveal is withheld. */
import { beforeAll, describe, expect, it } from 'vitest';
import { decisionMarks } from '#lib/attempt/decision.ts';
import type { Attempt, AttemptEvent } from '#lib/attempt/events.ts';
import { grade } from '#lib/attempt/grade.ts';
import { appendEvent, createAttempt } from '#lib/attempt/log.ts';
import { settledKey } from '#lib/attempt/settle.ts';
import { asksOf, decisionKeyOf, offeredActions } from '#lib/decision/sheet.ts';
import { BASE } from '#lib/exercise/claims.ts';
import { checkMemo } from '#lib/language/memo.ts';
import { emptyLog, withEvent } from '#lib/review/log.ts';
import type { ReviewAnswer } from '#lib/review/log.ts';
import { seeNumbers } from '#lib/review/run-item.ts';
import type { Assignment } from '#lib/teach/assignment.ts';
import { issueAssignment, type DraftItem } from '#lib/teach/compose.ts';
import { createCaseFacts } from '#lib/teach/replay/case-facts.ts';
import { createMemo } from '#lib/teach/replay/memo.ts';
import { verifySubmission } from '#lib/teach/replay/verify.ts';
import { withReview, type ReviewItemEvent, type ReviewItemLog } from '#lib/teach/review-item.ts';
import { factsFor } from '#lib/teach/rules.ts';
import { submissionBody } from '#lib/teach/submission-body.ts';
import type { ItemLog } from '#lib/teach/submission.ts';
import type { VerificationResult } from '#lib/teach/verification.ts';
import { variantOf } from '#lib/teach/variant.ts';
import { createNodeEngine, type NodeEngine } from '../../../scripts/replay/node-engine.ts';

const DECISION = 'hauls-150';
const CASE = 'magnitudes-1700';
const REVIEW = 'orders';
const SEED = 1000;

let engine: NodeEngine;

beforeAll(async () => {
	engine = await createNodeEngine(process.cwd());
}, 60_000);

async function assigned(item: DraftItem, over: Partial<Assignment> = {}): Promise<Assignment> {
	const [{ name }] = item.pool;
	const contentHash =
		item.kind === 'review'
			? (await engine.shelf.review(name))?.item.contentHash
			: (await engine.shelf.exercise(name))?.exercise.contentHash;
	const issued = issueAssignment(
		{ title: 'One thing', feedback: 'immediate', variants: 'open', items: [item] },
		{ engineHash: engine.engineHash, find: () => ({ contentHash: contentHash ?? '', provenSeeds: [SEED] }) }
	);
	if (!issued.ok) throw new Error(JSON.stringify(issued.problems));
	return { ...issued.assignment, ...over };
}

function verify(assignment: Assignment, log: ItemLog, claimed: number | null): Promise<VerificationResult> {
	const body = submissionBody('submission', {
		assignment,
		student: 'anna',
		nonce: null,
		logs: [log],
		claimed: [claimed],
		environment: { engineHash: engine.engineHash, build: 'b', device: 'd' },
		passages: [],
		now: 9_000_000
	});
	const text = JSON.stringify({ format: body.format, version: 1, body, publicKey: null, signature: null });
	return verifySubmission('a.json', text, { assignment, engine, memo: createMemo(engine.engineHash, () => 0) });
}

function logOf(assignment: Assignment, events: readonly AttemptEvent[]): Attempt {
	const [{ logId, draws }] = variantOf(assignment, 'anna').items;
	return events.reduce(
		(log, event, at) => appendEvent(log, event, 1_000_000 + 10_000 * at),
		createAttempt({ id: logId, exercise: draws[0].name, seed: draws[0].seed })
	);
}

describe('a case in an exam', () => {
	it('ends with its commitment, and is graded by what came before it', async () => {
		const assignment = await assigned({ kind: 'exercise', pool: [{ name: CASE }], points: 10 }, { feedback: 'withheld' });
		const found = await engine.shelf.exercise(CASE);
		if (!found) throw new Error('no case');
		const { exercise, part } = found;
		const ask = createCaseFacts(
			engine,
			createMemo('x', () => 0),
			{ exercise, variant: 0, seed: SEED, thresholds: undefined }
		);
		const run = await ask.run({});
		const key = settledKey(await ask.key({}), part);
		const log = logOf(assignment, [
			{ type: 'started', exercise: CASE, seed: SEED, contentHash: exercise.contentHash, engineHash: engine.engineHash },
			{ type: 'step-done', step: 'brief' },
			{ type: 'trained', run: 1, changed: {}, digest: run.digest, validation: run.validation },
			{ type: 'committed', run: 1, answer: key.primary, evidence: part.evidence.decisive[0], confidence: 95, holdsUp: 'cannot-say' }
		]);
		const result = await verify(assignment, log, null);
		expect([result.verdict, result.flags]).toEqual(['exact', []]);
		const components = result.items[0].grade?.components.map(({ id }) => id) ?? [];
		expect(components).toEqual(expect.arrayContaining(['diagnosis', 'evidence', 'reading', 'confidence']));
		for (const id of ['remedy', 'testUse', 'oneVariable', 'communication']) expect(components).not.toContain(id);
		expect(result.items[0].grade?.components.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(100, 9);
	}, 120_000);
});

describe('a decision', () => {
	it('replays: its evidence, its value, the weeks after it', async () => {
		const assignment = await assigned({ kind: 'decision', pool: [{ name: DECISION }], points: 10 });
		const found = await engine.shelf.exercise(DECISION);
		if (!found?.exercise.decision) throw new Error('no decision');
		const { exercise, part } = found;
		const { decision } = exercise;
		if (decision === null) throw new Error('no decision');
		const ask = createCaseFacts(
			engine,
			createMemo('x', () => 0),
			{ exercise, variant: 0, seed: SEED, thresholds: undefined }
		);
		const [run, fresh, key] = [await ask.run({}), await ask.run({}, 'fresh'), settledKey(await ask.key({}), part)];
		const read = decisionKeyOf(decision, await ask.decision());
		const action = read.accept[0];
		expect(offeredActions(decision).map(({ id }) => id)).toContain(action);
		const produced = await ask.produced(action);
		const memo = { decision: 'We ship it on Monday.', risk: 'It may be worse on large ones.' };
		const events: AttemptEvent[] = [
			{ type: 'started', exercise: DECISION, seed: SEED, contentHash: exercise.contentHash, engineHash: engine.engineHash },
			{ type: 'step-done', step: 'brief' },
			{ type: 'trained', run: 1, changed: {}, digest: run.digest, validation: run.validation },
			{ type: 'committed', run: 1, answer: key.primary, evidence: part.evidence.decisive[0], confidence: 85, holdsUp: 'holds' },
			{ type: 'believed', stated: Object.fromEntries(asksOf(decision).map(({ id }) => [id, read.posterior[id]])) },
			{ type: 'decided', action, confidence: 60 },
			{ type: 'memo-written', parts: memo },
			{ type: 'produced', ...produced },
			{ type: 'finished' }
		];
		const log = logOf(assignment, events);
		const { found: said, wanted } = checkMemo(memo);
		const expected = grade(factsFor(assignment, assignment.items[0], exercise, part, 0), log, {
			key,
			outcome: fresh.fresh?.outcome ?? null,
			...(fresh.fresh ? { fresh: { value: fresh.fresh.value, materiality: fresh.fresh.materiality } } : {}),
			decision: decisionMarks(decision, read),
			memo: { found: said, wanted }
		});
		const result = await verify(assignment, log, expected.total);
		expect([result.verdict, result.flags, result.items[0].differences]).toEqual(['exact', [], []]);
		expect(result.items[0].grade?.components.find(({ id }) => id === 'decision')?.score).toBe(1);

		const forged = await verify(assignment, log, expected.total + 5);
		expect([forged.verdict, forged.flags]).toEqual([
			'score-differs',
			[{ id: 'score-claim', item: 0, values: { claimed: expected.total + 5, replayed: expected.total } }]
		]);
		expect(forged.points).toBeCloseTo(expected.total / 10, 9);

		const luckier = events.map((event) => (event.type === 'produced' ? { ...event, points: event.points + 500 } : event));
		const changed = await verify(assignment, logOf(assignment, luckier), expected.total);
		expect(changed.flags.map(({ id }) => id)).toEqual(['numbers-differ']);
	}, 180_000);
});

describe('a review', () => {
	it('replays both runs, and is scored by what was sent', async () => {
		const assignment = await assigned({ kind: 'review', pool: [{ name: REVIEW }], points: 10 });
		const found = await engine.shelf.review(REVIEW);
		if (!found) throw new Error('no review');
		const { item, reveal } = found;
		const source = (arm: string) => ({ ref: item.experimentRef, ...(arm === BASE ? {} : { variant: 1 }) });
		const { digests } = await seeNumbers(reveal.numbers, {
			run: (arm, parts) => engine.lab.run(source(arm), SEED, { parts }),
			instrument: (arm, name) => engine.lab.instrument(name, source(arm), SEED, { parameters: item.parameters[name] })
		});
		const { flaw, consequence, fix } = reveal.key;
		const answer: ReviewAnswer = flaw
			? { line: flaw.lines[0], flaw: flaw.id, severity: flaw.severity, consequence, fix }
			: { line: null, flaw: null, severity: null, consequence: null, fix: null };
		const build = (given: ReviewAnswer, seen = digests): ReviewItemLog => {
			const [{ logId }] = variantOf(assignment, 'anna').items;
			const start = appendEvent(
				createAttempt<ReviewItemEvent>({ id: logId, exercise: REVIEW, seed: SEED }),
				{ type: 'started', contentHash: item.contentHash, engineHash: engine.engineHash },
				1_000_000
			);
			const asked = withEvent(emptyLog(REVIEW, SEED, item.contentHash, engine.engineHash), {
				kind: 'asked',
				t: 1_030_000,
				question: 'split'
			});
			const sent = withEvent(withEvent(asked, { kind: 'drafted', t: 1_040_000, answer: given }), {
				kind: 'sent',
				t: 1_050_000,
				answer: given
			});
			const ran = withEvent(sent, { kind: 'ran', t: 1_060_000, ...seen });
			return appendEvent(withReview(withReview(start, sent), ran), { type: 'finished' }, 1_070_000);
		};
		const right = await verify(assignment, build(answer), 100);
		expect([right.verdict, right.flags, right.points]).toEqual(['exact', [], 10]);
		const wrong = await verify(assignment, build({ ...answer, line: 499, flaw: 'EV-ACC', severity: 'blocker' }), null);
		expect(wrong.verdict).toBe('exact');
		expect(wrong.points).toBeLessThan(5);
		const claim = await verify(assignment, build({ ...answer, line: 499, flaw: 'EV-ACC', severity: 'blocker' }), 100);
		expect([claim.verdict, claim.flags.map(({ id }) => id), claim.points]).toEqual(['score-differs', ['score-claim'], wrong.points]);
		const forged = await verify(assignment, build(answer, { ...digests, fixed: 'made up' }), 100);
		expect(forged.items[0].differences.map(({ field }) => field)).toEqual(['ran.fixed']);
		const hurried = build(answer).entries.reduce(
			(chain, { event }, at) => appendEvent(chain, event, 1_000_000 + 2000 * at),
			createAttempt<ReviewItemEvent>({ id: build(answer).id, exercise: REVIEW, seed: SEED })
		);
		const fast = await verify(assignment, hurried, 100);
		expect(fast.flags).toEqual([{ id: 'too-fast', item: 0, values: { seconds: 4, least: 15 } }]);
	}, 120_000);
});
