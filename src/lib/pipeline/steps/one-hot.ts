import type { CategoricalColumn, NumericColumn, Table } from '#lib/core/table.ts';
import { ONE_HOT } from '../describe-steps.ts';
import { categoricalFeatures, createStep, numeric, replaceFeatures, type Step } from '../step.ts';

/**
 * One 0/1 column for each level met in the rows in scope, most frequent first kept. Further levels share a column called "other";
 * a gap, and a level never met, is 0 in all of them (1 in "other" when there is one).
 */
export const oneHot: Step = createStep(ONE_HOT, ({ columns, maxLevels }, { table, fitRows }) => {
	const encoders = categoricalFeatures(table, columns, 'one-hot').map((column) => {
		const met = levelsMet(column, fitRows);
		return { name: column.name, kept: met.slice(0, maxLevels), other: met.length > maxLevels };
	});
	const change = (rows: Table): Table =>
		replaceFeatures(
			rows,
			new Map(
				encoders.map(({ name, kept, other }) => {
					const column = rows.features.find((candidate) => candidate.name === name) as CategoricalColumn;
					const codes = kept.map((level) => column.levels.indexOf(level));
					const encoded: NumericColumn[] = codes.map((own, k) =>
						numeric(
							`${name} = ${kept[k]}`,
							Float64Array.from(column.codes, (code) => (code >= 0 && code === own ? 1 : 0))
						)
					);
					const rest = numeric(
						`${name} = other`,
						Float64Array.from(column.codes, (code) => (code >= 0 && !codes.includes(code) ? 1 : 0))
					);
					return [name, other ? [...encoded, rest] : encoded] as const;
				})
			)
		);
	return { study: change(table), apply: change };
});

/** Levels in the rows, most frequent first, ties in the order of the column's levels. */
function levelsMet(column: CategoricalColumn, rows: Int32Array): readonly string[] {
	const counts = column.levels.map(() => 0);
	for (const row of rows) if (column.codes[row] >= 0) counts[column.codes[row]]++;
	return column.levels
		.map((level, code) => ({ level, code, count: counts[code] }))
		.filter(({ count }) => count > 0)
		.sort((a, b) => b.count - a.count || a.code - b.code)
		.map(({ level }) => level);
}
