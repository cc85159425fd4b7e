import { startBackend } from '#lib/training/backend.ts';
import type { Backend, WasmPaths } from '#lib/training/backend.ts';
import { prepareHoldout } from '../holdout.ts';
import type { Digits } from '../jobs.ts';
import { prepareModelFit } from '../model-fit.ts';
import type { PartOfJob } from '../model-fit.ts';
import { unpackDigits } from '../digits-format.ts';
import type { BenchAnswer, BenchRequest } from './messages.ts';

interface Prepared {
	readonly backend: Backend;
	readonly digits: Digits;
	readonly runs: Map<string, (() => Promise<number>) | PartOfJob | string>;
}

const scope = globalThis as unknown as { onmessage: (event: MessageEvent<BenchRequest>) => void; postMessage(answer: BenchAnswer): void };
let prepared: Promise<Prepared> | undefined;

async function prepare({ wasmPaths, origin }: BenchRequest): Promise<Prepared> {
	const backend = await startBackend({ wasmPaths: wasmPaths as WasmPaths });
	const digits = unpackDigits(new Float32Array(await (await fetch(`${origin}/digits.bin`)).arrayBuffer()));
	return { backend, digits, runs: new Map() };
}

async function answer(request: BenchRequest): Promise<Omit<BenchAnswer, 'id'>> {
	prepared ??= prepare(request);
	const { backend, digits, runs } = await prepared;
	const { job, who } = request;
	const key = `${who} ${job}`;
	if (!runs.has(key)) runs.set(key, who === 'model-fit' ? prepareModelFit(job, digits) : await prepareHoldout(backend, job, digits));
	const run = runs.get(key);
	if (typeof run === 'string' || !run) return { missing: run ?? 'no such job' };
	const [timed, times, note] = typeof run === 'function' ? [run, 1] : [run.run, run.times, run.note];
	const start = performance.now();
	const loss = await timed();
	return { ms: times * (performance.now() - start), loss, note };
}

scope.onmessage = ({ data }) => {
	void answer(data)
		.catch((error: unknown) => ({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }))
		.then((result) => scope.postMessage({ ...result, id: data.id }));
};
