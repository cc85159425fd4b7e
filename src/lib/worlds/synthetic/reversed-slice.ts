/** y = 1 when ± x₁ + ½ x₂ + noise · ε > 0; the sign is minus inside the first of several slices. */
import type { CategoricalColumn } from '#lib/core/table.ts';
import { makeTable, normalColumn, skinColumn, skinTarget } from '../build.ts';
import { createWorld } from '../create-world.ts';
import { REVERSED_SLICE } from '../describe-shift.ts';
import { expectNormal, normalRight } from '../quadrature.ts';

export const reversedSlice = createWorld(REVERSED_SLICE, {
	rows: ({ rows }) => rows,
	draw: ({ skin, slices, share, reversed, sliceKnown, noise }, stream, nRows) => {
		const [x1, x2] = ['x-0', 'x-1'].map((name) => normalColumn(stream, name, nRows));
		const errors = stream.fork('noise');
		const own = stream.fork('slices');
		const codes = new Int32Array(nRows);
		const yTrue = new Int32Array(nRows);
		for (let i = 0; i < nRows; i++) {
			const u = own.uniform();
			codes[i] = u < share ? 0 : 1 + Math.min(slices - 2, Math.floor(((u - share) / (1 - share)) * (slices - 1)));
			const effect = reversed && codes[i] === 0 ? -x1[i] : x1[i];
			yTrue[i] = effect + 0.5 * x2[i] + noise * errors.normal() > 0 ? 1 : 0;
		}
		const slice: CategoricalColumn = {
			kind: 'categorical',
			name: 'slice',
			levels: Array.from({ length: slices }, (_, k) => `slice ${k + 1}`),
			codes
		};
		const columns = [x1, x2].map((values, j) => skinColumn(skin, j, values));
		return makeTable(sliceKnown ? [...columns, slice] : columns, skinTarget(skin, yTrue), { segments: [slice] });
	},
	ceiling: ({ share, reversed, sliceKnown, noise }) => {
		if (sliceKnown || !reversed)
			return { metric: 'accuracy', value: expectNormal((z) => normalRight(Math.abs(Math.sqrt(1.25) * z), noise), 2000), source: 'exact' };
		const right = (x1: number, x2: number): number => {
			const p = (1 - share) * normalRight(x1 + x2 / 2, noise) + share * normalRight(-x1 + x2 / 2, noise);
			return Math.max(p, 1 - p);
		};
		return { metric: 'accuracy', value: expectNormal((x1) => expectNormal((x2) => right(x1, x2), 200), 200), source: 'exact' };
	}
});
