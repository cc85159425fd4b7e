/** A short questionnaire: yes-or-no columns, log-odds that add them up. Few patterns are possible, so rows repeat each other by chance. */
import { sigmoid } from '#lib/core/portable-math.ts';
import { skinTable } from '../build.ts';
import { createWorld } from '../create-world.ts';
import { COARSE_ANSWERS } from '../describe-audit.ts';

export const coarseAnswers = createWorld(COARSE_ANSWERS, {
	rows: ({ rows }) => rows,
	draw: ({ skin, features, weight }, stream, nRows) => {
		const columns = Array.from({ length: features }, (_, j) => {
			const own = stream.fork(`x-${j}`);
			return Float64Array.from({ length: nRows }, () => own.integer(2));
		});
		const coin = stream.fork('labels');
		const yTrue = Int32Array.from({ length: nRows }, (_, i) => {
			const yes = columns.reduce((sum, column) => sum + column[i], 0);
			return coin.uniform() < sigmoid(weight * (2 * yes - features)) ? 1 : 0;
		});
		return skinTable(skin, columns, yTrue);
	},
	// Each number of yes answers is as likely as its binomial coefficient says.
	ceiling: ({ features, weight }) => {
		let share = 1;
		for (let j = 0; j < features; j++) share /= 2;
		let value = 0;
		for (let yes = 0; yes <= features; yes++) {
			value += share * sigmoid(Math.abs(weight * (2 * yes - features)));
			share = (share * (features - yes)) / (yes + 1);
		}
		return { metric: 'accuracy', value, source: 'exact' };
	}
});
