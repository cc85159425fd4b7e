/** Stress set over seeds: do models that validation cannot tell apart still agree on rows from production? */
import { betaQuantile } from '#lib/core/distributions.ts';
import type { Interval } from '#lib/core/measured.ts';
import { mean, sampleVariance } from '#lib/core/summaries.ts';
import { fact, factsEvidence, meanOfRepeats } from './facts.ts';
import type { Instrument } from './instrument.ts';
import { numberOf } from './parameters.ts';

/**
 * Trains at least ten refits (`refits`) and scores each on validation and on fresh rows. The stress set is the world's own
 * fresh rows. All refits see the same rows, so the spread over refits is not sampling of rows. The ratio's interval comes from
 * the F distribution, as if scores over refits were normal.
 */
export const stressSet: Instrument = async (lab, experiment, seed, options) => {
	const refits = Math.max(experiment.refits, numberOf(options.parameters, 'refits', 10, 3, 100));
	const [run] = await lab.runMany([{ experiment: { ...experiment, refits }, seed, parts: ['fresh'] }], options);
	const perRefit = (part: 'validation' | 'fresh'): readonly number[] => run.scores[part]?.[run.metric]?.perRefit ?? [];
	const [calm, stress] = [perRefit('validation'), perRefit('fresh')];
	const spread = (scores: readonly number[]): number => Math.sqrt(sampleVariance(scores));
	const [sdCalm, sdStress] = [spread(calm), spread(stress)];
	const n = run.scores.fresh?.[run.metric]?.n ?? 0;
	return factsEvidence(
		'stress-set',
		[
			fact('meanValidation', meanOfRepeats(calm, run.validationIds.length), { inMetric: true }),
			fact('meanStress', meanOfRepeats(stress, n), { inMetric: true, reference: mean(calm) }),
			fact('spreadValidation', { value: sdCalm, interval: null, n: run.validationIds.length, refits }),
			fact('spreadStress', { value: sdStress, interval: null, n, refits }),
			fact(
				'spreadRatio',
				{ value: sdCalm > 0 ? sdStress / sdCalm : NaN, interval: sdCalm > 0 ? ratioInterval(sdStress / sdCalm, refits) : null, n, refits },
				{ reference: 1 }
			)
		],
		{ table: { columns: ['column.refit', 'column.validation', 'column.stress'], rows: calm.map((score, i) => [i + 1, score, stress[i]]) } }
	);
};

/** 95 % interval of a ratio of two standard deviations of k values each: √(ratio² / F). F(d, d) is B / (1 − B), B ~ Beta(d/2, d/2). */
export function ratioInterval(ratio: number, k: number): Interval {
	const half = (k - 1) / 2;
	const quantileF = (p: number): number => {
		const b = betaQuantile(p, half, half);
		return b / (1 - b);
	};
	return { low: ratio / Math.sqrt(quantileF(0.975)), high: ratio / Math.sqrt(quantileF(0.025)), level: 0.95, method: 'f-ratio' };
}
