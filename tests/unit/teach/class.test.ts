/** A small class, played and verified: the real engine, the real grader, real files. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Attempt, AttemptEvent } from '#lib/attempt/events.ts';
import { appendEvent, createAttempt, headHash } from '#lib/attempt/log.ts';
import { flagWords, noteWords, sayVerify, verdictWords } from '#lib/messages/verify.ts';
import type { Assignment } from '#lib/teach/assignment.ts';
import { withoutRegrade } from '#lib/teach/gradebook/regrade.ts';
import { crossCheck } from '#lib/teach/replay/cross-check.ts';
import type { ReplayEngine } from '#lib/teach/replay/engine.ts';
import { createMemo, type ReplayMemo } from '#lib/teach/replay/memo.ts';
import { verifyMany } from '#lib/teach/replay/verify-many.ts';
import { verifySubmission, type VerifyContext } from '#lib/teach/replay/verify.ts';
import { studentTag } from '#lib/teach/student.ts';
import { createInstructorKeys, readInstructorKey, sealSubmission } from '#lib/teach/submission-crypto.ts';
import type { Submission } from '#lib/teach/submission.ts';
import type { VerificationResult } from '#lib/teach/verification.ts';
import { classAssignment, SMALL } from '../../../scripts/replay/class-assignment.ts';
import { createNodeEngine, type NodeEngine } from '../../../scripts/replay/node-engine.ts';
import { CHEATS, scriptedClass, type ScriptedFile } from '../../../scripts/replay/scripted-class.ts';

let engine: NodeEngine;
let assignment: Assignment;
let files: readonly ScriptedFile[];
let memo: ReplayMemo;
let results: readonly VerificationResult[];

const contextOf = (over: Partial<VerifyContext> = {}): VerifyContext => ({ assignment, engine, memo, ...over });
const verify = (text: string, over: Partial<VerifyContext> = {}): Promise<VerificationResult> =>
	verifySubmission('a.json', text, contextOf(over));
const ids = (list: readonly { readonly id: string }[]): readonly string[] => [...new Set(list.map(({ id }) => id))];

beforeAll(async () => {
	engine = await createNodeEngine(process.cwd());
	// The engine is part of the identity, and the identity draws the variants: a fixed one keeps the class the same.
	assignment = { ...(await classAssignment(engine, SMALL)), engine: '0'.repeat(16) };
	files = await scriptedClass(engine, assignment, { good: 2, average: 1, weak: 1, eachCheat: 2 });
	memo = createMemo(engine.engineHash, () => 0);
	const given = files.map(({ name, text }) => ({ name, text: () => Promise.resolve(text) }));
	results = crossCheck(await verifyMany(given, contextOf(), { atOnce: 4 }));
}, 120_000);

/** The file of an honest student, changed and no longer signed. */
function changed(change: (body: Submission['body']) => object): string {
	const file = JSON.parse(files[0].text) as Submission;
	return JSON.stringify({ ...file, body: { ...file.body, ...change(file.body) }, publicKey: null, signature: null });
}

/** The same with one event of the first log changed, and the chain made anew. */
function edited(edit: (event: AttemptEvent) => AttemptEvent, keep: (event: AttemptEvent) => boolean = () => true): string {
	return changed(({ items }) => {
		const { id, exercise, seed, entries } = items[0].log as Attempt;
		const log = entries
			.filter(({ event }) => keep(event))
			.reduce((chain, { event, t }) => appendEvent(chain, edit(event), t), createAttempt({ id, exercise, seed }));
		return { items: [{ ...items[0], log, head: headHash(log) }, ...items.slice(1)] };
	});
}

