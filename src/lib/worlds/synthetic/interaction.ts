/** y = 1 when x₁ + x₂ + x₃ + product · x₄ x₅ + noise · ε > 0, among many columns that say nothing. */
import { createStream } from '#lib/core/random.ts';
import { normalColumn, skinTable } from '../build.ts';
import { createWorld } from '../create-world.ts';
import { INTERACTION } from '../describe-fit.ts';
import { normalRight } from '../quadrature.ts';

const SIMULATED_ROWS = 20000;

export const interaction = createWorld(INTERACTION, {
	rows: ({ rows }) => rows,
	draw: ({ skin, features, product, noise }, stream, nRows) => {
		const x = Array.from({ length: features }, (_, j) => normalColumn(stream, `x-${j}`, nRows));
		const errors = stream.fork('noise');
		const yTrue = Int32Array.from({ length: nRows }, (_, i) =>
			x[0][i] + x[1][i] + x[2][i] + product * x[3][i] * x[4][i] + noise * errors.normal() > 0 ? 1 : 0
		);
		return skinTable(skin, x, yTrue);
	},
	// The best rule is the sign of the known part; how often it is right is averaged over simulated rows.
	ceiling: ({ product, noise }) => {
		const stream = createStream('interaction-ceiling');
		let sum = 0;
		let squares = 0;
		for (let i = 0; i < SIMULATED_ROWS; i++) {
			const plain = stream.normal() + stream.normal() + stream.normal();
			const right = normalRight(Math.abs(plain + product * stream.normal() * stream.normal()), noise);
			sum += right;
			squares += right * right;
		}
		const value = sum / SIMULATED_ROWS;
		const standardError = Math.sqrt((squares / SIMULATED_ROWS - value * value) / SIMULATED_ROWS);
		return { metric: 'accuracy', value, source: 'simulated', standardError };
	}
});
