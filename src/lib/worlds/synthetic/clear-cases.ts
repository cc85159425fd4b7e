/**
 * z = x₁ + 0.7 x₂, y = 1 when z + noise · ε > 0. The study holds the rows whose blurred score z + 0.3 ε′ is at least `filter` away from
 * the line; fresh rows are all-comers.
 */
import { normalCdf } from '#lib/core/portable-math.ts';
import { skinTable } from '../build.ts';
import { createWorld } from '../create-world.ts';
import { CLEAR_CASES } from '../describe-audit.ts';
import { normalGrid, normalRight } from '../quadrature.ts';

const BLUR = 0.3;
const SPREAD = Math.sqrt(1 + 0.7 * 0.7);

export const clearCases = createWorld(CLEAR_CASES, {
	rows: ({ rows }) => rows,
	draw: ({ skin, filter, noise, clarity }, stream, nRows, purpose) => {
		const cells = stream.fork('cells');
		const columns = [new Float64Array(nRows), new Float64Array(nRows)];
		const clear = new Float64Array(nRows);
		const yTrue = new Int32Array(nRows);
		const least = purpose === 'fresh' ? 0 : filter;
		for (let i = 0; i < nRows;) {
			const [x1, x2, error, blur] = [cells.normal(), cells.normal(), cells.normal(), cells.normal()];
			const z = x1 + 0.7 * x2;
			if (Math.abs(z + BLUR * blur) < least) continue;
			columns[0][i] = x1;
			columns[1][i] = x2;
			clear[i] = Math.abs(z + BLUR * blur);
			yTrue[i] = z + noise * error > 0 ? 1 : 0;
			i++;
		}
		const table = skinTable(skin, columns, yTrue);
		return clarity ? { ...table, features: [...table.features, { kind: 'numeric', name: 'clarity', values: clear }] } : table;
	},
	ceiling: ({ filter, noise }, of) => {
		const least = of === 'fresh' ? 0 : filter;
		let kept = 0;
		let right = 0;
		for (const q of normalGrid(4000)) {
			const z = SPREAD * q;
			const keep = 1 - normalCdf((least - z) / BLUR) + normalCdf((-least - z) / BLUR);
			kept += keep;
			right += keep * normalRight(Math.abs(z), noise);
		}
		return { metric: 'accuracy', value: right / kept, source: 'exact' };
	}
});
