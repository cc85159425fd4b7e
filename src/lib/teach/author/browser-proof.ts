/** The prover of a real page: module workers, with the binaries served by this very site. */
import { wasmPaths } from '#lib/training/wasm-urls.ts';
import { createProver } from './proof-client.ts';
import type { Prover } from './proof-wire.ts';

/** Starts nothing by itself. @param tables folder of the prepared tables under the site's base, with its final slash. */
export function createBrowserProver(tables: string): Prover {
	const absolute = (address: string): string => new URL(address, document.baseURI).href;
	const paths = Object.fromEntries(Object.entries(wasmPaths).map(([name, address]) => [name, absolute(address)])) as typeof wasmPaths;
	return createProver({
		// This very form is what the bundler recognises as a worker's entry.
		createWorker: () => new Worker(new URL('./proof-worker.ts', import.meta.url), { type: 'module', name: 'proof' }),
		setup: { type: 'setup', wasmPaths: paths, tables: absolute(tables) },
		workers: Math.max(1, Math.min(4, (navigator.hardwareConcurrency || 2) - 1)),
		patienceMs: 120_000
	});
}
