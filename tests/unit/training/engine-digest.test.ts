import { expect, it, vi } from 'vitest';
import { startNodeBackend } from '#lib/training/node-backend.ts';
import { engineDigest, GOLDEN_DIGEST } from './engine-digest.ts';
import { evidenceDigest, GOLDEN_EVIDENCE } from './evidence-digest.ts';

// Other work may share the machine; nothing here asserts time.
vi.setConfig({ testTimeout: 120_000 });

it('Node gives the digest that every platform must give, with and without SIMD', async () => {
	expect(await engineDigest(await startNodeBackend('simd'))).toBe(GOLDEN_DIGEST);
	expect(await engineDigest(await startNodeBackend('scalar'))).toBe(GOLDEN_DIGEST);
});

it('and shows the same evidence', async () => {
	expect(await evidenceDigest(await startNodeBackend('simd'))).toBe(GOLDEN_EVIDENCE);
	expect(await evidenceDigest(await startNodeBackend('scalar'))).toBe(GOLDEN_EVIDENCE);
});
