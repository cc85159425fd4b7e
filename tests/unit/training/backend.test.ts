import { getKernel } from '@tensorflow/tfjs-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { startBackend } from '#lib/training/backend.ts';
import { createEngine } from '#lib/training/engine.ts';
import { NoWebAssemblyError } from '#lib/training/errors.ts';
import { startNodeBackend } from '#lib/training/node-backend.ts';

// Other work may share the machine; nothing here asserts time.
vi.setConfig({ testTimeout: 120_000 });
afterEach(() => vi.unstubAllGlobals());

describe('starting the backend', () => {
	it('says with a type of its own that WebAssembly is missing', async () => {
		vi.stubGlobal('WebAssembly', undefined);
		await expect(startBackend({ wasmPaths: '/' })).rejects.toThrow(NoWebAssemblyError);
		await expect(startBackend({ wasmPaths: '/' })).rejects.toThrow(/Allow WebAssembly or use another browser\./);
	});

	it('takes the build that is asked for, else SIMD where the engine knows it', async () => {
		expect((await startNodeBackend('scalar')).build).toBe('scalar');
		expect((await startNodeBackend('simd')).build).toBe('simd');
		expect((await startNodeBackend()).build).toBe('simd');
		vi.spyOn(WebAssembly, 'validate').mockReturnValue(false);
		expect((await startNodeBackend()).build).toBe('scalar');
		vi.restoreAllMocks();
	});

	it('registers our kernels with TF.js, beside its own', async () => {
		createEngine(await startNodeBackend('simd'));
		createEngine(await startNodeBackend('scalar'));
		for (const name of ['HoldoutAdvanceSimd', 'HoldoutOutputsSimd', 'HoldoutAdvanceScalar', 'HoldoutOutputsScalar', 'BatchMatMul', 'Tanh'])
			expect(getKernel(name, 'wasm'), name).toBeDefined();
	});

	it('may be started again; both backends live in the same memory', async () => {
		const [a, b] = [await startNodeBackend(), await startNodeBackend()];
		expect(a.memory).toBe(b.memory);
	});
});
