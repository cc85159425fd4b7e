/** Predictions → scores per refit, each part's mean with its interval, and one number a row for paired comparisons. */
import type { Measured } from '#lib/core/measured.ts';
import { accuracyScore, labelsFromProbabilities, precisionScore, r2Score, recallScore, rocAucScore, rowLogLosses, rowSquaredErrors, rootMeanSquaredError } from '#lib/core/metrics.ts';
import { mean } from '#lib/core/summaries.ts';
import type { MetricName, PartScore } from './evidence.ts';
import { proportionOverRefits, rowStatistic } from './uncertainty.ts';

export interface PartPredictions {
	/** 0 for regression. */
	readonly nClasses: number;
	readonly yTrue: Float32Array;
	/** One array a refit, as `TrainedModel.predict` gives it. */
	readonly perRefit: readonly Float64Array[];
}

/** Mean over refits of each row's correctness (classes, in [0, 1]) or squared error (numbers, squared units). */
export function perRowScores(predictions: PartPredictions): Float32Array {
	const { nClasses, yTrue, perRefit } = predictions;
	const rows = new Float32Array(yTrue.length);
	for (const scores of perRefit) {
		const labels = nClasses === 0 ? null : labelsFromProbabilities(scores, nClasses);
		for (let i = 0; i < rows.length; i++) rows[i] += labels ? Number(labels[i] === yTrue[i]) : (scores[i] - yTrue[i]) * (scores[i] - yTrue[i]);
	}
	return rows.map((sum) => sum / perRefit.length);
}

/** Every metric that the task has, for one part of the data. `isTrain`: computed, not sampled, so only refits vary. */
export function scorePart(predictions: PartPredictions, isTrain: boolean): Partial<Record<MetricName, PartScore>> {
	const { nClasses, yTrue, perRefit } = predictions;
	const n = yTrue.length;
	if (nClasses === 0) {
		const y = Float64Array.from(yTrue);
		const rmse = perRefit.map((scores) => rootMeanSquaredError(y, scores));
		const r2 = perRefit.map((scores) => r2Score(y, scores));
		const squared = perRefit.map((scores) => rowSquaredErrors(y, scores));
		return {
			rmse: part(n, rmse, rowStatistic(rmse, squared, 'root-mean', isTrain)),
			r2: part(n, r2, { value: mean(r2), interval: null, n, refits: r2.length })
		};
	}
	const labels = perRefit.map((scores) => labelsFromProbabilities(scores, nClasses));
	const y = Int32Array.from(yTrue);
	const accuracy = labels.map((yPred) => accuracyScore(y, yPred));
	const losses = perRefit.map((scores) => rowLogLosses(y, scores, nClasses));
	const nll = losses.map(mean);
	const result: Partial<Record<MetricName, PartScore>> = {
		accuracy: part(n, accuracy, proportionOverRefits(accuracy, n, isTrain)),
		logLoss: part(n, nll, rowStatistic(nll, losses, 'mean', isTrain))
	};
	if (nClasses === 2) {
		const positives = y.reduce((count, label) => count + label, 0);
		const recall = labels.map((yPred) => recallScore(y, yPred));
		const precision = labels.map((yPred) => precisionScore(y, yPred));
		result.recall = part(positives, recall, proportionOverRefits(recall, positives, isTrain));
		result.precision = part(n, precision, { value: mean(precision), interval: null, n, refits: precision.length });
		if (positives > 0 && positives < n) {
			const auc = perRefit.map((scores) => rocAucScore(y, scores));
			result.rocAuc = part(n, auc, { value: mean(auc), interval: null, n, refits: auc.length });
		}
	}
	return result;
}

function part(n: number, perRefit: readonly number[], measured: Measured): PartScore {
	return { n, perRefit, measured };
}