describe('an honest file', () => {
	it('is exact, carries no flag, and is graded as the reference', () => {
		const honest = files.flatMap(({ cheat, points }, at) => (cheat === null ? [{ points, result: results[at] }] : []));
		expect(honest).toHaveLength(4);
		for (const { points, result } of honest) {
			expect([result.file, result.verdict, result.flags]).toEqual([result.file, 'exact', []]);
			expect(result.points).toBeCloseTo(points ?? NaN, 9);
		}
	});

	it('trains each experiment once, for the whole class', () => {
		expect(memo.made).toBeLessThan(memo.asked / 3);
	});

	it('tells what the class’s statistics need', () => {
		const [{ items }] = results;
		expect(items.map(({ kind }) => kind)).toEqual(['exercise', 'exercise', 'drill']);
		expect(items[0].branch).toMatch(/^(right|wrong)/);
		expect(items[0].calls).toHaveLength(1);
		expect(items[2].calls).toHaveLength(2);
		expect(items[0].minutes).toBeGreaterThan(0);
		expect(items.reduce((sum, { points }) => sum + (points ?? 0), 0)).toBeCloseTo(results[0].points ?? NaN, 9);
	});
});

describe('a cheat', () => {
	it.each(CHEATS)('by %s is flagged, whether done carelessly or with care', (cheat) => {
		const found = files.flatMap((file, at) => (file.cheat === cheat ? [results[at]] : []));
		expect(found).toHaveLength(2);
		for (const { flags, verdict } of found) {
			expect(flags.length).toBeGreaterThan(0);
			expect(verdict).not.toBe('exact');
		}
	});

	it('shows by the flags that fit', () => {
		const flagsOf = (cheat: string): readonly (readonly string[])[] =>
			files.flatMap((file, at) => (file.cheat === cheat ? [ids(results[at].flags)] : []));
		expect(flagsOf('edited-score')[0]).toEqual(['signature', 'score-claim']);
		expect(flagsOf('edited-score')[1]).toEqual(['score-claim']);
		expect(flagsOf('edited-metric')).toEqual([['log-changed'], ['numbers-differ']]);
		for (const flags of flagsOf('swapped-variant')) expect(flags).toContain('wrong-variant');
		expect(flagsOf('spliced-log')[0]).toContain('log-changed');
		for (const flags of flagsOf('copied-file')) expect(flags).toEqual(expect.arrayContaining(['wrong-variant', 'same-log']));
	});

	it('earns nothing by the score it claims', () => {
		const raised = files.flatMap((file, at) => (file.cheat === 'edited-score' ? [results[at]] : []));
		for (const { claimed, points } of raised) {
			expect(claimed).toBe(99.5);
			expect(points).toBeLessThan(80);
		}
	});

	it('is found by a claim on a single item, a case or a drill, in a log that is honest', async () => {
		for (const at of [0, 2]) {
			const result = await verify(
				changed(({ items }) => ({ items: items.map((item) => (item.item === at ? { ...item, claimed: (item.claimed ?? 0) + 1 } : item)) }))
			);
			expect([result.items[at].kind, result.items[at].verdict]).toEqual([at === 0 ? 'exercise' : 'drill', 'score-differs']);
			expect(result.flags.map(({ id, item }) => [id, item])).toEqual([['score-claim', at]]);
			expect(result.points).toBeCloseTo(results[0].points ?? NaN, 9);
		}
	});

	it('and all else has words: what it is, what it shows, what it does not', () => {
		for (const { flags, notes, verdict, reason, items } of results) {
			for (const flag of flags) for (const text of Object.values(flagWords(flag))) expect(text).toMatch(/^[A-Z0-9].*\.$/);
			for (const note of notes) expect(noteWords(note)).toMatch(/\.$/);
			for (const sentence of [reason, ...items.map((item) => item.reason)]) if (sentence) expect(sayVerify(sentence)).toMatch(/\.$/);
			expect(verdictWords(verdict).means).toMatch(/\.$/);
		}
	});
});

