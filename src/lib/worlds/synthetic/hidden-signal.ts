/**
 * Four standard normal columns; y = 1 when visibleWeight · x₁ + hiddenWeight · x₃ + noise · Logistic > 0, and x₃ is withheld.
 * The study sees x₁, x₂ and x₄; `reveal` joins x₃ as the last column.
 */
import { log, normalQuantile, sigmoid } from '#lib/core/portable-math.ts';
import { createWorld, logisticDraw, normalColumn, skinTable } from '../build.ts';
import { HIDDEN_SIGNAL } from '../describe-fit.ts';

export const hiddenSignal = createWorld(HIDDEN_SIGNAL, {
	rows: ({ rows }) => rows,
	draw: ({ skin, visibleWeight, hiddenWeight, noise, reveal, decoys }, stream, nRows) => {
		const [x1, x2, x3, x4] = [0, 1, 2, 3].map((j) => normalColumn(stream, `x-${j}`, nRows));
		const errors = stream.fork('noise');
		const yTrue = Int32Array.from({ length: nRows }, (_, i) =>
			visibleWeight * x1[i] + hiddenWeight * x3[i] + noise * logisticDraw(errors, log) > 0 ? 1 : 0
		);
		const candidates = Array.from({ length: decoys }, (_, j) => normalColumn(stream, `decoy-${j}`, nRows));
		return skinTable(skin, [x1, x2, x4, ...candidates, ...(reveal ? [x3] : [])], yTrue);
	},
	ceiling: (parameters) => ({ metric: 'accuracy', value: bestAccuracy(parameters), source: 'exact' })
});

/**
 * The best rule is the sign of the known part: with x₃ of visibleWeight · x₁ + hiddenWeight · x₃, without it of x₁. It is
 * right with probability E[P(error > −|known|)], by quadrature over 400 equally likely values of each normal.
 */
function bestAccuracy(p: {
	readonly visibleWeight: number;
	readonly hiddenWeight: number;
	readonly noise: number;
	readonly reveal: boolean;
}): number {
	const grid = Array.from({ length: 400 }, (_, i) => normalQuantile((i + 0.5) / 400));
	const total = Math.sqrt(p.visibleWeight * p.visibleWeight + p.hiddenWeight * p.hiddenWeight);
	const known = p.reveal ? total : p.visibleWeight;
	const unknown = p.reveal ? [0] : grid.map((z) => p.hiddenWeight * z);
	let sum = 0;
	for (const z of grid) for (const u of unknown) sum += sigmoid((Math.abs(known * z) + u) / p.noise);
	return sum / (grid.length * unknown.length);
}
