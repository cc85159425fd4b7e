import { expect, test } from './fixture.ts';
import { walk } from './walk.ts';

const churn = 'labs/mechanics/churn-300/';

test('a whole case by keyboard alone', async ({ page, open }) => {
	test.setTimeout(240_000);
	await open(churn);
	const press = (key: string) => page.keyboard.press(key);
	/** Tabs until the thing with this name has the focus; gives up after going round. */
	const tabTo = async (name: RegExp): Promise<void> => {
		for (let presses = 0; presses < 120; presses += 1) {
			await press('Tab');
			const label = await page.evaluate(() => {
				const at = document.activeElement;
				return at === null ? '' : (at.getAttribute('aria-label') ?? at.textContent ?? '').trim();
			});
			if (name.test(label)) return;
		}
		throw new Error(`The keyboard never reached ${String(name)}.`);
	};
	const use = async (name: RegExp, key = 'Enter'): Promise<void> => {
		await expect(page.getByRole('button', { name }).first()).toBeEnabled({ timeout: 60_000 });
		await tabTo(name);
		await press(key);
	};
	await use(/^Look at the data/);
	await use(/^I have looked/);
	if (await page.locator('fieldset .choice').count()) await use(/^1/);
	await use(/^Go on/);
	await use(/Down$/);
	await use(/^Train \d/);
	await use(/^Run: Simpler model/);
	await expect(page.getByText(/of 6 units/)).toContainText('2');
	// A worked or completion case is clicked through first.
	const [begin, next, call] = [/^Begin$/, /^Next step$/, /^Make the call/].map((name) => page.getByRole('button', { name }));
	if (await begin.isVisible()) {
		await use(/^Begin$/);
		await expect(next).toBeVisible({ timeout: 60_000 });
		while (!(await call.isVisible())) {
			await use(/^Next step$/);
			await expect(next.or(call)).toBeVisible();
		}
	}
	await use(/^Make the call/, ' ');
	await press('3');
	await expect(page.getByRole('radio', { name: /Too fitted/ })).toBeChecked();
	await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
	await use(/^Gap/);
	await tabTo(/^50%/);
	await press('ArrowDown');
	await press('ArrowDown');
	// Arrows move; nothing is chosen until it is pressed.
	await press(' ');
	await tabTo(/^It will hold/);
	await press(' ');
	await use(/^Commit and reveal/);
	await expect(page.getByRole('heading', { name: /^Right/ })).toBeVisible({ timeout: 60_000 });
	await expect(page.getByRole('heading', { name: /^Right/ })).toBeFocused();
	await use(/^Continue to remedy/);
	const onPenalty = () => page.getByLabel('Penalty', { exact: true }).evaluate((input) => input === document.activeElement);
	for (let presses = 0; presses < 120 && !(await onPenalty()); presses += 1) await press('Tab');
	for (let step = 0; step < 3; step += 1) await press('ArrowRight');
	await tabTo(/^Up/);
	await press(' ');
	await use(/^Train run 2/);
	await expect(page.getByRole('heading', { name: /Run 2 against run 1|Run 1 against run 2/ })).toBeVisible({ timeout: 60_000 });
	await use(/^Done tuning/);
	await use(/^Open once, with run 2/);
	await expect(page.getByText(/The sealed rows say/)).toBeVisible({ timeout: 60_000 });
	await use(/^Go to the debrief/);
	await use(/^1/);
	await use(/^Finish this case/);
	await expect(page.getByText(/Finished/)).toBeVisible();
});

test('work survives a reload, with the same numbers', async ({ page, open }) => {
	await open(churn);
	await walk(page, 'evidence');
	const readings = page.locator('.readings');
	const before = await readings.innerText();
	await page.reload();
	await expect(page.getByRole('button', { name: /^Make the call/ })).toBeVisible({ timeout: 60_000 });
	expect(await readings.innerText()).toBe(before);
});

test('a tab closed in the middle of training loses nothing and says what happened', async ({ page, open, context, problems }) => {
	await open(churn);
	await walk(page, 'training');
	await page.close();
	const again = await context.newPage();
	again.on('pageerror', (error) => problems.push(error.message));
	await again.goto(churn);
	await expect(again.getByText(/closed while this trained|What do you see|Read the chart|Worked through/).first()).toBeVisible({
		timeout: 60_000
	});
	const train = again.getByRole('button', { name: /^Train \d/ });
	if (await train.isVisible()) await train.click();
	await walk(again, 'evidence', { from: 'training' });
	await expect(again.getByRole('button', { name: /^Make the call/ })).toBeVisible({ timeout: 60_000 });
});

test('a second tab on the same case is told, and can take it over', async ({ page, open, context }) => {
	await open(churn);
	await walk(page, 'data');
	const second = await context.newPage();
	await second.goto(churn);
	await expect(second.getByText(/open in another tab/)).toBeVisible();
	await second.getByRole('button', { name: /Take it over/ }).click();
	await expect(second.getByRole('button', { name: /^I have looked/ })).toBeVisible({ timeout: 30_000 });
	await expect(page.getByText(/open in another tab/)).toBeVisible();
	await second.getByRole('button', { name: /^I have looked/ }).click();
	await expect(page.getByText(/Three parts/)).toBeVisible();
});

for (const [given, used] of [
	['abc', '1000'],
	['-1', '0']
] as const) {
	test(`?seed=${given} is replaced by ${used}, with a note`, async ({ page, open }) => {
		await open(`${churn}?seed=${given}`);
		await expect(page.getByText(`asked for seed “${given}”`)).toBeVisible();
		await expect(page.getByText(`Seed ${used}`, { exact: true })).toBeVisible();
	});
}

test('without WebAssembly the page says so', async ({ page, open }) => {
	await page.addInitScript(() => {
		// @ts-expect-error -- a browser where it is switched off
		delete globalThis.WebAssembly;
	});
	await open(churn);
	await expect(page.getByText(/WebAssembly/).first()).toBeVisible();
});

for (const [answer, heading] of [
	[2, /^Right/],
	[0, /^Not this time/]
] as const) {
	test(`answer ${answer + 1} is told: ${String(heading)}`, async ({ page, open }) => {
		await open(churn);
		await walk(page, 'reveal', { answer });
		await expect(page.getByRole('heading', { name: heading })).toBeVisible();
		await expect(page.getByRole('heading', { name: 'The arithmetic' })).toBeVisible();
	});
}

test('long work can be cancelled, costs nothing then, and can be begun again', async ({ page, open }) => {
	await open(churn);
	await walk(page, 'evidence');
	await page.getByRole('button', { name: 'Run: More rows' }).click();
	await page.getByRole('button', { name: 'Cancel' }).click();
	await expect(page.getByRole('button', { name: 'Run: More rows' })).toBeEnabled();
	await expect(page.getByText('0 of 6 units')).toBeVisible();
	await page.getByRole('button', { name: 'Run: More rows' }).click();
	await expect(page.getByText('3 of 6 units')).toBeVisible({ timeout: 60_000 });
});
