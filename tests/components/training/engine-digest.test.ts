import { expect, test } from 'vitest';
import { startBackend } from '#lib/training/backend.ts';
import { wasmPaths } from '#lib/training/wasm-urls.ts';
import { engineDigest, GOLDEN_DIGEST } from '../../unit/training/engine-digest.ts';
import { evidenceDigest, GOLDEN_EVIDENCE } from '../../unit/training/evidence-digest.ts';

test('the browser trains to the same bits as Node, with and without SIMD', async () => {
	const simd = await startBackend({ wasmPaths, build: 'simd' });
	expect(await engineDigest(simd)).toBe(GOLDEN_DIGEST);
	expect(await engineDigest(await startBackend({ wasmPaths, build: 'scalar' }))).toBe(GOLDEN_DIGEST);
});

test('and shows the same evidence', async () => {
	expect(await evidenceDigest(await startBackend({ wasmPaths, build: 'simd' }))).toBe(GOLDEN_EVIDENCE);
	expect(await evidenceDigest(await startBackend({ wasmPaths, build: 'scalar' }))).toBe(GOLDEN_EVIDENCE);
});
