/**
 * Cases as a learner meets them: every step to the reveal, every instrument that is offered. A handful that rotates with the
 * build; `HOLDOUT_CASES=all npm test -- e2e` walks through all of them.
 */
import { expect, test } from './fixture.ts';
import { someCases } from './pages.ts';
import { walk } from './walk.ts';

const HANDFUL = 6;

for (const path of someCases(HANDFUL)) {
	test(`${path} from its brief to its reveal, with every instrument`, async ({ page, open }) => {
		test.setTimeout(300_000);
		await open(path);
		await walk(page, 'evidence');
		const run = page.getByRole('button', { name: /^Run: / });
		for (let left = await run.count(); left > 0; left -= 1) {
			await expect(run.first()).toBeEnabled({ timeout: 60_000 });
			// A term met for the first time explains itself, and its card may lie over the button.
			await page.keyboard.press('Escape');
			await run.first().click();
			await expect(run, 'the instrument answers').toHaveCount(left - 1, { timeout: 60_000 });
		}
		await walk(page, 'reveal', { from: 'evidence' });
		await expect(page.getByRole('heading', { name: /^(Right|Not this time)/ })).toBeVisible({ timeout: 60_000 });
		await expect(page.getByText(/undefined|NaN|\[object/)).toHaveCount(0);
	});
}
