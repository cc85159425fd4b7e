/** Calibration by segment: a mean probability that is right on the whole may be wrong, in opposite directions, in its parts. */
import { benjaminiHochberg } from '#lib/core/segments.ts';
import { normalCdf } from '#lib/core/portable-math.ts';
import { mean } from '#lib/core/summaries.ts';
import { selectColumn } from '#lib/core/table-ops.ts';
import { exactly, fact, factsEvidence, meanOfRows } from './facts.ts';
import type { Instrument } from './instrument.ts';
import { numberOf, textOf } from './parameters.ts';
import { categoricalColumns } from './slice-columns.ts';

/**
 * Mean probability less the share of class 1, over all validation rows and in each level of the segments and categorical features
 * (or one `column`) with at least `rows` (30) rows. `segmentsOff` counts the levels whose distance from 0 survives a correction for
 * how many are looked at (Benjamini and Hochberg, 5 %).
 * @throws {RangeError} unless there are two classes and a column to cut by.
 */
export const calibrationBySegment: Instrument = async (lab, experiment, seed, options) => {
	const least = numberOf(options.parameters, 'rows', 30, 2, 100_000);
	const { prepared, models } = await lab.trained(experiment, seed, options);
	if (prepared.nClasses !== 2) throw new RangeError(`Mean probability against share needs two classes; there are ${prepared.nClasses}.`);
	const { table, indices, validation } = prepared;
	const perRefit = models.map((model) => model.predict(validation.x));
	const over = Float64Array.from(validation.y, (label, i) => mean(perRefit.map((yProb) => yProb[i])) - label);
	const parts = categoricalColumns(table, textOf(options.parameters, 'column'))
		.map((column) => selectColumn(column, indices.validation))
		.flatMap((column) =>
			column.levels.map((level, code) => ({ column: column.name, level, rows: over.filter((_, i) => column.codes[i] === code) }))
		)
		.filter(({ rows }) => rows.length >= least)
		.map(({ rows, ...name }) => ({ ...name, measured: meanOfRows(rows) }));
	const { rejected } = benjaminiHochberg(
		parts.map(({ measured: { value, variance } }) => 2 * normalCdf(-Math.abs(value) / Math.sqrt(variance?.rows ?? Infinity)))
	);
	return factsEvidence('calibration-by-segment', [
		fact('overAll', meanOfRows(over), { reference: 0 }),
		fact('segmentsOff', exactly(rejected.filter(Boolean).length, parts.length), { reference: 0 }),
		...parts.map(({ column, level, measured }) =>
			fact('overSegment', measured, { key: `over:${level}`, values: { column, level }, reference: 0 })
		)
	]);
};
