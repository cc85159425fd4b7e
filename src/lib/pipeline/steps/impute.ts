import type { NumericColumn, Table } from '#lib/core/table.ts';
import { IMPUTE } from '../describe-steps.ts';
import { createStep, numeric, numericFeatures, replaceFeatures, type Step } from '../step.ts';

/** What goes into the gaps of one column. */
interface Filling {
	readonly name: string;
	readonly overall: number;
	/** One value a class, when the row's own answer decides. */
	readonly byClass: readonly number[] | null;
}

/**
 * Fills gaps in numeric columns with the mean or median of the rows in scope. With `byClass` a study row is filled from the rows of
 * its own class, which gives its answer away; fresh rows have no known answer and get the overall value.
 */
export const impute: Step = createStep(IMPUTE, ({ strategy, columns, byClass, flag }, { table, fitRows, fitOn }) => {
	const { target } = table;
	if (byClass && fitOn !== 'all')
		throw new RangeError(
			'Step "impute": byClass reads the answer of the row it fills, which is not known for new rows. Set fitOn: all (a leak) or byClass: false.'
		);
	if (byClass && target.kind !== 'classification')
		throw new RangeError(`Step "impute": byClass needs classes, and "${target.name}" is a number. Set byClass: false.`);
	const middle = strategy === 'mean' ? mean : median;
	const fillings = numericFeatures(table, columns, 'impute').map((column): Filling => {
		const seen = (keep: (row: number) => boolean): number[] =>
			Array.from(fitRows).flatMap((row) => (keep(row) && !Number.isNaN(column.values[row]) ? [column.values[row]] : []));
		const all = seen(() => true);
		if (all.length === 0)
			throw new RangeError(
				`Step "impute": column "${column.name}" has no value in any of the ${fitRows.length} rows in scope. Drop the column.`
			);
		const perClass =
			byClass && target.kind === 'classification'
				? target.classes.map((_, label) => {
						const own = seen((row) => target.yTrue[row] === label);
						return middle(own.length > 0 ? own : all);
					})
				: null;
		return { name: column.name, overall: middle(all), byClass: perClass };
	});
	const fill = (rows: Table, answersKnown: boolean): Table => {
		const replaced = new Map(
			fillings.map((filling) => {
				const column = rows.features.find(({ name }) => name === filling.name) as NumericColumn;
				const values = column.values.map((value, i) => {
					if (!Number.isNaN(value)) return value;
					return answersKnown && filling.byClass ? filling.byClass[rows.target.yTrue[i]] : filling.overall;
				});
				const missing = column.values.map((value) => (Number.isNaN(value) ? 1 : 0));
				return [filling.name, [{ ...column, values }, ...(flag ? [numeric(`${filling.name} missing`, missing)] : [])]] as const;
			})
		);
		return replaceFeatures(rows, replaced);
	};
	return { study: fill(table, true), apply: (fresh) => fill(fresh, false) };
});

function mean(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const half = sorted.length >> 1;
	return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}
