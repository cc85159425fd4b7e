/** Slice table: the score in every level of the columns that somebody will ask about, corrected for how many are looked at. */
import { createStream } from '#lib/core/random.ts';
import { benjaminiHochberg, sliceTable, worstOfEqualSlices } from '#lib/core/segments.ts';
import { quantiles } from '#lib/core/summaries.ts';
import { selectColumn } from '#lib/core/table-ops.ts';
import type { CategoricalColumn, NumericColumn, Table } from '#lib/core/table.ts';
import { crossedName, type SliceRow } from './evidence.ts';
import { exactly, fact, factsEvidence, share } from './facts.ts';
import type { Instrument } from './instrument.ts';
import { textOf } from './parameters.ts';

/**
 * Segments and categorical features of the validation rows (or one `column`, numbers cut at their quartiles). p-values are
 * one-sided and adjusted over all slices together (5 %); `worstOfEqual` is how low the worst slice would look, on average, if
 * all were equally good. With `cross`, every level of `column` is cut by every level of that second column.
 * @throws {RangeError} for regression, or when the table has no column to slice by.
 */
export const slices: Instrument = async (lab, experiment, seed, options) => {
	const [run] = await lab.runMany([{ experiment, seed }], options);
	if (run.task === 'regression')
		throw new RangeError('A slice table counts right answers, and this target is a number. Use classes, or compare errors by hand.');
	const { table, indices } = lab.prepare(experiment, seed);
	const [name, second] = [textOf(options.parameters, 'column'), textOf(options.parameters, 'cross')];
	if (second !== undefined && name === undefined)
		throw new RangeError('Parameter "cross" is the second of two columns; name the first one as "column".');
	const chosen = columnsOf(table, name);
	const crossed = second === undefined ? chosen : [crossedColumn(chosen[0], columnsOf(table, second)[0])];
	const columns = crossed.map((column) => selectColumn(column, indices.validation));
	const overall = run.scores.validation?.accuracy?.measured.value ?? NaN;
	const rows = columns.flatMap((column) =>
		sliceTable(run.validationRows, column, { reference: overall }).map((slice) => ({ column: column.name, ...slice }))
	);
	if (rows.length === 0) throw new RangeError('No level of these columns has a validation row.');
	const { adjusted, rejected } = benjaminiHochberg(rows.map((row) => row.pValue));
	const found: SliceRow[] = rows.map(({ interval, column, level, n, share: value, shrunken, pValue }, i) => ({
		column,
		level,
		n,
		share: value,
		low: interval.low,
		high: interval.high,
		shrunken,
		pValue,
		adjusted: adjusted[i],
		flagged: rejected[i]
	}));
	const worst = found.reduce((lowest, row) => (row.share < lowest.share ? row : lowest));
	const equal = worstOfEqualSlices(
		createStream(seed).fork('slices'),
		found.map((row) => row.n),
		overall
	);
	return factsEvidence(
		'slice-table',
		[
			fact('overall', run.scores.validation?.accuracy?.measured ?? exactly(NaN, 0), { inMetric: true }),
			fact('worstSlice', share(worst.share * worst.n, worst.n), {
				inMetric: true,
				reference: equal.mean,
				values: { column: worst.column, level: worst.level }
			}),
			fact(
				'worstOfEqual',
				{
					value: equal.mean,
					interval: { low: equal.low, high: equal.high, level: 0.9, method: 'simulation' },
					n: run.validationRows.length,
					refits: 1
				},
				{ inMetric: true }
			),
			fact('flagged', exactly(found.filter((row) => row.flagged).length, found.length), { reference: 0 })
		],
		{ detail: { kind: 'slices', overall, slices: found } }
	);
};

function columnsOf(table: Table, name: string | undefined): readonly CategoricalColumn[] {
	const categorical = (columns: readonly { readonly kind: string }[]): CategoricalColumn[] =>
		columns.filter((column): column is CategoricalColumn => column.kind === 'categorical');
	const known = [...(table.roles.segments ?? []), ...categorical(table.features)];
	if (name === undefined) {
		const unique = known.filter((column, i) => known.findIndex((other) => other.name === column.name) === i);
		if (unique.length === 0)
			throw new RangeError(
				'This table has no segments and no categories. Name a numeric column to be cut at its quartiles: parameter "column".'
			);
		return unique;
	}
	const found = known.find((column) => column.name === name);
	if (found) return [found];
	const numeric = table.features.find((column): column is NumericColumn => column.kind === 'numeric' && column.name === name);
	if (!numeric)
		throw new RangeError(
			`There is no column "${name}" to slice by. Columns: ${[...known, ...table.features].map((column) => column.name).join(', ')}.`
		);
	return [quarters(numeric)];
}

function quarters(column: NumericColumn): CategoricalColumn {
	const cuts = quantiles(
		column.values.filter((value) => !Number.isNaN(value)),
		[0.25, 0.5, 0.75]
	);
	return {
		kind: 'categorical',
		name: column.name,
		levels: ['1 of 4', '2 of 4', '3 of 4', '4 of 4'],
		codes: Int32Array.from(column.values, (value) => (Number.isNaN(value) ? -1 : cuts.filter((cut) => value > cut).length))
	};
}

/** Every pair of levels as one column; a row without a level in either has none. */
function crossedColumn(a: CategoricalColumn, b: CategoricalColumn): CategoricalColumn {
	return {
		kind: 'categorical',
		name: crossedName(a.name, b.name),
		levels: a.levels.flatMap((first) => b.levels.map((second) => crossedName(first, second))),
		codes: Int32Array.from(a.codes, (code, row) => (code < 0 || b.codes[row] < 0 ? -1 : code * b.levels.length + b.codes[row]))
	};
}
