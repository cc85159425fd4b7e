/**
 * Two interleaved half circles with normal noise.
 *
 * Class 0: (cos t, sin t); class 1: (1 − cos t, ½ − sin t); t uniform on (0, π); noise N(0, σ²) on both coordinates. The
 * shape is that of scikit-learn's `make_moons`; the classes are drawn by a fair coin, not halved.
 */
import { cos, sin } from '#lib/core/portable-math.ts';
import { normalColumn, skinTable } from '../build.ts';
import { createWorld } from '../create-world.ts';
import { MOONS } from '../describe-fit.ts';
import { accuracyAfterFlips, coinLabels, drawnFlips, flipLabels, spoilTrainLabels } from '../labels.ts';
import { interpolateTable } from '../quadrature.ts';

/**
 * Bayes accuracy at σ = 0, 0.025, …, 1: quadrature of ∫ max(f₀, f₁) / 2 over the plane (grid step σ/6, 2,000 points along
 * each arc). The test recomputes entries by Monte Carlo of the Bayes rule.
 */
// prettier-ignore
const BAYES_ACCURACY = [
	1, 1, 1, 0.99997, 0.99936, 0.99677, 0.99116, 0.98243, 0.97104, 0.95782, 0.94361, 0.92904, 0.91459, 0.9006, 0.88729, 0.87474, 0.86298,
	0.85201, 0.84178, 0.83224, 0.82332, 0.81497, 0.80711, 0.79971, 0.79269, 0.78603, 0.77968, 0.77361, 0.76779, 0.76221, 0.75684, 0.75166,
	0.74667, 0.74184, 0.73718, 0.73267, 0.72831, 0.72408, 0.71998, 0.716, 0.71215
];

export const moons = createWorld(MOONS, {
	rows: ({ rows }) => rows,
	draw: ({ skin, noise, flips, flipOn, junk }, stream, nRows, purpose) => {
		const labels = coinLabels(stream, nRows);
		const arc = stream.fork('arc');
		const noiseX = stream.fork('noise-x');
		const noiseY = stream.fork('noise-y');
		const x = new Float64Array(nRows);
		const y = new Float64Array(nRows);
		for (let i = 0; i < nRows; i++) {
			const t = Math.PI * arc.uniform();
			x[i] = (labels[i] === 0 ? cos(t) : 1 - cos(t)) + noise * noiseX.normal();
			y[i] = (labels[i] === 0 ? sin(t) : 0.5 - sin(t)) + noise * noiseY.normal();
		}
		const junkColumns = Array.from({ length: junk }, (_, j) => normalColumn(stream, `junk-${j}`, nRows, 0.5));
		return skinTable(skin, [x, y, ...junkColumns], flipLabels(stream, labels, drawnFlips({ flips, flipOn }, purpose)));
	},
	ceiling: ({ noise, ...labels }, of) => ({
		metric: 'accuracy',
		value: accuracyAfterFlips(interpolateTable(BAYES_ACCURACY, 0.025, noise), drawnFlips(labels, of)),
		source: 'exact'
	}),
	spoilTrain: spoilTrainLabels
});
