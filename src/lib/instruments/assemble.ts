/** Trained models → evidence: scores with intervals, the gap with its two terms, the digest. */
import { canonicalJson, sha256Hex } from '#lib/core/digest.ts';
import type { Measured } from '#lib/core/measured.ts';
import type { Examples } from '#lib/core/table.ts';
import type { TrainedModel } from '#lib/training/training.ts';
import type { World } from '#lib/worlds/world.ts';
import type { MetricName, PartName, PartScore, RefitHistory, RunEvidence } from './evidence.ts';
import type { Job, TrainedRun } from './lab.ts';
import { baselineOf } from './baseline.ts';
import { halves } from './rows.ts';
import { oldTaskOf } from './old-task.ts';
import { perRowScores, scorePart, type PartPredictions } from './scores.ts';
import { gapBetween } from './compare.ts';

const DEFAULT_FRESH = 4000;

export function assembleEvidence(job: Job, run: TrainedRun, world: World): RunEvidence {
	const { prepared, models } = run;
	const task = prepared.nClasses === 0 ? 'regression' : 'classification';
	const metric: MetricName = job.metric ?? (task === 'regression' ? 'rmse' : 'accuracy');
	const half = job.earlyStop === true || job.secondHalf === true;
	const from = half ? Math.floor(prepared.ids.validation.length / 2) : 0;
	const validation = half ? halves(prepared.validation).second : prepared.validation;
	const validationIds = prepared.ids.validation.subarray(from);
	const nFresh = job.nFresh ?? DEFAULT_FRESH;

	const examples: Partial<Record<PartName, Examples>> = { train: prepared.train, validation };
	if (job.parts?.includes('test')) examples.test = prepared.test;
	if (job.parts?.includes('fresh')) examples.fresh = prepared.fresh(nFresh);

	const groups: Partial<Record<PartName, Int32Array>> = {};
	const group = prepared.table.roles.group;
	if (group) {
		const codesAt = (rows: Int32Array): Int32Array => rows.map((row) => group.codes[row]);
		groups.validation = codesAt(prepared.indices.validation.subarray(from));
		groups.test = codesAt(prepared.indices.test);
		if (examples.fresh) groups.fresh = prepared.freshTable(nFresh).roles.group?.codes;
	}

	const scores: Partial<Record<PartName, Partial<Record<MetricName, PartScore>>>> = {};
	let validationRows: Float32Array = new Float32Array(0);
	for (const [part, rows] of Object.entries(examples) as [PartName, Examples][]) {
		const predictions: PartPredictions = {
			nClasses: prepared.nClasses,
			yTrue: rows.y,
			perRefit: models.map((model) => model.predict(rows.x)),
			threshold: job.experiment.pipeline.threshold,
			groups: groups[part] ?? null
		};
		scores[part] = scorePart(predictions, part === 'train');
		if (part === 'validation') validationRows = perRowScores(predictions);
	}
	const [onTrain, onValidation] = [scores.train?.[metric], scores.validation?.[metric]];
	if (!onTrain || !onValidation)
		throw new RangeError(
			`${metric} has no value here: this is a ${task} with ${prepared.nClasses} classes, or one class is absent from a part. Decide by another metric.`
		);
	const gap: Measured = gapBetween(metric, onTrain, onValidation);

	return {
		experiment: job.experiment,
		seed: job.seed,
		task,
		metric,
		sizes: { train: prepared.train.x.nRows, validation: prepared.validation.x.nRows, test: prepared.test.x.nRows },
		...(prepared.sampled ? { sampled: prepared.sampled } : {}),
		classShares:
			task === 'regression'
				? null
				: {
						train: sharesOf(prepared.train, prepared.nClasses),
						validation: sharesOf(prepared.validation, prepared.nClasses),
						test: sharesOf(prepared.test, prepared.nClasses)
					},
		histories: models.every((model) => model.history !== null) ? models.map(historyOf) : null,
		scores,
		gap,
		baseline: baselineOf(prepared.train, validation, prepared.nClasses),
		ceiling: world.ceiling(job.experiment.world),
		validationRows,
		validationIds,
		...(groups.validation ? { validationGroups: groups.validation } : {}),
		...oldTaskOf(models),
		status: models.map((model) => model.status),
		stoppedAtEpoch: models.map((model) => model.stoppedAtEpoch),
		digest: digestOf(models, scores),
		milliseconds: run.milliseconds
	};
}

function historyOf(model: TrainedModel): RefitHistory {
	const history = model.history;
	if (!history) throw new Error('A model without epochs has no history.');
	return {
		trainLoss: Array.from(history.trainLoss),
		validationLoss: Array.from(history.validationLoss),
		trainScore: Array.from(history.trainScore),
		validationScore: Array.from(history.validationScore),
		loggedTrainLoss: Array.from(history.loggedTrainLoss),
		loggedTrainScore: Array.from(history.loggedTrainScore)
	};
}

function sharesOf(examples: Examples, nClasses: number): readonly number[] {
	const counts = new Array<number>(nClasses).fill(0);
	for (const label of examples.y) counts[label] += 1;
	return counts.map((count) => count / Math.max(1, examples.y.length));
}

/** Covers every bit of the weights and the scores rounded to 1e-6, so that a replay can be compared exactly. */
function digestOf(models: readonly TrainedModel[], scores: RunEvidence['scores']): string {
	const weights = models.map((model) =>
		sha256Hex(new Uint8Array(model.parameters.buffer, model.parameters.byteOffset, model.parameters.byteLength))
	);
	const rounded = (['train', 'validation'] as const).map((part) =>
		Object.entries(scores[part] ?? {}).map(([name, score]) => [
			name,
			score.perRefit.map((value) => (Number.isFinite(value) ? Math.round(value * 1e6) : null))
		])
	);
	return sha256Hex(canonicalJson({ weights, rounded }));
}
