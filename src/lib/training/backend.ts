import { backend as currentBackend, env, getBackend, getKernel, registerKernel, setBackend, unregisterKernel } from '@tensorflow/tfjs-core';
import type { KernelFunc, TensorInfo } from '@tensorflow/tfjs-core';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { NoWebAssemblyError } from './errors.ts';
import { scalarKernels } from './kernels/generated/scalar.ts';
import { simdKernels } from './kernels/generated/simd.ts';

/** Addresses of TF.js's three binaries; a text is a folder, ending in a slash. */
export type WasmPaths =
	string | Record<'tfjs-backend-wasm.wasm' | 'tfjs-backend-wasm-simd.wasm' | 'tfjs-backend-wasm-threaded-simd.wasm', string>;

export interface BackendOptions {
	readonly wasmPaths: WasmPaths;
	/** Which build of our kernels: `auto` takes SIMD where the engine knows it. Both give the same bits. */
	readonly build?: 'auto' | 'simd' | 'scalar';
}

/** Our WebAssembly module; pointers are byte offsets into TF.js's memory, sizes count numbers. */
export interface KernelModule {
	denseForward(x: number, xStride: number, nRows: number, nIn: number, w: number, bias: number, nOut: number, out: number): void;
	denseWeightGradient(x: number, xStride: number, nRows: number, nIn: number, d: number, nOut: number, gw: number): void;
	columnSums(d: number, nRows: number, nOut: number, gb: number): void;
	dotForward(x: number, xStride: number, nRows: number, nIn: number, w: number, bias: number, z: number): void;
	dotWeightGradient(x: number, xStride: number, nRows: number, nIn: number, d: number, gw: number): void;
	outerProduct(d: number, nRows: number, w: number, nIn: number, dx: number): void;
	transpose(w: number, nIn: number, nOut: number, t: number): void;
	tanhInPlace(x: number, n: number): void;
	reluInPlace(x: number, n: number): void;
	tanhGradient(d: number, a: number, n: number, keep: number): void;
	reluGradient(d: number, a: number, n: number): void;
	sumOfSquares(x: number, n: number): number;
	adamStep(p: number, g: number, m: number, v: number, n: number, learningRate: number, c1: number, c2: number): void;
	workspaceFloats(job: number): number;
	advance(jobs: number, bytesPerJob: number, from: number, count: number, budget: number, result: number): void;
	outputs(job: number, x: number, nRows: number, out: number): void;
	gradientOnly(job: number, nRows: number): void;
	fillHistogram(
		codes: number,
		nRows: number,
		nColumns: number,
		rows: number,
		start: number,
		end: number,
		pairs: number,
		scratch: number,
		out: number
	): void;
	subtractHistogram(a: number, b: number, n: number): void;
	nextUint32(state: number): number;
	shuffleOrder(order: number, n: number, state: number): void;
}

interface WasmBackend {
	readonly wasm: { readonly asm?: { readonly memory?: WebAssembly.Memory } };
	readonly dataIdMap: { get(dataId: object): { readonly memoryOffset: number } };
	makeOutput(shape: number[], dtype: 'float32' | 'int32'): TensorInfo;
}

/** TF.js on its `wasm` backend with our kernels beside its own. Tensors are handed over as they are; nothing is copied. */
export interface Backend {
	readonly build: 'simd' | 'scalar';
	/** TF.js's memory. Its buffer is replaced when it grows: take a new view after every allocation. */
	readonly memory: WebAssembly.Memory;
	readonly module: KernelModule;
	/** Byte offset of a tensor's numbers. */
	pointer(tensor: { readonly dataId: object }): number;
	/** Registers a kernel with TF.js under a name of this build, once; returns that name. */
	register(name: string, run: (inputs: Record<string, TensorInfo>, attributes: Record<string, number>) => TensorInfo): string;
	makeOutput(shape: number[], dtype: 'float32' | 'int32'): TensorInfo;
}

/**
 * Starts TF.js's `wasm` backend on one thread and puts our kernels into its memory.
 *
 * Throws NoWebAssemblyError where WebAssembly is missing, and an Error when TF.js fell back to another backend.
 */
export async function startBackend(options: BackendOptions): Promise<Backend> {
	if (typeof WebAssembly !== 'object') throw new NoWebAssemblyError('WebAssembly is not defined');
	// Memory that several threads share needs headers that a static site cannot count on, and makes sums depend on the machine.
	env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
	if (getBackend() !== 'wasm') {
		setWasmPaths(options.wasmPaths);
		await setBackend('wasm').catch((error: unknown) => {
			throw new NoWebAssemblyError(error instanceof Error ? error.message : String(error));
		});
	}
	if (getBackend() !== 'wasm') throw new Error(`TF.js runs on ${getBackend()} instead of wasm: check the addresses in wasmPaths.`);
	const host = currentBackend() as unknown as WasmBackend;
	const memory = host.wasm.asm?.memory;
	if (!memory)
		throw new Error('TF.js no longer shows its memory at backend().wasm.asm.memory: see which version is installed (4.22.0 does).');
	const simdBytes = bytesOf(simdKernels);
	const build = options.build && options.build !== 'auto' ? options.build : WebAssembly.validate(simdBytes) ? 'simd' : 'scalar';
	const { instance } = await WebAssembly.instantiate(build === 'simd' ? simdBytes : bytesOf(scalarKernels), { env: { memory } });
	return {
		build,
		memory,
		module: instance.exports as unknown as KernelModule,
		pointer: (tensor) => host.dataIdMap.get(tensor.dataId).memoryOffset,
		makeOutput: (shape, dtype) => host.makeOutput(shape, dtype),
		register: (name, run) => {
			const kernelName = `Holdout${name}${build === 'simd' ? 'Simd' : 'Scalar'}`;
			const kernelFunc: KernelFunc = ({ inputs, attrs }) =>
				run(inputs as unknown as Record<string, TensorInfo>, attrs as unknown as Record<string, number>);
			// A backend that was started again has another memory, so the newest instance serves.
			if (getKernel(kernelName, 'wasm')) unregisterKernel(kernelName, 'wasm');
			registerKernel({ kernelName, backendName: 'wasm', kernelFunc });
			return kernelName;
		}
	};
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
	const text = atob(base64);
	const bytes = new Uint8Array(text.length);
	for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
	return bytes;
}
