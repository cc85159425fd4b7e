/** Exercises that are in no build: kept in parts, read back clean, assigned by a file, played, and replayed to the same grade. */
import { beforeAll, describe, expect, it } from 'vitest';
import { assignmentFileText, ownNames, packsIn, readAssignmentFile } from '#lib/teach/assignment-file.ts';
import { writeLink, readLink } from '#lib/teach/assignment-link.ts';
import { assignmentHash } from '#lib/teach/assignment-schema.ts';
import type { Assignment } from '#lib/teach/assignment.ts';
import { checkDraft, folderOf } from '#lib/teach/author/draft.ts';
import {
	forgetOwnCase,
	givenTexts,
	keepOwnCase,
	readOwnCase,
	readOwnCases,
	readOwnFolder,
	readOwnHints,
	readOwnReveal,
	type OwnCase,
	type OwnStore
} from '#lib/teach/author/own-case.ts';
import { isOwnCase } from '#lib/teach/author/own-name.ts';
import { readPackFiles } from '#lib/teach/author/open-pack.ts';
import { createMemo } from '#lib/teach/replay/memo.ts';
import { verifySubmission } from '#lib/teach/replay/verify.ts';
import { variantOf } from '#lib/teach/variant.ts';
import { createNodeEngine, type NodeEngine } from '../../../../scripts/replay/node-engine.ts';
import { scriptedClass } from '../../../../scripts/replay/scripted-class.ts';
import { wardsDraft } from './wards.ts';

class Store implements OwnStore {
	readonly rows = new Map<string, unknown>();
	/** Keys that were asked for. */
	readonly asked: string[] = [];
	readRecords(prefix: string) {
		this.asked.push(prefix);
		return Promise.resolve([...this.rows].filter(([key]) => key.startsWith(prefix)).map(([key, value]) => ({ key, value })));
	}
	writeRecord(key: string, value: unknown): Promise<void> {
		this.rows.set(key, structuredClone(value));
		return Promise.resolve();
	}
	forget(_: readonly string[], keys: readonly string[]): Promise<void> {
		for (const key of keys) this.rows.delete(key);
		return Promise.resolve();
	}
}

const draft = wardsDraft(() => ({ hints: ['How many lines, and how many admissions?'] }));
const pack = folderOf(draft);
const read = checkDraft(draft);
if (!read.ok) throw new Error(read.problems.join('\n'));
const { loaded } = read;
const proof = { engine: 'e'.repeat(64), figures: { from: 1000, seeds: 20, held: 20, twinFailed: 20, medianMargin: 3 } };
const html = (markdown: string): string => `<p>${markdown}</p>`;
const clean = (text: string): string => text.replaceAll('<p>', '<p class="clean">');
const keep = (store: Store, given: typeof proof | null = proof): Promise<OwnCase> =>
	keepOwnCase(store, pack, loaded, { html, proof: given });

