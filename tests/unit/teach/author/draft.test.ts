/** Drafts: whatever the course can say, a draft can say and write; and the limits leave room for all of it. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { experimentOf } from '#lib/exercise/experiment.ts';
import { readFolder, type FolderFiles } from '#lib/exercise/folder.ts';
import { parseExercise } from '#lib/exercise/parse.ts';
import { STANDARD_VOCABULARY } from '#lib/exercise/standard-vocabulary.ts';
import { checkDraft, checkPack, folderOf } from '#lib/teach/author/draft.ts';
import { exerciseYaml } from '#lib/teach/author/exercise-yaml.ts';
import { openPack } from '#lib/teach/author/open-pack.ts';
import { writePackZip } from '#lib/teach/author/pack-zip.ts';
import { starterDraft } from '#lib/teach/author/starter.ts';
import { MOST_CELLS, MOST_WORK, workOf } from '#lib/teach/author/work.ts';

const slugs = readdirSync('exercises').filter((name) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) && /-\d+$/.test(name));

function filesOf(slug: string): FolderFiles {
	return Object.fromEntries(
		['exercise.yaml', 'brief.md', 'debrief.md'].map((name) => [name, readFileSync(`exercises/${slug}/${name}`, 'utf8')])
	);
}

describe('the course', () => {
	it('is read and written without a change, and opens as a pack', () => {
		expect(slugs.length).toBeGreaterThan(80);
		for (const slug of slugs) {
			const read = readFolder(slug, filesOf(slug), STANDARD_VOCABULARY);
			if (!read.ok) throw new Error(slug);
			const again = parseExercise(exerciseYaml(read.value.exercise), slug, STANDARD_VOCABULARY);
			expect(again, slug).toEqual({ ok: true, value: read.value.exercise });
			const opened = openPack(writePackZip({ slug, files: filesOf(slug) }), 'x.zip', 'id');
			expect(opened, slug).toMatchObject({ ok: true, draft: { slug, exercise: read.value.exercise } });
		}
	}, 120_000);

	it('stays within half of the limits', () => {
		for (const slug of slugs) {
			const report = checkPack({ slug, files: filesOf(slug) });
			if (!report.ok) throw new Error(`${slug}: ${report.problems.join('\n')}`);
			const { rows, columns, work } = workOf(experimentOf(report.loaded.exercise), report.loaded.exercise.freshRows);
			expect(rows * columns, slug).toBeLessThan(MOST_CELLS / 2);
			expect(work, slug).toBeLessThan(MOST_WORK / 2);
		}
	}, 120_000);
});

describe('a draft', () => {
	it('starts as an exercise that can be proved', () => {
		const report = checkDraft(starterDraft('a'));
		expect(report.ok ? [] : report.problems).toEqual([]);
	});

	it('says every thing that is missing, with its place', () => {
		const draft = starterDraft('a');
		const report = checkDraft({
			...draft,
			brief: ' ',
			exercise: { ...draft.exercise, title: ' ', prove: { ...draft.exercise.prove, shows: [] } }
		});
		expect(report.ok).toBe(false);
		expect(report.ok ? '' : report.problems.join('\n')).toMatch(/brief\.md.*missing or empty[\s\S]*`title` is empty/);
	});

	it('refuses HTML in its own prose, so that what is exported can be opened', () => {
		const report = checkDraft({ ...starterDraft('a'), brief: 'Hello <b>you</b>.' });
		expect(report.ok ? [] : report.problems).toEqual(['brief.md holds HTML on line 1. Write it in plain Markdown.']);
	});

	it('has another hash when anything of it changes', () => {
		const draft = starterDraft('a');
		const hash = (one: typeof draft): string => {
			const report = checkDraft(one);
			return report.ok ? report.hash : '';
		};
		expect(hash({ ...draft, id: 'b' })).toBe(hash(draft));
		expect(hash({ ...draft, debrief: `${draft.debrief} More.` })).not.toBe(hash(draft));
		expect(folderOf(draft).files['exercise.yaml']).toMatch(/^# yaml-language-server/);
	});
});
