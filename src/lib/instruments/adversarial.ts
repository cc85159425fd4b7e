/** Adversarial validation: can a model tell study rows from fresh ones? If so, production does not look like the study. */
import { delongAuc } from '#lib/core/auc.ts';
import type { Measured } from '#lib/core/measured.ts';
import { normalScore } from '#lib/core/proportions.ts';
import { createStream } from '#lib/core/random.ts';
import { mean } from '#lib/core/summaries.ts';
import type { Examples } from '#lib/core/table.ts';
import type { Replica } from '#lib/training/training.ts';
import { fact, factsEvidence } from './facts.ts';
import type { Instrument } from './instrument.ts';
import { numberOf } from './parameters.ts';
import { rowsOf, stackExamples } from './rows.ts';

const FOLDS = 5;
const MOST_ROWS = 2000;

/**
 * Out-of-fold AUC of boosted trees that tell training and validation rows from as many fresh rows (at most 2,000 each), after
 * the pipeline's own steps. The interval averages DeLong's variance over five folds. Call it a shift only when the interval lies
 * above ½ and the AUC reaches 0.55. The table gives each feature's AUC alone.
 */
export const adversarialValidation: Instrument = async (lab, experiment, seed, options) => {
	const prepared = lab.prepare(experiment, seed);
	const stream = createStream(seed).fork('adversarial-validation');
	const wanted = numberOf(options.parameters, 'rows', MOST_ROWS, 20, 20_000);
	const study = stackExamples([prepared.train, prepared.validation]);
	const fresh = prepared.fresh(Math.min(wanted, study.y.length));
	const size = Math.min(wanted, study.y.length, fresh.y.length);
	if (size < 4 * FOLDS) throw new RangeError(`Adversarial validation needs at least ${4 * FOLDS} rows on each side; there are ${size}.`);
	const [a, b] = [study, fresh].map((side, i) => rowsOf(side, stream.fork(`side-${i}`).permutation(side.y.length).slice(0, size)));
	const both = stackExamples([a, b]);
	const x = both.x;
	const y = Float32Array.from({ length: 2 * size }, (_, i) => (i < size ? 0 : 1));
	const foldOf = (row: number): number => row % FOLDS;
	const rows = Array.from({ length: 2 * size }, (_, i) => i);
	const folds = Array.from({ length: FOLDS }, (_, fold) => ({
		inside: rows.filter((row) => foldOf(row % size) !== fold),
		outside: rows.filter((row) => foldOf(row % size) === fold)
	}));
	const replicas = folds.map(({ inside }, fold): Replica => ({
		key: `fold-${fold}`,
		train: rowsOf({ x, y }, Int32Array.from(inside)),
		nClasses: 2,
		model: { kind: 'gradient-boosting', rounds: 40, maxDepth: 2, learningRate: 0.1 },
		fit: { epochs: 1, batchSize: 1, learningRate: 0.1 },
		seed: stream.fork(`fold-${fold}`).uint32()
	}));
	const models = await lab.fit(replicas, options);
	const parts = folds.map(({ outside }, fold) => {
		const held = rowsOf({ x, y }, Int32Array.from(outside));
		return delongAuc(held.y, models[fold].predict(held.x));
	});
	return factsEvidence('adversarial-validation', [fact('studyOrFresh', averageAuc(parts, 2 * size), { reference: 0.5 })], {
		table: { columns: ['column.feature', 'column.auc'], rows: aloneBy(prepared.featureNames, { x, y }) }
	});
};

/** Mean AUC over folds. Folds hold different rows, so their variances over rows average; a perfect fold has none of its own. */
function averageAuc(parts: readonly Measured[], n: number): Measured {
	const value = mean(parts.map((part) => part.value));
	const rows = parts.reduce((sum, part) => sum + (part.variance?.rows ?? 0), 0) / (parts.length * parts.length);
	const half = normalScore(0.95) * Math.sqrt(rows);
	return {
		value,
		interval: rows > 0 ? { low: Math.max(0, value - half), high: Math.min(1, value + half), level: 0.95, method: 'delong-folds' } : null,
		n,
		refits: parts.length,
		variance: { refits: 0, rows }
	};
}

function aloneBy(names: readonly string[], { x, y }: Examples): readonly (readonly [string, number])[] {
	return names
		.map((name, j): [string, number] => {
			const auc = delongAuc(
				y,
				Float64Array.from({ length: x.nRows }, (_, i) => x.values[i * x.nColumns + j])
			).value;
			return [name, Math.max(auc, 1 - auc)];
		})
		.sort((a, b) => b[1] - a[1]);
}
