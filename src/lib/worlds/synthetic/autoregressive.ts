/**
 * A hidden state that remembers: w follows a stationary AR(1) process of variance 1, y = w + ½ x + noise · ε, and the columns are
 * the moment and x ~ N(0, 1). Fresh rows are the same process long after the study, when nothing of its state is left.
 */
import type { Column } from '#lib/core/table.ts';
import { makeTable, normalColumn, skinColumn } from '../build.ts';
import { createWorld } from '../create-world.ts';
import { AUTOREGRESSIVE } from '../describe-audit.ts';

/** Moments between the study and the fresh rows. */
const LATER = 5000;

export const autoregressive = createWorld(AUTOREGRESSIVE, {
	rows: ({ rows }) => rows,
	draw: ({ skin, rows, memory, noise, timeFeature }, stream, nRows, purpose) => {
		const from = purpose === 'fresh' ? rows + LATER : 0;
		const shocks = stream.fork('state');
		const errors = stream.fork('noise');
		const x = normalColumn(stream, 'x', nRows);
		const moments = Float64Array.from({ length: nRows }, (_, i) => from + i);
		const y = new Float64Array(nRows);
		const fresh = Math.sqrt(1 - memory * memory);
		let state = 0;
		for (let i = 0; i < nRows; i++) {
			const shock = shocks.normal();
			state = i === 0 ? shock : memory * state + fresh * shock;
			y[i] = state + 0.5 * x[i] + noise * errors.normal();
		}
		const time = { kind: 'numeric', name: 'moment', unit: 'steps', values: moments } as const;
		const features: readonly Column[] = [...(timeFeature ? [time] : []), skinColumn(skin, 0, x)];
		return makeTable(features, { kind: 'regression', name: 'y', yTrue: y }, { time });
	},
	// Far from every train row the state is unknown and has variance 1; near one, interpolation can come down to the noise.
	ceiling: ({ noise }) => ({ metric: 'rmse', value: Math.sqrt(1 + noise * noise), source: 'exact' })
});
