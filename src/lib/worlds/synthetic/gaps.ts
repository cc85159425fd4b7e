/** Rare positives, one column that says a little, and gaps at random in all the others. */
import { normalCdf } from '#lib/core/portable-math.ts';
import { normalColumn, skinTable } from '../build.ts';
import { createWorld } from '../create-world.ts';
import { GAPS } from '../describe-audit.ts';
import { shiftAccuracy } from '../quadrature.ts';

export const gaps = createWorld(GAPS, {
	rows: ({ rows }) => rows,
	draw: ({ skin, features, missing, share, shift }, stream, nRows) => {
		const coin = stream.fork('labels');
		const yTrue = Int32Array.from({ length: nRows }, () => (coin.uniform() < share ? 1 : 0));
		const columns = Array.from({ length: features }, (_, j) => {
			const values = normalColumn(stream, `x-${j}`, nRows);
			if (j === 0) return values.map((value, i) => value + yTrue[i] * shift);
			const own = stream.fork(`missing-${j}`);
			return values.map((value) => (own.uniform() < missing ? NaN : value));
		});
		return skinTable(skin, columns, yTrue);
	},
	ceiling: ({ share, shift }, _of, metric) =>
		metric === 'rocAuc'
			? { metric, value: normalCdf(shift / Math.SQRT2), source: 'exact' }
			: { metric: 'accuracy', value: shiftAccuracy(share, shift), source: 'exact' }
});
