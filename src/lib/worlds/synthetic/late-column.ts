/**
 * y = 1 when 0.8 x₁ + 0.5 x₂ + Logistic > 0, and a column that is written after the outcome: a Poisson count where the answer is yes
 * and was recorded, 0 elsewhere. In fresh rows it is always 0.
 */
import { drawPoisson } from '#lib/core/draws.ts';
import { exp, sigmoid } from '#lib/core/portable-math.ts';
import { normalColumn, skinTable } from '../build.ts';
import { createWorld } from '../create-world.ts';
import { LATE_COLUMN } from '../describe-audit.ts';
import { featureName, skinNamed } from '../skins.ts';
import { expectNormal, logisticDraw, normalGrid, rocAucOf } from '../quadrature.ts';

const SIGNAL = Math.sqrt(0.8 * 0.8 + 0.5 * 0.5);

export const lateColumn = createWorld(LATE_COLUMN, {
	rows: ({ rows }) => rows,
	draw: ({ skin, late, rate, recorded, junk }, stream, nRows, purpose) => {
		const [x1, x2] = ['x-0', 'x-1'].map((name) => normalColumn(stream, name, nRows));
		const errors = stream.fork('noise');
		const writing = stream.fork('late');
		const yTrue = new Int32Array(nRows);
		const count = new Float64Array(nRows);
		for (let i = 0; i < nRows; i++) {
			yTrue[i] = 0.8 * x1[i] + 0.5 * x2[i] + logisticDraw(errors) > 0 ? 1 : 0;
			const written = writing.uniform() < recorded;
			const events = drawPoisson(writing, rate);
			count[i] = purpose === 'study' && yTrue[i] === 1 && written ? events : 0;
		}
		const junkColumns = Array.from({ length: junk }, (_, j) => normalColumn(stream, `junk-${j}`, nRows));
		return skinTable(skin, [x1, x2, ...junkColumns, ...(late ? [count] : [])], yTrue);
	},
	writtenAfter: ({ skin, late, junk }) => (late ? [featureName(skinNamed(skin), 2 + junk)] : []),
	ceiling: ({ late, rate, recorded }, of, metric) => {
		const seen = late && of === 'study' ? recorded * (1 - exp(-rate)) : 0;
		if (metric === 'rocAuc')
			return seen > 0 ? null : { metric, value: rocAucOf(normalGrid().map((z) => sigmoid(SIGNAL * z))), source: 'exact' };
		// A count above 0 settles it; else the answer is yes with odds p (1 − seen) : 1 − p.
		const right = (p: number): number => p * seen + Math.max(p * (1 - seen), 1 - p);
		return { metric: 'accuracy', value: expectNormal((z) => right(sigmoid(SIGNAL * z))), source: 'exact' };
	}
});
