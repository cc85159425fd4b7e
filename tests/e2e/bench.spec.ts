import type { Page } from '@playwright/test';
import { expect, test } from './fixture.ts';
import { walk } from './walk.ts';

const patience = 60_000;
const rest = (page: Page) => expect(page.locator('progress')).toHaveCount(0, { timeout: patience });

/** Predicts the next run and trains it. */
async function trainRun(page: Page, run: number, direction: RegExp): Promise<void> {
	await page
		.getByRole('radiogroup', { name: /where will validation go/ })
		.getByRole('radio', { name: direction })
		.click();
	const low = page.getByLabel(/^Least change/);
	if (await low.isVisible()) {
		await low.fill('-0.3');
		await page.getByLabel(/^Greatest change/).fill('0.3');
	}
	await page.getByRole('button', { name: new RegExp(`^Train run ${run}`) }).click();
	await expect(page.getByRole('row').filter({ has: page.getByRole('button', { name: `Compare run ${run}` }) })).toBeVisible({
		timeout: patience
	});
	await rest(page);
}

test('the bench: one change a run, undo, a reload, any two runs compared, a tie', async ({ page, open }) => {
	test.setTimeout(240_000);
	await open('labs/remediation/seattle-days/');
	await walk(page, 'remedy', { answer: 1 });
	const penalty = page.getByLabel('Penalty', { exact: true });
	await penalty.focus();
	await page.keyboard.press('ArrowRight');
	await expect(page.getByText('1 changed', { exact: true })).toBeVisible();
	await page.reload();
	await expect(page.getByText('1 changed', { exact: true })).toBeVisible({ timeout: patience });
	await rest(page);
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(page.getByText('1 changed', { exact: true })).toHaveCount(0);
	await expect(page.getByRole('button', { name: /^Train run 2/ })).toBeDisabled();
	await penalty.focus();
	await page.keyboard.press('ArrowRight');
	await page.getByLabel('Epochs', { exact: true }).focus();
	await page.keyboard.press('ArrowRight');
	await expect(page.getByText(/That is 2 changes from run 1/)).toBeVisible();
	await page.getByRole('button', { name: 'Undo' }).click();
	await trainRun(page, 2, /^Better/);
	// Run 2 gets its own diagnosis before its knobs open.
	await expect(penalty).toHaveCount(0);
	await page
		.getByRole('radiogroup', { name: /what is going on in run 2/ })
		.getByRole('radio')
		.last()
		.click();
	await expect(penalty).toBeEnabled();
	await page.getByLabel('Start from').selectOption('1');
	await page.getByLabel('Hidden layers', { exact: true }).focus();
	await page.keyboard.press('ArrowRight');
	await trainRun(page, 3, /^Same/);
	await expect(page.getByText('new experiment')).toBeVisible();
	await page.getByRole('button', { name: 'Compare run 2' }).click();
	await page.getByRole('button', { name: 'Compare run 3' }).click();
	// The difference is kept back until the learner has said which is better.
	await expect(page.getByRole('heading', { name: /side by side/ })).toBeVisible();
	await expect(page.getByText('Paired difference')).toHaveCount(0);
	await page.getByRole('button', { name: /^Tie/ }).click();
	await expect(page.getByText('Paired difference').first()).toBeVisible();
	await expect(page.getByText(/^So it is|^Look at the paired interval/)).toBeVisible();
});

test('a leak, by keyboard: repair on the cards, the score falls, fresh rows confirm it', async ({ page, open }) => {
	test.setTimeout(240_000);
	await open('labs/subtle-cases/tissue-180/');
	await walk(page, 'remedy', { answer: 1 });
	const press = (key: string) => page.keyboard.press(key);
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
	await tabTo(/^Show the code of: Choose columns/);
	await press('Enter');
	await expect(page.locator('.line.on').filter({ hasText: 'SelectKBest' })).toBeVisible();
	await tabTo(/^training rows/);
	await press('Enter');
	await expect(page.getByText('1 changed', { exact: true })).toBeVisible();
	await tabTo(/^Up$/);
	await press('ArrowRight');
	await press('ArrowRight');
	await press(' ');
	await tabTo(/^Least change/);
	await page.keyboard.type('-0.4');
	await press('Tab');
	await page.keyboard.type('0');
	await tabTo(/^Train run 2/);
	await press('Enter');
	await expect(page.getByRole('heading', { name: /Run 2 against run 1/ })).toBeVisible({ timeout: patience });
	await tabTo(/^Score run 2 on fresh rows/);
	await press('Enter');
	await expect(page.getByText(/^Run 2 holds|^Run 2 still promises|^Fresh rows do better/)).toBeVisible({ timeout: patience });
	await expect(page.getByText('Run 2, fresh rows').first()).toBeVisible();
	await expect(page.getByText(/A remedy for this case/)).toBeVisible();
});

test('the cards on a phone, in the dark: reordered by keys, undone, and nothing is wider than the screen', async ({ page, open }) => {
	test.setTimeout(240_000);
	await page.setViewportSize({ width: 390, height: 844 });
	await page.emulateMedia({ colorScheme: 'dark' });
	await open('labs/subtle-cases/district-534/');
	await walk(page, 'remedy', { answer: 1 });
	const order = () => page.getByRole('list', { name: 'Order of the steps' }).getByRole('button', { name: /^Show the code of/ });
	await expect(order()).toHaveText(['Split', 'One column per category', 'Scale', 'Model', 'Training']);
	await page.getByRole('button', { name: 'Show the code of: Scale' }).focus();
	await page.keyboard.press('Alt+ArrowLeft');
	await expect(order()).toHaveText(['Split', 'Scale', 'One column per category', 'Model', 'Training']);
	await expect(page.getByText('Scale is now step 1 of 2.')).toBeAttached();
	await expect(page.getByText('1 changed', { exact: true })).toBeVisible();
	await page.getByRole('button', { name: 'Show as code' }).click();
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(order()).toHaveText(['Split', 'One column per category', 'Scale', 'Model', 'Training']);
});
