/** Steps that change which rows there are. They return row numbers: a number that comes twice is a copy. */
import type { Stream } from '#lib/core/random.ts';
import type { Column, Table } from '#lib/core/table.ts';

/**
 * The rows, and then as many of them again as bring every smaller class to `ratio` times the largest; copies are drawn with
 * replacement.
 */
export function oversampledRows(table: Table, rows: Int32Array, ratio: number, stream: Stream): Int32Array {
	const { target } = table;
	if (target.kind !== 'classification')
		throw new RangeError(`Step "oversample" needs classes, and "${target.name}" is a number. Remove the step.`);
	const byClass = target.classes.map((): number[] => []);
	for (const row of rows) byClass[target.yTrue[row]].push(row);
	const wanted = Math.round(ratio * Math.max(...byClass.map((members) => members.length)));
	const copies = byClass.flatMap((members, label) => {
		const own = stream.fork(`class-${label}`);
		const missing = members.length === 0 ? 0 : Math.max(0, wanted - members.length);
		return Array.from({ length: missing }, () => members[own.integer(members.length)]);
	});
	return Int32Array.from([...rows, ...copies]);
}

/** The first of every set of equal rows. Columns in `ignore` do not count; gaps equal gaps. */
export function distinctRows(table: Table, ignore: readonly string[], compareTarget: boolean): Int32Array {
	const unknown = ignore.find((name) => !table.features.some((column) => column.name === name));
	if (unknown !== undefined)
		throw new RangeError(
			`Step "deduplicate": there is no feature "${unknown}" to ignore. Features: ${table.features.map(({ name }) => name).join(', ')}.`
		);
	const compared = table.features.filter((column) => !ignore.includes(column.name));
	const seen = new Set<string>();
	const kept: number[] = [];
	for (let i = 0; i < table.nRows; i++) {
		const key = JSON.stringify([...compared.map((column) => cell(column, i)), compareTarget ? table.target.yTrue[i] : 0]);
		if (seen.has(key)) continue;
		seen.add(key);
		kept.push(i);
	}
	return Int32Array.from(kept);
}

function cell(column: Column, row: number): number | string | null {
	return column.kind === 'categorical' ? column.codes[row] : column.values[row];
}

/** The rows in which a numeric column is at least `least` away from 0. @throws {RangeError} when no row is left. */
export function clearRows(table: Table, rows: Int32Array, name: string, least: number, missing: 'drop' | 'keep'): Int32Array {
	const column = table.features.find((candidate) => candidate.name === name);
	if (column?.kind !== 'numeric')
		throw new RangeError(
			`Step "filter-rows": there is no number called "${name}" to filter by. Features: ${table.features.map((feature) => feature.name).join(', ')}.`
		);
	const kept = rows.filter((row) => (Number.isNaN(column.values[row]) ? missing === 'keep' : Math.abs(column.values[row]) >= least));
	if (kept.length === 0) throw new RangeError(`Step "filter-rows" leaves no row with "${name}" at least ${least}. Ask for less.`);
	return kept;
}
