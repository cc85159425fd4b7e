import type { CategoricalColumn, Column, Table } from '#lib/core/table.ts';
import { TARGET_ENCODE } from '../describe-steps.ts';
import { categoricalFeatures, createStep, numeric, replaceFeatures, type Step } from '../step.ts';

/**
 * Replaces a level by the mean answer of the rows in scope that have it: the share of class 1, or the mean value. Levels never met
 * get the overall mean; gaps are a level of their own. `out-of-fold`: a row in scope is encoded from the other folds only.
 */
export const targetEncode: Step = createStep(TARGET_ENCODE, ({ columns, mode, folds, smoothing }, { table, fitRows, stream }) => {
	const { target } = table;
	if (target.kind === 'classification' && target.classes.length !== 2)
		throw new RangeError(
			`Step "target-encode" needs two classes or a number, and "${target.name}" has ${target.classes.length} classes. Use one-hot.`
		);
	const answer = (row: number): number => target.yTrue[row];
	const names = categoricalFeatures(table, columns, 'target-encode').map(({ name }) => name);
	if (names.length === 0) throw new RangeError('Step "target-encode" found no categorical column. Remove the step.');
	const foldOf = new Int32Array(table.nRows).fill(-1);
	if (mode === 'out-of-fold') {
		// Copies of a row share its fold, or a copy would give the answer away.
		const distinct = [...new Set(fitRows)];
		stream.permutation(distinct.length).forEach((place, i) => (foldOf[distinct[place]] = i % folds));
	}
	const encoders = names.map((name) => {
		const column = table.features.find((candidate) => candidate.name === name) as CategoricalColumn;
		const means = (keep: (row: number) => boolean): ((level: string | null) => number) =>
			levelMeans(column, Array.from(fitRows).filter(keep), answer, smoothing);
		return {
			name,
			all: means(() => true),
			outside: mode === 'out-of-fold' ? Array.from({ length: folds }, (_, fold) => means((row) => foldOf[row] !== fold)) : null
		};
	});
	const encode = (rows: Table, study: boolean): Table =>
		replaceFeatures(
			rows,
			new Map(
				encoders.map(({ name, all, outside }): [string, readonly Column[]] => {
					const column = rows.features.find((candidate) => candidate.name === name) as CategoricalColumn;
					const values = Float64Array.from(column.codes, (code, i) => {
						const level = code < 0 ? null : column.levels[code];
						return study && outside && foldOf[i] >= 0 ? outside[foldOf[i]](level) : all(level);
					});
					return [name, [numeric(`${name} (mean answer)`, values)]];
				})
			)
		);
	return { study: encode(table, true), apply: (fresh) => encode(fresh, false) };
});

function levelMeans(
	column: CategoricalColumn,
	rows: readonly number[],
	answer: (row: number) => number,
	smoothing: number
): (level: string | null) => number {
	const sums = new Map<string | null, { n: number; sum: number }>();
	let total = 0;
	for (const row of rows) {
		const level = column.codes[row] < 0 ? null : column.levels[column.codes[row]];
		const entry = sums.get(level) ?? { n: 0, sum: 0 };
		entry.n++;
		entry.sum += answer(row);
		sums.set(level, entry);
		total += answer(row);
	}
	const overall = rows.length === 0 ? 0 : total / rows.length;
	return (level) => {
		const entry = sums.get(level);
		return entry ? (entry.sum + smoothing * overall) / (entry.n + smoothing) : overall;
	};
}
