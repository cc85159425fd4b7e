/**
 * One regression tree on gradients and hessians in bins (Chen and Guestrin 2016; histograms and the subtraction of
 * siblings as in Ke et al. 2017), grown level by level to a depth.
 */
import type { Binned } from './bins.ts';
import type { Backend } from './backend.ts';
import type { TensorPool } from './tensors.ts';
import type { Tree } from './tree.ts';

export interface BoostingLimits {
	readonly maxDepth: number;
	readonly minLeaf: number;
	readonly learningRate: number;
}

/** A leaf needs this much curvature, or its value would be noise divided by almost nothing. */
const MIN_HESSIAN = 1e-3;
export const NODE_WIDTH = 5;

interface Task {
	readonly id: number;
	readonly start: number;
	readonly end: number;
	readonly depth: number;
	/** Pointer to the node's histogram. */
	readonly histogram: number;
}

interface Split {
	readonly feature: number;
	readonly bin: number;
	readonly gain: number;
	readonly nLeft: number;
}

/** A column's share of a histogram: 64 bins of gradient, hessian and count. */
const COLUMN_LENGTH = 64 * 3;

/** Grows trees on the same bins again and again. Bins, rows and histograms are TF.js tensors that the pool frees. */
export class BoostedTreeGrower {
	readonly #backend: Backend;
	readonly #pool: TensorPool;
	readonly #binned: Binned;
	readonly #limits: BoostingLimits;
	readonly #length: number;
	readonly #codes: number;
	readonly #rows: number;
	readonly #pairs: number;
	readonly #scratch: number;
	readonly #free: number[] = [];
	readonly #spare: Int32Array;
	#nodes: number[] = [];

	constructor(backend: Backend, pool: TensorPool, binned: Binned, limits: BoostingLimits) {
		const { nRows, codes } = binned;
		this.#backend = backend;
		this.#pool = pool;
		this.#binned = binned;
		this.#limits = limits;
		this.#length = COLUMN_LENGTH * codes.length;
		const bytes = new Uint8Array(4 * Math.ceil((nRows * codes.length) / 4));
		codes.forEach((column, j) => bytes.set(column, j * nRows));
		this.#codes = backend.pointer(pool.add(new Int32Array(bytes.buffer)));
		this.#rows = backend.pointer(pool.add(new Int32Array(nRows)));
		this.#pairs = backend.pointer(pool.add(new Float32Array(4 * nRows)));
		this.#scratch = backend.pointer(pool.add(new Float32Array(4 * nRows)));
		this.#spare = new Int32Array(nRows);
	}

