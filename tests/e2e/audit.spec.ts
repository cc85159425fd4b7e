import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixture.ts';

const patience = 240_000;

test.describe.configure({ mode: 'default', timeout: 300_000 });

/** A small table whose refund is written once somebody has left. */
const table = `${['customer,age,visits,plan,refund,churned', ...Array.from({ length: 300 }, (_, i) => row(i))].join('\n')}\n`;

function row(i: number): string {
	const age = 20 + ((i * 37) % 50);
	const visits = (i * 7919) % 11;
	const left = age < 35 !== visits < 2;
	return [`c${i % 90}`, age, visits, ['basic', 'plus'][i % 2], left && i % 5 > 0 ? 10 + (i % 30) : 0, left ? 'yes' : 'no'].join(',');
}

const bring = (page: Page, name: string, content: Buffer): Promise<void> =>
	page.locator('input[type=file]').first().setInputFiles({ name, mimeType: 'text/csv', buffer: content });

test('a table from the drop to the verdicts, kept over a reload', async ({ page, open }) => {
	await open('audit/');
	await bring(page, 'small.csv', Buffer.from(table));
	await expect(page.getByRole('heading', { name: 'small.csv: 300 rows, 6 columns.' })).toBeVisible({ timeout: patience });
	await expect(page.getByLabel('What is predicted?')).toHaveValue('churned');
	await page.keyboard.press('Control+Enter');
	await expect(page.getByRole('heading', { name: 'The columns' })).toBeVisible({ timeout: patience });
	await expect(page.getByRole('heading', { name: 'Verdicts' })).toBeVisible({ timeout: patience });
	await expect(page.getByRole('article').filter({ hasText: 'refund' }).first()).toBeVisible();
	const axe = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa']).analyze();
	expect(axe.violations).toEqual([]);
	await expect(page.getByText(/Saved in this browser/)).toBeVisible();
	await open('audit/');
	await expect(page.getByRole('heading', { name: 'Verdicts' })).toBeVisible({ timeout: patience });
	await expect(page.getByLabel('What is predicted?')).toHaveValue('churned');
});

test('a file that is no table is answered with a sentence, and the next one is read', async ({ page, open }) => {
	await open('audit/');
	const folder = new URL('../fixtures/malformed/', import.meta.url);
	const expected = JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8')) as Record<string, { says: readonly string[] }>;
	for (const name of ['workbook.xlsx', 'unclosed-quote.csv', 'cut-off.json', 'empty.csv']) {
		await bring(page, name, readFileSync(new URL(name, folder)));
		await expect(page.getByRole('alert')).toContainText(expected[name].says[0], { timeout: patience });
	}
	await bring(page, 'sound.csv', readFileSync(new URL('sound.csv', folder)));
	await expect(page.getByRole('heading', { name: 'Before any split' })).toBeVisible({ timeout: patience });
	await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a pasted training log is read', async ({ page, open }) => {
	await open('audit/');
	await page.getByRole('button', { name: 'A training log' }).click();
	await page.getByRole('button', { name: 'Put in an example' }).click();
	await page.getByRole('button', { name: 'Read the curves' }).click();
	await expect(page.getByRole('heading', { name: 'What the curves show' })).toBeVisible({ timeout: patience });
	await expect(page.getByRole('img', { name: 'Curves of loss' })).toBeVisible();
	await expect(page.getByRole('heading', { name: 'What curves alone cannot tell' })).toBeVisible();
});
