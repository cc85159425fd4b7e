import { startBackend } from '#lib/training/backend.ts';
import { wasmPaths } from '#lib/training/wasm-urls.ts';
import { engineDigest } from '../engine-digest.ts';
import { evidenceDigest } from '../evidence-digest.ts';

async function digests(): Promise<string[]> {
	const out: string[] = [];
	for (const build of ['simd', 'scalar'] as const) {
		const backend = await startBackend({ wasmPaths, build });
		out.push(await engineDigest(backend), await evidenceDigest(backend));
	}
	return out;
}

digests()
	.catch((error: unknown) => [String(error)])
	.then((answer) => fetch('/answer', { method: 'POST', body: JSON.stringify(answer) }))
	.catch(() => undefined);
