import { expect, test } from './fixture.ts';
import { pagesOfEachKind } from './pages.ts';

const hostOf = (address: string) => new URL(address).pathname;

/** Addresses that this worker has asked for already. */
const asked = new Set<string>();

for (const path of pagesOfEachKind()) {
	test(`/${path} opens under a sub-path with a query, fits a phone, and its links lead somewhere`, async ({
		page,
		open,
		baseURL,
		request
	}) => {
		await page.setViewportSize({ width: 360, height: 740 });
		await open(`${path}?from=course`);
		await expect(page.locator('h1')).toHaveCount(1);
		await expect(page).toHaveTitle(/\S/);
		await expect(page.locator('meta[http-equiv="content-security-policy" i]')).toHaveCount(1);
		const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
		expect(overflow, 'it never scrolls sideways').toBe(0);

		const links = await page.locator('a[href]').evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
		const inside = links.filter((href) => new URL(href).hostname === '127.0.0.1').map((href) => href.replace(/#.*$/, ''));
		expect(inside.length).toBeGreaterThan(0);
		for (const address of new Set(inside)) {
			expect(hostOf(address), `${address} stays inside the sub-path`).toContain(hostOf(baseURL ?? ''));
			if (asked.has(address)) continue;
			asked.add(address);
			expect((await request.get(address)).status(), address).toBe(200);
		}
	});
}

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
