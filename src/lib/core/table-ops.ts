import type { CategoricalColumn, Column, NumericColumn, Roles, Table, Target, TextColumn } from './table.ts';

/** The chosen rows of a column, in the order given; an index may repeat. */
export function selectColumn<C extends Column>(column: C, indices: ArrayLike<number>): C {
	const length = indices.length;
	switch (column.kind) {
		case 'numeric': {
			const values = new Float64Array(length);
			for (let i = 0; i < length; i++) values[i] = column.values[indices[i]];
			return { ...column, values };
		}
		case 'categorical': {
			const codes = new Int32Array(length);
			for (let i = 0; i < length; i++) codes[i] = column.codes[indices[i]];
			return { ...column, codes };
		}
		case 'text':
			return { ...column, values: Array.from(indices, (i) => column.values[i]) };
	}
}

/** The chosen rows of a target, in the order given. */
export function selectTarget(target: Target, indices: ArrayLike<number>): Target {
	if (target.kind === 'classification') {
		const yTrue = new Int32Array(indices.length);
		for (let i = 0; i < indices.length; i++) yTrue[i] = target.yTrue[indices[i]];
		return { ...target, yTrue };
	}
	const yTrue = new Float64Array(indices.length);
	for (let i = 0; i < indices.length; i++) yTrue[i] = target.yTrue[indices[i]];
	return { ...target, yTrue };
}

/** The chosen rows of a table, roles included, in the order given; an index may repeat. Throws a RangeError for a row it does not have. */
export function selectRows(table: Table, indices: ArrayLike<number>): Table {
	for (let i = 0; i < indices.length; i++) {
		const row = indices[i];
		if (!(row >= 0 && row < table.nRows && Math.floor(row) === row)) {
			throw new RangeError(`Row ${row} (place ${i} of the selection) is not in a table of ${table.nRows} rows.`);
		}
	}
	return {
		nRows: indices.length,
		features: table.features.map((column) => selectColumn(column, indices)),
		target: selectTarget(table.target, indices),
		roles: mapRoles(table.roles, (column) => selectColumn(column, indices))
	};
}

function mapRoles(roles: Roles, change: <C extends Column>(column: C) => C): Roles {
	return {
		...(roles.group && { group: change(roles.group) }),
		...(roles.time && { time: change(roles.time) }),
		...(roles.segments && { segments: roles.segments.map((column) => change(column)) }),
		...(roles.id && { id: change(roles.id) })
	};
}

/** One column after another. Throws a TypeError when kind, name or levels differ. */
export function concatColumns<C extends Column>(parts: readonly C[]): C {
	const first = parts[0];
	if (!first) throw new RangeError('Nothing to join: give at least one column.');
	for (const part of parts) {
		if (part.kind !== first.kind || part.name !== first.name) {
			throw new TypeError(
				`Cannot join column "${part.name}" (${part.kind}) to "${first.name}" (${first.kind}): give both the same name and kind.`
			);
		}
		if (part.kind === 'categorical' && first.kind === 'categorical' && part.levels.join('\u0000') !== first.levels.join('\u0000')) {
			throw new TypeError(`Column "${part.name}" has different levels in the parts to join: recode them to one list of levels first.`);
		}
	}
	const all: readonly Column[] = parts;
	if (first.kind === 'text') return { ...first, values: all.flatMap((part) => (part.kind === 'text' ? part.values : [])) };
	if (first.kind === 'numeric')
		return { ...first, values: Float64Array.from(all.flatMap((part) => (part.kind === 'numeric' ? Array.from(part.values) : []))) };
	return { ...first, codes: Int32Array.from(all.flatMap((part) => (part.kind === 'categorical' ? Array.from(part.codes) : []))) };
}

function concatTargets(parts: readonly Target[]): Target {
	const first = parts[0];
	for (const part of parts) {
		const same = part.kind === first.kind && part.name === first.name;
		const sameClasses =
			part.kind !== 'classification' || first.kind !== 'classification' || part.classes.join('\u0000') === first.classes.join('\u0000');
		if (!same || !sameClasses)
			throw new TypeError(`Cannot join targets "${first.name}" and "${part.name}": name, kind and classes must agree.`);
	}
	const values = parts.flatMap((part) => Array.from(part.yTrue));
	return first.kind === 'classification' ? { ...first, yTrue: Int32Array.from(values) } : { ...first, yTrue: Float64Array.from(values) };
}

