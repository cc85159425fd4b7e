/** y = 1 when x² − 0.7 + noise · ε > 0, everywhere; x lies at N(−0.8, 0.6²) in the study and elsewhere in production. */
import { normalColumn, skinTable } from '../build.ts';
import { createWorld } from '../create-world.ts';
import { MOVED_INPUTS } from '../describe-shift.ts';
import { expectNormal, normalRight } from '../quadrature.ts';

export const movedInputs = createWorld(MOVED_INPUTS, {
	rows: ({ rows }) => rows,
	draw: ({ skin, shift, junk, noise }, stream, nRows, purpose) => {
		const middle = purpose === 'fresh' ? shift - 0.8 : -0.8;
		const x = normalColumn(stream, 'x', nRows).map((z) => middle + 0.6 * z);
		const errors = stream.fork('noise');
		const yTrue = Int32Array.from(x, (value) => (value * value - 0.7 + noise * errors.normal() > 0 ? 1 : 0));
		const junkColumns = Array.from({ length: junk }, (_, j) => normalColumn(stream, `junk-${j}`, nRows));
		return skinTable(skin, [x, ...junkColumns], yTrue);
	},
	ceiling: ({ shift, noise }, of) => {
		const middle = of === 'fresh' ? shift - 0.8 : -0.8;
		const margin = (z: number): number => (middle + 0.6 * z) * (middle + 0.6 * z) - 0.7;
		return { metric: 'accuracy', value: expectNormal((z) => normalRight(Math.abs(margin(z)), noise), 2000), source: 'exact' };
	}
});
