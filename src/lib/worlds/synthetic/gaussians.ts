/** Two normal classes that differ on the first column alone: x₁ ~ N(±separation, 1), the others N(0, 1). */
import { normalCdf } from '#lib/core/portable-math.ts';
import { normalColumn, skinTable } from '../build.ts';
import { createWorld } from '../create-world.ts';
import { GAUSSIANS } from '../describe-fit.ts';
import { accuracyAfterFlips, coinLabels, drawnFlips, flipLabels, spoilTrainLabels } from '../labels.ts';

export const gaussians = createWorld(GAUSSIANS, {
	rows: ({ rows }) => rows,
	draw: ({ skin, features, separation, easyFirst, flips, flipOn }, stream, nRows, purpose) => {
		const labels = coinLabels(stream, nRows);
		const columns = Array.from({ length: features }, (_, j) => normalColumn(stream, `x-${j}`, nRows));
		for (let i = 0; i < nRows; i++) columns[0][i] += labels[i] === 1 ? separation : -separation;
		const easier = stream.fork('easier');
		for (let i = 0; i < Math.min(purpose === 'study' ? easyFirst : 0, nRows); i++)
			while (Math.abs(columns[0][i]) <= separation) columns[0][i] = (labels[i] === 1 ? separation : -separation) + easier.normal();
		return skinTable(skin, columns, flipLabels(stream, labels, drawnFlips({ flips, flipOn }, purpose)));
	},
	// The best rule is the sign of x₁, right with probability Φ(separation).
	ceiling: ({ separation, ...labels }, of) => ({
		metric: 'accuracy',
		value: accuracyAfterFlips(normalCdf(separation), drawnFlips(labels, of)),
		source: 'exact'
	}),
	spoilTrain: spoilTrainLabels
});