describe('the verdict', () => {
	it('is incomplete where something is missing, and what is there counts', async () => {
		const result = await verify(changed(({ items }) => ({ items: [items[0], { ...items[1], log: null, head: null }, items[2]] })));
		expect([result.verdict, result.reason?.id, result.items[0].verdict]).toEqual(['incomplete', 'item.untouched', 'exact']);
		expect(result.items[1].points).toBe(0);
		expect(result.points).toBeGreaterThan(0);
		expect(ids(result.notes)).toContain('unsigned');
	});

	it('does not trust a log that was shortened, even where its chain holds', async () => {
		const result = await verify(
			changed(({ items }) => {
				const log = items[0].log as Attempt;
				return { items: [{ ...items[0], log: { ...log, entries: log.entries.slice(0, -2) } }, ...items.slice(1)] };
			})
		);
		expect([result.items[0].verdict, ids(result.flags)]).toEqual(['cannot-replay', ['log-changed']]);
	});

	it('is cannot replay for another engine, other content, another assignment, and for what is no log', async () => {
		const replaced = (over: Partial<ReplayEngine>): Partial<VerifyContext> => ({ engine: { ...engine, ...over } });
		const other = await verify(files[0].text, replaced({ engineHash: 'f'.repeat(64) }));
		expect([other.verdict, other.reason?.id, other.points]).toEqual(['cannot-replay', 'item.other-engine', null]);
		const missing = await verify(files[0].text, replaced({ shelf: { ...engine.shelf, exercise: () => Promise.resolve(null) } }));
		expect([missing.verdict, missing.reason?.id]).toEqual(['cannot-replay', 'item.other-content']);
		const elsewhere = await verify(files[0].text, { assignment: { ...assignment, title: 'Week 9' } });
		expect([elsewhere.verdict, elsewhere.reason?.id]).toEqual(['cannot-replay', 'submission.other-assignment']);
		const nothing = await verify(changed(({ items }) => ({ items: [{ ...items[0], log: { version: 1 } }, ...items.slice(1)] })));
		expect(nothing.items[0].reason?.id).toBe('item.shape');
		expect((await verify('hello')).reason?.id).toBe('submission.other-file');
	});

	it('is within tolerance where another machine gives other last digits', async () => {
		const lab: ReplayEngine['lab'] = {
			...engine.lab,
			run: async (...call) => {
				const run = await engine.lab.run(...call);
				const validation = run.scores.validation?.[run.metric];
				if (!validation) return run;
				const measured = { ...validation.measured, value: validation.measured.value + 1e-7 };
				const scores = { ...run.scores, validation: { ...run.scores.validation, [run.metric]: { ...validation, measured } } };
				return { ...run, digest: 'f'.repeat(64), scores };
			}
		};
		const result = await verify(files[0].text, { engine: { ...engine, lab }, memo: createMemo('other machine', () => 0) });
		expect([result.items[0].verdict, ids(result.flags)]).toEqual(['within-tolerance', []]);
		expect(result.items[0].differences.length).toBeGreaterThan(0);
	});

	it('finds an edited outcome, an edited key and a run that was never offered', async () => {
		const outcome = await verify(edited((event) => (event.type === 'revealed' ? { ...event, key: 'INC' } : event)));
		expect([outcome.items[0].verdict, ids(outcome.flags)]).toEqual(['score-differs', ['numbers-differ']]);
		expect(outcome.points).toBeCloseTo(results[0].points ?? NaN, 9);
		const huge = await verify(
			edited((event) => (event.type === 'trained' ? { ...event, changed: { 'world.rows': 1_000_000_000 } } : event))
		);
		expect(ids(huge.flags)).toContain('numbers-differ');
		expect(huge.items[0].differences[0]).toMatchObject({ field: 'trained.changed', replayed: 'not offered' });
	});

	it('finds an order in which no page logs', async () => {
		const result = await verify(
			edited(
				(event) => event,
				(event) => event.type !== 'trained'
			)
		);
		expect(ids(result.flags)).toContain('order');
	});

	it('finds an answer that came faster than reading', async () => {
		const result = await verify(
			changed(({ items }) => {
				const { id, exercise, seed, entries } = items[0].log as Attempt;
				const log = entries.reduce(
					(chain, { event }, at) => appendEvent(chain, event, 1_000_000 + 300 * at),
					createAttempt({ id, exercise, seed })
				);
				return { items: [{ ...items[0], log, head: headHash(log) }, ...items.slice(1)] };
			})
		);
		expect(ids(result.flags)).toContain('too-fast');
	});
});

