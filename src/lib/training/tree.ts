import type { Matrix } from '#lib/core/table.ts';

/**
 * A tree as a table, one node after the other: feature (-1: leaf), threshold, left, right, then the node's values
 * (class shares, or one mean). Rows with `x <= threshold` go left.
 */
export interface Tree {
	readonly nodeWidth: number;
	readonly nodes: Float32Array;
}

/** A 32-bit threshold t with a <= t < b, half-way where that can be written; b may be Infinity (missing). */
export function between(a: number, b: number): number {
	const middle = Math.fround(a + (b - a) / 2);
	return middle >= a && middle < b ? middle : a;
}

/** Adds the values of each row's leaf, times `scale`, to `out` (row-major, `nodeWidth - 4` values a row). */
export function addTreeValues(tree: Tree, x: Matrix, scale: number, out: Float64Array): void {
	const { nodes, nodeWidth } = tree;
	const nValues = nodeWidth - 4;
	for (let i = 0; i < x.nRows; i++) {
		let at = 0;
		while (nodes[at] >= 0) at = nodeWidth * nodes[x.values[i * x.nColumns + nodes[at]] <= nodes[at + 1] ? at + 2 : at + 3];
		for (let c = 0; c < nValues; c++) out[i * nValues + c] += scale * nodes[at + 4 + c];
	}
}

/** The inverse of `packTrees`. */
export function unpackTrees(packed: Float32Array, nodeWidth: number): Tree[] {
	const trees: Tree[] = [];
	for (let at = 0; at < packed.length;) {
		const size = packed[at] * nodeWidth;
		trees.push({ nodeWidth, nodes: packed.slice(at + 1, at + 1 + size) });
		at += 1 + size;
	}
	return trees;
}

/** All trees in one array, each preceded by its number of nodes: what the digest covers. */
export function packTrees(trees: readonly Tree[]): Float32Array {
	const out = new Float32Array(trees.reduce((sum, tree) => sum + 1 + tree.nodes.length, 0));
	let at = 0;
	for (const tree of trees) {
		out[at++] = tree.nodes.length / tree.nodeWidth;
		out.set(tree.nodes, at);
		at += tree.nodes.length;
	}
	return out;
}
