/** The audit of a real page: a module worker, with the binaries served by this very site. */
import { wasmPaths } from '#lib/training/wasm-urls.ts';
import { createAuditClient } from './audit-client.ts';
import type { AuditDesk } from './audit-wire.ts';

/** Starts nothing by itself: the first call does. */
export function createBrowserAudit(): AuditDesk {
	const absolute = (address: string): string => new URL(address, document.baseURI).href;
	return createAuditClient({
		// This very form is what the bundler recognises as a worker's entry.
		createWorker: () => new Worker(new URL('./audit-worker.ts', import.meta.url), { type: 'module', name: 'audit' }),
		wasmPaths: Object.fromEntries(Object.entries(wasmPaths).map(([name, address]) => [name, absolute(address)])) as typeof wasmPaths
	});
}
