import type { CategoricalColumn, Table } from '#lib/core/table.ts';

/**
 * The segments and categorical features of a table, each once, or the one named.
 * @throws {RangeError} when there is none.
 */
export function categoricalColumns(table: Table, name?: string): readonly CategoricalColumn[] {
	const known = [
		...(table.roles.segments ?? []),
		...table.features.filter((column): column is CategoricalColumn => column.kind === 'categorical')
	];
	const unique = known.filter((column, i) => known.findIndex((other) => other.name === column.name) === i);
	const chosen = name === undefined ? unique : unique.filter((column) => column.name === name);
	if (chosen.length > 0) return chosen;
	throw new RangeError(
		name === undefined
			? 'This table has no segments and no categories to cut by.'
			: `There is no segment or category "${name}". Known: ${unique.map((column) => column.name).join(', ')}.`
	);
}
