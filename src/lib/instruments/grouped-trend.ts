/** A trend over all rows beside the same trend in each group: a mix of groups can turn its sign round. */
import { log, tanh } from '#lib/core/portable-math.ts';
import { normalScore } from '#lib/core/proportions.ts';
import { mean } from '#lib/core/summaries.ts';
import { allColumns, selectRows } from '#lib/core/table-ops.ts';
import type { Measured } from '#lib/core/measured.ts';
import type { NumericColumn, Table } from '#lib/core/table.ts';
import type { CurveLine } from './evidence.ts';
import { exactly, fact, factsEvidence } from './facts.ts';
import type { Instrument } from './instrument.ts';
import { textOf } from './parameters.ts';
import { categoricalColumns } from './slice-columns.ts';

const LEVEL = 0.95;
const FEWEST = 8;

/**
 * Correlation of two numbers over the training and validation rows, pooled and in every group of at least eight rows, with
 * Fisher's interval. `x` is a feature (the first number unless said), `y` another or the target, `by` a segment or category.
 * `signsTurned` counts groups whose interval lies clear of 0 on the other side than the pooled one. The figure shows the lines.
 * @throws {RangeError} when a column is not there or is no number.
 */
export const groupedTrend: Instrument = async (lab, experiment, seed, options) => {
	await Promise.resolve();
	const { table, indices } = lab.prepare(experiment, seed);
	const rows = selectRows(table, Int32Array.from([...new Set([...indices.train, ...indices.validation])]));
	const numeric = rows.features.filter((column): column is NumericColumn => column.kind === 'numeric');
	const xName = textOf(options.parameters, 'x') ?? numeric[0]?.name;
	const yName = textOf(options.parameters, 'y') ?? rows.target.name;
	const x = numberColumn(rows, xName);
	const y = yName === rows.target.name && rows.target.kind === 'regression' ? rows.target.yTrue : numberColumn(rows, yName);
	const groups = categoricalColumns(rows, textOf(options.parameters, 'by'))[0];
	const everyRow = Array.from(x, (_, i) => i).filter((i) => !Number.isNaN(x[i]) && !Number.isNaN(y[i]));
	const parts = groups.levels
		.map((level, code) => ({ level, rows: everyRow.filter((i) => groups.codes[i] === code) }))
		.filter((part) => part.rows.length >= FEWEST);
	if (parts.length < 2) throw new RangeError(`A trend by group needs two groups of at least ${FEWEST} rows; there are ${parts.length}.`);
	const pooled = correlation(x, y, everyRow);
	const inside = parts.map((part) => ({ ...part, measured: correlation(x, y, part.rows) }));
	const side = ({ interval }: Measured): number => (interval === null ? 0 : interval.low > 0 ? 1 : interval.high < 0 ? -1 : 0);
	const turned = inside.filter(({ measured }) => side(measured) * side(pooled) < 0).length;
	const line = (id: string, rows: readonly number[]): CurveLine => ({ id, ...fittedLine(x, y, rows), label: lineLabel(id) });
	return factsEvidence(
		'grouped-trend',
		[
			fact('pooledTrend', pooled, { reference: 0 }),
			...inside.map(({ level, measured }) =>
				fact('groupTrend', measured, { key: `trend:${level}`, values: { level, column: groups.name }, reference: 0 })
			),
			fact('signsTurned', exactly(turned, parts.length), { reference: 0 })
		],
		{
			detail: {
				kind: 'curve',
				xLabel: { id: 'axis.column', values: { column: xName } },
				yLabel: { id: 'axis.column', values: { column: yName } },
				lines: [line('all', everyRow), ...inside.map(({ level, rows: own }) => line(level, own))]
			}
		}
	);
};

function lineLabel(id: string): CurveLine['label'] {
	return id === 'all' ? { id: 'line.pooled', values: {} } : { id: 'line.group', values: { level: id } };
}

function numberColumn(table: Table, name: string | undefined): Float64Array {
	const found = allColumns(table).find((column): column is NumericColumn => column.kind === 'numeric' && column.name === name);
	if (!found) throw new RangeError(`There is no number called "${name}" in this table. Name one of its numeric columns.`);
	return found.values;
}

/** Pearson's correlation with Fisher's interval: atanh(r) ± z / √(n − 3). */
function correlation(x: Float64Array, y: Float64Array, rows: readonly number[]): Measured {
	const { sxx, syy, sxy } = moments(x, y, rows);
	const value = sxy / Math.sqrt(sxx * syy);
	const n = rows.length;
	if (!Number.isFinite(value)) return { value: NaN, interval: null, n, refits: 0 };
	const r = Math.min(1 - 1e-12, Math.max(-1 + 1e-12, value));
	const centre = log((1 + r) / (1 - r)) / 2;
	const half = normalScore(LEVEL) / Math.sqrt(n - 3);
	return { value, interval: { low: tanh(centre - half), high: tanh(centre + half), level: LEVEL, method: 'fisher-z' }, n, refits: 0 };
}

function moments(x: Float64Array, y: Float64Array, rows: readonly number[]): Record<'mx' | 'my' | 'sxx' | 'syy' | 'sxy', number> {
	const [mx, my] = [mean(rows.map((i) => x[i])), mean(rows.map((i) => y[i]))];
	const sum = (of: (i: number) => number): number => rows.reduce((total, i) => total + of(i), 0);
	return {
		mx,
		my,
		sxx: sum((i) => (x[i] - mx) * (x[i] - mx)),
		syy: sum((i) => (y[i] - my) * (y[i] - my)),
		sxy: sum((i) => (x[i] - mx) * (y[i] - my))
	};
}

/** Least squares, from the smallest to the largest x of the rows. */
function fittedLine(
	x: Float64Array,
	y: Float64Array,
	rows: readonly number[]
): { readonly x: readonly number[]; readonly y: readonly number[] } {
	const { mx, my, sxx, sxy } = moments(x, y, rows);
	const slope = sxy / sxx;
	const ends = [Math.min(...rows.map((i) => x[i])), Math.max(...rows.map((i) => x[i]))];
	return { x: ends, y: ends.map((at) => my + slope * (at - mx)) };
}