describe('time, roster and seal', () => {
	it('flags work over the limit, and gives extra time to whom it was given', async () => {
		// The limit is part of the identity, so the file is written for the assignment that has it: here only overrides differ.
		const [{ from, to, student }] = results;
		const minutes = ((to ?? 0) - (from ?? 0)) / 60_000;
		expect(minutes).toBeGreaterThan(2);
		const limited: Assignment = { ...assignment, timeLimit: 1 };
		const played = await scriptedClass(engine, limited, { good: 1, average: 0, weak: 0, eachCheat: 0 }, memo);
		const over = await verify(played[0].text, { assignment: limited });
		expect([over.verdict, ids(over.flags)]).toEqual(['exact', ['over-time']]);
		const eased = { ...limited, overrides: { [studentTag(student ?? '')]: { extraMinutes: 600 } } };
		expect((await verify(played[0].text, { assignment: eased })).flags).toEqual([]);
	});

	it('notes who is not on the roster, and never flags it', async () => {
		const result = await verify(files[0].text, { roster: ['somebody@else.example'] });
		expect([ids(result.notes), result.flags]).toEqual([['not-on-roster'], []]);
		expect((await verify(files[0].text, { roster: [files[0].student.toUpperCase()] })).notes).toEqual([]);
	});

	it('opens what was sealed, and says so where the key is missing', async () => {
		const keys = await createInstructorKeys();
		const sealed = JSON.stringify(await sealSubmission(JSON.parse(files[0].text) as Submission, keys.publicKey));
		const privateKey = await readInstructorKey(JSON.stringify(keys.privateKey));
		expect((await verify(sealed, { privateKey })).verdict).toBe('exact');
		expect((await verify(sealed)).reason?.id).toBe('submission.sealed');
	});
});

describe('a regrade', () => {
	it('by another rubric changes the points and trains nothing', async () => {
		const before = memo.made;
		const rubric = { T1: { diagnosis: 0, evidence: 0, reading: 0, communication: 0, confidence: 100 }, T3: { diagnosis: 100 } };
		const result = await verify(files[0].text, { regrade: { rubric } });
		expect(memo.made).toBe(before);
		expect(result.verdict).toBe('exact');
		expect(result.items[0].grade?.components.map(({ id }) => id)).toEqual(['confidence']);
		expect(result.items[0].grade?.total).not.toBeCloseTo(results[0].items[0].grade?.total ?? NaN, 3);
		// Both stand side by side, so that the change can be shown, and taken back without a replay.
		expect(result.items[0].before?.grade).toEqual(results[0].items[0].grade);
		expect(withoutRegrade(result)).toEqual(await verify(files[0].text));
	});

	it('of one thing leaves the other as the assignment has it', async () => {
		const strict: Assignment = { ...assignment, thresholds: { materiality: 0.5, gain: 0.5, errorMateriality: 5, errorGain: 5 } };
		const played = await scriptedClass(engine, strict, { good: 1, average: 0, weak: 0, eachCheat: 0 }, memo);
		const own = await verify(played[0].text, { assignment: strict });
		const result = await verify(played[0].text, { assignment: strict, regrade: { rubric: { T1: { evidence: 0 } } } });
		expect(result.items.map(({ calls }) => calls)).toEqual(own.items.map(({ calls }) => calls));
		expect(result.items[0].grade?.components.map(({ id }) => id)).not.toContain('evidence');
		expect(own.items[0].grade?.components.map(({ id }) => id)).toContain('evidence');
	});

	it('by other thresholds works out the keys anew, and leaves the checks as they were', async () => {
		// Where only half of the scale matters, no gap and no gain does.
		const result = await verify(files[0].text, {
			regrade: { thresholds: { materiality: 0.5, gain: 0.5, errorMateriality: 5, errorGain: 5 } }
		});
		expect([result.verdict, result.flags]).toEqual(['exact', []]);
		const keys = (given: VerificationResult): readonly string[] => given.items.flatMap(({ calls }) => calls.map(({ key }) => key));
		expect(keys(result)).not.toEqual(keys(results[0]));
	});
});
