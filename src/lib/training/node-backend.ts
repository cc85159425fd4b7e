import { createRequire } from 'node:module';
import path from 'node:path';
import { startBackend } from './backend.ts';
import type { Backend, BackendOptions } from './backend.ts';

/** The backend in Node (tests, proofs, bench): TF.js's binaries come from node_modules. */
export async function startNodeBackend(build: BackendOptions['build'] = 'auto'): Promise<Backend> {
	const entry = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm');
	return startBackend({ wasmPaths: `${path.dirname(entry)}/`, build });
}
