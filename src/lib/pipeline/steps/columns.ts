import { withFeatures, createStep, feature, sameForAll, type Step } from '../step.ts';
import { DROP_COLUMNS, KEEP_COLUMNS, USE_ROLE } from '../describe-steps.ts';
import type { Column, Table } from '#lib/core/table.ts';

export const dropColumns: Step = createStep(DROP_COLUMNS, ({ columns }, input) => {
	columns.forEach((name) => feature(input.table, name, 'drop-columns'));
	return sameForAll(input, (table) =>
		withFeatures(
			table,
			table.features.filter((column) => !columns.includes(column.name))
		)
	);
});

export const keepColumns: Step = createStep(KEEP_COLUMNS, ({ columns }, input) => {
	columns.forEach((name) => feature(input.table, name, 'keep-columns'));
	return sameForAll(input, (table) =>
		withFeatures(
			table,
			table.features.filter((column) => columns.includes(column.name))
		)
	);
});

/** A role column becomes a feature. Fresh groups have other levels than study groups, so a group is matched by its level's name. */
export const useRole: Step = createStep(USE_ROLE, ({ role, column }, input) => {
	const known = roleColumn(input.table, role, column);
	return sameForAll(input, (table) => {
		const found = roleColumn(table, role, column);
		if (found.kind !== 'categorical' || known.kind !== 'categorical') return withFeatures(table, [...table.features, found]);
		const codes = found.codes.map((code) => (code < 0 ? -1 : known.levels.indexOf(found.levels[code])));
		return withFeatures(table, [...table.features, { ...found, levels: known.levels, codes }]);
	});
});

function roleColumn(table: Table, role: 'time' | 'group' | 'segment', name: string): Column {
	const { segments = [] } = table.roles;
	const found = role === 'segment' ? segments.find((segment) => segment.name === name) : table.roles[role];
	if (found) return found;
	const cure = role === 'segment' ? `Segments: ${segments.map((segment) => segment.name).join(', ') || 'none'}.` : 'Choose another role.';
	throw new RangeError(`Step "use-role": this table has no ${role === 'segment' ? `segment "${name}"` : role}. ${cure}`);
}
