/** Many columns of noise and an answer that has nothing to do with them. Classes come in pairs, so that they are balanced in small tables too. */
import { normalCdf } from '#lib/core/portable-math.ts';
import { normalColumn, skinTable } from '../build.ts';
import { createWorld } from '../create-world.ts';
import { NOISE_FEATURES } from '../describe-audit.ts';

export const noiseFeatures = createWorld(NOISE_FEATURES, {
	rows: ({ rows }) => rows,
	draw: ({ skin, features, separation }, stream, nRows) => {
		const coin = stream.fork('labels');
		const yTrue = new Int32Array(nRows);
		for (let i = 0; i < nRows; i++) yTrue[i] = i % 2 === 0 ? coin.integer(2) : 1 - yTrue[i - 1];
		const columns = Array.from({ length: features }, (_, j) => normalColumn(stream, `x-${j}`, nRows));
		for (let i = 0; i < nRows; i++) columns[0][i] += yTrue[i] === 1 ? separation : -separation;
		return skinTable(skin, columns, yTrue);
	},
	ceiling: ({ separation }) => ({ metric: 'accuracy', value: normalCdf(separation), source: 'exact' })
});
