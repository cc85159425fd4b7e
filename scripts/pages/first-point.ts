/** How long a learner waits between pressing "Train" and the first point on the chart. */
import type { Browser, Page } from '@playwright/test';
import { walk } from '../../tests/e2e/walk.ts';

export interface FirstPoint {
	/** The worker has started and idles, as it has after half a minute of reading. */
	readonly warm: readonly number[];
	/** The page was loaded anew, with its files in the browser's cache, and the button pressed as soon as it was there. */
	readonly cold: readonly number[];
}

const CASE = 'labs/mechanics/churn-300/';

/** Milliseconds, one for each seed. */
export async function measureFirstPoint(browser: Browser, baseURL: string, seeds: readonly number[]): Promise<FirstPoint> {
	const warm: number[] = [];
	const cold: number[] = [];
	for (const seed of seeds) {
		warm.push(await once(browser, baseURL, seed, (page) => page.waitForTimeout(5_000)));
		cold.push(await once(browser, baseURL, seed, reloadOnceSaved));
	}
	return { warm, cold };
}

/** The step before the training is written a moment after it was taken: a page loaded anew too early would be a step behind. */
async function reloadOnceSaved(page: Page): Promise<void> {
	await page.waitForTimeout(1_000);
	await page.reload();
}

async function once(browser: Browser, baseURL: string, seed: number, before: (page: Page) => Promise<unknown>): Promise<number> {
	const context = await browser.newContext({ baseURL, viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' });
	try {
		const page = await context.newPage();
		await page.goto(`${CASE}?seed=${seed}`);
		await walk(page, 'train');
		await before(page);
		await page.getByRole('button', { name: /^Train \d+ seed/ }).waitFor({ timeout: 60_000 });
		return await page.evaluate(fromPressToPoint);
	} finally {
		await context.close();
	}
}

/** Runs in the page, where no helper is: functions inside are anonymous, since tsx gives others a name with one. The clock is the page's. */
function fromPressToPoint(): Promise<number> {
	return new Promise((resolve, reject) => {
		const button = [...document.querySelectorAll('button')].find(({ textContent }) => /^\s*Train \d+ seed/.test(textContent));
		if (!button) {
			reject(new Error('There is no button to train with.'));
			return;
		}
		const start = performance.now();
		setTimeout(() => reject(new Error('No point was drawn within a minute.')), 60_000);
		new MutationObserver((_, observer) => {
			if (!document.querySelector('figure.card svg path[d], figure.card svg circle, figure.card svg polyline')) return;
			observer.disconnect();
			// The frame after this one begins when this one has been painted.
			requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - start)));
		}).observe(document.body, { childList: true, subtree: true, attributes: true });
		button.click();
	});
}
