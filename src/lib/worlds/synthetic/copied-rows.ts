/** y is the sign of x₁ + x₂, with wrong labels; a share of the rows repeat an earlier row, answer and error included. */
import { makeTable, skinColumn, skinTarget } from '../build.ts';
import { createWorld } from '../create-world.ts';
import { COPIED_ROWS } from '../describe-audit.ts';

export const copiedRows = createWorld(COPIED_ROWS, {
	rows: ({ rows }) => rows,
	draw: ({ skin, features, copies, flips, exportNumber }, stream, nRows, purpose) => {
		const cells = stream.fork('cells');
		const errors = stream.fork('flips');
		const copying = stream.fork('copies');
		const columns = Array.from({ length: features }, () => new Float64Array(nRows));
		const yTrue = new Int32Array(nRows);
		const share = purpose === 'fresh' ? 0 : copies;
		for (let i = 0; i < nRows; i++) {
			// Every draw is made for every row, so that another share of copies leaves the remaining rows as they were.
			for (const column of columns) column[i] = cells.normal();
			const sign = columns[0][i] + columns[1][i] > 0 ? 1 : 0;
			yTrue[i] = errors.uniform() < flips ? 1 - sign : sign;
			const copied = copying.uniform() < share;
			const source = copying.integer(Math.max(1, i));
			if (!copied || i === 0) continue;
			for (const column of columns) column[i] = column[source];
			yTrue[i] = yTrue[source];
		}
		const number = { kind: 'numeric', name: 'export number', values: Float64Array.from({ length: nRows }, (_, i) => i + 1) } as const;
		const named = columns.map((values, j) => skinColumn(skin, j, values));
		return makeTable(exportNumber ? [...named, number] : named, skinTarget(skin, yTrue));
	},
	ceiling: ({ flips }) => ({ metric: 'accuracy', value: 1 - flips, source: 'exact' })
});
