/**
 * Classification and regression trees on sorted columns (Breiman et al. 1984; gini impurity or squared error, exact
 * thresholds). A missing value (NaN) counts as larger than every number. The file is long because both searches for a
 * split work on the same private, sorted columns.
 */
import type { Matrix } from '#lib/core/table.ts';
import type { Stream } from '#lib/core/random.ts';
import type { Pacer } from './pacer.ts';
import { between } from './tree.ts';
import type { Tree } from './tree.ts';

export interface TreeData {
	readonly x: Matrix;
	/** Class indices, or numbers when `nClasses` is 0. */
	readonly y: Float32Array;
	readonly nClasses: number;
	/** For each column the row numbers in ascending order of value. */
	readonly sorted: readonly Int32Array[];
}

export interface TreeLimits {
	readonly maxDepth: number;
	readonly minLeaf: number;
	/** Columns tried at each node, drawn anew; all of them when absent. */
	readonly maxFeatures?: number;
}

interface Split {
	readonly feature: number;
	readonly threshold: number;
	readonly gain: number;
}

/** Sorts the columns, which all trees on these rows share. */
export async function prepareTreeData(x: Matrix, y: Float32Array, nClasses: number, pacer: Pacer): Promise<TreeData> {
	const sorted: Int32Array[] = [];
	for (let j = 0; j < x.nColumns; j++) {
		const column = Float32Array.from({ length: x.nRows }, (_unused, i) => x.values[i * x.nColumns + j]);
		const key = (i: number): number => (Number.isNaN(column[i]) ? Infinity : column[i]);
		sorted.push(Int32Array.from({ length: x.nRows }, (_unused, i) => i).sort((a, b) => key(a) - key(b) || a - b));
		await pacer.spend(100 * x.nRows);
	}
	return { x, y, nClasses, sorted };
}

/** Grows one tree; `weights[i]` counts how often row i is in the sample (0: not at all). */
export function growTree(data: TreeData, weights: Int32Array, limits: TreeLimits, stream: Stream | null, pacer: Pacer): Promise<Tree> {
	return new Grower(data, weights, limits, stream).grow(pacer);
}

class Grower {
	readonly #data: TreeData;
	readonly #weights: Int32Array;
	readonly #limits: TreeLimits;
	readonly #stream: Stream | null;
	/** Row numbers per column, sorted by value; each node owns one range of all of them. */
	readonly #orders: Int32Array[];
	readonly #goesLeft: Uint8Array;
	readonly #spare: Int32Array;
	readonly #width: number;
	readonly #nodes: number[] = [];

	constructor(data: TreeData, weights: Int32Array, limits: TreeLimits, stream: Stream | null) {
		this.#data = data;
		this.#weights = weights;
		this.#limits = limits;
		this.#stream = stream;
		this.#orders = data.sorted.map((order) => order.filter((row) => weights[row] > 0));
		this.#goesLeft = new Uint8Array(data.x.nRows);
		this.#spare = new Int32Array(this.#orders[0]?.length ?? 0);
		this.#width = 4 + Math.max(1, data.nClasses);
	}

	async grow(pacer: Pacer): Promise<Tree> {
		const { x } = this.#data;
		const waiting = [{ start: 0, end: this.#orders[0]?.length ?? 0, depth: 0, parent: -1, side: 0 }];
		for (let task = waiting.pop(); task; task = waiting.pop()) {
			const { start, end, depth, parent, side } = task;
			const id = this.#addLeaf(start, end);
			if (parent >= 0) this.#nodes[parent * this.#width + 2 + side] = id;
			const split = depth < this.#limits.maxDepth ? this.#bestSplit(start, end) : null;
			if (!split) continue;
			await pacer.spend(6 * (end - start) * x.nColumns);
			for (let i = start; i < end; i++) {
				const row = this.#orders[split.feature][i];
				this.#goesLeft[row] = x.values[row * x.nColumns + split.feature] <= split.threshold ? 1 : 0;
			}
			const middle = this.#partition(start, end);
			this.#nodes[id * this.#width] = split.feature;
			this.#nodes[id * this.#width + 1] = split.threshold;
			waiting.push(
				{ start: middle, end, depth: depth + 1, parent: id, side: 1 },
				{ start, end: middle, depth: depth + 1, parent: id, side: 0 }
			);
		}
		return { nodeWidth: this.#width, nodes: Float32Array.from(this.#nodes) };
	}

	#addLeaf(start: number, end: number): number {
		const { y, nClasses } = this.#data;
		const values = new Float64Array(Math.max(1, nClasses));
		let total = 0;
		for (let i = start; i < end; i++) {
			const row = this.#orders[0][i];
			total += this.#weights[row];
			values[nClasses === 0 ? 0 : y[row]] += nClasses === 0 ? this.#weights[row] * y[row] : this.#weights[row];
		}
		const id = this.#nodes.length / this.#width;
		this.#nodes.push(-1, 0, 0, 0, ...values.map((value) => value / total));
		return id;
	}

	#bestSplit(start: number, end: number): Split | null {
		const nColumns = this.#orders.length;
		let best: Split | null = null;
		const wanted = this.#limits.maxFeatures ?? nColumns;
		const columns = Array.from({ length: nColumns }, (_, j) => j);
		let tried = 0;
		for (let i = 0; i < nColumns && tried < wanted; i++) {
			if (this.#stream && wanted < nColumns) {
				const j = i + this.#stream.integer(nColumns - i);
				[columns[i], columns[j]] = [columns[j], columns[i]];
			}
			const found = this.#data.nClasses === 0 ? this.#splitNumbers(columns[i], start, end) : this.#splitClasses(columns[i], start, end);
			// A constant column cannot split and does not count as tried.
			if (found === 'constant') continue;
			tried++;
			if (found && (!best || found.gain > best.gain)) best = found;
		}
		return best;
	}

	#value(feature: number, row: number): number {
		const value = this.#data.x.values[row * this.#data.x.nColumns + feature];
		return Number.isNaN(value) ? Infinity : value;
	}

