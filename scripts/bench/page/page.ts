/** The page starts one worker, as the lab does, and hands requests through to it. */
import { wasmPaths } from '#lib/training/wasm-urls.ts';
import type { BenchAnswer, BenchRequest } from './messages.ts';

const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
const waiting = new Map<number, (answer: BenchAnswer) => void>();
let asked = 0;

worker.onmessage = ({ data }: MessageEvent<BenchAnswer>) => {
	waiting.get(data.id)?.(data);
	waiting.delete(data.id);
};

function ask(request: Omit<BenchRequest, 'id' | 'wasmPaths' | 'origin'>): Promise<BenchAnswer> {
	const id = asked++;
	return new Promise((resolve) => {
		waiting.set(id, resolve);
		const absolute = Object.fromEntries(Object.entries(wasmPaths).map(([name, url]) => [name, new URL(url, location.href).href]));
		worker.postMessage({ ...request, id, wasmPaths: absolute, origin: location.origin });
	});
}

Object.assign(globalThis, { askBench: ask });