/** The rows of all tables, one table after another. Throws a TypeError when columns, levels, classes or roles differ. */
export function concatTables(tables: readonly Table[]): Table {
	const first = tables[0];
	if (!first) throw new RangeError('Nothing to join: give at least one table.');
	const shape = (table: Table) =>
		[table.features.length, !!table.roles.group, !!table.roles.time, table.roles.segments?.length ?? -1, !!table.roles.id].join();
	for (const table of tables) {
		if (shape(table) !== shape(first))
			throw new TypeError('Cannot join tables with different columns or roles: give them the same ones first.');
	}
	const join = <C extends Column>(pick: (table: Table) => C): C => concatColumns(tables.map(pick));
	const { group, time, segments, id } = first.roles;
	return {
		nRows: tables.reduce((sum, table) => sum + table.nRows, 0),
		features: first.features.map((_, j) => join((table) => table.features[j])),
		target: concatTargets(tables.map((table) => table.target)),
		roles: {
			...(group && { group: join((table) => table.roles.group ?? group) }),
			...(time && { time: join((table) => table.roles.time ?? time) }),
			...(segments && { segments: segments.map((segment, j) => join((table) => table.roles.segments?.[j] ?? segment)) }),
			...(id && { id: join((table) => table.roles.id ?? id) })
		}
	};
}

/** All columns that are not the target: features, then group, time, segments, id. */
export function allColumns(table: Table): readonly Column[] {
	const { group, time, segments = [], id } = table.roles;
	return [...table.features, ...[group, time, ...segments, id].filter((column) => column !== undefined)];
}

/** The feature or role column of that name. Throws a RangeError that lists the names there are. */
export function findColumn(table: Table, name: string): Column {
	const columns = allColumns(table);
	const column = columns.find((candidate) => candidate.name === name);
	if (!column) throw new RangeError(`There is no column "${name}"; the table has ${columns.map((other) => other.name).join(', ')}.`);
	return column;
}

const wrongKind = (column: Column, kind: string) =>
	new TypeError(`Column "${column.name}" is ${column.kind}, but a ${kind} column is needed here.`);

/** The numeric column of that name. Throws a RangeError if absent, a TypeError if of another kind. */
export function numericColumn(table: Table, name: string): NumericColumn {
	const column = findColumn(table, name);
	if (column.kind !== 'numeric') throw wrongKind(column, 'numeric');
	return column;
}

/** The categorical column of that name. Throws a RangeError if absent, a TypeError if of another kind. */
export function categoricalColumn(table: Table, name: string): CategoricalColumn {
	const column = findColumn(table, name);
	if (column.kind !== 'categorical') throw wrongKind(column, 'categorical');
	return column;
}

/** The text column of that name. Throws a RangeError if absent, a TypeError if of another kind. */
export function textColumn(table: Table, name: string): TextColumn {
	const column = findColumn(table, name);
	if (column.kind !== 'text') throw wrongKind(column, 'text');
	return column;
}

/** Throws a TypeError that names the column and the fault unless every column has `nRows` values, a name of its own and codes within its levels. */
export function assertTable(table: Table): void {
	const names = new Set<string>();
	for (const column of table.features) {
		if (names.has(column.name)) throw new TypeError(`Two features are called "${column.name}": rename one of them.`);
		names.add(column.name);
	}
	for (const column of allColumns(table)) {
		const length = column.kind === 'categorical' ? column.codes.length : column.values.length;
		if (length !== table.nRows) throw new TypeError(`Column "${column.name}" has ${length} values in a table of ${table.nRows} rows.`);
		if (column.kind === 'categorical') assertCodes(column.name, column.codes, column.levels.length, -1);
	}
	const { target } = table;
	if (target.yTrue.length !== table.nRows)
		throw new TypeError(`Target "${target.name}" has ${target.yTrue.length} values in a table of ${table.nRows} rows.`);
	if (target.kind === 'classification') assertCodes(target.name, target.yTrue, target.classes.length, 0);
}

function assertCodes(name: string, codes: Int32Array, nLevels: number, lowest: number): void {
	const row = codes.findIndex((code) => code < lowest || code >= nLevels);
	if (row >= 0)
		throw new TypeError(
			`Row ${row} of "${name}" has code ${codes[row]}, but there are ${nLevels} levels: codes run from ${lowest} to ${nLevels - 1}.`
		);
}
