/** Exercises that are in no build: a table of one's own proved and played, a pack played to its debrief, and one that is assigned by its file. */
import { readFile } from 'node:fs/promises';
import { strToU8, zipSync } from 'fflate';
import type { Page } from '@playwright/test';
import { expect, test } from './fixture.ts';
import { walk } from './walk.ts';

const patience = 120_000;

/** Admissions in which the dose says much and the age a little, written from a fixed stream. */
function table(rows: number): string {
	let state = 7;
	const uniform = (): number => (state = (state * 48271) % 2147483647) / 2147483647;
	const lines = Array.from({ length: rows }, (_, row) => {
		const [age, dose] = [40 + 30 * uniform(), uniform()];
		return `${row + 1};ward ${Math.floor(row / 30)};${age.toFixed(1).replace('.', ',')};${dose.toFixed(2).replace('.', ',')};${uniform() < 0.2 + 0.6 * dose ? 'yes' : 'no'}`;
	});
	return ['line;ward;age;dose;returned', ...lines].join('\n');
}

async function pack(slug: string): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
	const names = ['exercise.yaml', 'brief.md', 'debrief.md'];
	const entries = await Promise.all(
		names.map(async (name) => [name, strToU8(await readFile(`exercises/${slug}/${name}`, 'utf8'))] as const)
	);
	return { name: `${slug}.zip`, mimeType: 'application/zip', buffer: Buffer.from(zipSync(Object.fromEntries(entries))) };
}

/** From the reveal to the end of a case without a remedy. */
async function finish(page: Page): Promise<void> {
	await page.getByRole('button', { name: /^Go to the debrief|^Continue to debrief/ }).click();
	await page.locator('fieldset button.choice, [role=radio], button.choice').first().click();
}

test('a table of one’s own becomes a case, holds its proof, and is played', async ({ page, open }) => {
	test.setTimeout(400_000);
	await open('teach/author/');
	await page
		.getByLabel('Use a table of your own')
		.setInputFiles({ name: 'wards.csv', mimeType: 'text/csv', buffer: Buffer.from(table(900)) });
	await expect(page.getByTestId('table')).toContainText('900 rows, 5 columns', { timeout: patience });
	await expect(page.getByLabel('What is predicted')).toHaveValue('returned');
	await page.getByLabel('Title').fill('Wards, 900 lines');
	await page.getByRole('button', { name: 'Measure and propose claims' }).click();
	await expect(page.getByText('Proposed from one draw')).toBeVisible({ timeout: patience });
	await expect(page.getByText('Nothing. The draft can be proved.')).toBeVisible();
	await page.getByRole('button', { name: 'Prove', exact: true }).click();
	await expect(page.getByTestId('proof')).toHaveText(/The proof holds/, { timeout: patience });
	await page.getByRole('button', { name: 'Play it as a learner does' }).click();
	await expect(page).toHaveURL(/labs\/own\/\?case=own-/);
	// The diagnosis that was planted is among the choices, and the reveal knows the author's words.
	await walk(page, 'remedy', { answer: 1 });
	await expect(page.getByText('Twenty votes').first()).toBeVisible();
});

test('a pack of a stranger is played from its brief to its debrief', async ({ page, open }) => {
	test.setTimeout(200_000);
	await open('labs/own/');
	await expect(page.getByText('No pack has been opened in this browser yet.')).toBeVisible();
	const hostile = zipSync({ 'exercise.yaml': strToU8('a: 1'), 'brief.md': strToU8('<script>1</script>'), 'debrief.md': strToU8('x') });
	const choose = page.locator('input[type=file]');
	await choose.setInputFiles({ name: 'x.zip', mimeType: 'application/zip', buffer: Buffer.from(hostile) });
	await expect(page.getByRole('alert')).toContainText('holds HTML');
	await choose.setInputFiles(await pack('gym-300'));
	await expect(page).toHaveURL(/case=own-/);
	await walk(page, 'reveal', { answer: 4 });
	await expect(page.getByRole('heading', { name: /The arithmetic/ })).toBeVisible();
	await finish(page);
	await open('labs/own/');
	await expect(page.getByTestId('own-cases')).toContainText('Gym, 330 members');
	await page.getByRole('button', { name: 'Remove Gym, 330 members' }).click();
	await expect(page.getByText('No pack has been opened in this browser yet.')).toBeVisible();
});

test('an exercise of one’s own is assigned by a file, done in another browser, and replayed', async ({ page, open, browser, baseURL }) => {
	test.setTimeout(400_000);
	await open('teach/author/');
	await page.getByRole('button', { name: 'Prove', exact: true }).click();
	await expect(page.getByTestId('proof')).toHaveText(/The proof holds/, { timeout: patience });
	await page.getByRole('button', { name: 'Play it as a learner does' }).click();
	await expect(page).toHaveURL(/case=own-/);
	await open('teach/compose/');
	await page.getByLabel('Title').fill('Our choir');
	await page.getByRole('button', { name: /^Add Choir, 420/ }).click();
	await expect(page.getByText(/which only its file carries/)).toBeVisible({ timeout: patience });
	await expect(page.getByRole('textbox', { name: 'Link' })).toHaveCount(0);
	const [saved] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: 'Save the file', exact: false }).first().click()
	]);
	const text = await readFile(await saved.path(), 'utf8');
	await page.getByRole('button', { name: 'Open its class' }).click();
	await expect(page.getByRole('heading', { name: 'Our choir' })).toBeVisible();
	const classAddress = page.url();

	// A browser that has never seen the pack: the link alone is refused with a sentence, the file opens it.
	const student = await (await browser.newContext({ baseURL, serviceWorkers: 'block' })).newPage();
	const preview = await import('#lib/teach/assignment-file.ts').then(({ readAssignmentFile }) => readAssignmentFile(text));
	if (!preview.report.ok) throw new Error('The file is no assignment.');
	const { writeLink } = await import('#lib/teach/assignment-link.ts');
	await student.goto(`do/${writeLink(preview.report.assignment)}`);
	await expect(student.getByRole('alert')).toContainText('Ask for the file');
	await student
		.locator('input[type=file]')
		.first()
		.setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(text) });
	await student.getByLabel('Your id').fill('Ann');
	await student.getByRole('button', { name: 'Begin' }).click();
	await student.getByRole('link', { name: /^Open: Choir, 420/ }).click();
	await walk(student, 'reveal', { answer: 4 });
	await student.getByRole('link', { name: 'Back to the assignment' }).first().click();
	const [handed] = await Promise.all([
		student.waitForEvent('download'),
		student.getByRole('button', { name: 'Save the file to hand in' }).click()
	]);
	const work = await readFile(await handed.path());
	await student.context().close();

	await page.goto(classAddress);
	await expect(page.getByRole('tab', { name: 'Collect' })).toBeVisible();
	await page.locator('input[type=file]').first().setInputFiles({ name: 'ann.json', mimeType: 'application/json', buffer: work });
	await page.getByRole('button', { name: 'Check 1 file' }).click();
	await expect(page.getByText(/^1 file checked in/)).toBeVisible({ timeout: patience });
	// The last question is open, so it is incomplete; every number was replayed.
	await expect(page.getByRole('row').filter({ hasText: 'ann.json' })).toContainText('incomplete');
	await expect(page.getByRole('row').filter({ hasText: 'ann.json' })).not.toContainText('differ');
});
