/** Cases of judgment and the season: the sheet, the call, production, the fan, two numbers, and nothing lost on a reload. */
import { expect, test } from './fixture.ts';
import { makeCall, walk } from './walk.ts';

const CASE = 'labs/judgment/hauls-150/?seed=1000';

test('a decision is made from own numbers, lived, and only its quality is scored', async ({ page, open }) => {
	await open(CASE);
	await walk(page, 'decide');
	await expect(page.getByText(/Every number that decides is here/)).toBeVisible();
	await expect(page.getByRole('button', { name: 'Commit to it' })).toBeDisabled();
	await makeCall(page);
	await expect(page.getByText(/by your numbers/).first()).toBeVisible();
	await page.getByRole('button', { name: 'Commit to it' }).click();

	// The memo says what it found, and where.
	const memo = 'Recall on the rare class was 0.79 on 14 rows, below the floor, because the model never saw night rows.';
	await page
		.getByLabel('The same, to somebody who does not build models')
		.fill('We wait two weeks; a wrong launch would cost 400 customers.');
	await page
		.getByLabel(/sentence/i)
		.first()
		.fill(memo);
	await page.getByRole('button', { name: 'The memo stands' }).click();

	await page.getByRole('button', { name: 'Start the first week' }).click();
	await expect(page.getByText(/Week 26 of 26/)).toBeVisible({ timeout: 60_000 });
	await expect(page.getByRole('heading', { name: /The future you had, among 200 others/ })).toBeVisible();
	await expect(page.getByText('Only the quality of the decision is scored.', { exact: false })).toBeVisible();
	await expect(page.getByRole('heading', { name: 'What you believed' })).toBeVisible();

	// The same future after a reload, from the log alone.
	const came = await page.getByText(/points came\./).textContent();
	await page.reload();
	await expect(page.getByText(/points came\./)).toHaveText(came ?? '', { timeout: 60_000 });
	await page.getByRole('button', { name: 'On to the diagnosis' }).click();
	await expect(page.getByRole('heading', { name: /The arithmetic/ })).toBeVisible({ timeout: 60_000 });
	await expect(page.getByText('Your memo')).toBeVisible();
});

test('the reveal is not fetched before production is lived', async ({ page, open }) => {
	const fetched: string[] = [];
	page.on('request', (request) => void (/\/x-[0-9a-f]{16}\.json/.test(request.url()) && fetched.push(request.url())));
	await open(CASE);
	await walk(page, 'decide');
	await makeCall(page);
	await page.getByRole('button', { name: 'Commit to it' }).click();
	await page.getByRole('button', { name: 'Without a memo' }).click();
	await expect(page.getByRole('button', { name: 'Start the first week' })).toBeVisible();
	expect(fetched).toEqual([]);
});

test('production can be paused, stepped and skipped', async ({ page, open }) => {
	await page.emulateMedia({ reducedMotion: 'no-preference' });
	await open(CASE);
	await walk(page, 'decide');
	await makeCall(page);
	await page.getByRole('button', { name: 'Commit to it' }).click();
	await page.getByRole('button', { name: 'Without a memo' }).click();
	await page.getByRole('button', { name: 'Start the first week' }).click();
	await expect(page.getByText(/Week [1-9]\d? of 26/)).toBeVisible({ timeout: 60_000 });
	await page.getByRole('button', { name: 'Pause' }).click();
	const paused = (await page.getByText(/Week \d+ of 26/).textContent()) ?? '';
	await page.getByRole('button', { name: 'One week' }).press('Enter');
	await expect(page.getByText(/Week \d+ of 26/)).not.toHaveText(paused);
	await page.getByRole('button', { name: 'To the end' }).press('Enter');
	await expect(page.getByText('Week 26 of 26')).toBeVisible();
});

test('a season carries its capital over and goes on where it was left', async ({ page, open }) => {
	await open('season/?seed=7');
	await expect(page.getByText('Decision 1 of 12')).toBeVisible({ timeout: 60_000 });
	await makeCall(page);
	await page.getByRole('button', { name: 'Commit to it' }).click();
	await expect(page.getByRole('button', { name: 'Start the first week' })).toBeVisible();
	await page.reload();
	await page.getByRole('button', { name: 'Start the first week' }).click({ timeout: 60_000 });
	await page.getByRole('button', { name: 'Next decision' }).click({ timeout: 60_000 });
	await expect(page.getByText('Decision 2 of 12')).toBeVisible({ timeout: 60_000 });
	await expect(page.getByLabel('Link to this season')).toHaveValue(/\/season\/?\?seed=7$/);
	await open('season/');
	await expect(page.getByRole('button', { name: 'Go on with decision 2' })).toBeVisible();
});
