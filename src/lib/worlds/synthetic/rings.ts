/** A ring inside a ring: radius N(1, σ²) or N(2, σ²), angle uniform, and columns of junk. No straight line beats a coin. */
import { cos, exp, sin } from '#lib/core/portable-math.ts';
import { normalColumn, skinTable } from '../build.ts';
import { createWorld } from '../create-world.ts';
import { RINGS } from '../describe-fit.ts';
import { coinLabels } from '../labels.ts';

export const rings = createWorld(RINGS, {
	rows: ({ rows }) => rows,
	draw: ({ skin, noise, junk }, stream, nRows) => {
		const labels = coinLabels(stream, nRows);
		const angle = stream.fork('angle');
		const radius = stream.fork('radius');
		const x = new Float64Array(nRows);
		const y = new Float64Array(nRows);
		for (let i = 0; i < nRows; i++) {
			const phi = 2 * Math.PI * angle.uniform();
			const r = 1 + labels[i] + noise * radius.normal();
			x[i] = r * cos(phi);
			y[i] = r * sin(phi);
		}
		const junkColumns = Array.from({ length: junk }, (_, j) => normalColumn(stream, `junk-${j}`, nRows));
		return skinTable(skin, [x, y, ...junkColumns], labels);
	},
	ceiling: ({ noise }) => ({ metric: 'accuracy', value: ringAccuracy(noise), source: 'exact' })
});

/**
 * Bayes accuracy by quadrature (midpoint rule, 4,000 steps) over the radius. A negative radius lands on the far side, so each
 * ring's density is folded at 0. At σ = 0.25 it is Φ(2) = 0.977.
 */
function ringAccuracy(sd: number): number {
	if (sd === 0) return 1;
	const steps = 4000;
	const top = 2 + 8 * sd;
	const width = top / steps;
	const bell = (z: number): number => exp(-0.5 * z * z);
	let sum = 0;
	for (let i = 0; i < steps; i++) {
		const r = (i + 0.5) * width;
		const inner = bell((r - 1) / sd) + bell((r + 1) / sd);
		const outer = bell((r - 2) / sd) + bell((r + 2) / sd);
		sum += Math.max(inner, outer);
	}
	return (0.5 * sum * width) / (sd * Math.sqrt(2 * Math.PI));
}
