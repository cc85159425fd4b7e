/** A categorical column with many levels that says nothing, beside three numbers of which the first says a little. */
import { normalCdf } from '#lib/core/portable-math.ts';
import { makeTable, normalColumn, skinColumn, skinTarget } from '../build.ts';
import { createWorld } from '../create-world.ts';
import { MANY_CATEGORIES } from '../describe-audit.ts';
import { coinLabels } from '../labels.ts';

export const manyCategories = createWorld(MANY_CATEGORIES, {
	rows: ({ rows }) => rows,
	draw: ({ skin, categories, shift }, stream, nRows) => {
		const yTrue = coinLabels(stream, nRows);
		const numbers = [0, 1, 2].map((j) => normalColumn(stream, `x-${j}`, nRows));
		for (let i = 0; i < nRows; i++) numbers[0][i] += yTrue[i] * shift;
		const own = stream.fork('category');
		const codes = Int32Array.from({ length: nRows }, () => own.integer(categories));
		const levels = Array.from({ length: categories }, (_, k) => `k${k + 1}`);
		const columns = numbers.map((values, j) => skinColumn(skin, j, values));
		return makeTable([...columns, { kind: 'categorical', name: 'category', levels, codes }], skinTarget(skin, yTrue));
	},
	ceiling: ({ shift }, _of, metric) =>
		metric === 'rocAuc'
			? { metric, value: normalCdf(shift / Math.SQRT2), source: 'exact' }
			: { metric: 'accuracy', value: normalCdf(shift / 2), source: 'exact' }
});
