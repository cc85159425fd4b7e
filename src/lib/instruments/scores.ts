/** Predictions → scores per refit, each part's mean with its interval, and one number a row for paired comparisons. */
import { delongAuc } from '#lib/core/auc.ts';
import {
	accuracyScore,
	labelsFromProbabilities,
	precisionScore,
	r2Score,
	recallScore,
	rocAucScore,
	rootMeanSquaredError,
	rowCorrectness,
	rowLogLosses,
	rowSquaredErrors
} from '#lib/core/metrics.ts';
import { mean } from '#lib/core/summaries.ts';
import type { Measured } from '#lib/core/measured.ts';
import type { MetricName, PartScore } from './evidence.ts';
import { effectiveRows, normalMeasured, proportionOverRefits, rowStatistic, varianceOfMean, type Groups } from './uncertainty.ts';

export interface PartPredictions {
	/** 0 for regression. */
	readonly nClasses: number;
	readonly yTrue: Float32Array;
	/** One array a refit, as `TrainedModel.predict` gives it. */
	readonly perRefit: readonly Float64Array[];
	/** Of two classes: the probability above which a row is called class 1; 0.5 unless said. */
	readonly threshold?: number;
	/** Group of each row where rows of one group are not independent. */
	readonly groups?: Groups;
}

type Scores = Partial<Record<MetricName, PartScore>>;

/** Mean over refits of each row's correctness (classes, in [0, 1]) or squared error (numbers, squared units). */
export function perRowScores({ nClasses, yTrue, perRefit, threshold }: PartPredictions): Float32Array {
	const rows = new Float32Array(yTrue.length);
	for (const scores of perRefit) {
		const own =
			nClasses === 0 ? rowSquaredErrors(yTrue, scores) : rowCorrectness(yTrue, labelsFromProbabilities(scores, nClasses, threshold));
		for (let i = 0; i < rows.length; i++) rows[i] += own[i];
	}
	return rows.map((sum) => sum / perRefit.length);
}

/** Every metric that the task has, for one part of the data. `isTrain`: computed, not sampled, so only refits vary. */
export function scorePart(predictions: PartPredictions, isTrain: boolean): Scores {
	if (predictions.nClasses === 0) return scoreNumbers(predictions, isTrain);
	const { nClasses, yTrue, perRefit, threshold, groups = null } = predictions;
	const n = yTrue.length;
	const y = Int32Array.from(yTrue);
	const labels = perRefit.map((scores) => labelsFromProbabilities(scores, nClasses, threshold));
	const accuracy = labels.map((yPred) => accuracyScore(y, yPred));
	const losses = perRefit.map((scores) => rowLogLosses(y, scores, nClasses));
	const nll = losses.map(mean);
	const worth = effectiveRows(perRowScores(predictions), groups);
	const result: Scores = {
		accuracy: part(n, accuracy, { ...proportionOverRefits(accuracy, worth, isTrain), n }),
		logLoss: part(n, nll, rowStatistic(nll, losses, 'mean', isTrain, groups))
	};
	return nClasses === 2 ? { ...result, ...scorePositives(y, labels, perRefit, isTrain) } : result;
}

/** Recall, precision and AUC of class 1. Their rows count as independent. */
function scorePositives(y: Int32Array, labels: readonly Int32Array[], perRefit: readonly Float64Array[], isTrain: boolean): Scores {
	const n = y.length;
	const positives = y.reduce((count, label) => count + label, 0);
	const recall = labels.map((yPred) => recallScore(y, yPred));
	const precision = labels.map((yPred) => precisionScore(y, yPred));
	const said = mean(labels.map((yPred) => yPred.reduce((count, label) => count + Number(label === 1), 0)));
	const result: Scores = {
		recall: part(positives, recall, proportionOverRefits(recall, positives, isTrain)),
		precision: part(n, precision, proportionOverRefits(precision, said, isTrain))
	};
	if (positives > 0 && positives < n) {
		// A diverged refit has no ranking, so the mean over refits is undefined too.
		const auc = perRefit.map((scores) => (scores.some(Number.isNaN) ? NaN : rocAucScore(y, scores)));
		result.rocAuc = part(n, auc, aucMeasured(auc, y, perRefit, isTrain));
	}
	return result;
}

/** AUC over refits: the rows' term is DeLong's variance, averaged over refits; null interval where it cannot be known. */
function aucMeasured(auc: readonly number[], y: Int32Array, perRefit: readonly Float64Array[], isTrain: boolean): Measured {
	const value = mean(auc);
	const n = y.length;
	const positives = y.reduce((count, label) => count + label, 0);
	if (isTrain) return normalMeasured(value, auc, 0, n, 'refits');
	if (!Number.isFinite(value) || positives < 2 || n - positives < 2) return { value, interval: null, n, refits: auc.length };
	const rows = mean(perRefit.map((scores) => delongAuc(y, scores).variance?.rows ?? NaN));
	const measured = normalMeasured(value, auc, rows, n, 'delong+refits');
	const { interval } = measured;
	return interval ? { ...measured, interval: { ...interval, low: Math.max(0, interval.low), high: Math.min(1, interval.high) } } : measured;
}

function scoreNumbers({ yTrue, perRefit, groups = null }: PartPredictions, isTrain: boolean): Scores {
	const n = yTrue.length;
	const y = Float64Array.from(yTrue);
	const rmse = perRefit.map((scores) => rootMeanSquaredError(y, scores));
	const r2 = perRefit.map((scores) => r2Score(y, scores));
	const squared = perRefit.map((scores) => rowSquaredErrors(y, scores));
	const rows = isTrain ? 0 : varianceOfMean(r2Influence(y, squared), groups);
	return {
		rmse: part(n, rmse, rowStatistic(rmse, squared, 'root-mean', isTrain, groups)),
		r2: part(n, r2, normalMeasured(mean(r2), r2, rows, n, isTrain ? 'refits' : 'normal+refits'))
	};
}

/** Influence of each row on R² = 1 − E/V by the delta method: −(e − E)/V + E (v − V)/V², with e the squared error averaged over refits. */
function r2Influence(y: Float64Array, squared: readonly Float64Array[]): Float64Array {
	const centre = mean(y);
	const spread = y.map((value) => (value - centre) * (value - centre));
	const errors = y.map((_, i) => mean(squared.map((row) => row[i])));
	const [E, V] = [mean(errors), mean(spread)];
	return y.map((_, i) => -(errors[i] - E) / V + (E * (spread[i] - V)) / (V * V));
}

function part(n: number, perRefit: readonly number[], measured: Measured): PartScore {
	return { n, perRefit, measured };
}
