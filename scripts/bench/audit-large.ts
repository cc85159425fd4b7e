/**
 * The audit page with a file of 200,000 rows and about 100 MB: when the first results stand, what the tab takes in memory, whether a
 * cancel works, and whether the page stays free. `npx tsx scripts/bench/audit-large.ts [--rows N] [--address URL]`; builds the site
 * unless an address is given. Long because it is one session told from its beginning to its end.
 */
import { createWriteStream, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from '@playwright/test';
import { createStream } from '../../src/lib/core/random.ts';
import { launchOptions } from '../find-browser.mjs';
import { longTasks } from '../pages/main-thread.ts';
import { openSite } from '../pages/site.ts';

const LIMITS = { firstMs: 10_000, memoryBytes: 1e9, taskMs: 50, cancelMs: 2000 };
const folder = fileURLToPath(new URL('../../.cache/audit-large', import.meta.url));

/** 200,000 rows come to about 100 MB: names, dates, groups, free text, 44 measurements, and an answer that one of them tells. */
async function largeFile(nRows: number): Promise<string> {
	mkdirSync(folder, { recursive: true });
	const file = path.join(folder, `rows-${nRows}.csv`);
	if (existsSync(file)) return file;
	const stream = createStream('audit-large');
	const out = createWriteStream(file);
	const measures = Array.from({ length: 44 }, (_, i) => `x${i}`);
	out.write(`id,when,customer,plan,note,${measures.join(',')},churned\n`);
	for (let row = 0; row < nRows; row++) {
		const group = stream.integer(Math.max(2, Math.floor(nRows / 10)));
		const values = measures.map(() => stream.normal());
		const answer = values[0] + stream.normal() > 0.5 ? 'yes' : 'no';
		const day = new Date(Date.UTC(2022, 0, 1 + (row % 900))).toISOString().slice(0, 10);
		const cells = [
			row,
			day,
			`c${group}`,
			group % 3 ? 'basic' : 'plus',
			`"note ${row} about, something ${group}"`,
			...values.map((x) => x.toFixed(6)),
			answer
		];
		if (!out.write(`${cells.join(',')}\n`)) await once(out, 'drain');
	}
	out.end();
	await once(out, 'finish');
	return file;
}

interface ProcessInfo {
	readonly type: string;
	readonly id: number;
}

interface Memory {
	/** What the process holds for itself, bytes: Chrome's "private memory footprint" (without the browser's own program, which all tabs share). */
	readonly own: number;
	/** With what it shares. */
	readonly resident: number;
}

/** Follows the largest renderer of the browser; Linux only. `stop` gives the peaks. */
function watchMemory(browser: Browser): { stop(): Promise<Memory> } {
	let peak: Memory = { own: 0, resident: 0 };
	let live = true;
	const session = browser.newBrowserCDPSession();
	const look = async (): Promise<void> => {
		while (live) {
			const { processInfo } = (await (await session).send('SystemInfo.getProcessInfo')) as { processInfo: readonly ProcessInfo[] };
			for (const { type, id } of processInfo)
				if (type === 'renderer') {
					const { own, resident } = memoryOf(id);
					peak = { own: Math.max(peak.own, own), resident: Math.max(peak.resident, resident) };
				}
			await new Promise((resolve) => setTimeout(resolve, 100));
		}
	};
	// When the browser is closed early, what went wrong is told by whoever closed it.
	const looking = look().catch(() => undefined);
	return {
		stop: async () => {
			live = false;
			await looking;
			return peak;
		}
	};
}

function memoryOf(pid: number): Memory {
	try {
		const status = readFileSync(`/proc/${pid}/status`, 'utf8');
		const bytes = (name: string): number => 1024 * Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1] ?? 0);
		return { own: bytes('RssAnon') + bytes('RssShmem') + bytes('VmSwap'), resident: bytes('VmRSS') };
	} catch {
		// The process has ended since the list was made.
		return { own: 0, resident: 0 };
	}
}

