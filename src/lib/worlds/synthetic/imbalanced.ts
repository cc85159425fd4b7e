/** Two classes of unequal size, N(0, 1) and N(shift, 1) on the first column; the shares may be others in production. */
import { normalCdf } from '#lib/core/portable-math.ts';
import { normalColumn, skinTable } from '../build.ts';
import { createWorld } from '../create-world.ts';
import { IMBALANCED } from '../describe-shift.ts';
import { shiftAccuracy } from '../quadrature.ts';

export const imbalanced = createWorld(IMBALANCED, {
	rows: ({ rows }) => rows,
	draw: ({ skin, share, freshShare, features, shift }, stream, nRows, purpose) => {
		const positive = purpose === 'fresh' && freshShare > 0 ? freshShare : share;
		const coin = stream.fork('labels');
		const yTrue = Int32Array.from({ length: nRows }, () => (coin.uniform() < positive ? 1 : 0));
		const columns = Array.from({ length: features }, (_, j) => normalColumn(stream, `x-${j}`, nRows));
		for (let i = 0; i < nRows; i++) columns[0][i] += yTrue[i] * shift;
		return skinTable(skin, columns, yTrue);
	},
	ceiling: ({ share, freshShare, shift }, of, metric) => {
		if (metric === 'rocAuc') return { metric, value: normalCdf(shift / Math.SQRT2), source: 'exact' };
		return { metric: 'accuracy', value: shiftAccuracy(of === 'fresh' && freshShare > 0 ? freshShare : share, shift), source: 'exact' };
	}
});
