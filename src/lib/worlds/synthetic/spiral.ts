/**
 * Two spiral arms: t uniform on (½, 3π + ½), the point ±(t / 2π) · (cos t, sin t), and normal noise. Turns of one class lie 1
 * apart with the other class half-way between.
 */
import { cos, sin } from '#lib/core/portable-math.ts';
import { skinTable } from '../build.ts';
import { createWorld } from '../create-world.ts';
import { SPIRAL } from '../describe-fit.ts';
import { coinLabels } from '../labels.ts';
import { interpolateTable } from '../quadrature.ts';

/**
 * Bayes accuracy at noise 0, 0.02, …, 0.4: quadrature of ∫ max(f₀, f₁) / 2 over the plane (grid step noise/6, 6,000 points
 * along each arm). The test recomputes entries by Monte Carlo of the Bayes rule.
 */
// prettier-ignore
const BAYES_ACCURACY = [
	1, 1, 0.99976, 0.99798, 0.99214, 0.97683, 0.95018, 0.91546, 0.87705, 0.83824, 0.80113, 0.76675, 0.73558, 0.70789, 0.68361, 0.6626,
	0.64463, 0.62947, 0.61689, 0.6067, 0.59881
];

export const spiral = createWorld(SPIRAL, {
	rows: ({ rows }) => rows,
	draw: ({ skin, noise }, stream, nRows) => {
		const labels = coinLabels(stream, nRows);
		const arm = stream.fork('arm');
		const noiseX = stream.fork('noise-x');
		const noiseY = stream.fork('noise-y');
		const x = new Float64Array(nRows);
		const y = new Float64Array(nRows);
		for (let i = 0; i < nRows; i++) {
			const t = 0.5 + 3 * Math.PI * arm.uniform();
			const r = ((labels[i] === 0 ? 1 : -1) * t) / (2 * Math.PI);
			x[i] = r * cos(t) + noise * noiseX.normal();
			y[i] = r * sin(t) + noise * noiseY.normal();
		}
		return skinTable(skin, [x, y], labels);
	},
	ceiling: ({ noise }) => ({ metric: 'accuracy', value: interpolateTable(BAYES_ACCURACY, 0.02, noise), source: 'exact' })
});