describe('a case that is kept', () => {
	it('is named by its content, and read back with clean HTML', async () => {
		const store = new Store();
		const { exercise } = await keep(store);
		expect(isOwnCase(exercise.slug)).toBe(true);
		expect(exercise.slug).toBe(`own-${loaded.contentHash.slice(0, 12)}`);
		const found = await readOwnCase(store, exercise.slug, clean);
		expect(found?.exercise).toMatchObject({ title: draft.exercise.title, provenDraws: { from: 1000, seeds: 20 }, hintCount: 1 });
		expect(found?.exercise.brief.html).toMatch(/class="clean"/);
		expect((await readOwnReveal(store, exercise.slug, clean)).debriefHtml).toMatch(/class="clean"/);
		expect(await readOwnHints(store, exercise.slug)).toEqual(draft.exercise.hints);
		expect(await readOwnFolder(store, exercise.slug)).toEqual(pack);
	});

	it('gives the page nothing of the cause before the reveal is asked for', async () => {
		const store = new Store();
		const { exercise } = await keep(store);
		store.asked.length = 0;
		const found = await readOwnCase(store, exercise.slug, clean);
		expect(JSON.stringify(found)).not.toMatch(/copies|nickname|debriefHtml|stakeholder/);
		expect(store.asked.join(' ')).not.toMatch(/reveal/);
	});

	it('gives the worker the experiment and the table, by the addresses it would fetch', async () => {
		const store = new Store();
		const own = await keep(store);
		const given = await givenTexts(store, [own], 'data/');
		expect(Object.keys(given)).toEqual([own.exercise.experimentRef, `data/${String(draft.exercise.world.table)}.json`]);
		expect(JSON.parse(given[own.exercise.experimentRef])).toMatchObject({ experiment: { world: { copies: 0.6 } }, designed: ['LK-1.4'] });
	});

	it('keeps its proof when the same pack is opened again, and has proven draws only where all of them held', async () => {
		const store = new Store();
		await keep(store);
		const { slug } = (await keep(store, null)).exercise;
		expect((await readOwnCase(store, slug, clean))?.proof).toEqual(proof);
		const nearly = { ...proof, figures: { ...proof.figures, held: 19 } };
		expect((await keep(new Store(), nearly)).exercise.provenDraws).toBeNull();
	});

	it('is listed, and can be taken away with all its parts', async () => {
		const store = new Store();
		const { exercise } = await keep(store);
		store.rows.set('own/own-000000000000', { version: 2 });
		expect((await readOwnCases(store, clean)).map((own) => own.exercise.slug)).toEqual([exercise.slug]);
		await forgetOwnCase(store, exercise.slug);
		expect([...store.rows.keys()]).toEqual(['own/own-000000000000']);
		await expect(readOwnReveal(store, exercise.slug, clean)).rejects.toThrow(/Open its pack again/);
	});
});

describe('an assignment with it', () => {
	const name = `own-${loaded.contentHash.slice(0, 12)}`;
	const member = { name, content: loaded.contentHash.slice(0, 8), seeds: [1000, 1001, 1002, 1003] };
	const assignment: Assignment = {
		format: 'holdout-assignment',
		version: 1,
		title: 'Our own wards',
		engine: '0'.repeat(16),
		feedback: 'immediate',
		variants: 'open',
		items: [{ kind: 'exercise', pool: [member], points: 20 }]
	};
	let engine: NodeEngine;
	beforeAll(async () => {
		engine = await createNodeEngine(process.cwd(), 1, [pack]);
	}, 60_000);

	it('travels in its file, which is the same assignment as its link', () => {
		const text = assignmentFileText(assignment, [pack]);
		const file = readAssignmentFile(text);
		expect(file.report).toEqual({ ok: true, assignment });
		expect(file.packs).toEqual([pack]);
		expect(ownNames(assignment)).toEqual([name]);
		const link = readLink(writeLink(assignment));
		expect(link.ok && assignmentHash(link.assignment)).toBe(assignmentHash(assignment));
	});

	it('carries no pack that is not a folder of texts', () => {
		for (const packs of [
			1,
			[{ slug: 'a', files: { 'brief.md': 1 } }],
			[{ slug: 'a', files: {}, more: 1 }],
			Array.from({ length: 61 }, () => pack)
		])
			expect(packsIn(JSON.stringify({ ...assignment, packs }))).toEqual([]);
		expect(packsIn('no json')).toEqual([]);
	});

	it('refuses a pack that was changed on its way', () => {
		const changed = { ...pack, files: { ...pack.files, 'brief.md': '<script>window.hit = 1</script>' } };
		const report = readPackFiles(changed);
		expect(report.ok ? [] : report.problems).toEqual([expect.stringMatching(/holds HTML/)]);
	});

	it('is played and replayed to the same grade by whoever has the pack', async () => {
		const files = await scriptedClass(engine, assignment, { good: 1, average: 1, weak: 0, eachCheat: 0 });
		const memo = createMemo(engine.engineHash, () => 0);
		for (const { name: file, text, student, points } of files) {
			const result = await verifySubmission(file, text, { assignment, engine, memo });
			expect([result.verdict, result.flags]).toEqual(['exact', []]);
			expect(result.points).toBeCloseTo(points ?? NaN, 9);
			const [{ draws }] = variantOf(assignment, student).items;
			expect(result.items[0]).toMatchObject({ name, seed: draws[0].seed });
		}
		const without = { ...engine, shelf: { ...engine.shelf, exercise: () => Promise.resolve(null) } };
		const result = await verifySubmission(files[0].name, files[0].text, { assignment, engine: without, memo });
		expect(result.verdict).toBe('cannot-replay');
	}, 120_000);
});
