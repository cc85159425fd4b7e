/** The lab of a real page: module workers, with the binaries served by this very site. */
import { wasmPaths } from '#lib/training/wasm-urls.ts';
import { createLabClient, poolSize } from './client.ts';
import type { LabRuntime } from './protocol.ts';

export interface BrowserLabOptions {
	/** Folder of the prepared tables under the site's base, e.g. `resolve('/data/')`. */
	readonly tables: string;
	/** Workers at most; by the machine's cores unless said. */
	readonly size?: number;
	/** Texts by their address, for what no file of the site holds; tables lie in `tables`. */
	readonly given?: Readonly<Record<string, string>>;
}

/** Starts nothing by itself: the first call (or `warmUp`) does. */
export function createBrowserLab(options: BrowserLabOptions): LabRuntime {
	const absolute = (address: string): string => new URL(address, document.baseURI).href;
	const folder = options.tables.endsWith('/') ? options.tables : `${options.tables}/`;
	return createLabClient({
		// This very form is what the bundler recognises as a worker's entry.
		createWorker: () => new Worker(new URL('./lab-worker.ts', import.meta.url), { type: 'module', name: 'lab' }),
		setup: {
			wasmPaths: mapValues(wasmPaths, absolute),
			tables: absolute(folder),
			...(options.given && { given: Object.fromEntries(Object.entries(options.given).map(([address, text]) => [absolute(address), text])) })
		},
		size: options.size ?? poolSize(navigator.hardwareConcurrency || 2),
		absolute,
		hasWebAssembly: typeof WebAssembly === 'object'
	});
}

function mapValues<K extends string>(record: Readonly<Record<K, string>>, change: (value: string) => string): Record<K, string> {
	return Object.fromEntries(Object.entries<string>(record).map(([key, value]) => [key, change(value)])) as Record<K, string>;
}
