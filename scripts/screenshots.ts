// npm run screenshots [-- name …]: pictures of the pages and states listed in pages/shots.ts, into screenshots/.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { allViews, type Shot, type View } from './pages/shot.ts';
import { shots } from './pages/shots.ts';
import { openSite, type OpenSite } from './pages/site.ts';
import { root } from './toolchain/fingerprint.mjs';
import { say } from './toolchain/say.mjs';

const folder = join(root, 'screenshots');

const fileOf = ({ name, keptAs }: Shot, view: View) => keptAs ?? `screenshots/${name}-${view.name}.png`;

async function take(site: OpenSite, shot: Shot, view: View): Promise<void> {
	const { width, height, colorScheme } = view;
	const context = await site.browser.newContext({
		baseURL: site.address,
		viewport: { width, height },
		deviceScaleFactor: 1,
		colorScheme,
		reducedMotion: 'reduce',
		serviceWorkers: 'block'
	});
	const page = await context.newPage();
	try {
		await page.goto(shot.path);
		await page.locator('h1').first().waitFor();
		await shot.act?.(page);
		await page.evaluate(() => document.fonts.ready);
		await page.waitForTimeout(600);
		await page.evaluate(() => window.scrollTo(0, 0));
		await page.screenshot({ path: join(root, fileOf(shot, view)), fullPage: shot.keptAs === undefined });
	} finally {
		await context.close();
	}
}

const wanted = process.argv.slice(2);
const chosen = shots.filter(({ name, keptAs }) =>
	wanted.length === 0 ? keptAs === undefined : wanted.some((part) => name.includes(part))
);
if (chosen.length === 0)
	throw new Error(`No picture has "${wanted.join(' ')}" in its name. There are: ${shots.map(({ name }) => name).join(', ')}.`);
mkdirSync(folder, { recursive: true });
const site = await openSite();
let failed = 0;
for (const shot of chosen) {
	for (const view of shot.views ?? allViews) {
		try {
			await take(site, shot, view);
			say(fileOf(shot, view));
		} catch (error) {
			failed += 1;
			say(`${shot.name}, ${view.name}: ${error instanceof Error ? error.message : String(error)}`);
		}
	}
}
await site.close();
process.exitCode = failed === 0 ? 0 : 1;
