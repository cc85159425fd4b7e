import { tensor1d } from '@tensorflow/tfjs-core';
import type { Tensor1D } from '@tensorflow/tfjs-core';
import type { Matrix } from '#lib/core/table.ts';
import type { Backend } from './backend.ts';
import { pad4 } from './job.ts';

/** TF.js tensors of one call: each array is uploaded once, however many replicas share it, and all are freed together. */
export class TensorPool {
	readonly #backend: Backend;
	readonly #tensors: Tensor1D[] = [];
	readonly #pointers = new Map<object, number>();

	constructor(backend: Backend) {
		this.#backend = backend;
	}

	/** A new tensor of these numbers. */
	add(values: Float32Array | Int32Array): Tensor1D {
		const tensor = tensor1d(values, values instanceof Int32Array ? 'int32' : 'float32');
		this.#tensors.push(tensor);
		return tensor;
	}

	/** Pointer to the rows of a matrix, each padded with zeros to a multiple of four. */
	rows(x: Matrix): number {
		return this.#shared(x, () => paddedRows(x));
	}

	values(y: Float32Array): number {
		return this.#shared(y, () => y);
	}

	floats(pointer: number, n: number): Float32Array {
		return new Float32Array(this.#backend.memory.buffer, pointer, n);
	}

	integers(pointer: number, n: number): Int32Array {
		return new Int32Array(this.#backend.memory.buffer, pointer, n);
	}

	dispose(): void {
		for (const tensor of this.#tensors) tensor.dispose();
		this.#tensors.length = 0;
		this.#pointers.clear();
	}

	#shared(owner: object, make: () => Float32Array): number {
		const known = this.#pointers.get(owner);
		if (known !== undefined) return known;
		const pointer = this.#backend.pointer(this.add(make()));
		this.#pointers.set(owner, pointer);
		return pointer;
	}
}

export function paddedRows(x: Matrix): Float32Array {
	const stride = pad4(x.nColumns);
	if (stride === x.nColumns && x.values.length === x.nRows * stride) return x.values;
	const out = new Float32Array(x.nRows * stride);
	for (let i = 0; i < x.nRows; i++) out.set(x.values.subarray(i * x.nColumns, (i + 1) * x.nColumns), i * stride);
	return out;
}
