/**
 * `npx tsx scripts/bench/collect-120.ts [--folder DIR]`: 120 submissions on the page of their class, in a browser, on the built site.
 * Prints how long taking them in and checking them take, cold and again, the longest tasks of the page's main thread meanwhile, and the
 * memory of the page. Without a folder the class is played first (`scripts/write-class.ts`), which takes its time. For a quiet machine.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { CDPSession, Page } from '@playwright/test';
import { openSite } from '../pages/site.ts';

const PATIENCE = 600_000;
/** Tasks that are longer than this hold the page up. */
const LIMIT = 50;

const { values } = parseArgs({ options: { folder: { type: 'string' } } });

function classFolder(): string {
	if (values.folder !== undefined) return values.folder;
	const folder = mkdtempSync(join(tmpdir(), 'class-'));
	execFileSync(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'scripts/write-class.ts', '--folder', folder], { stdio: 'inherit' });
	return folder;
}

/** Counts tasks of the main thread over the limit, from now on. */
async function watchTasks(page: Page): Promise<void> {
	await page.evaluate((limit) => {
		const tasks: number[] = [];
		Object.assign(window, { tasks });
		new PerformanceObserver((list) => {
			for (const { duration } of list.getEntries()) if (duration > limit) tasks.push(duration);
		}).observe({ type: 'longtask', buffered: false });
	}, LIMIT);
}

async function tasksSince(page: Page): Promise<string> {
	const tasks = await page.evaluate(() => {
		const all = (window as unknown as { tasks: number[] }).tasks;
		return all.splice(0).sort((a, b) => b - a);
	});
	const longest = tasks.slice(0, 3).map((task) => `${Math.round(task)} ms`);
	return tasks.length === 0 ? `no task over ${LIMIT} ms` : `${tasks.length} tasks over ${LIMIT} ms, the longest ${longest.join(', ')}`;
}

/** Heap of the page's own JavaScript after a collection, in MB; workers have theirs. */
async function heap(session: CDPSession): Promise<number> {
	await session.send('HeapProfiler.collectGarbage');
	const { usedSize } = await session.send('Runtime.getHeapUsage');
	return usedSize / 1e6;
}

const folder = classFolder();
const files = readdirSync(join(folder, 'submissions')).map((name) => join(folder, 'submissions', name));
const site = await openSite();
try {
	const page = await site.browser.newPage({ serviceWorkers: 'block' });
	await page.goto(`${site.address}teach/`);
	await page.waitForLoadState('networkidle');
	await page.locator('input[type=file]').first().setInputFiles(join(folder, 'assignment.json'));
	await page.getByRole('link', { name: /^Open the class/ }).click();
	await page.getByRole('tab', { name: 'Collect' }).waitFor();
	const session = await page.context().newCDPSession(page);
	await watchTasks(page);
	const before = await heap(session);

	const timed = async (what: string, act: () => Promise<void>): Promise<void> => {
		const start = performance.now();
		await act();
		const seconds = ((performance.now() - start) / 1000).toFixed(1);
		console.log(`${what.padEnd(28)} ${seconds.padStart(6)} s   ${await tasksSince(page)}`);
	};
	const done = page.getByText(new RegExp(`^${files.length} files checked in`));
	await timed(`${files.length} files taken in`, async () => {
		await page.locator('input[type=file]').first().setInputFiles(files);
		await page.getByText(/files? taken in/).waitFor({ timeout: PATIENCE });
	});
	await timed('checked, cold', async () => {
		await page.getByRole('button', { name: /^Check \d+ files$/ }).click();
		await done.waitFor({ timeout: PATIENCE });
	});
	await timed('checked again', async () => {
		await page.getByRole('button', { name: 'Check all again' }).click();
		await done.waitFor({ state: 'detached', timeout: PATIENCE });
		await done.waitFor({ timeout: PATIENCE });
	});
	await timed('the gradebook', async () => {
		await page.getByRole('tab', { name: 'Grades' }).click();
		await page.getByText(/^120 students$/).waitFor({ timeout: PATIENCE });
	});
	await timed('graded again, other weights', async () => {
		await page.getByRole('tab', { name: 'Regrade' }).click();
		await page.getByLabel('Diagnosis, Cases that end with the diagnosis').fill('60');
		await page.getByRole('button', { name: 'Grade again with these' }).click();
		await page.getByRole('heading', { name: 'What it changed' }).waitFor({ timeout: PATIENCE });
	});
	console.log(`heap of the page: ${before.toFixed(0)} MB before, ${(await heap(session)).toFixed(0)} MB after`);
	console.log(`workers: ${page.workers().length}`);
} finally {
	await site.close();
}
