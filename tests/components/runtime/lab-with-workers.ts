import { createLabClient } from '#lib/runtime/client.ts';
import type { LabRuntime } from '#lib/runtime/protocol.ts';
import { wasmPaths } from '#lib/training/wasm-urls.ts';

/** Real workers the test can get hold of, to kill them. The caller disposes of the lab. */
export function labWithWorkers(size = 1, heartbeatMs = 200): { readonly lab: LabRuntime; readonly workers: Worker[] } {
	const workers: Worker[] = [];
	const absolute = (address: string): string => new URL(address, document.baseURI).href;
	const lab = createLabClient({
		createWorker: () => {
			const worker = new Worker(new URL('../../../src/lib/runtime/lab-worker.ts', import.meta.url), { type: 'module' });
			workers.push(worker);
			return worker;
		},
		setup: {
			wasmPaths: {
				'tfjs-backend-wasm.wasm': absolute(wasmPaths['tfjs-backend-wasm.wasm']),
				'tfjs-backend-wasm-simd.wasm': absolute(wasmPaths['tfjs-backend-wasm-simd.wasm']),
				'tfjs-backend-wasm-threaded-simd.wasm': absolute(wasmPaths['tfjs-backend-wasm-threaded-simd.wasm'])
			},
			tables: absolute('/data/')
		},
		size,
		heartbeatMs,
		missedBeats: 10,
		absolute,
		hasWebAssembly: true
	});
	return { lab, workers };
}
