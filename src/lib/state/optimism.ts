import type { RunEvidence } from '#lib/instruments/evidence.ts';

/**
 * How much the best of `looks` scores on the same rows may flatter: σ √(2 ln K), with σ² = p (1 − p) / n. An upper guide:
 * correlated variants count as fewer than K. 0 for a single look or where the score is not a proportion.
 */
export function selectionOptimism(run: RunEvidence, looks: number): number {
	const score = run.scores.validation?.[run.metric];
	if (looks < 2 || !score || run.metric !== 'accuracy') return 0;
	const p = score.measured.value;
	return Math.sqrt((p * (1 - p)) / score.n) * Math.sqrt(2 * Math.log(looks));
}
