// npm run bench:page: what the first page weighs, where TensorFlow.js and Plotly are, and how long the main thread is
// ever busy while a model trains. Exits with 1 when a limit is passed.
import type { Page } from '@playwright/test';
import { walk } from '../tests/e2e/walk.ts';
import { openSite, type OpenSite } from './pages/site.ts';
import { watchLongTasks, weigh, type Weighed } from './pages/weigh.ts';

const limits = { homeScripts: 90_000, longTask: 50 };
const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
const sum = (parts: readonly Weighed[]) => parts.reduce((total, { gzip }) => total + gzip, 0);

interface Finding {
	readonly sentence: string;
	readonly holds: boolean;
}

async function newPage(site: OpenSite): Promise<Page> {
	const context = await site.browser.newContext({ baseURL: site.address, viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' });
	return context.newPage();
}

const timeNow = (page: Page) => page.evaluate(() => performance.now());

/** Weight of the first page, when its first model has trained, and the long tasks of that training. */
async function measureHome(site: OpenSite): Promise<Finding[]> {
	const page = await newPage(site);
	const weighed = weigh(page);
	const longTasks = await watchLongTasks(page);
	await page.goto('');
	await page.getByRole('button', { name: /Cannot tell/ }).waitFor({ timeout: 60_000 });
	const painted = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0);
	await page.waitForFunction(() => !/getting ready/i.test(document.body.innerText), undefined, { timeout: 60_000 });
	const started = await timeNow(page);
	await page.waitForTimeout(8_000);
	const parts = await weighed();
	const tasks = (await longTasks()).filter(({ start }) => start >= started);
	await page.context().close();

	const main = parts.filter(({ place }) => place === 'main');
	const worker = parts.filter(({ place }) => place === 'worker');
	const byWeight = [...parts].sort((a, b) => b.gzip - a.gzip);
	console.log('\nFirst page, bytes after gzip');
	for (const { name, place, gzip } of byWeight.slice(0, 14)) console.log(`  ${kilobytes(gzip).padStart(10)}  ${place.padEnd(6)}  ${name}`);
	console.log(`  first paint after ${Math.round(painted)} ms`);
	return [
		{
			sentence: `main-thread JavaScript of the first page: ${kilobytes(sum(main))} of at most ${kilobytes(limits.homeScripts)}`,
			holds: sum(main) <= limits.homeScripts
		},
		{ sentence: `scripts and WebAssembly in workers: ${kilobytes(sum(worker))}`, holds: worker.length > 0 },
		{
			sentence: 'TensorFlow.js is in workers only',
			holds: worker.some((part) => part.isTensorFlow) && !main.some((part) => part.isTensorFlow)
		},
		{ sentence: 'Plotly is not on the first page', holds: !parts.some((part) => part.isPlotly) },
		longest('while the first page trains', tasks)
	];
}

function longest(when: string, tasks: readonly { length: number }[]): Finding {
	const length = Math.max(0, ...tasks.map((task) => task.length));
	const words =
		tasks.length === 0
			? `no task over ${limits.longTask} ms`
			: `${tasks.length} tasks over ${limits.longTask} ms, the longest ${Math.round(length)} ms`;
	return { sentence: `main thread ${when}: ${words}`, holds: tasks.length === 0 };
}

/** Long tasks while a case trains, Plotly's one-time import apart: it is waited for first. */
async function measureTraining(site: OpenSite): Promise<Finding[]> {
	const page = await newPage(site);
	const weighed = weigh(page);
	const longTasks = await watchLongTasks(page);
	await page.goto('labs/mechanics/churn-300/?seed=7');
	await walk(page, 'train');
	const plotly = page.waitForResponse((response) => response.ok() && Number(response.headers()['content-length'] ?? 0) > 3e6, {
		timeout: 10_000
	});
	await plotly.catch(() => undefined);
	await page.waitForTimeout(3_000);
	const before = await timeNow(page);
	const importing = (await longTasks()).map(({ length }) => length);
	await walk(page, 'evidence', { from: 'train' });
	const trained = await timeNow(page);
	const tasks = (await longTasks()).filter(({ start }) => start >= before && start <= trained);
	const parts = await weighed();
	await page.context().close();
	const plotlyPart = parts.find((part) => part.isPlotly);
	console.log('\nWorkspace');
	console.log(
		`  main-thread JavaScript without Plotly: ${kilobytes(sum(parts.filter((part) => part.place === 'main' && !part.isPlotly)))}`
	);
	console.log(
		`  Plotly: ${plotlyPart === undefined ? 'not loaded' : kilobytes(plotlyPart.gzip)}; long tasks before training, its import among them: ${importing.map(Math.round).join(', ') || 'none'} ms`
	);
	console.log(`  training took ${Math.round(trained - before)} ms`);
	return [longest('while a case trains', tasks)];
}

const site = await openSite();
const findings: Finding[] = [];
try {
	findings.push(...(await measureHome(site)), ...(await measureTraining(site)));
} finally {
	await site.close();
}
console.log('');
for (const { sentence, holds } of findings) console.log(`${holds ? '✓' : '✗'} ${sentence}`);
process.exitCode = findings.every(({ holds }) => holds) ? 0 : 1;