	#splitClasses(feature: number, start: number, end: number): Split | 'constant' | null {
		const { y, nClasses } = this.#data;
		const order = this.#orders[feature];
		const left = new Float64Array(nClasses);
		const right = new Float64Array(nClasses);
		let nRight = 0;
		for (let i = start; i < end; i++) {
			right[y[order[i]]] += this.#weights[order[i]];
			nRight += this.#weights[order[i]];
		}
		let squaresLeft = 0;
		let squaresRight = 0;
		for (let c = 0; c < nClasses; c++) squaresRight += right[c] * right[c];
		const before = squaresRight / nRight;
		if (this.#value(feature, order[start]) === this.#value(feature, order[end - 1])) return 'constant';
		// Compared in a common unit: sum of squared class counts over node size; larger is purer.
		let best: Split | null = null;
		let nLeft = 0;
		for (let i = start; i < end - 1; i++) {
			const row = order[i];
			const w = this.#weights[row];
			const c = y[row];
			squaresLeft += w * (2 * left[c] + w);
			squaresRight -= w * (2 * right[c] - w);
			left[c] += w;
			right[c] -= w;
			nLeft += w;
			nRight -= w;
			const here = this.#value(feature, row);
			const next = this.#value(feature, order[i + 1]);
			if (here === next || nLeft < this.#limits.minLeaf || nRight < this.#limits.minLeaf) continue;
			const gain = squaresLeft / nLeft + squaresRight / nRight - before;
			if (gain > (best?.gain ?? 1e-9)) best = { feature, threshold: between(here, next), gain };
		}
		return best;
	}

	#splitNumbers(feature: number, start: number, end: number): Split | 'constant' | null {
		const { y } = this.#data;
		const order = this.#orders[feature];
		let n = 0;
		let sum = 0;
		for (let i = start; i < end; i++) {
			n += this.#weights[order[i]];
			sum += this.#weights[order[i]] * y[order[i]];
		}
		const mean = sum / n;
		let spread = 0;
		for (let i = start; i < end; i++) spread += this.#weights[order[i]] * (y[order[i]] - mean) * (y[order[i]] - mean);
		if (this.#value(feature, order[start]) === this.#value(feature, order[end - 1])) return 'constant';
		let best: Split | null = null;
		let nLeft = 0;
		let sumLeft = 0;
		for (let i = start; i < end - 1; i++) {
			const row = order[i];
			nLeft += this.#weights[row];
			// Centred at the node's mean, so that large targets do not cancel.
			sumLeft += this.#weights[row] * (y[row] - mean);
			const here = this.#value(feature, row);
			const next = this.#value(feature, order[i + 1]);
			const nRight = n - nLeft;
			if (here === next || nLeft < this.#limits.minLeaf || nRight < this.#limits.minLeaf) continue;
			const gain = sumLeft * sumLeft * (1 / nLeft + 1 / nRight);
			if (gain > (best?.gain ?? 1e-12 * spread)) best = { feature, threshold: between(here, next), gain };
		}
		return best;
	}

	/** Sorts each column's range into left and right, keeping the order by value; returns where right begins. */
	#partition(start: number, end: number): number {
		let middle = start;
		for (const order of this.#orders) {
			let kept = 0;
			middle = start;
			for (let i = start; i < end; i++) {
				const row = order[i];
				if (this.#goesLeft[row]) order[middle++] = row;
				else this.#spare[kept++] = row;
			}
			order.set(this.#spare.subarray(0, kept), middle);
		}
		return middle;
	}
}
