import { expect, test } from './fixture.ts';
import { pagesOfEachKind } from './pages.ts';

const hostOf = (address: string) => new URL(address).pathname;

for (const path of pagesOfEachKind()) {
	test(`/${path} opens under a sub-path with a query, without an error and with one main heading`, async ({ page, open }) => {
		await open(`${path}?from=course`);
		await expect(page.locator('h1')).toHaveCount(1);
		await expect(page).toHaveTitle(/\S/);
		await expect(page.locator('meta[http-equiv="content-security-policy" i]')).toHaveCount(1);
	});
	test(`/${path} never scrolls sideways on a phone`, async ({ page, open }) => {
		await page.setViewportSize({ width: 360, height: 740 });
		await open(path);
		const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
		expect(overflow).toBe(0);
	});
}

test('every link inside the site leads to a page that is there', async ({ page, open, baseURL, request }) => {
	const base = hostOf(baseURL ?? '');
	const addresses = new Set<string>();
	for (const path of pagesOfEachKind()) {
		await open(path);
		for (const href of await page.locator('a[href]').evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href))) {
			if (/^https?:/.test(href) && new URL(href).hostname === '127.0.0.1') addresses.add(href.replace(/#.*$/, ''));
		}
	}
	expect(addresses.size).toBeGreaterThan(0);
	for (const address of addresses) {
		expect(hostOf(address), `${address} stays inside the sub-path`).toContain(base);
		expect((await request.get(address)).status(), address).toBe(200);
	}
});

test('the page still opens without a network after one visit', async ({ browser, baseURL }) => {
	const context = await browser.newContext({ baseURL, serviceWorkers: 'allow' });
	const page = await context.newPage();
	await page.goto('');
	await page.evaluate(async () => navigator.serviceWorker.ready);
	await context.setOffline(true);
	for (const path of pagesOfEachKind()) {
		await page.goto(`${path}?offline=1`);
		await expect(page.locator('h1')).toHaveCount(1);
	}
	await context.close();
});
