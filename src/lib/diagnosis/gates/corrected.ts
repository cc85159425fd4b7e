/** What a reported score loses when the pipeline is corrected, with its interval. */
import { studentTQuantile } from '#lib/core/distributions.ts';
import type { Measured } from '#lib/core/measured.ts';
import { normalScore } from '#lib/core/proportions.ts';
import { createStream } from '#lib/core/random.ts';
import { mean, sampleVariance } from '#lib/core/summaries.ts';
import { canPair, higherIsBetter, pairedDifference, unpairedDifference } from '#lib/instruments/compare.ts';
import type { PartScore, RunEvidence } from '#lib/instruments/evidence.ts';
import { worldDescriptor } from '#lib/worlds/descriptors.ts';
import type { ExperimentSpec } from '#lib/pipeline/spec.ts';
import type { Suspect } from '../examine.ts';
import type { GateContext } from './gate.ts';

export interface CorrectedDifference {
	readonly reported: number;
	readonly honest: number;
	/** Positive when the reported score is better. */
	readonly measured: Measured;
}

/**
 * Reported less corrected, on the draw at hand or averaged over `draws` of them. One draw: paired where the validation rows are the
 * same, else two samples. Several: Student's interval over the draws; draws of one real table overlap, so their variance is
 * corrected as that of repeated splits is (Nadeau & Bengio, 2003).
 */
export async function correctedDifference(
	context: GateContext,
	corrected: ExperimentSpec,
	{ scoredOn = 'validation', draws = 1 }: Pick<Suspect, 'scoredOn' | 'draws'>
): Promise<CorrectedDifference> {
	const { lab, experiment, seed, metric, hooks } = context;
	const seeds = [seed, ...Array.from({ length: draws - 1 }, (_, k) => createStream(seed).fork(`suspect-${k}`).uint32())];
	const parts = scoredOn === 'fresh' ? (['fresh'] as const) : [];
	const runs = await lab.runMany(
		seeds.flatMap((own) => [
			{ experiment, seed: own, ...(metric ? { metric } : {}) },
			{ experiment: corrected, seed: own, parts, ...(metric ? { metric } : {}) }
		]),
		hooks
	);
	const pairs = seeds.map((_, k) => differenceOf(runs[2 * k], runs[2 * k + 1], scoredOn));
	if (pairs.length === 1) return pairs[0];
	const values = pairs.map(({ measured }) => measured.value);
	const value = mean(values);
	const { train, validation } = runs[0].sizes;
	const overlap = worldDescriptor(experiment.world.kind).data === 'real' ? validation / train : 0;
	const variance = (1 / values.length + overlap) * sampleVariance(values);
	const half = studentTQuantile(0.5 + context.conventions.level / 2, values.length - 1) * Math.sqrt(variance);
	return {
		reported: mean(pairs.map(({ reported }) => reported)),
		honest: mean(pairs.map(({ honest }) => honest)),
		measured: {
			value,
			interval: { low: value - half, high: value + half, level: context.conventions.level, method: 'draws' },
			n: runs[0].scores.validation?.[runs[0].metric]?.n ?? 0,
			refits: values.length
		}
	};
}

function differenceOf(run: RunEvidence, honest: RunEvidence, scoredOn: 'validation' | 'fresh'): CorrectedDifference {
	if (scoredOn === 'fresh') return freshDifference(run, honest);
	const { a, b, difference, interval, n } = canPair(run, honest) ? pairedDifference(run, honest) : unpairedDifference(run, honest);
	const { level, method } = interval;
	return {
		reported: a,
		honest: b,
		measured: { value: -difference, interval: { low: -interval.high, high: -interval.low, level, method }, n, refits: run.status.length }
	};
}

/** The reported validation score against what the corrected run scores on rows that nobody has seen. */
function freshDifference(run: RunEvidence, honest: RunEvidence): CorrectedDifference {
	const [reported, fresh] = [run.scores.validation?.[run.metric], honest.scores.fresh?.[run.metric]] as [PartScore, PartScore];
	const sign = higherIsBetter(run.metric) ? 1 : -1;
	const value = sign * (reported.measured.value - fresh.measured.value);
	const variance = [reported, fresh].reduce((sum, { measured: { variance: terms } }) => sum + (terms ? terms.rows + terms.refits : NaN), 0);
	const half = normalScore(0.95) * Math.sqrt(variance);
	return {
		reported: reported.measured.value,
		honest: fresh.measured.value,
		measured: {
			value,
			interval: { low: value - half, high: value + half, level: 0.95, method: 'two-samples+refits' },
			n: Math.min(reported.n, fresh.n),
			refits: run.status.length
		}
	};
}
