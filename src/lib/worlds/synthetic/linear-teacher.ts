/** y = w · x + noise · ε with x ~ N(0, I) and one weight vector of length 1 for every draw. */
import { createStream } from '#lib/core/random.ts';
import { makeTable, normalColumn, skinColumn } from '../build.ts';
import { createWorld } from '../create-world.ts';
import { LINEAR_TEACHER } from '../describe-fit.ts';

export const linearTeacher = createWorld(LINEAR_TEACHER, {
	rows: ({ rows }) => rows,
	draw: ({ skin, features, noise }, stream, nRows) => {
		const teacher = createStream('linear-teacher');
		const raw = Array.from({ length: features }, () => teacher.normal());
		const length = Math.sqrt(raw.reduce((sum, w) => sum + w * w, 0));
		const x = Array.from({ length: features }, (_, j) => normalColumn(stream, `x-${j}`, nRows));
		const errors = stream.fork('noise');
		const yTrue = Float64Array.from(
			{ length: nRows },
			(_, i) => x.reduce((sum, column, j) => sum + (raw[j] / length) * column[i], 0) + noise * errors.normal()
		);
		return makeTable(
			x.map((values, j) => skinColumn(skin, j, values)),
			{ kind: 'regression', name: 'y', yTrue }
		);
	},
	ceiling: ({ noise }) => ({ metric: 'rmse', value: noise, source: 'exact' })
});
