/** Cases of judgment and the season: the sheet, the call, production, the fan, two numbers, and nothing lost on a reload. */
import type { Locator } from '@playwright/test';
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

test('a case of judgment goes from its brief to the reveal with the keyboard alone', async ({ page, open }) => {
	await open(CASE);
	const focused = (wanted: Locator): Promise<boolean> =>
		wanted.evaluate((element) => element === document.activeElement || element.contains(document.activeElement));
	/** Goes forward with Tab until the element, or something in it, has the focus. */
	const reach = async (wanted: Locator): Promise<void> => {
		await expect(wanted).toBeVisible({ timeout: 60_000 });
		for (let press = 0; press < 150; press += 1) {
			if (await focused(wanted)) return;
			await page.keyboard.press('Tab');
		}
		throw new Error(`Tab never reaches ${wanted.toString()}.`);
	};
	const button = (name: string | RegExp): Locator => page.getByRole('button', { name });
	const press = async (wanted: Locator): Promise<void> => {
		await expect(wanted).toBeEnabled({ timeout: 60_000 });
		await reach(wanted);
		await page.keyboard.press('Enter');
	};
	/** A group of radios is one stop: space takes the one in focus. */
	const take = async (question: RegExp): Promise<void> => {
		const group = page.getByRole('radiogroup', { name: question });
		await reach(group);
		await page.keyboard.press('Space');
		await expect(group.getByRole('radio', { checked: true })).toHaveCount(1);
	};
	const type = async (label: string | RegExp, value: string): Promise<void> => {
		await reach(page.getByLabel(label).first());
		await page.keyboard.type(value);
	};

	await press(button(/^Look at the data/));
	await press(button(/^I have looked/));
	await expect(page.getByRole('heading', { name: /Three parts/ })).toBeVisible();
	await page.keyboard.press('Escape');
	const answers = page.locator('fieldset button.choice');
	for (let index = 0; index < (await answers.count()) && !(await button(/^Go on/).isVisible()); index += 1) await press(answers.nth(index));
	await press(button(/^Go on/));
	const [same, train] = [button(/Same$/), button(/^Train \d+ seed/)];
	await expect(same.or(train).first()).toBeVisible({ timeout: 60_000 });
	if (await same.isVisible()) await press(same);
	await press(train);
	await press(button(/^Make the call/));
	await take(/What is going on/);
	await press(page.locator('.readings button').nth(2));
	await take(/How sure/);
	await take(/hold up/);
	const [low, middle, high] = ['Low end, 80%', 'Most likely', 'High end, 80%'];
	if (await page.getByLabel(middle).isVisible()) {
		await type(low, '0.6');
		await type(middle, '0.7');
		await type(high, '0.8');
	}
	await press(page.locator('button:enabled', { hasText: /^Commit( and (reveal|decide))?/ }));

	await expect(page.getByRole('heading', { name: 'Your numbers' })).toBeVisible({ timeout: 60_000 });
	await type(/^Chance that/, '60');
	await type(/^Best guess/, '0.81');
	await take(/What do you do/);
	await page.keyboard.press('ArrowDown');
	await expect(
		page
			.getByRole('radiogroup', { name: /What do you do/ })
			.getByRole('radio')
			.nth(1)
	).toBeChecked();
	await reach(page.getByLabel(/How sure are you that no other/));
	await page.keyboard.press('ArrowRight');
	await press(button('Commit to it'));
	await press(button('Without a memo'));
	await press(button('Start the first week'));
	await expect(page.getByText('Week 26 of 26')).toBeVisible({ timeout: 60_000 });
	await press(button('On to the diagnosis'));
	await expect(page.getByRole('heading', { name: /The arithmetic/ })).toBeVisible({ timeout: 60_000 });
});

test('decision and season fit a phone', async ({ page, open }) => {
	await page.setViewportSize({ width: 390, height: 844 });
	const fits = async (): Promise<void> => expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
	await open('season/');
	await fits();
	await open('season/?seed=7');
	await makeCall(page);
	await fits();
	await page.getByRole('button', { name: 'Commit to it' }).click();
	await page.getByRole('button', { name: 'Start the first week' }).click();
	await expect(page.getByRole('button', { name: 'Next decision' })).toBeVisible({ timeout: 60_000 });
	await fits();
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
