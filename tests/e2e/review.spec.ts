import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixture.ts';

const patience = 60_000;

test.describe.configure({ mode: 'default', timeout: 180_000 });

const lines = (page: Page) => page.locator('button.line');

async function openItem(page: Page, open: (path: string) => Promise<void>, item: string): Promise<void> {
	await open(`review/?item=${item}`);
	await expect(lines(page).first()).toBeVisible({ timeout: patience });
}

/** Chooses an answer of a question by a part of its text, with the keyboard. */
async function choose(page: Page, text: RegExp): Promise<void> {
	const option = page.getByRole('radio', { name: text });
	await option.focus();
	await page.keyboard.press('Space');
	await expect(option).toBeChecked();
}

test('a flaw found by keyboard alone, kept over a reload, with both runs', async ({ page, open }) => {
	await openItem(page, open, 'orders');
	await page.locator('button.line[tabindex="0"]').focus();
	for (let step = 0; step < 5; step += 1) await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Enter');
	await expect(page.getByText('Line 6 is marked.')).toBeVisible();
	await page.getByLabel('What is wrong with it?').selectOption('LK-1.2');
	await choose(page, /^Blocker/);
	await expect(page.getByRole('button', { name: 'Send the review' })).toBeDisabled();

	await page.reload();
	await expect(lines(page).nth(5)).toHaveAttribute('aria-pressed', 'true', { timeout: patience });
	await expect(page.getByLabel('What is wrong with it?')).toHaveValue('LK-1.2');
	await choose(page, /far less often than the script reports/);
	await choose(page, /^Split first/);
	await page.getByRole('button', { name: 'Send the review' }).focus();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { name: 'Found.' })).toBeFocused({ timeout: patience });
	await expect(page.getByText('100% of the points.')).toBeVisible();
	const figure = page.getByRole('figure', { name: 'Both, run just now' });
	await figure.getByRole('button', { name: 'Table' }).click({ timeout: patience });
	await expect(figure.getByRole('row')).toHaveCount(5);
	const values = await figure.getByRole('row').locator('td:nth-of-type(1)').allInnerTexts();
	expect(Number(values[0])).toBeGreaterThan(Number(values[2]) + 0.05);

	await page.getByRole('link', { name: 'All items' }).click();
	await expect(page.getByText('1 of 30 reviewed.')).toBeVisible();
	const item = page.getByRole('link', { name: /Late orders by supplier/ });
	await expect(item).toContainText('100% of the points');

	await item.click();
	await page.getByRole('link', { name: 'Make a portfolio case of it' }).click({ timeout: patience });
	await expect(page.getByRole('heading', { name: 'The review', exact: true })).toBeVisible({ timeout: patience });
	await expect(page.getByText(/2 results compared, all with the same numbers to the last bit/)).toBeVisible();
	await expect(page.getByRole('figure', { name: 'Both, run just now' })).toBeVisible();
});

test('what is in order is approved, and a false alarm costs', async ({ page, open }) => {
	await openItem(page, open, 'kilns');
	await page.getByRole('button', { name: 'Approve' }).click();
	await expect(page.getByRole('heading', { name: 'Rightly approved.' })).toBeVisible({ timeout: patience });
	await expect(page.getByText(/Nothing material moved/)).toBeVisible({ timeout: patience });
	await page.getByRole('link', { name: 'Next one not reviewed' }).last().click();
	await expect(page).toHaveURL(/item=(?!kilns)/);

	await openItem(page, open, 'ward');
	await lines(page).nth(4).click();
	await page.getByLabel('What is wrong with it?').selectOption('LK-3.3');
	await choose(page, /^Blocker/);
	await page.getByRole('radiogroup', { name: 'What follows from it?' }).getByRole('radio').first().click();
	await page.getByRole('radiogroup', { name: 'What is the smallest fix?' }).getByRole('radio').first().click();
	await page.getByRole('button', { name: 'Send the review' }).click();
	await expect(page.getByRole('heading', { name: /^False alarm/ })).toBeVisible({ timeout: patience });
	await expect(page.getByText('−50% of the points.')).toBeVisible();

	await open('progress/');
	await expect(page.getByText(/2 of 30 reviewed, for 25% of their points\./)).toBeVisible();
	await expect(page.getByText(/Let through: 1 of 2 that were in order/)).toBeVisible();
	const stopped = page.getByRole('list', { name: 'Stopped, and in order' });
	await expect(stopped.getByRole('listitem')).toContainText('you said: blocker');
	await expect(stopped.getByRole('link')).toHaveAttribute('href', /item=ward$/);
	await expect(page.getByRole('link', { name: 'Review the next one' })).toHaveAttribute('href', /item=/);
});

test('the author answers, and the document quotes a run', async ({ page, open }) => {
	await openItem(page, open, 'branches');
	await expect(page.getByText(/Score: 0\.8\d\d right/)).toBeVisible();
	await page.getByRole('button', { name: 'What does the gap look like per segment?' }).click();
	await expect(page.getByText(/^slice 1: 0\.[23]\d\d/)).toBeVisible({ timeout: patience });
	await page.getByRole('button', { name: 'How was this split?' }).click();
	await expect(page.getByText(/^Row by row at random: 3,000 to train/)).toBeVisible();
});

test('nothing on the page or among what it fetched gives the answer away before the review is sent', async ({ page, open }) => {
	const texts: string[] = [];
	page.on('response', (response) => {
		if (/\.(js|json|html)(\?|$)|\/review\//.test(response.url()))
			void response
				.text()
				.then((text) => texts.push(text))
				.catch(() => undefined);
	});
	await openItem(page, open, 'markers');
	await page.waitForLoadState('networkidle');
	const all = texts.join('\n');
	// The experiment is fetched by the worker; the reasons are fetched by nobody yet.
	expect(all.length).toBeGreaterThan(1000);
	for (const secret of ['SelectKBest reads the answers of every patient', 'markers chosen on training patients', 'One line moves.'])
		expect(all).not.toContain(secret);
});

test('a link to an item that is not there, and a draw that is none', async ({ page, open }) => {
	await open('review/?item=nothing');
	await expect(page.getByText('There is no item “nothing”.')).toBeVisible();
	await open('review/?item=kilns&seed=-4');
	await expect(page.getByText(/which is no draw\. This is draw 0\./)).toBeVisible();
});

for (const scheme of ['light', 'dark'] as const)
	test(`an item passes the checks of axe, ${scheme}, wide and narrow`, async ({ page, open }) => {
		await page.emulateMedia({ colorScheme: scheme });
		await openItem(page, open, 'transfers');
		await lines(page).nth(9).click();
		for (const width of [1440, 390]) {
			await page.setViewportSize({ width, height: 900 });
			const { violations } = await new AxeBuilder({ page }).analyze();
			expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
			expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
		}
		await lines(page).nth(9).click();
		await page.getByRole('button', { name: 'Approve' }).click();
		await expect(page.getByRole('figure', { name: 'Both, run just now' }).getByRole('button', { name: 'Table' })).toBeVisible({
			timeout: patience
		});
		const { violations } = await new AxeBuilder({ page }).analyze();
		expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
	});
