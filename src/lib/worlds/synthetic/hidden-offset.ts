/** Log-odds weight · x₁ ± offset, plus in one group and minus in the other; two more columns say nothing. */
import type { CategoricalColumn } from '#lib/core/table.ts';
import { sigmoid } from '#lib/core/portable-math.ts';
import { makeTable, normalColumn, skinColumn, skinTarget } from '../build.ts';
import { createWorld } from '../create-world.ts';
import { HIDDEN_OFFSET } from '../describe-shift.ts';
import { expectNormal } from '../quadrature.ts';

export const hiddenOffset = createWorld(HIDDEN_OFFSET, {
	rows: ({ rows }) => rows,
	draw: ({ skin, offset, weight, groupKnown }, stream, nRows) => {
		const numbers = [0, 1, 2].map((j) => normalColumn(stream, `x-${j}`, nRows));
		const own = stream.fork('groups');
		const coin = stream.fork('labels');
		const codes = Int32Array.from({ length: nRows }, () => own.integer(2));
		const yTrue = Int32Array.from(codes, (group, i) =>
			coin.uniform() < sigmoid(weight * numbers[0][i] + (group === 1 ? offset : -offset)) ? 1 : 0
		);
		const group: CategoricalColumn = { kind: 'categorical', name: 'site', levels: ['site 1', 'site 2'], codes };
		const columns = numbers.map((values, j) => skinColumn(skin, j, values));
		return makeTable(groupKnown ? [...columns, group] : columns, skinTarget(skin, yTrue), { segments: [group] });
	},
	ceiling: ({ offset, weight, groupKnown }) => {
		const both = (z: number): number => (sigmoid(weight * z + offset) + sigmoid(weight * z - offset)) / 2;
		const known = (z: number): number => (sigmoid(Math.abs(weight * z + offset)) + sigmoid(Math.abs(weight * z - offset))) / 2;
		return {
			metric: 'accuracy',
			value: expectNormal((z) => (groupKnown ? known(z) : Math.max(both(z), 1 - both(z))), 2000),
			source: 'exact'
		};
	}
});
