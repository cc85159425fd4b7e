import type { Matrix } from '#lib/core/table.ts';
import type { Pacer } from './pacer.ts';
import { between } from './tree.ts';

/** Columns cut into at most `maxBins` bins, with the last one kept for missing values. */
export interface Binned {
	readonly nRows: number;
	/** Per column the bin of each row. */
	readonly codes: readonly Uint8Array[];
	/** Per column the upper ends: bin b holds `x <= cuts[b]`, the bin after the last cut everything larger. */
	readonly cuts: readonly Float32Array[];
	/** Number of bins per column, the missing-value bin included; its code is the last. */
	readonly nBins: Int32Array;
}

/** Cuts at midpoints between neighbouring values, or at quantiles when there are more distinct values than bins. */
export async function binColumns(x: Matrix, maxBins: number, pacer: Pacer): Promise<Binned> {
	const cuts: Float32Array[] = [];
	const codes: Uint8Array[] = [];
	for (let j = 0; j < x.nColumns; j++) {
		cuts.push(columnCuts(x, j, maxBins - 1));
		codes.push(codeColumn(x, j, cuts[j]));
		await pacer.spend(150 * x.nRows);
	}
	return { nRows: x.nRows, cuts, codes, nBins: Int32Array.from(cuts, (c) => c.length + 2) };
}

/** Codes of other rows under cuts that were made elsewhere. */
export function codeColumn(x: Matrix, j: number, cuts: Float32Array): Uint8Array {
	return Uint8Array.from({ length: x.nRows }, (_, i) => {
		const value = x.values[i * x.nColumns + j];
		if (Number.isNaN(value)) return cuts.length + 1;
		let low = 0;
		let high = cuts.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if (value <= cuts[middle]) high = middle;
			else low = middle + 1;
		}
		return low;
	});
}

function columnCuts(x: Matrix, j: number, maxValueBins: number): Float32Array {
	const values = Float32Array.from({ length: x.nRows }, (_, i) => x.values[i * x.nColumns + j])
		.filter((value) => !Number.isNaN(value))
		.sort();
	const distinct = values.filter((value, i) => i === 0 || value !== values[i - 1]);
	if (distinct.length <= maxValueBins)
		return Float32Array.from({ length: Math.max(0, distinct.length - 1) }, (_, i) => between(distinct[i], distinct[i + 1]));
	const cuts: number[] = [];
	for (let b = 1; b < maxValueBins; b++) {
		const at = Math.floor((b * values.length) / maxValueBins);
		const cut = between(values[at - 1], values[at]);
		if (cut < values[values.length - 1] && (cuts.length === 0 || cut > cuts[cuts.length - 1])) cuts.push(cut);
	}
	return Float32Array.from(cuts);
}