	/** Grows one tree on `sample` (row numbers); `onLeaf` hears each leaf's value and rows, valid during the call. */
	grow(gradients: Float64Array, hessians: Float64Array, sample: Int32Array, onLeaf: (value: number, rows: Int32Array) => void): Tree {
		const n = sample.length;
		const pairs = new Float64Array(this.#backend.memory.buffer, this.#pairs, 2 * gradients.length);
		for (let i = 0; i < gradients.length; i++) {
			pairs[2 * i] = gradients[i];
			pairs[2 * i + 1] = hessians[i];
		}
		this.#rowsView().set(sample);
		this.#nodes = [-1, 0, 0, 0, 0];
		const root = this.#histogram(0, n);
		const waiting: Task[] = [{ id: 0, start: 0, end: n, depth: 0, histogram: root }];
		for (let task = waiting.pop(); task; task = waiting.pop()) {
			const { id, start, end, depth, histogram } = task;
			const bins = new Float64Array(this.#backend.memory.buffer, histogram, this.#length);
			const total = this.#totals(bins);
			const split = depth < this.#limits.maxDepth ? this.#bestSplit(bins, total) : null;
			if (!split) {
				const value = Math.fround((-total.gradient / Math.max(total.hessian, MIN_HESSIAN)) * this.#limits.learningRate);
				this.#nodes[NODE_WIDTH * id + 4] = value;
				onLeaf(value, this.#rowsView().subarray(start, end));
				this.#free.push(histogram);
				continue;
			}
			const middle = this.#partition(split, start, end);
			const left = this.#nodes.length / NODE_WIDTH;
			this.#nodes.push(-1, 0, 0, 0, 0, -1, 0, 0, 0, 0);
			this.#nodes.splice(NODE_WIDTH * id, 4, split.feature, this.#binned.cuts[split.feature][split.bin], left, left + 1);
			// Only the smaller child is counted; the larger is what remains of the parent.
			const leftSmaller = middle - start <= end - middle;
			const small = leftSmaller ? this.#histogram(start, middle) : this.#histogram(middle, end);
			this.#backend.module.subtractHistogram(histogram, small, this.#length);
			waiting.push(
				{ id: left + 1, start: middle, end, depth: depth + 1, histogram: leftSmaller ? histogram : small },
				{ id: left, start, end: middle, depth: depth + 1, histogram: leftSmaller ? small : histogram }
			);
		}
		return { nodeWidth: NODE_WIDTH, nodes: Float32Array.from(this.#nodes) };
	}

	#rowsView(): Int32Array {
		return new Int32Array(this.#backend.memory.buffer, this.#rows, this.#binned.nRows);
	}

	#histogram(start: number, end: number): number {
		const out = this.#free.pop() ?? this.#backend.pointer(this.#pool.add(new Float32Array(2 * this.#length)));
		const { nRows, codes } = this.#binned;
		this.#backend.module.fillHistogram(this.#codes, nRows, codes.length, this.#rows, start, end, this.#pairs, this.#scratch, out);
		return out;
	}

	#totals(histogram: Float64Array): { gradient: number; hessian: number; count: number } {
		let gradient = 0;
		let hessian = 0;
		let count = 0;
		for (let b = 0; b < 3 * this.#binned.nBins[0]; b += 3) {
			gradient += histogram[b];
			hessian += histogram[b + 1];
			count += histogram[b + 2];
		}
		return { gradient, hessian, count };
	}

	#bestSplit(histogram: Float64Array, total: { gradient: number; hessian: number; count: number }): Split | null {
		const { minLeaf } = this.#limits;
		const { cuts } = this.#binned;
		const before = (total.gradient * total.gradient) / Math.max(total.hessian, MIN_HESSIAN);
		let best: Split | null = null;
		let bestGain = 1e-9;
		for (let j = 0; j < this.#binned.codes.length; j++) {
			let gradient = 0;
			let hessian = 0;
			let count = 0;
			const nCuts = cuts[j].length;
			let at = COLUMN_LENGTH * j;
			for (let b = 0; b <= nCuts; b++, at += 3) {
				gradient += histogram[at];
				hessian += histogram[at + 1];
				count += histogram[at + 2];
				if (count < minLeaf || hessian < MIN_HESSIAN) continue;
				const rest = total.hessian - hessian;
				if (total.count - count < minLeaf || rest < MIN_HESSIAN) break;
				// The bin after the last cut has no threshold to be told from missing values by.
				if (b === nCuts) break;
				const other = total.gradient - gradient;
				const gain = (gradient * gradient) / hessian + (other * other) / rest - before;
				if (gain > bestGain) {
					bestGain = gain;
					best = { feature: j, bin: b, gain, nLeft: count };
				}
			}
		}
		return best;
	}

	#partition({ feature, bin }: Split, start: number, end: number): number {
		const codes = this.#binned.codes[feature];
		const rows = this.#rowsView();
		let middle = start;
		let kept = 0;
		for (let i = start; i < end; i++) {
			const row = rows[i];
			if (codes[row] <= bin) rows[middle++] = row;
			else this.#spare[kept++] = row;
		}
		rows.set(this.#spare.subarray(0, kept), middle);
		return middle;
	}
}
