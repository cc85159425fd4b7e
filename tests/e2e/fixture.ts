import { expect, test as base, type Page } from '@playwright/test';

/** Everything that must never happen on any page, collected while a test runs. */
function watch(page: Page, problems: string[]): void {
	page.on('console', (message) => {
		// Said by the test runner itself: all tests but those about working offline run without the service worker.
		if (message.text().includes('Service Worker registration blocked by Playwright')) return;
		if (message.type() === 'error' || message.type() === 'warning')
			problems.push(`console ${message.type()}: ${message.text()} (${message.location().url})`);
	});
	page.on('pageerror', (error) => problems.push(`page error: ${error.message}`));
	page.on('request', (request) => {
		const address = request.url();
		if (/^(https?|wss?):/.test(address) && new URL(address).hostname !== '127.0.0.1') problems.push(`request to another host: ${address}`);
	});
	page.on('response', (response) => {
		if (response.status() >= 400) problems.push(`${response.status()} for ${response.url()}`);
	});
}

interface Fixtures {
	/** Sentences of problems seen so far; a test that expects one takes it out. At the end there must be none. */
	problems: string[];
	/** Goes to a page of the site and waits until it answers to clicks. `path` is relative: '' is the first page. */
	open: (path: string) => Promise<void>;
}

export const test = base.extend<Fixtures>({
	problems: async ({}, use) => {
		const problems: string[] = [];
		await use(problems);
		expect(problems, 'no console error, page error, failed or foreign request, or violation of the Content-Security-Policy').toEqual([]);
	},
	page: async ({ page, problems }, use) => {
		watch(page, problems);
		await page.addInitScript(() => {
			document.addEventListener('securitypolicyviolation', (event) => {
				console.error(
					`CSP: ${event.effectiveDirective} refused ${event.blockedURI} ${event.sample} at ${event.sourceFile}:${event.lineNumber}`
				);
			});
		});
		await use(page);
	},
	open: async ({ page }, use) => {
		await use(async (path) => {
			await page.goto(path);
			await page.waitForLoadState('networkidle');
			await page.evaluate(() => document.fonts.ready);
		});
	}
});

export { expect };
