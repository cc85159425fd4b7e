/** "Look at the data": what a table holds, before any model has seen it. */
import type { CategoricalColumn, Column, NumericColumn, Table } from '#lib/core/table.ts';
import type { ExperimentSpec } from '#lib/pipeline/spec.ts';
import type { DataPreview } from './views.ts';
import type { Lab } from './lab.ts';

const HEAD_ROWS = 6;
const SCATTER_ROWS = 400;

/** Summary of the training rows only: looking at validation or test rows is already a look. */
export function previewData(lab: Lab, experiment: ExperimentSpec, seed: number): DataPreview {
	const { table, indices } = lab.prepare(experiment, seed);
	const rows = indices.train;
	return {
		nRows: rows.length,
		columns: table.features.map((column) => summarise(column, rows)),
		head: Array.from(rows.subarray(0, HEAD_ROWS), (row: number) => [
			...table.features.map((column) => cell(column, row)),
			targetCell(table, row)
		]),
		target: targetSummary(table, rows),
		scatter: scatterOf(table, rows)
	};
}

function summarise(column: Column, rows: Int32Array): DataPreview['columns'][number] {
	if (column.kind === 'numeric') {
		const values = Array.from(rows, (row) => column.values[row]).filter((value) => !Number.isNaN(value));
		const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
		const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
		return {
			name: column.name,
			kind: column.kind,
			unit: column.unit,
			mean,
			sd: Math.sqrt(squares / Math.max(1, values.length - 1)),
			missing: rows.length - values.length
		};
	}
	if (column.kind === 'categorical')
		return {
			name: column.name,
			kind: column.kind,
			levels: column.levels,
			missing: rows.reduce((count, row) => count + Number(column.codes[row] < 0), 0)
		};
	return { name: column.name, kind: column.kind, missing: 0 };
}

function cell(column: Column, row: number): string | number {
	if (column.kind === 'numeric') return column.values[row];
	if (column.kind === 'categorical') return levelOf(column, row);
	return column.values[row];
}

function levelOf(column: CategoricalColumn, row: number): string {
	return column.codes[row] < 0 ? '' : column.levels[column.codes[row]];
}

function targetCell(table: Table, row: number): string | number {
	return table.target.kind === 'classification' ? table.target.classes[table.target.yTrue[row]] : table.target.yTrue[row];
}

function targetSummary(table: Table, rows: Int32Array): DataPreview['target'] {
	const { target } = table;
	if (target.kind === 'regression') return { name: target.name };
	const counts = target.classes.map((_, label) => rows.reduce((count, row) => count + Number(target.yTrue[row] === label), 0));
	return { name: target.name, classes: target.classes, shares: counts.map((count) => count / rows.length) };
}

/** The two numeric columns whose class means lie furthest apart, in standard deviations. */
function scatterOf(table: Table, rows: Int32Array): DataPreview['scatter'] {
	const numeric = table.features.filter((column): column is NumericColumn => column.kind === 'numeric');
	if (table.target.kind !== 'classification' || numeric.length < 2) return null;
	const labels = table.target.yTrue;
	const ranked = numeric
		.map((column, place) => ({ column, place, spread: classSpread(column, labels, rows) }))
		.sort((a, b) => b.spread - a.spread || a.place - b.place);
	const [x, y] = ranked
		.slice(0, 2)
		.sort((a, b) => a.place - b.place)
		.map((entry) => entry.column);
	const shown = rows.subarray(0, SCATTER_ROWS);
	return {
		x: Array.from(shown, (row) => x.values[row]),
		y: Array.from(shown, (row) => y.values[row]),
		label: Array.from(shown, (row) => labels[row]),
		xName: x.name,
		yName: y.name
	};
}

function classSpread(column: NumericColumn, labels: Int32Array, rows: Int32Array): number {
	const sums = new Map<number, { count: number; sum: number }>();
	let total = 0;
	let squares = 0;
	for (const row of rows) {
		const value = column.values[row];
		if (Number.isNaN(value)) continue;
		const entry = sums.get(labels[row]) ?? { count: 0, sum: 0 };
		entry.count += 1;
		entry.sum += value;
		sums.set(labels[row], entry);
		total += value;
		squares += value * value;
	}
	const centre = total / rows.length;
	const variance = Math.max(1e-12, squares / rows.length - centre * centre);
	let between = 0;
	for (const { count, sum } of sums.values()) between += (count / rows.length) * (sum / count - centre) * (sum / count - centre);
	return between / variance;
}
