/** Two normal classes that differ on the first column alone: x₁ ~ N(±separation, 1), the others N(0, 1). */
import { normalCdf } from '#lib/core/portable-math.ts';
import { accuracyAfterFlips, coinLabels, createWorld, flipLabels, normalColumn, skinTable } from '../build.ts';
import { GAUSSIANS } from '../describe-fit.ts';

export const gaussians = createWorld(GAUSSIANS, {
	rows: ({ rows }) => rows,
	draw: ({ skin, features, separation, flips, flipFresh }, stream, nRows, purpose) => {
		const labels = coinLabels(stream, nRows);
		const columns = Array.from({ length: features }, (_, j) => normalColumn(stream, `x-${j}`, nRows));
		for (let i = 0; i < nRows; i++) columns[0][i] += labels[i] === 1 ? separation : -separation;
		const share = purpose === 'fresh' && !flipFresh ? 0 : flips;
		return skinTable(skin, columns, flipLabels(stream, labels, share));
	},
	// The best rule is the sign of x₁, right with probability Φ(separation).
	ceiling: ({ separation, flips, flipFresh }) => ({
		metric: 'accuracy',
		value: accuracyAfterFlips(normalCdf(separation), flipFresh ? flips : 0),
		source: 'exact'
	})
});
