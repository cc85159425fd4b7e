/** One column and a curve: y = sin(waves · π · x) + noise · ε with x uniform on [−1, 1]. Small enough to be drawn whole. */
import { sin } from '#lib/core/portable-math.ts';
import { makeTable, skinColumn } from '../build.ts';
import { createWorld } from '../create-world.ts';
import { WAVE } from '../describe-fit.ts';

export const wave = createWorld(WAVE, {
	rows: ({ rows }) => rows,
	draw: ({ skin, waves, noise }, stream, nRows) => {
		const places = stream.fork('x-0');
		const errors = stream.fork('noise');
		const x = Float64Array.from({ length: nRows }, () => 2 * places.uniform() - 1);
		const yTrue = x.map((value) => sin(waves * Math.PI * value) + noise * errors.normal());
		return makeTable([skinColumn(skin, 0, x)], { kind: 'regression', name: 'y', yTrue });
	},
	ceiling: ({ noise }) => ({ metric: 'rmse', value: noise, source: 'exact' })
});
