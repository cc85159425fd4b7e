/**
 * An assignment from its composing to a grade: compose, do it as a student, hand it in, check it, set points by hand. The site has
 * proved draws only while its proofs are current, so the page proves the few it needs where they are not.
 */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from './fixture.ts';
import { walk } from './walk.ts';

const patience = 120_000;

/** Adds a case by its title and waits for the item. */
async function addCase(page: Page, title: RegExp): Promise<void> {
	await page.getByRole('button', { name: title }).click();
	await expect(page.getByRole('heading', { name: /^Item 1/ })).toBeVisible();
}

/** The link of what is composed, once every draw is proved. */
async function composedLink(page: Page): Promise<string> {
	const link = page.getByRole('textbox', { name: 'Link' });
	const prove = page.getByRole('button', { name: 'Prove its draws' });
	await expect(link.or(prove)).toBeVisible();
	if (await prove.isVisible()) await prove.click();
	await expect(link).toBeVisible({ timeout: patience });
	return link.inputValue();
}

test('teach opens on assignments that are ready, and says what a check cannot show', async ({ page, open }) => {
	await open('teach/');
	await expect(page.getByRole('heading', { level: 3 })).toHaveCount(4);
	await expect(page.getByText(/^It cannot notice/)).toBeVisible();
});

test('compose, do, hand in, check, grade, and a copied file with another name', async ({ page, open }) => {
	test.setTimeout(400_000);
	await open('teach/compose/');
	await page.getByLabel('Title').fill('Week 1');
	await addCase(page, /^Add Churn, 300/);
	await page.getByLabel('Points').fill('10');
	const link = await composedLink(page);
	expect(link.length).toBeLessThan(500);
	await page.getByRole('button', { name: 'Show the QR code' }).click();
	await expect(page.getByRole('img', { name: 'QR code of the link' })).toBeVisible();
	await page.getByRole('button', { name: 'Open its class' }).click();
	await expect(page.getByRole('heading', { name: 'Week 1' })).toBeVisible();

	await page.goto(link);
	await page.getByLabel('Your id').fill('Ann');
	await page.getByRole('button', { name: 'Begin' }).click();
	await page.getByRole('link', { name: /^Open: / }).click();
	await walk(page, 'reveal', { answer: 2 });
	await page.getByRole('link', { name: 'Back to the assignment' }).first().click();
	await expect(page.getByText('Left to do: answer the last question.')).toBeVisible();

	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: 'Save the file to hand in' }).click()
	]);
	const text = await readFile(await download.path(), 'utf8');
	const copied = text.replaceAll('"student":"Ann"', '"student":"Ben"');

	await open('teach/');
	await page.getByRole('link', { name: /^Open the class/ }).click();
	await expect(page.getByRole('tab', { name: 'Collect' })).toBeVisible();
	const files = [
		{ name: 'ann.json', text },
		{ name: 'ben.json', text: copied },
		{ name: 'junk.json', text: '{}' }
	].map((file) => ({ name: file.name, mimeType: 'application/json', buffer: Buffer.from(file.text) }));
	await page.locator('input[type=file]').first().setInputFiles(files);
	await page.getByRole('button', { name: 'Check 3 files' }).click();
	await expect(page.getByText(/^3 files checked in/)).toBeVisible({ timeout: patience });
	const row = (name: string) => page.getByRole('row').filter({ hasText: name });
	await expect(row('ann.json')).toContainText('incomplete');
	await expect(row('ben.json')).toContainText('signature');
	await expect(row('ben.json')).toContainText('same log');
	await expect(row('junk.json')).toContainText('cannot replay');

	await page.getByRole('tab', { name: 'Grades' }).click();
	await page.getByRole('button', { name: 'Open Ann' }).click();
	await page.getByText('Set the points by hand').first().click();
	await page.getByLabel('Points, of 10').first().fill('9');
	await page.getByRole('button', { name: 'Set', exact: true }).first().click();
	await expect(page.getByText('Say why: the student may ask.')).toBeVisible();
	await page.getByLabel('Reason').first().fill('Seen in class');
	await page.getByRole('button', { name: 'Set', exact: true }).first().click();
	await expect(page.getByText(/^Set to 9 on/)).toBeVisible();
	// Everything is kept: a reload shows the same class.
	await page.reload();
	await expect(row('Ann')).toContainText('set by hand');
	const [csv] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'CSV for Moodle' }).click()]);
	expect(await readFile(await csv.path(), 'utf8')).toContain('Ann,9,');
});

test('a link that is cut, changed or newer gets a sentence', async ({ page, open }) => {
	for (const [fragment, words] of [
		['#a=1.0123abcd.', /not whole/],
		['#a=99.0123abcd.AAAA', /newer version/],
		['#a=1.0123abcd.AAAA', /not whole|changed on its way/]
	] as const) {
		await open(`do/${fragment}`);
		await expect(page.getByRole('alert')).toContainText(words);
		await page.goto('about:blank');
	}
});
