/**
 * Times our engine, `model.fit` and scikit-learn on the same jobs, in turn, and prints ratios.
 *
 *   npm run bench -- [--json FILE] [--runs 5] [--jobs learning-curve,digits] [--who holdout-node,scikit-learn] [--no-reference]
 *   npm run bench -- --soak 1000      (instead of timing: so many runs one after the other, and what they leave behind)
 *
 * The contestants take turns run by run, so that a noisy machine is noisy for all of them.
 */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { digitsOf, readDigits, startBrowser, startNode, startScikitLearn } from './contestants.ts';
import type { Contestant } from './contestants.ts';
import { JOBS, WHO } from './jobs.ts';
import type { JobName, Who } from './jobs.ts';
import { soak } from './soak.ts';

interface Result {
	readonly job: JobName;
	readonly who: Who;
	readonly medianMs: number;
	readonly minMs: number;
	readonly maxMs: number;
	readonly runs: number;
}

function chosen<T extends string>(text: string | undefined, all: readonly T[], name: string): readonly T[] {
	if (text === undefined) return all;
	return text.split(',').map((word) => {
		const found = all.find((one) => one === word);
		if (!found) throw new Error(`--${name}: ${word} is not one of ${all.join(', ')}.`);
		return found;
	});
}

function summary(job: JobName, who: Who, times: readonly number[]): Result {
	const sorted = [...times].sort((a, b) => a - b);
	const middle = sorted.length >> 1;
	const medianMs = sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
	const round = (ms: number): number => Math.round(ms * 10) / 10;
	return { job, who, medianMs: round(medianMs), minMs: round(sorted[0]), maxMs: round(sorted[sorted.length - 1]), runs: sorted.length };
}

function say(text: string): void {
	process.stdout.write(`${text}\n`);
}

const { values: options } = parseArgs({
	allowNegative: true,
	options: {
		json: { type: 'string' },
		runs: { type: 'string', default: '5' },
		jobs: { type: 'string' },
		who: { type: 'string' },
		soak: { type: 'string' },
		reference: { type: 'boolean', default: true }
	}
});
if (options.soak !== undefined) {
	const { runs: done, cancelled, tensors, wasmBytes, heapBytes } = await soak(Number(options.soak));
	const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
	say(`${done} runs, ${cancelled} of them cancelled half-way. After the first tenth of them, and after all:`);
	say(`  tensors            ${tensors[0]}, ${tensors[1]}`);
	say(`  WebAssembly memory ${megabytes(wasmBytes[0])}, ${megabytes(wasmBytes[1])}`);
	say(`  JavaScript heap    ${megabytes(heapBytes[0])}, ${megabytes(heapBytes[1])}`);
	const flat = tensors[0] === tensors[1] && wasmBytes[0] === wasmBytes[1] && heapBytes[1] < heapBytes[0] + 10e6;
	say(flat ? 'Nothing is left behind.' : 'Something is left behind.');
	process.exit(flat ? 0 : 1);
}
const runs = Number(options.runs);
if (!Number.isInteger(runs) || runs < 1) throw new Error(`--runs must be a whole number of at least 1, not ${options.runs}.`);
const jobs = chosen(options.jobs, JOBS, 'jobs');
const who = chosen(options.who, WHO, 'who');

const packed = readDigits();
const digits = digitsOf(packed);
const contestants = new Map<Who, Contestant>();
const missing = new Map<string, string>();
if (who.includes('holdout-node')) contestants.set('holdout-node', await startNode(digits));
if (who.includes('holdout-browser') || who.includes('model-fit')) {
	try {
		const { ours, modelFit, version } = await startBrowser(packed);
		say(`Chromium ${version}, Node ${process.versions.node}, ${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'})`);
		contestants.set('holdout-browser', ours);
		if (who.includes('model-fit')) contestants.set('model-fit', modelFit);
	} catch (error) {
		const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
		for (const name of ['holdout-browser', 'model-fit']) missing.set(name, `no browser could be used: ${reason}`);
	}
}
if (who.includes('scikit-learn')) {
	const started = await startScikitLearn(digits);
	if (typeof started === 'string') missing.set('scikit-learn', started);
	else {
		say(`scikit-learn ${started.version}, one thread, fits only (no validation)`);
		contestants.set('scikit-learn', started.contestant);
	}
}

const results: Result[] = [];
for (const job of jobs) {
	const times = new Map<Who, number[]>();
	const notes = new Map<Who, string>();
	for (let run = -1; run < runs; run++) {
		for (const name of WHO) {
			const contestant = contestants.get(name);
			if (!contestant || !who.includes(name) || missing.has(`${name} ${job}`)) continue;
			// The first round warms up and is not counted; model.fit is so slow that its own first fits do.
			if (run < 0 && name === 'model-fit') continue;
			const { ms, missing: reason, note } = await contestant.time(job);
			if (note) notes.set(name, note);
			if (reason !== undefined || ms === undefined) missing.set(`${name} ${job}`, reason ?? 'no figure');
			else if (run >= 0) times.set(name, [...(times.get(name) ?? []), ms]);
		}
	}
	say(`\n${job}`);
	const ours = times.get('holdout-browser') ?? times.get('holdout-node');
	const base = ours && summary(job, 'holdout-browser', ours).medianMs;
	for (const name of WHO) {
		const list = times.get(name);
		if (!list) {
			if (who.includes(name)) say(`  ${name.padEnd(16)} —  ${missing.get(`${name} ${job}`) ?? missing.get(name) ?? 'not timed'}`);
			continue;
		}
		const result = summary(job, name, list);
		results.push(result);
		const ratio = base ? `${(result.medianMs / base).toFixed(2)} × ours` : '';
		say(
			`  ${name.padEnd(16)} ${result.medianMs.toFixed(1).padStart(9)} ms  (${result.minMs.toFixed(1)} to ${result.maxMs.toFixed(1)}, ${result.runs} runs)  ${ratio}${notes.has(name) ? `  [${notes.get(name)}]` : ''}`
		);
	}
	if (job === 'learning-curve' && options.reference && who.includes('holdout-node')) {
		const reference = await startNode(digits, 'tfjs');
		const { ms = NaN } = await reference.time(job);
		say(`  our trainer with TF.js’s own kernels and gradients, Node, one run: ${ms.toFixed(0)} ms`);
	}
}
for (const [name, reason] of missing) if (!name.includes(' ')) say(`\n${name} is missing: ${reason}`);
for (const contestant of contestants.values()) await contestant.close();
if (options.json) writeFileSync(options.json, `${JSON.stringify(results, null, '\t')}\n`);
