/** A capstone finished as a person would, then made a case: every number trained by the lab in Node. */
import { beforeAll, describe, expect, it } from 'vitest';
import { caseAsHtml } from '#lib/report/html.ts';
import { INKS } from '#lib/charts/scene.ts';
import type { Theme } from '#lib/charts/theme.ts';
import type { CapstoneMaterial } from '#lib/report/capstone-material.ts';
import { standingOf } from '#lib/report/claims.ts';
import type { CaseContent, SectionId } from '#lib/report/document.ts';
import { addClaim, NO_EDITS } from '#lib/report/edits.ts';
import { caseFromCapstone } from '#lib/report/from-capstone.ts';
import { caseAsNotebook, hasNotebook } from '#lib/report/notebook.ts';
import { offeredSections, shownSections } from '#lib/report/shown.ts';
import { LabError } from '#lib/runtime/protocol.ts';
import { readingDigest } from '#lib/attempt/reading-digest.ts';
import { capstoneOf } from '#lib/state/capstone-plan.ts';
import { rerunCapstone, type CapstoneAgain } from '#lib/state/rerun-capstone.ts';
import { realCapstone, type RealCapstone } from './real-capstone.ts';

const theme: Theme = { font: 'sans-serif', ink: Object.fromEntries(INKS.map((ink) => [ink, '#123456'])) as Theme['ink'] };
const hooks = { signal: new AbortController().signal, onProgress: () => undefined };

let again: RealCapstone;
let material: CapstoneMaterial;
let content: CaseContent;
beforeAll(async () => {
	again = await realCapstone(['oversample', 'cost']);
	material = await rerunCapstone(again, hooks);
	content = caseFromCapstone(material);
}, 180_000);

const tables = (id: SectionId) =>
	content.sections.find((section) => section.id === id)?.blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : [])) ?? [];

describe('a case from a capstone', () => {
	it('has the study as given and every repair, each with what fresh rows say', () => {
		const { rows } = tables('gap')[0];
		expect(rows).toHaveLength(3);
		for (const [at, [, train, validation, low, high, fresh, optimism]] of rows.entries()) {
			expect(train).toBe(material.rungs[at].run.scores.train?.rocAuc?.measured.value);
			expect(validation).toBe(material.rungs[at].run.scores.validation?.rocAuc?.measured.value);
			expect(Number(low)).toBeLessThan(Number(validation));
			expect(Number(high)).toBeGreaterThan(Number(validation));
			expect(Number(validation) - Number(fresh)).toBeCloseTo(Number(optimism), 12);
		}
		// What was planted: the report as given is far above fresh rows, and the repairs take most of that away.
		expect(Number(rows[0][6])).toBeGreaterThan(0.1);
		expect(Number(rows[2][6])).toBeLessThan(Number(rows[0][6]));
	});

	it('gives the gap in the ranking score, with its interval', () => {
		const { run } = material.rungs[2];
		expect(run.metric).toBe('rocAuc');
		const [[gap, low, high]] = tables('gap')[1].rows;
		const [train, validation] = [run.scores.train?.rocAuc?.measured.value, run.scores.validation?.rocAuc?.measured.value];
		expect(Number(gap)).toBeCloseTo(Number(train) - Number(validation), 12);
		expect(Number(low)).toBeLessThan(Number(gap));
		expect(Number(high)).toBeGreaterThan(Number(gap));
	});

	it('lists every suspect on offer, the harmless ones too', () => {
		const { rows } = tables('leaks')[0];
		expect(rows).toHaveLength(capstoneOf('real').choices.length);
		expect(rows.filter(([, , was]) => was === 'a fault of this study')).toHaveLength(again.truth.faults.length);
		expect(rows.filter(([, said]) => said === 'named')).toHaveLength(2);
	});

	it('tells the one look at the sealed set, the memo and the marks', () => {
		const said = (id: SectionId) =>
			content.sections
				.find((section) => section.id === id)
				?.blocks.map((block) => (block.kind === 'text' ? block.text : ''))
				.join(' ');
		expect(said('test')).toContain('Opened once');
		expect(said('decision')).toContain('We do not launch before May.');
		expect(said('memo')).toContain('The ranking fell from 0.123');
		expect(said('mind')).toContain('A month of fresh reports');
		expect(tables('decision')[0].rows).toHaveLength(4);
		expect(content.questions.map(({ id }) => id)).not.toContain('peek');
	});

	it('backs every frame; the memo’s own sentence is held against the runs like any other', () => {
		const frames = content.frames.filter(({ section }) => section !== 'memo');
		expect(frames.length).toBeGreaterThan(3);
		for (const { text, cites } of frames) expect(standingOf({ id: 'a', text, cites }, content.facts).kind, text).toBe('backed');
		const own = content.frames.find(({ section }) => section === 'memo');
		expect(standingOf({ id: 'a', text: own?.text ?? '', cites: own?.cites ?? '' }, content.facts)).toEqual({
			kind: 'stray',
			numbers: ['0.123']
		});
	});

	it('offers only the sections it has, and those with a claim', () => {
		expect(offeredSections(content, NO_EDITS)).not.toContain('record');
		expect(offeredSections(content, addClaim(NO_EDITS, 'record', 'A word more.', null))).toContain('record');
		const html = caseAsHtml(content, NO_EDITS, theme, '1 March 2026');
		for (const { name } of shownSections(content, NO_EDITS)) expect(html).toContain(`<h2>${name}</h2>`);
	});

	it('says whether the digests that the record names were found again', async () => {
		expect(material.check.kind).toBe('run-anew');
		const digests = material.rungs.map(({ run }) => run.digest);
		const logged: CapstoneAgain = { ...again, work: { ...again.work, digests } };
		expect((await rerunCapstone(logged, hooks)).check).toEqual({ kind: 'exact', compared: 3, different: [] });
		const evidence = await again.runtime.instrument('single-feature', { ref: again.experimentRef }, again.work.seed);
		const read = [{ name: 'single-feature', rung: 0, digest: readingDigest(evidence) }];
		const forged: CapstoneAgain = { ...again, work: { ...again.work, digests: [digests[0], 'f'.repeat(64), digests[2]], read } };
		const { check, readings } = await rerunCapstone(forged, hooks);
		expect(check).toEqual({ kind: 'differs', compared: 4, different: ['repair oversample'] });
		expect(readings.find(({ own }) => own)).toMatchObject({ rung: 0, evidence: { instrument: 'single-feature' } });
	}, 180_000);

	it('leaves a measurement out that its table does not allow, and fails on any other failure', async () => {
		const failing = (failure: 'bad-spec' | 'worker-lost'): CapstoneAgain => ({
			...again,
			runtime: {
				run: again.runtime.run,
				instrument: async () => {
					throw new LabError(failure, 'no segments here.');
				}
			}
		});
		const without = caseFromCapstone(await rerunCapstone(failing('bad-spec'), hooks));
		expect(without.sections.find(({ id }) => id === 'segments')?.blocks).toEqual([]);
		expect(without.questions.map(({ id }) => id)).toContain('segments');
		await expect(rerunCapstone(failing('worker-lost'), hooks)).rejects.toMatchObject({ failure: 'worker-lost' });
	}, 180_000);

	it('has a notebook in the ranking score', async () => {
		const { run } = material.rungs[2];
		expect(hasNotebook(run)).toBe(true);
		const rows = await again.rows();
		const text = caseAsNotebook('Capstone', run, rows);
		expect(text).toContain('roc_auc_score');
		expect(text).toContain('95% interval of the gap');
	}, 60_000);
});
