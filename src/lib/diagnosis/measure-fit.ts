/** The three subtractions of the fit gate, in units where more is better: gap, shortfall, avoidable bias (Ng, 2018). */
import type { Finding, Measured } from '#lib/core/measured.ts';
import type { PartScore, RunEvidence } from '#lib/instruments/evidence.ts';
import { higherIsBetter } from '#lib/instruments/compare.ts';
import type { ArithmeticLine, Conventions } from './verdict.ts';

const Z = 1.959963984540054;

/** Materiality in the metric's own units: τ for scores, ten thirds of τ of the baseline for RMSE (10 % at τ = 0.03). */
export function materialityOf(run: RunEvidence, conventions: Conventions): number {
	return run.metric === 'rmse' ? (conventions.materiality / 0.3) * run.baseline.value : conventions.materiality;
}

/** Smallest gain of a probe that counts, in the metric's own units. */
export function gainThresholdOf(run: RunEvidence, conventions: Conventions): number {
	return run.metric === 'rmse' ? (conventions.gain / 0.3) * run.baseline.value : conventions.gain;
}

/** Verdict words for a difference: present if low > τ/2 and value ≥ τ; absent if high < 2τ; else inconclusive. */
export function findingOf(measured: Measured, threshold: number): Finding {
	const low = measured.interval?.low ?? measured.value;
	const high = measured.interval?.high ?? measured.value;
	if (low > threshold / 2 && measured.value >= threshold) return 'present';
	return high < 2 * threshold ? 'absent' : 'inconclusive';
}

export function gapLine(run: RunEvidence, conventions: Conventions): ArithmeticLine {
	const threshold = materialityOf(run, conventions);
	const [train, validation] = [meanOf(run, 'train'), meanOf(run, 'validation')];
	const [minuend, subtrahend] = higherIsBetter(run.metric) ? [train, validation] : [validation, train];
	return { id: 'gap', minuend, subtrahend, measured: run.gap, threshold, finding: findingOf(run.gap, threshold), decisive: false };
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

function distanceLine(id: 'shortfall' | 'bias', run: RunEvidence, part: 'train' | 'validation', ceiling: number, conventions: Conventions): ArithmeticLine {
	const score = run.scores[part]?.[run.metric] as PartScore;
	const value = score.measured.value;
	const up = higherIsBetter(run.metric);
	const difference = up ? ceiling - value : value - ceiling;
	const threshold = materialityOf(run, conventions);
	let rows = score.measured.variance?.rows ?? 0;
	if (rows === 0 && run.metric === 'accuracy') rows = (value * (1 - value)) / score.n;
	const half = Z * Math.sqrt(rows + (score.measured.variance?.refits ?? 0));
	const measured: Measured = { value: difference, interval: { low: difference - half, high: difference + half, level: 0.95, method: 'normal+refits' }, n: score.n, refits: score.perRefit.length };
	return { id, minuend: up ? ceiling : value, subtrahend: up ? value : ceiling, measured, threshold, finding: findingOf(measured, threshold), decisive: false };
}

function meanOf(run: RunEvidence, part: 'train' | 'validation'): number {
	return (run.scores[part]?.[run.metric] as PartScore).measured.value;
}

/**
 * Validation rows that would settle a question at materiality τ: n ≥ 1.96² p(1 − p) / (τ/2)², rounded up to tens.
 * For RMSE the rows' share of the gap's variance is scaled instead.
 */
export function rowsToSettle(run: RunEvidence, conventions: Conventions): number {
	const threshold = materialityOf(run, conventions);
	const score = run.scores.validation?.[run.metric] as PartScore;
	const perRow = run.metric === 'accuracy' ? score.measured.value * (1 - score.measured.value) : (score.measured.variance?.rows ?? 0) * score.n;
	return Math.ceil((Z * Z * Math.max(perRow, 0.01)) / ((threshold / 2) * (threshold / 2)) / 10) * 10;
}
