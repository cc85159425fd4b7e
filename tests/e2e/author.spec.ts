/** Writing an exercise: a proof that fails blocks the export, one that holds opens it, and a stranger's pack is refused. */
import { readFile } from 'node:fs/promises';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Page } from '@playwright/test';
import { parseExercise } from '#lib/exercise/parse.ts';
import { STANDARD_VOCABULARY } from '#lib/exercise/standard-vocabulary.ts';
import { expect, test } from './fixture.ts';

const patience = 120_000;

async function openDesk(page: Page, open: (path: string) => Promise<void>): Promise<void> {
	await open('teach/author/');
	await expect(page.getByRole('heading', { name: 'Proof' })).toBeVisible();
	await expect(page.getByRole('table', { name: 'Scores of this draw' })).toBeVisible({ timeout: patience });
}

async function choose(page: Page, name: string, files: Readonly<Record<string, string>>): Promise<void> {
	const entries = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)]));
	await page.getByLabel('Open a pack').setInputFiles({ name, mimeType: 'application/zip', buffer: Buffer.from(zipSync(entries)) });
}

test('a proof that fails blocks the export, and one that holds exports the folder', async ({ page, open }) => {
	test.setTimeout(400_000);
	await openDesk(page, open);
	const proof = page.getByTestId('proof');
	const save = page.getByRole('button', { name: 'Export the folder' });
	await expect(save).toHaveAttribute('aria-disabled', 'true');

	// A claim that cannot hold: the score of a sound model lies far below one half.
	const shows = page.getByRole('group', { name: 'What the data must show' });
	await shows.getByLabel('Fact of claim 1').fill('validation.accuracy');
	await shows.getByLabel('above').fill('');
	await shows.getByLabel('below').fill('0.5');
	await page.getByRole('button', { name: 'Prove', exact: true }).click();
	await expect(proof).toHaveText(/does not hold/, { timeout: patience });
	await expect(page.getByRole('table', { name: 'Draws that did not hold' })).toContainText('validation.accuracy is');
	await expect(save).toHaveAttribute('aria-disabled', 'true');

	await shows.getByLabel('Fact of claim 1').fill('validation.accuracy.high - validation.accuracy.low');
	await shows.getByLabel('below').fill('');
	await shows.getByLabel('above').fill('0.06');
	await expect(proof).toHaveText(/changed after its proof/);
	await page.getByRole('button', { name: 'Prove', exact: true }).click();
	await expect(proof).toHaveText(/The proof holds/, { timeout: patience });
	const [download] = await Promise.all([page.waitForEvent('download'), save.click()]);
	expect(download.suggestedFilename()).toBe('choir-420.zip');
	const files = unzipSync(await readFile(await download.path()));
	expect(Object.keys(files)).toEqual(['choir-420/exercise.yaml', 'choir-420/brief.md', 'choir-420/debrief.md']);
	const read = parseExercise(strFromU8(files['choir-420/exercise.yaml']), 'exercise.yaml', STANDARD_VOCABULARY);
	expect(read.ok && read.value.prove.shows).toEqual([{ fact: 'validation.accuracy.high - validation.accuracy.low', above: 0.06 }]);

	// A word more, and it must be proved again.
	await page.getByLabel('Title').fill('Choir, 421 singers');
	await expect(proof).toHaveText(/changed after its proof/);
	await expect(save).toHaveAttribute('aria-disabled', 'true');
});

test('a pack of the course opens and trains; hostile ones are refused with a sentence, and nothing of them runs', async ({
	page,
	open
}) => {
	test.setTimeout(200_000);
	await openDesk(page, open);
	const said = page.getByTestId('import');
	const texts = await Promise.all(
		['exercise.yaml', 'brief.md', 'debrief.md'].map(async (name) => [name, await readFile(`exercises/gym-300/${name}`, 'utf8')] as const)
	);
	const good = Object.fromEntries(texts);

	const hostile: readonly (readonly [Readonly<Record<string, string>>, RegExp])[] = [
		[{ ...good, 'brief.md': 'Hi <img src=x onerror="window.hit = 1">' }, /holds HTML/],
		[{ ...good, 'brief.md': '<script>window.hit = 1</script>' }, /holds HTML/],
		[{ ...good, 'brief.md': '![x](https://example.org/pixel.png)' }, /loads a picture/],
		[{ ...good, 'x.svg': '<svg xmlns="http://www.w3.org/2000/svg" onload="window.hit = 1"/>' }, /not part of an exercise/],
		[{ ...good, '../brief.md': 'x' }, /leads out of its folder/],
		[{ ...good, 'brief.md': 'a'.repeat(9_000_000) }, /unpacks to more than/],
		[{ ...good, 'exercise.yaml': `a: &a [x,x]\nb: [*a,*a]\n${good['exercise.yaml']}` }, /anchor or alias/],
		[{ ...good, 'exercise.yaml': `${good['exercise.yaml']}\n__proto__: { hit: 1 }\n` }, /no exercise may have/],
		[{ ...good, 'exercise.yaml': good['exercise.yaml'].replace('separation: 2,', 'separation: 2, rows: 1000000000,') }, /must be at most/],
		[{ ...good, 'exercise.yaml': good['exercise.yaml'].replace('epochs: 40', 'epochs: 1000000000') }, /must be at most/]
	];
	for (const [files, sentence] of hostile) {
		await choose(page, 'stranger.zip', files);
		await expect(said).toContainText('This pack was not opened.');
		await expect(said).toContainText(sentence);
	}
	expect(await page.evaluate(() => 'hit' in window || 'hit' in {})).toBe(false);

	// The page is alive: what was there still stands, and an honest pack opens and trains.
	await expect(page.getByLabel('Title')).toHaveValue('Choir, 420 singers');
	await choose(page, 'gym-300.zip', good);
	await expect(said).toContainText('is open as a draft');
	await expect(page.getByLabel('Title')).toHaveValue('Gym, 330 members');
	await expect(page.getByRole('table', { name: 'Scores of this draw' })).toBeVisible({ timeout: patience });
});

test('HTML that an author types is shown as text, and a draft is kept', async ({ page, open }) => {
	test.setTimeout(200_000);
	await openDesk(page, open);
	await page
		.getByLabel('Brief, in Markdown', { exact: true })
		.fill('**Bold** <img src=x onerror="window.hit = 1"> [x](javascript:alert(1))');
	const shown = page.getByTestId('brief-shown');
	await expect(shown.locator('strong')).toHaveText('Bold');
	await expect(shown.locator('img, a, script')).toHaveCount(0);
	expect(await page.evaluate(() => 'hit' in window)).toBe(false);
	await page.getByLabel('Brief, in Markdown', { exact: true }).fill('We tried it. Does it work?');
	await page.getByLabel('Title').fill('Ferries, 420 trips');
	await expect(page.getByLabel('Draft')).toContainText('Ferries, 420 trips');
	await page.waitForTimeout(1000);
	await page.reload();
	await expect(page.getByLabel('Title')).toHaveValue('Ferries, 420 trips');
});
