/** Groups whose means lie on one line while y rises with x along another inside each of them. */
import type { CategoricalColumn } from '#lib/core/table.ts';
import { makeTable, normalColumn, skinColumn } from '../build.ts';
import { createWorld } from '../create-world.ts';
import { TURNED_TREND } from '../describe-fit.ts';

export const turnedTrend = createWorld(TURNED_TREND, {
	rows: ({ rows }) => rows,
	draw: ({ skin, groups, within, between, noise, groupKnown }, stream, nRows) => {
		const own = stream.fork('groups');
		const codes = Int32Array.from({ length: nRows }, () => own.integer(groups));
		const inside = normalColumn(stream, 'x', nRows, 0.6);
		const errors = stream.fork('noise');
		const x = inside.map((z, i) => 2 * codes[i] + z);
		const yTrue = inside.map((z, i) => between * 2 * codes[i] + within * z + noise * errors.normal());
		const group: CategoricalColumn = {
			kind: 'categorical',
			name: 'site',
			levels: Array.from({ length: groups }, (_, k) => `site ${k + 1}`),
			codes
		};
		const column = skinColumn(skin, 0, x);
		return makeTable(groupKnown ? [column, group] : [column], { kind: 'regression', name: 'y', yTrue }, { segments: [group] });
	},
	ceiling: ({ noise, groupKnown }) => (groupKnown ? { metric: 'rmse', value: noise, source: 'exact' } : null)
});
