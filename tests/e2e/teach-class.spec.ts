/** A class on its page: a folder that is dropped, progress and a stop, the files for a learning platform, and other rules. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import type { Page } from '@playwright/test';
import type { Book } from '#lib/teach/gradebook/book.ts';
import { asFile, saved } from './assign.ts';
import { expect, test } from './fixture.ts';

const patience = 60_000;

/** Files from the desk onto the page, as the browser gets them from the system: a folder is opened by the page itself. */
async function dropPaths(page: Page, paths: readonly string[]): Promise<void> {
	const box = await page.getByRole('region', { name: 'Drop files or a folder here' }).boundingBox();
	if (box === null) throw new Error('There is nothing to drop on.');
	const session = await page.context().newCDPSession(page);
	const data = { items: [], files: [...paths], dragOperationsMask: 1 };
	for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
		await session.send('Input.dispatchDragEvent', { type, x: box.x + 10, y: box.y + 10, data });
	await session.detach();
}

const csv = (text: string): readonly Record<string, string>[] => Papa.parse<Record<string, string>>(text.trim(), { header: true }).data;

test('a folder is dropped, checked with a stop in between, exported, and graded again by other rules', async ({ page, open }) => {
	test.setTimeout(180_000);
	const folder = test.info().outputPath('class');
	execFileSync(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'scripts/write-class.ts', '--small', '--folder', folder], {
		stdio: 'pipe'
	});
	await open('teach/');
	await page
		.locator('input[type=file]')
		.first()
		.setInputFiles(asFile('a.json', readFileSync(join(folder, 'assignment.json'), 'utf8')));
	await page.getByRole('link', { name: /^Open the class/ }).click();
	await expect(page.getByRole('tab', { name: 'Collect' })).toBeVisible();

	await dropPaths(page, [join(folder, 'submissions')]);
	await expect(page.getByText('5 files taken in.')).toBeVisible();
	// A stop keeps what was checked, and the rest waits.
	await page.getByRole('button', { name: 'Check 5 files' }).click();
	await expect(page.getByRole('progressbar')).toBeVisible();
	await page.getByRole('button', { name: 'Cancel' }).click();
	await expect(page.getByText(/^Stopped\./)).toBeVisible();
	await page.getByRole('button', { name: /^Check [1-5] files?$/ }).click();
	await expect(page.getByText(/^[1-5] files? checked in/)).toBeVisible({ timeout: patience });
	await expect(page.getByText('exact: 5')).toBeVisible();

	await page.getByRole('tab', { name: 'Grades' }).click();
	const download = (name: string): Promise<string> => saved(page, () => page.getByRole('button', { name }).click());
	const moodle = csv(await download('CSV for Moodle'));
	const canvasText = await download('CSV for Canvas');
	const generic = csv(await download('CSV, every item'));
	expect(moodle).toHaveLength(5);
	expect(generic).toHaveLength(5);
	const total = (row: Record<string, string> | undefined): number => Number(Object.values(row ?? {})[1]);
	expect(canvasText).toContain('Points Possible');
	for (const row of moodle) {
		const [student] = Object.values(row);
		expect(student).toMatch(/@school\.example$/);
		expect(total(row)).toBeGreaterThan(0);
		expect(canvasText).toContain(student);
		expect(Object.values(generic.find((other) => Object.values(other)[0] === student) ?? {})).toContain(String(total(row)));
	}

	await page.getByRole('tab', { name: 'Regrade' }).click();
	const again = page.getByRole('button', { name: 'Grade again with these' });
	await expect(page.getByText('These are the assignment’s own rules.')).toBeVisible();
	await expect(again).toBeDisabled();
	const weight = (name: string) => page.getByLabel(`${name}, Cases that end with the diagnosis`);
	for (const name of ['Diagnosis', 'Evidence', 'Confidence']) await weight(name).fill('0');
	await expect(page.getByText(/diagnosis, evidence or confidence must count/)).toBeVisible();
	await weight('Diagnosis').fill('100');
	await again.click();
	await expect(page.getByRole('heading', { name: 'What it changed' })).toBeVisible({ timeout: patience });
	await expect(page.getByText(/of 5 students: \d up, \d down/)).toBeVisible();
	const changed = page.getByRole('region', { name: 'What it changed' }).getByRole('row');
	const [name, before, after] = await changed.nth(1).locator('th,td').allInnerTexts();
	expect(before).not.toBe(after);
	expect(Number(before)).toBeCloseTo(total(moodle.find((row) => Object.values(row)[0] === name)), 1);

	// It is kept, shown beside the grade, exported, and taken back without a replay.
	await page.reload();
	await expect(page.getByText('These grades were made with changed rules. Both are kept.')).toBeVisible();
	await expect(page.getByRole('row').filter({ hasText: name })).toContainText(`was ${before}`);
	await page.getByRole('tab', { name: 'Rules and files' }).click();
	const { settings } = JSON.parse(await download('Save the class')) as Book;
	expect(settings.regrade?.rubric?.T1).toMatchObject({ diagnosis: 100, evidence: 0, confidence: 0 });
	await page.getByRole('tab', { name: 'Regrade' }).click();
	await expect(weight('Diagnosis')).toHaveValue('100');
	await page.getByRole('button', { name: 'Back to the assignment’s own rules' }).click();
	await expect(page.getByText('These grades were made with changed rules. Both are kept.')).toBeHidden();
	await page.getByRole('tab', { name: 'Grades' }).click();
	const back = csv(await download('CSV for Moodle'));
	expect(back).toEqual(moodle);
});
