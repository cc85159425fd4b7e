import { exp, log, log1p } from '#lib/core/portable-math.ts';
import type { Examples } from '#lib/core/table.ts';
import { addTreeValues } from './tree.ts';
import type { Tree } from './tree.ts';

/** Scores of a part of the data while trees are added to them: `[nRows, nTrees per round]`. */
export interface Scored {
	readonly examples: Examples;
	readonly scores: Float64Array;
}

/** The best constant: log odds, log shares, or the mean, as 32-bit floats. A class without rows counts half a row. */
export function baseScores(y: Float32Array, nClasses: number, nOutputs: number): Float32Array {
	if (nClasses === 0) {
		let mean = 0;
		for (let i = 0; i < y.length; i++) mean += y[i] / y.length;
		return Float32Array.of(mean);
	}
	const counts = new Float64Array(nClasses);
	for (let i = 0; i < y.length; i++) counts[y[i]]++;
	const shares = counts.map((count) => Math.max(count, 0.5) / y.length);
	return nOutputs === 1 ? Float32Array.of(log(shares[1] / shares[0])) : Float32Array.from(shares, (share) => log(share));
}

export function startScores(examples: Examples, base: Float32Array): Scored {
	return { examples, scores: Float64Array.from({ length: examples.x.nRows * base.length }, (_, i) => base[i % base.length]) };
}

export function addColumn(tree: Tree, { examples, scores }: Scored, column: number, nColumns: number): void {
	const values = new Float64Array(examples.x.nRows);
	addTreeValues(tree, examples.x, 1, values);
	for (let i = 0; i < values.length; i++) scores[i * nColumns + column] += values[i];
}

/** Sums of loss and score over rows; with gradient arrays, fills them for the next round in the same pass. */
export function evaluate(
	{ examples, scores }: Scored,
	nClasses: number,
	gradients?: readonly Float64Array[],
	hessians?: readonly Float64Array[]
): { loss: number; score: number } {
	const { y } = examples;
	let loss = 0;
	let score = 0;
	if (nClasses > 2) return evaluateClasses(y, scores, nClasses, gradients, hessians);
	const g = gradients?.[0];
	const h = hessians?.[0];
	for (let i = 0; i < y.length; i++) {
		const z = scores[i];
		if (nClasses === 0) {
			const r = z - y[i];
			loss += r * r;
			if (g && h) {
				g[i] = r;
				h[i] = 1;
			}
			continue;
		}
		const e = exp(-Math.abs(z));
		const p = z >= 0 ? 1 / (1 + e) : e / (1 + e);
		loss += Math.max(z, 0) - z * y[i] + log1p(e);
		if (z >= 0 === y[i] > 0.5) score++;
		if (g && h) {
			g[i] = p - y[i];
			h[i] = p * (1 - p);
		}
	}
	return { loss, score: nClasses === 0 ? loss : score };
}

function evaluateClasses(
	y: Float32Array,
	scores: Float64Array,
	nClasses: number,
	gradients?: readonly Float64Array[],
	hessians?: readonly Float64Array[]
): { loss: number; score: number } {
	let loss = 0;
	let score = 0;
	const p = new Float64Array(nClasses);
	for (let i = 0; i < y.length; i++) {
		const first = i * nClasses;
		let best = 0;
		for (let c = 1; c < nClasses; c++) if (scores[first + c] > scores[first + best]) best = c;
		let sum = 0;
		for (let c = 0; c < nClasses; c++) sum += p[c] = exp(scores[first + c] - scores[first + best]);
		loss += log(sum) - (scores[first + y[i]] - scores[first + best]);
		if (best === y[i]) score++;
		if (!gradients || !hessians) continue;
		for (let c = 0; c < nClasses; c++) {
			const share = p[c] / sum;
			gradients[c][i] = share - (c === y[i] ? 1 : 0);
			hessians[c][i] = share * (1 - share);
		}
	}
	return { loss, score };
}

/** Scores as `TrainedModel.predict` gives them. */
export function probabilities(scores: Float64Array, nClasses: number): Float64Array {
	if (nClasses === 0) return scores;
	if (nClasses === 2) return scores.map((z) => (z >= 0 ? 1 / (1 + exp(-z)) : exp(z) / (1 + exp(z))));
	const out = new Float64Array(scores.length);
	for (let first = 0; first < scores.length; first += nClasses) {
		let top = -Infinity;
		for (let c = 0; c < nClasses; c++) top = Math.max(top, scores[first + c]);
		let sum = 0;
		for (let c = 0; c < nClasses; c++) sum += out[first + c] = exp(scores[first + c] - top);
		for (let c = 0; c < nClasses; c++) out[first + c] /= sum;
	}
	return out;
}
