/** Perturbation and decorrelation: break one feature's link with everything else, and see what the model loses. */
import { labelsFromProbabilities, rowCorrectness, rowSquaredErrors } from '#lib/core/metrics.ts';
import { createStream } from '#lib/core/random.ts';
import type { Examples } from '#lib/core/table.ts';
import type { TrainedModel } from '#lib/training/training.ts';
import { applyPatch } from '#lib/pipeline/patch.ts';
import type { ExperimentSpec } from '#lib/pipeline/spec.ts';
import { canPair, pairedDifference } from './compare.ts';
import type { Fact } from './evidence.ts';
import { fact, factsEvidence, meanOfRows } from './facts.ts';
import type { Instrument } from './instrument.ts';
import { numberOf } from './parameters.ts';
import { stage } from './progress.ts';

/**
 * For each column that the model sees: the loss of accuracy (or rise of the squared error) on validation rows when its values
 * are dealt out anew among them, mean over `shuffles` (5), paired by row; the model is not retrained. For the features that the
 * model leans on most (`retrain`, 6) the experiment is also trained without them: a cue that can be spared costs much when
 * broken and little when left out.
 */
export const decorrelation: Instrument = async (lab, experiment, seed, options) => {
	const shuffles = numberOf(options.parameters, 'shuffles', 5, 1, 50);
	const retrain = numberOf(options.parameters, 'retrain', 6, 0, 50);
	const { prepared, models } = await lab.trained(experiment, seed, stage(options, 0, 0.3));
	const { validation, nClasses, featureNames, table } = prepared;
	const stream = createStream(seed).fork('decorrelation');
	const before = scoresOf(models, validation, nClasses);
	const broken = featureNames
		.map((name, column) => {
			const own = stream.fork(`column-${column}`);
			const lost = new Float64Array(before.length);
			for (let k = 0; k < shuffles; k++) {
				options.signal?.throwIfAborted();
				const after = scoresOf(models, withColumnDealtOut(validation, column, own.permutation(validation.y.length)), nClasses);
				for (let i = 0; i < lost.length; i++) lost[i] += (before[i] - after[i]) / shuffles;
			}
			return { name, measured: meanOfRows(lost, 'paired') };
		})
		.sort((a, b) => b.measured.value - a.measured.value);
	const facts: Fact[] = broken.map(({ name, measured }) =>
		fact('brokenFeature', measured, { key: `broken:${name}`, values: { feature: name }, reference: 0 })
	);
	const raw = new Set(table.features.map((column) => column.name));
	const candidates = table.features.length > 1 ? broken.filter(({ name }) => raw.has(name)).slice(0, retrain) : [];
	const [base, ...without] = await lab.runMany(
		[experiment, ...candidates.map(({ name }) => withoutFeature(experiment, name))].map((one) => ({ experiment: one, seed })),
		stage(options, 0.3, 1)
	);
	candidates.forEach(({ name }, i) => {
		const run = without[i];
		if (!canPair(run, base)) return;
		const { difference, interval, n } = pairedDifference(run, base);
		facts.push(
			fact(
				'withoutFeature',
				{ value: difference, interval, n, refits: base.status.length },
				{ key: `without:${name}`, values: { feature: name }, reference: 0 }
			)
		);
	});
	return factsEvidence('decorrelation', facts);
};

/** Mean over refits of each row's correctness or (negative) squared error: larger is better. */
function scoresOf(models: readonly TrainedModel[], { x, y }: Examples, nClasses: number): Float64Array {
	const sum = new Float64Array(y.length);
	for (const model of models) {
		const scores = model.predict(x);
		const own =
			nClasses === 0 ? rowSquaredErrors(y, scores).map((error) => -error) : rowCorrectness(y, labelsFromProbabilities(scores, nClasses));
		for (let i = 0; i < sum.length; i++) sum[i] += own[i] / models.length;
	}
	return sum;
}

function withColumnDealtOut({ x, y }: Examples, column: number, order: Int32Array): Examples {
	const values = Float32Array.from(x.values.subarray(0, x.nRows * x.nColumns));
	for (let i = 0; i < x.nRows; i++) values[i * x.nColumns + column] = x.values[order[i] * x.nColumns + column];
	return { x: { ...x, values }, y };
}

/** The column is dropped before any step but those that change rows ahead of the split. */
export function withoutFeature(experiment: ExperimentSpec, name: string): ExperimentSpec {
	const steps = experiment.pipeline.steps ?? [];
	const early =
		steps.filter((step) => (step.kind === 'oversample' || step.kind === 'pixel-shift') && step.fitOn === 'all').length +
		steps.filter((step) => step.kind === 'deduplicate').length;
	const drop = { kind: 'drop-columns', fitOn: 'train', columns: [name] } as const;
	return applyPatch(
		{ ...experiment, pipeline: { ...experiment.pipeline, steps: [...steps.slice(0, early), drop, ...steps.slice(early)] } },
		{}
	);
}
