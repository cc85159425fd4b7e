import { tensor1d } from '@tensorflow/tfjs-core';
import type { Tensor1D } from '@tensorflow/tfjs-core';
import type { Matrix } from '#lib/core/table.ts';
import type { Backend } from './backend.ts';
import { pad4 } from './job.ts';
import { compressRows } from './sparse.ts';

/** TF.js tensors of one call: each array is uploaded once, however many replicas share it, and all are freed together. */
export class TensorPool {
	readonly #backend: Backend;
	readonly #tensors: Tensor1D[] = [];
	readonly #pointers = new Map<object, number>();

	readonly #sparse = new Map<Matrix, readonly [number, number, number] | null>();

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

	/** Pointers to a matrix of mostly zeros as compressed sparse rows (starts, columns, values); null for any other. */
	sparseRows(x: Matrix): readonly [number, number, number] | null {
		const known = this.#sparse.get(x);
		if (known !== undefined) return known;
		const rows = compressRows(x);
		const pointers =
			rows && ([rows.starts, rows.columns, rows.values].map((part) => this.#backend.pointer(this.add(part))) as [number, number, number]);
		this.#sparse.set(x, pointers);
		return pointers;
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
		this.#sparse.clear();
	}

	#shared(owner: object, make: () => Float32Array): number {
		const known = this.#pointers.get(owner);
		if (known !== undefined) return known;
		const pointer = this.#backend.pointer(this.add(make()));
		this.#pointers.set(owner, pointer);
		return pointer;
	}
}

function paddedRows(x: Matrix): Float32Array {
	const stride = pad4(x.nColumns);
	if (stride === x.nColumns && x.values.length === x.nRows * stride) return x.values;
	const out = new Float32Array(x.nRows * stride);
	for (let i = 0; i < x.nRows; i++) out.set(x.values.subarray(i * x.nColumns, (i + 1) * x.nColumns), i * stride);
	return out;
}
