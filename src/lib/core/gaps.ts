/**
 * Gaps between training and unseen data, positive when unseen data is worse. The training side is computed on all its rows and
 * carries no sampling error. Two terms are left, and kept apart: which refit one happened to get, which more refits shrink, and which
 * rows one happened to validate on, which all refits share and no refit shrinks.
 */
import { studentTQuantile } from './distributions.ts';
import type { Measured } from './measured.ts';
import { normalScore } from './proportions.ts';
import { mean, sampleVariance } from './summaries.ts';
import type { RowStatistic } from './bootstrap.ts';

function measured(gaps: readonly number[], rows: number, n: number, level: number): Measured {
	// With one refit the statement is about that one fit: nothing was refitted, so that this term is none, not unknown.
	const refits = gaps.length > 1 ? sampleVariance(gaps) / gaps.length : 0;
	const value = mean(gaps);
	const half = normalScore(level) * Math.sqrt(rows + refits);
	return {
		value,
		interval: { low: value - half, high: value + half, level, method: 'gap' },
		n,
		refits: gaps.length,
		variance: { refits, rows }
	};
}

function assertRefits(train: number, validation: number): void {
	if (train === 0 || train !== validation)
		throw new RangeError(`A gap needs one training and one validation score a refit; got ${train} and ${validation}.`);
}

/**
 * Gap of a share (accuracy, recall): training minus validation, with SE² = p(1−p)/n + Var(gaps)/S. Shares are one a refit, in
 * [0, 1]; a share within half a row of 0 or 1 counts as half a row away from it, since a variance of 0 would claim certainty.
 * Throws a RangeError when the numbers of refits differ or n < 1.
 */
export function shareGap(trainShares: readonly number[], validationShares: readonly number[], nValidation: number, level = 0.95): Measured {
	assertRefits(trainShares.length, validationShares.length);
	if (!(nValidation >= 1)) throw new RangeError(`A gap needs at least one validation row; got ${nValidation}.`);
	const margin = Math.min(0.5, 0.5 / nValidation);
	const share = Math.min(1 - margin, Math.max(margin, mean(validationShares)));
	const gaps = trainShares.map((trainShare, i) => trainShare - validationShares[i]);
	return measured(gaps, (share * (1 - share)) / nValidation, nValidation, level);
}

/**
 * Gap of a loss: validation minus training. `trainLosses` has one loss a refit (log loss, or an RMSE with `rootMean`);
 * `validationRows` has for each refit the loss of each row (squared errors with `rootMean`), rows in the same order. The rows' term is
 * the variance of the rows' influence, averaged over refits (for an RMSE by the delta method). Throws a RangeError for fewer than two
 * rows or when refits or rows do not agree.
 */
export function lossGap(
	trainLosses: readonly number[],
	validationRows: readonly ArrayLike<number>[],
	options: { readonly statistic?: RowStatistic; readonly level?: number } = {}
): Measured {
	const { statistic = 'mean', level = 0.95 } = options;
	assertRefits(trainLosses.length, validationRows.length);
	const n = validationRows[0].length;
	if (n < 2 || validationRows.some((rows) => rows.length !== n))
		throw new RangeError('A gap of losses needs the same two or more validation rows in every refit.');
	const influence = new Float64Array(n);
	const gaps = validationRows.map((rows, refit) => {
		const average = mean(rows);
		const root = Math.sqrt(average);
		const slope = statistic === 'mean' ? 1 : root > 0 ? 0.5 / root : 0;
		for (let i = 0; i < n; i++) influence[i] += ((rows[i] - average) * slope) / validationRows.length;
		return (statistic === 'mean' ? average : root) - trainLosses[refit];
	});
	return measured(gaps, sampleVariance(influence) / n, n, level);
}

/**
 * Mean of cross-validated scores (or of paired differences of them) with the corrected variance (1/k + n_test/n_train) s² and
 * Student's t on k − 1 degrees of freedom: folds share training rows, so that s²/k is too small. Throws a RangeError for fewer than
 * two scores. Source: Nadeau & Bengio, Machine Learning 52 (2003), 239–281.
 */
export function crossValidated(scores: readonly number[], nTrain: number, nTest: number, level = 0.95): Measured {
	const k = scores.length;
	if (k < 2 || !(nTrain >= 1 && nTest >= 1))
		throw new RangeError(`Cross-validation needs two scores and rows on both sides; got ${k} scores, ${nTrain} and ${nTest} rows.`);
	normalScore(level);
	const s2 = sampleVariance(scores);
	const variance = { refits: s2 / k, rows: (s2 * nTest) / nTrain };
	const value = mean(scores);
	const half = studentTQuantile(0.5 + level / 2, k - 1) * Math.sqrt(variance.refits + variance.rows);
	return {
		value,
		interval: { low: value - half, high: value + half, level, method: 'corrected-cv' },
		n: nTrain + nTest,
		refits: k,
		variance
	};
}
