/** A screen of the rows in their order, over the whole file: neighbours that resemble each other. */
import type { Table } from '#lib/core/table.ts';
import type { AuditLabel } from './types.ts';

/** How alike the answers of neighbouring rows are, beside chance: from -1 to 1, about ± 2/√n by chance. */
export interface RowOrder {
	readonly correlation: number;
	/** In standard deviations of what a shuffled file would show. */
	readonly z: number;
	readonly odd: boolean;
	readonly says: AuditLabel;
}

/** Resemblance of the answers of one row and the next, in the order of the file. */
export function rowOrder({ target, nRows }: Table): RowOrder {
	const indicators =
		target.kind === 'regression'
			? [Float64Array.from(target.yTrue)]
			: target.classes.map((_, label) => Float64Array.from(target.yTrue, (y) => Number(y === label)));
	let covariance = 0;
	let variance = 0;
	for (const values of indicators) {
		const centre = values.reduce((sum, value) => sum + value, 0) / nRows;
		for (let i = 0; i < nRows; i++) {
			variance += (values[i] - centre) * (values[i] - centre);
			if (i > 0) covariance += (values[i] - centre) * (values[i - 1] - centre);
		}
	}
	const correlation = variance > 0 ? covariance / variance : 0;
	const z = correlation * Math.sqrt(nRows);
	const sorted = target.kind === 'classification' && correlation > 0.95;
	const odd = correlation >= 0.1 && z >= 4;
	return {
		correlation,
		z,
		odd,
		says: { id: sorted ? 'order.sorted' : odd ? 'order.alike' : 'order.none', values: { correlation, rows: nRows } }
	};
}