async function since(started: number, happens: Promise<unknown>): Promise<number> {
	await happens;
	return performance.now() - started;
}

async function bring(page: Page, file: string): Promise<void> {
	await page.locator('input[type=file]').first().setInputFiles(file);
}

async function measure(browser: Browser, address: string, file: string): Promise<boolean> {
	const page = await browser.newPage();
	const heading = (name: string) => page.getByRole('heading', { name, exact: true });
	const patience = { timeout: 900_000 };
	await page.goto(`${address}audit/`, patience);
	await heading('Bring a table').waitFor(patience);
	const memory = watchMemory(browser);
	const found: { name: string; value: string; good: boolean }[] = [];
	const note = (name: string, value: number, limit: number, unit: string): void => {
		found.push({ name, value: `${Math.round(value)} ${unit} (limit ${limit})`, good: value <= limit });
	};

	const tasks = await longTasks(browser, page, LIMITS.taskMs, async () => {
		await bring(page, file);
		await page.getByRole('button', { name: 'Cancel', exact: true }).waitFor(patience);
		await page.waitForTimeout(500);
		let started = performance.now();
		await page.getByRole('button', { name: 'Cancel', exact: true }).click();
		note(
			'cancel of the reading',
			await since(started, page.getByRole('progressbar').waitFor({ state: 'detached', ...patience })),
			LIMITS.cancelMs,
			'ms'
		);

		started = performance.now();
		await bring(page, file);
		note('from the drop to columns and guard', await since(started, heading('Before any split').waitFor(patience)), LIMITS.firstMs, 'ms');

		started = performance.now();
		await page.getByRole('button', { name: 'Audit this table' }).click();
		note('from the button to the first section', await since(started, heading('The columns').waitFor(patience)), LIMITS.firstMs, 'ms');
		await heading('Verdicts').waitFor(patience);
		console.log(`the whole audit after ${Math.round((performance.now() - started) / 1000)} s`);
		await page.getByRole('button', { name: 'Audit again' }).click();
		await heading('The columns').waitFor(patience);
		await page.waitForTimeout(2000);
		started = performance.now();
		await page.getByRole('button', { name: 'Cancel the audit' }).click();
		note('cancel of the audit', await since(started, page.getByText('The audit was stopped').waitFor(patience)), LIMITS.cancelMs, 'ms');
	});
	const { own, resident } = await memory.stop();
	note('peak memory of the tab', own / 1e6, LIMITS.memoryBytes / 1e6, 'MB');
	console.log(`with what all tabs share: ${Math.round(resident / 1e6)} MB`);
	// A machine that is busy with something else stretches tasks by the clock; what was computed is what the page did.
	const long = tasks.filter(({ computed }) => computed > LIMITS.taskMs);
	found.push({
		name: `tasks of the page over ${LIMITS.taskMs} ms`,
		value: `${long.length} computed, ${tasks.length} by the clock`,
		good: long.length === 0
	});
	for (const { name, value, good } of found) console.log(`${good ? 'good' : 'OVER'}  ${name}: ${value}`);
	for (const task of long) console.log(`      ${Math.round(task.computed)} ms: ${task.steps.join('; ')}`);
	await page.close();
	return found.every(({ good }) => good);
}

const { values } = parseArgs({ options: { rows: { type: 'string', default: '200000' }, address: { type: 'string' } } });
const file = await largeFile(Number(values.rows));
console.log(`${path.basename(file)}: ${Math.round(statSync(file).size / 1e6)} MB`);
const site = values.address === undefined ? await openSite() : null;
const browser = site?.browser ?? (await chromium.launch(launchOptions()));
try {
	process.exitCode = (await measure(browser, site?.address ?? values.address ?? '', file)) ? 0 : 1;
} finally {
	await (site === null ? browser.close() : site.close());
}
