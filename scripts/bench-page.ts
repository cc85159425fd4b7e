// npm run bench:page: what the first page weighs, where TensorFlow.js and Plotly are, and how long the main thread is
// ever busy while a model trains, and how long the first point of its chart takes. Exits with 1 when a limit is passed.
import type { Page } from '@playwright/test';
import { walk } from '../tests/e2e/walk.ts';
import { measureFirstPoint } from './pages/first-point.ts';
import { openSite, type OpenSite } from './pages/site.ts';
import { endOnWords, longTasks, type Task } from './pages/main-thread.ts';
import { weigh, type Weighed } from './pages/weigh.ts';

const limits = { homeScripts: 90_000, longTask: 50, firstPointWarm: 150, firstPointCold: 1000 };
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

/** Weight of the first page, when its first model has trained, and the long tasks of that training. */
async function measureHome(site: OpenSite): Promise<Finding[]> {
	const page = await newPage(site);
	const weighed = weigh(page);
	await page.goto('');
	await page.getByRole('button', { name: /Cannot tell/ }).waitFor({ timeout: 60_000 });
	const painted = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0);
	const step = page.getByText(/Step [1-9]/).first();
	await step.waitFor({ timeout: 60_000 });
	const tasks = await longTasks(site.browser, page, limits.longTask, () => page.waitForTimeout(8_000));
	const parts = await weighed();
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

function longest(when: string, tasks: readonly Task[]): Finding {
	for (const { length, computed, steps } of tasks)
		console.log(`  ${Math.round(length)} ms (${Math.round(computed)} ms computing): ${steps.join('; ')}`);
	const over = tasks.filter(({ computed }) => computed > limits.longTask);
	const worst = (values: readonly number[]) => Math.round(Math.max(0, ...values));
	const computing =
		over.length === 0
			? `no task computes for over ${limits.longTask} ms`
			: `${over.length} over ${limits.longTask} ms, the longest ${worst(over.map((task) => task.computed))} ms`;
	// By the clock a task is also long when another program has the processor; a trace tells the two apart.
	const byClock =
		tasks.length === 0 ? 'none by the clock' : `${tasks.length} by the clock, the longest ${worst(tasks.map((task) => task.length))} ms`;
	return { sentence: `main thread ${when}: ${computing}; ${byClock}`, holds: over.length === 0 };
}

/** Long tasks while a case trains, Plotly's one-time import apart: it is waited for first. */
async function measureTraining(site: OpenSite): Promise<Finding[]> {
	const page = await newPage(site);
	const weighed = weigh(page);
	const plotly = page.waitForResponse((response) => Number(response.headers()['content-length'] ?? 0) > 3e6, { timeout: 60_000 });
	const importing = await longTasks(site.browser, page, limits.longTask, async () => {
		await page.goto('labs/mechanics/churn-300/?seed=7');
		await walk(page, 'train');
		await plotly;
		await page.waitForTimeout(4_000);
	});
	await endOnWords(page, 'Make the call');
	const tasks = await longTasks(site.browser, page, limits.longTask, () => walk(page, 'evidence', { from: 'train' }));
	const parts = await weighed();
	await page.context().close();
	const plotlyPart = parts.find((part) => part.isPlotly);
	const before = importing.map(({ length }) => Math.round(length)).join(', ');
	console.log('\nWorkspace');
	console.log(
		`  main-thread JavaScript without Plotly: ${kilobytes(sum(parts.filter((part) => part.place === 'main' && !part.isPlotly)))}`
	);
	console.log(
		`  Plotly: ${plotlyPart === undefined ? 'not loaded' : kilobytes(plotlyPart.gzip)}; long tasks before training, its import among them: ${before || 'none'} ms`
	);
	const after = tasks.filter((task) => !task.before).map(({ length }) => Math.round(length));
	console.log(`  long tasks once it has trained, Plotly's first drawing among them: ${after.join(', ') || 'none'} ms`);
	return [
		longest(
			'while a case trains',
			tasks.filter((task) => task.before)
		)
	];
}

/** Milliseconds from the press of "Train" to the first point, with the worker warm and cold. */
async function measureLatency(site: OpenSite): Promise<Finding[]> {
	const { warm, cold } = await measureFirstPoint(site.browser, site.address, [7, 8, 9, 10, 11]);
	const finding = (how: string, times: readonly number[], limit: number): Finding => {
		const sorted = [...times].sort((a, b) => a - b).map(Math.round);
		const median = sorted[sorted.length >> 1];
		return {
			sentence: `first point after the click, ${how}: median ${median} ms of at most ${limit} ms (${sorted[0]} to ${sorted[sorted.length - 1]}, ${sorted.length} runs)`,
			holds: median <= limit
		};
	};
	return [finding('worker warm', warm, limits.firstPointWarm), finding('page just loaded, files cached', cold, limits.firstPointCold)];
}

const site = await openSite();
const findings: Finding[] = [];
try {
	findings.push(...(await measureHome(site)), ...(await measureTraining(site)), ...(await measureLatency(site)));
} finally {
	await site.close();
}
console.log('');
for (const { sentence, holds } of findings) console.log(`${holds ? '✓' : '✗'} ${sentence}`);
process.exitCode = findings.every(({ holds }) => holds) ? 0 : 1;
