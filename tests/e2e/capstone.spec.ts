/** The capstone: what is wrong stays out of reach until the memo is written, the work is kept, and it fits a phone. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { parse } from 'yaml';
import { expect, test } from './fixture.ts';

const folder = fileURLToPath(new URL('../../exercises/_capstones', import.meta.url));
const files = readdirSync(folder).map(
	(name) => parse(readFileSync(join(folder, name), 'utf8')) as { world: { kind: string }; faults: string[] }
);
const patience = { timeout: 60_000 };
const button = (page: Page, name: RegExp | string) => page.getByRole('button', { name });

/** Everything that the page itself was sent, scripts among it; not what its worker fetched. */
function listen(page: Page): { readonly text: () => Promise<string>; readonly reveals: string[] } {
	const pending: Promise<string>[] = [];
	const reveals: string[] = [];
	page.on('response', (response) => {
		if (/\/x-[0-9a-f]{16}\.json/.test(response.url())) reveals.push(response.url());
		if (/\/w-[0-9a-f]{16}\.json/.test(response.url())) return;
		pending.push(response.text().catch(() => ''));
	});
	return { text: async () => (await Promise.all(pending)).join('\n'), reveals };
}

async function untilTest(page: Page): Promise<void> {
	await button(page, 'Train it as it stands').click();
	await expect(page.getByRole('heading', { name: /Repair, one thing/ })).toBeVisible(patience);
	await button(page, 'Drop the column x5').click();
	await expect(page.getByText(/Reported fell from/)).toBeVisible(patience);
	await button(page, /That is all/).click();
	await page
		.getByRole('group', { name: 'Name the set' })
		.getByRole('button', { name: /after the fact/ })
		.click();
	await button(page, 'Commit to 1 diagnosis').click();
	await button(page, 'Open it').click();
	await expect(page.getByText(/The test set says/)).toBeVisible(patience);
}

test('what is wrong is fetched when the memo is written, and not before', async ({ page, open }) => {
	const sent = listen(page);
	await open('capstone/?case=composite');
	await untilTest(page);
	expect(sent.reveals).toEqual([]);
	const before = `${await sent.text()}\n${await page.content()}`;
	for (const { world, faults } of files) {
		expect(before).not.toContain(JSON.stringify(faults));
		// The diagnoses are on offer, and their list by itself says nothing; the true ones in their order would.
		expect(before).not.toContain(faults.map((id) => `"${id}"`).join(','));
		expect(before).not.toMatch(new RegExp(`kind:\\s*["'\`]${world.kind}["'\`],\\s*(rows|target)`));
	}
	await button(page, 'The memo stands').click();
	await expect(page.getByRole('heading', { name: /What was wrong/ })).toBeVisible(patience);
	await expect(page.getByText(/of 100 points/)).toBeVisible();
	expect(sent.reveals).toHaveLength(1);
	// The very same net catches it where it may be known.
	expect(await sent.text()).toContain(JSON.stringify(files.find(({ world }) => world.kind === 'messy-records')?.faults));

	const points = (await page.getByText(/of 100 points/).textContent()) ?? '';
	await page.reload();
	await expect(page.getByText(/of 100 points/)).toHaveText(points, patience);
	await expect(page.getByRole('link', { name: 'Make a portfolio case of it' })).toHaveAttribute(
		'href',
		/record=capstone%2Fcomposite%2F\d+$/
	);
});

test('it fits a phone from the study to the memo', async ({ page, open }) => {
	await page.setViewportSize({ width: 390, height: 844 });
	const fits = async (): Promise<void> => expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
	await open('capstone/');
	await fits();
	await open('capstone/?case=composite');
	await untilTest(page);
	await fits();
});
