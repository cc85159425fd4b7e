/** A core column, ±1 with noise, and a cue of ±1 that agrees with the answer almost always where the study was made, and elsewhere not. */
import { log, normalCdf } from '#lib/core/portable-math.ts';
import { skinTable } from '../build.ts';
import { createWorld } from '../create-world.ts';
import { SPURIOUS_CUE } from '../describe-shift.ts';
import { coinLabels } from '../labels.ts';

export const spuriousCue = createWorld(SPURIOUS_CUE, {
	rows: ({ rows }) => rows,
	draw: ({ skin, agreement, freshAgreement, noise, cue }, stream, nRows, purpose) => {
		const yTrue = coinLabels(stream, nRows);
		const errors = stream.fork('core');
		const agreeing = stream.fork('cue');
		const agrees = purpose === 'fresh' ? freshAgreement : agreement;
		const core = new Float64Array(nRows);
		const mark = new Float64Array(nRows);
		for (let i = 0; i < nRows; i++) {
			const side = yTrue[i] === 1 ? 1 : -1;
			core[i] = side + noise * errors.normal();
			mark[i] = agreeing.uniform() < agrees ? side : -side;
		}
		return skinTable(skin, cue ? [core, mark] : [core], yTrue);
	},
	// The log-odds of the two columns add up: 2 x / noise² and ± log(a / (1 − a)).
	ceiling: ({ agreement, freshAgreement, noise, cue }, of) => {
		const a = of === 'fresh' ? freshAgreement : agreement;
		const shift = cue ? (log(a / (1 - a)) * noise * noise) / 2 : 0;
		const value = a * normalCdf((1 + shift) / noise) + (1 - a) * normalCdf((1 - shift) / noise);
		return { metric: 'accuracy', value, source: 'exact' };
	}
});
