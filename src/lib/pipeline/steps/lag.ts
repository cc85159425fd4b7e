import type { Table } from '#lib/core/table.ts';
import { LAG } from '../describe-steps.ts';
import { createStep, numeric, numericFeatures, withFeatures, type Step } from '../step.ts';

/**
 * Adds the value of the row that is `by` rows earlier in time in the same group (later, when `by` is negative). In scope `train` a
 * train row looks at train rows only; what it may not see, or what is not there, is a gap.
 */
export const lag: Step = createStep(LAG, ({ columns, by }, { table, trainRows, fitOn }) => {
	const inTrain = new Uint8Array(table.nRows);
	for (const row of trainRows) inTrain[row] = 1;
	const change = (rows: Table, maySee: (row: number, source: number) => boolean): Table => {
		const sources = earlierRows(rows, by);
		const added = numericFeatures(rows, columns, 'lag').map((column) =>
			numeric(
				`${column.name} ${by >= 0 ? `${by} before` : `${-by} after`}`,
				Float64Array.from(sources, (source, row) => (source >= 0 && maySee(row, source) ? column.values[source] : NaN)),
				column.unit
			)
		);
		return withFeatures(rows, [...rows.features, ...added]);
	};
	return {
		study: change(table, (row, source) => fitOn === 'all' || inTrain[row] === 0 || inTrain[source] === 1),
		apply: (fresh) => change(fresh, () => true)
	};
});

function earlierRows(table: Table, by: number): Int32Array {
	const { time, group } = table.roles;
	if (!time) throw new RangeError('Step "lag" needs a time column, and this table has none. Remove the step.');
	const groupOf = (row: number): number => group?.codes[row] ?? 0;
	const order = Int32Array.from({ length: table.nRows }, (_, i) => i).sort(
		(a, b) => groupOf(a) - groupOf(b) || time.values[a] - time.values[b] || a - b
	);
	const sources = new Int32Array(table.nRows).fill(-1);
	order.forEach((row, place) => {
		const source = order[place - by];
		if (source !== undefined && groupOf(source) === groupOf(row)) sources[row] = source;
	});
	return sources;
}
