/**
 * Four standard normal columns; y = 1 when visibleWeight · x₁ + hiddenWeight · x₃ + noise · Logistic > 0, and x₃ is withheld.
 * The study sees x₁, x₂ and x₄; `reveal` joins x₃ as the last column.
 */
import { normalColumn, skinTable } from '../build.ts';
import { createWorld } from '../create-world.ts';
import { HIDDEN_SIGNAL } from '../describe-fit.ts';
import { expectNormal, logisticDraw, logisticRight } from '../quadrature.ts';

export const hiddenSignal = createWorld(HIDDEN_SIGNAL, {
	rows: ({ rows }) => rows,
	draw: ({ skin, visibleWeight, hiddenWeight, noise, reveal, decoys }, stream, nRows) => {
		const [x1, x2, x3, x4] = [0, 1, 2, 3].map((j) => normalColumn(stream, `x-${j}`, nRows));
		const errors = stream.fork('noise');
		const yTrue = Int32Array.from({ length: nRows }, (_, i) =>
			visibleWeight * x1[i] + hiddenWeight * x3[i] + noise * logisticDraw(errors) > 0 ? 1 : 0
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
	if (p.reveal) {
		const sd = Math.sqrt(p.visibleWeight * p.visibleWeight + p.hiddenWeight * p.hiddenWeight);
		return expectNormal((z) => logisticRight(Math.abs(sd * z), p.noise));
	}
	return expectNormal((z) => expectNormal((hidden) => logisticRight(Math.abs(p.visibleWeight * z) + p.hiddenWeight * hidden, p.noise)));
}
