/** The three subtractions of the fit gate, in units where more is better: gap, shortfall, avoidable bias (Ng, 2018). */
import { finding, requiredRows } from '#lib/core/findings.ts';
import type { Finding, Measured } from '#lib/core/measured.ts';
import { normalScore } from '#lib/core/proportions.ts';
import type { PartScore, RunEvidence } from '#lib/instruments/evidence.ts';
import { higherIsBetter } from '#lib/instruments/compare.ts';
import { shareVariance } from '#lib/instruments/uncertainty.ts';
import type { ArithmeticLine, Conventions } from './verdict.ts';

/** Materiality in the metric's own units: τ for scores, a share of the baseline for RMSE. */
export function materialityOf(run: Pick<RunEvidence, 'metric' | 'baseline'>, conventions: Conventions): number {
	return run.metric === 'rmse' ? conventions.errorMateriality * run.baseline.value : conventions.materiality;
}

/** Smallest gain of a probe that counts, in the metric's own units. */
export function gainThresholdOf(run: RunEvidence, conventions: Conventions): number {
	return run.metric === 'rmse' ? conventions.errorGain * run.baseline.value : conventions.gain;
}

/**
 * Verdict word for a difference: `finding` of core over its interval. A difference without an interval settles nothing.
 * @throws {RangeError} when the difference is not a number.
 */
export function findingOf(measured: Measured, threshold: number): Finding {
	return finding(measured.value, measured.interval ?? { low: -Infinity, high: Infinity }, threshold);
}

export function gapLine(run: RunEvidence, conventions: Conventions): ArithmeticLine {
	const threshold = materialityOf(run, conventions);
	const [train, validation] = [meanOf(run, 'train'), meanOf(run, 'validation')];
	const [minuend, subtrahend] = higherIsBetter(run.metric) ? [train, validation] : [validation, train];
	return { id: 'gap', minuend, subtrahend, measured: run.gap, threshold, finding: findingOf(run.gap, threshold), decisive: false };
}

/** Half-width that the gap's interval would have if all refits agreed: what the validation rows alone leave open. */
export function rowsHalfWidth(run: RunEvidence, conventions: Conventions): number {
	return normalScore(conventions.level) * Math.sqrt(run.gap.variance?.rows ?? NaN);
}

/** Ceiling less validation: what a perfect model would still win. */
export function shortfallLine(run: RunEvidence, ceiling: number, conventions: Conventions): ArithmeticLine {
	return distanceLine('shortfall', run, 'validation', ceiling, conventions);
}

/**
 * Ceiling less training: what is lost before any question of new rows. The training rows are themselves a sample of the
 * world that the ceiling speaks of, so their number widens the interval.
 */
export function biasLine(run: RunEvidence, ceiling: number, conventions: Conventions): ArithmeticLine {
	return distanceLine('bias', run, 'train', ceiling, conventions);
}

function distanceLine(
	id: 'shortfall' | 'bias',
	run: RunEvidence,
	part: 'train' | 'validation',
	ceiling: number,
	conventions: Conventions
): ArithmeticLine {
	const score = run.scores[part]?.[run.metric] as PartScore;
	const value = score.measured.value;
	const up = higherIsBetter(run.metric);
	const difference = up ? ceiling - value : value - ceiling;
	const threshold = materialityOf(run, conventions);
	const variance = rowsOf(run, score) + (score.measured.variance?.refits ?? 0);
	const half = normalScore(conventions.level) * Math.sqrt(variance);
	const measured: Measured = {
		value: difference,
		interval: Number.isFinite(half)
			? { low: difference - half, high: difference + half, level: conventions.level, method: 'normal+refits' }
			: null,
		n: score.n,
		refits: score.perRefit.length
	};
	return {
		id,
		minuend: up ? ceiling : value,
		subtrahend: up ? value : ceiling,
		measured,
		threshold,
		finding: findingOf(measured, threshold),
		decisive: false
	};
}

/**
 * Variance of a score as a sample of n rows. Training scores carry none of their own (they are computed, not sampled), but a
 * ceiling speaks of the whole world: p (1 − p) / n for shares, and RMSE² / 2n for an RMSE (exact for normal errors).
 */
function rowsOf(run: RunEvidence, score: PartScore): number {
	const known = score.measured.variance?.rows ?? NaN;
	if (known !== 0) return known;
	if (run.metric === 'rmse') return (score.measured.value * score.measured.value) / (2 * score.n);
	return run.metric === 'accuracy' || run.metric === 'recall' ? shareVariance(score.measured.value, score.n) : 0;
}

function meanOf(run: RunEvidence, part: 'train' | 'validation'): number {
	return (run.scores[part]?.[run.metric] as PartScore).measured.value;
}

/**
 * Validation rows that would settle a question at materiality τ, rounded up to tens: 1.96² p(1 − p) / (τ/2)² for accuracy; for
 * other metrics the rows' share of the score's variance is scaled instead.
 */
export function rowsToSettle(run: RunEvidence, conventions: Conventions): number {
	const threshold = materialityOf(run, conventions);
	const { measured, n } = run.scores.validation?.[run.metric] as PartScore;
	const z = normalScore(conventions.level);
	const rows =
		run.metric === 'accuracy'
			? requiredRows(Math.min(0.99, Math.max(0.01, measured.value)), threshold, conventions.level)
			: (z * z * (measured.variance?.rows ?? NaN) * n) / ((threshold / 2) * (threshold / 2));
	return Math.ceil(rows / 10) * 10;
}
