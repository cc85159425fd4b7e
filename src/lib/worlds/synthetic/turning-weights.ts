/** y = 1 when w · x + noise · ε > 0, with x ~ N(0, I) in two columns throughout and w turned by an angle in production. */
import { cos, sin } from '#lib/core/portable-math.ts';
import { normalColumn, skinTable } from '../build.ts';
import { createWorld } from '../create-world.ts';
import { TURNING_WEIGHTS } from '../describe-shift.ts';
import { expectNormal, normalRight } from '../quadrature.ts';

export const turningWeights = createWorld(TURNING_WEIGHTS, {
	rows: ({ rows }) => rows,
	draw: ({ skin, turn, noise }, stream, nRows, purpose) => {
		const angle = purpose === 'fresh' ? (turn * Math.PI) / 180 : 0;
		const [w1, w2] = [cos(angle), sin(angle)];
		const [x1, x2] = ['x-0', 'x-1'].map((name) => normalColumn(stream, name, nRows));
		const errors = stream.fork('noise');
		const yTrue = Int32Array.from({ length: nRows }, (_, i) => (w1 * x1[i] + w2 * x2[i] + noise * errors.normal() > 0 ? 1 : 0));
		return skinTable(skin, [x1, x2], yTrue);
	},
	ceiling: ({ noise }) => ({ metric: 'accuracy', value: expectNormal((z) => normalRight(Math.abs(z), noise), 2000), source: 'exact' })
});
