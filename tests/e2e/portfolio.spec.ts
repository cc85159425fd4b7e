import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Download, Page } from '@playwright/test';
import { expect, test } from './fixture.ts';
import { walk } from './walk.ts';

const patience = 60_000;

test.describe.configure({ mode: 'default', timeout: 240_000 });

/** Makes a case of a lab walked to its reveal, and waits until its log has been run again. */
async function makeCase(page: Page, open: (path: string) => Promise<unknown>): Promise<void> {
	await open('labs/mechanics/churn-300/?seed=1000');
	await walk(page, 'reveal');
	await expect(page.getByText(/Saved in this browser/)).toBeVisible();
	await open('portfolio/');
	await page.getByRole('button', { name: /^Make a case Churn/ }).click();
	await expect(page.getByText(/all with the same numbers to the last bit/)).toBeVisible({ timeout: patience });
}

async function download(page: Page, name: string): Promise<{ readonly file: Download; readonly text: string }> {
	const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name, exact: true }).click()]);
	return { file, text: readFileSync(await file.path(), 'utf8') };
}

test('a lab becomes a case; claims without a run are struck through; edits outlive a reload', async ({ page, open }) => {
	await makeCase(page, open);
	const gap = page.getByRole('region', { name: 'The gap', exact: true });
	await gap.getByRole('button', { name: /^The generalization gap was/ }).click();
	const claim = gap.getByRole('textbox', { name: 'Claim' });
	await expect(claim).toHaveValue(/^The generalization gap was \+0\.\d{3}/);
	await expect(claim).not.toHaveCSS('text-decoration-line', 'line-through');
	await claim.fill('It scored 0.987 on new customers.');
	await expect(claim).toHaveCSS('text-decoration-line', 'line-through');
	await expect(gap.getByText('No logged run shows 0.987.')).toBeVisible();

	await page.getByRole('button', { name: 'Move “The gap” up' }).click();
	await page.getByRole('region', { name: 'Split', exact: true }).getByRole('button', { name: 'Hide' }).click();
	await page.getByRole('textbox', { name: 'Title' }).fill('Churn, by rote');
	await expect(page.getByText(/Saved in this browser/)).toBeVisible();
	await page.reload();
	await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue('Churn, by rote', { timeout: patience });
	await expect(page.getByText(/^Split: hidden/)).toBeVisible();
	const names = await page.locator('section > .head h2').allInnerTexts();
	expect(names.indexOf('The gap')).toBeLessThan(names.indexOf('Split'));
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)).toEqual([]);
});

test('the web page opens from the disk and asks nobody; the notebook has cells; the case file is run again', async ({
	page,
	open,
	context
}) => {
	await makeCase(page, open);
	const { file } = await download(page, 'Web page, one file');
	const kept = `${test.info().outputDir}/case.html`;
	await file.saveAs(kept);
	const alone = await context.newPage();
	const requests: string[] = [];
	alone.on('request', (request) => requests.push(request.url()));
	await alone.goto(`file://${kept}`);
	await expect(alone.getByRole('heading', { level: 1 })).toContainText('Churn');
	expect(await alone.locator('figure svg').count()).toBeGreaterThan(1);
	expect(requests).toEqual([`file://${kept}`]);
	await alone.close();

	const notebook = JSON.parse((await download(page, 'Jupyter notebook')).text) as { nbformat: number; cells: unknown[] };
	expect([notebook.nbformat, notebook.cells.length]).toEqual([4, 7]);

	const { text } = await download(page, 'Case file');
	await open('portfolio/');
	const chooser = page.locator('input[type=file]');
	await chooser.setInputFiles({ name: 'theirs.json', mimeType: 'application/json', buffer: Buffer.from(text) });
	await expect(page.getByText(/Somebody else’s case/)).toBeVisible({ timeout: patience });
	await expect(page.getByText(/all with the same numbers to the last bit/)).toBeVisible({ timeout: patience });

	await open('portfolio/');
	await chooser.setInputFiles({
		name: 'a.json',
		mimeType: 'application/json',
		buffer: Buffer.from(text.replace('"validation": 0.', '"validation": 0.9'))
	});
	await expect(page.getByRole('alert')).toContainText('an entry was changed');
});

test('on a phone nothing is wider than the screen, and the list works by keyboard', async ({ page, open }) => {
	await page.setViewportSize({ width: 390, height: 844 });
	await makeCase(page, open);
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
	await page.getByRole('link', { name: 'All cases' }).focus();
	await page.keyboard.press('Enter');
	const remove = page.getByRole('button', { name: /^Remove Churn/ });
	await remove.focus();
	await page.keyboard.press('Enter');
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(remove).toBeVisible();
});

test('a capstone is the flagship: trained again, printed without a cut table, its case file replayed', async ({ page, open }) => {
	await open('capstone/?case=real');
	await page.getByRole('button', { name: 'Train it as it stands' }).click();
	await page.getByRole('button', { name: 'Drop the cost of repair' }).click({ timeout: patience });
	await page.getByRole('button', { name: 'That is all I would repair' }).click({ timeout: patience });
	await page.getByRole('group', { name: 'Name the set' }).getByRole('button').nth(4).click();
	await page.getByRole('button', { name: 'Commit to 1 diagnosis' }).click();
	await page.getByRole('button', { name: 'Open it', exact: true }).click();
	await expect(page.getByText(/^The test set says/)).toBeVisible({ timeout: patience });
	await page.getByLabel('Decision', { exact: true }).fill('We wait four weeks.');
	await page.getByRole('button', { name: 'The memo stands' }).click();
	await expect(page.getByText(/ of 100 points$/)).toBeVisible({ timeout: patience });

	await open('portfolio/');
	await page.getByRole('button', { name: /^Make a case Wildlife strikes/ }).click();
	await expect(page.getByText(/all with the same numbers to the last bit/)).toBeVisible({ timeout: patience });
	await expect(page.getByRole('figure', { name: 'What each repair moved' })).toBeVisible();
	await expect(page.getByRole('blockquote').filter({ hasText: 'We wait four weeks.' })).toBeVisible();
	const gap = page.getByRole('region', { name: 'The gap', exact: true });
	await gap.getByRole('button', { name: /^The study was reported at/ }).click();

	await page.setViewportSize({ width: 680, height: 960 });
	await page.emulateMedia({ media: 'print' });
	await expect(gap.getByRole('combobox')).toBeHidden();
	await expect(gap.locator('.paper').first()).toContainText('The study was reported at');
	await expect(page.getByText('What a reviewer would ask next')).toBeHidden();
	expect(
		await page.evaluate(
			() => [...document.querySelectorAll('main table')].filter((table) => table.getBoundingClientRect().right > 680).length
		)
	).toBe(0);
	await page.emulateMedia({ media: 'screen' });

	const { text } = await download(page, 'Case file');
	await open('portfolio/');
	await page.locator('input[type=file]').setInputFiles({ name: 'theirs.json', mimeType: 'application/json', buffer: Buffer.from(text) });
	await expect(page.getByText(/Somebody else’s case/)).toBeVisible({ timeout: patience });
	await expect(page.getByText(/all with the same numbers to the last bit/)).toBeVisible({ timeout: patience });
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)).toEqual([]);
});
