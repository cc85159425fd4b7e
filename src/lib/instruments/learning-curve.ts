/** Learning curve over training rows: the same validation rows, more and fewer rows to learn from. */
import { applyPatch } from '#lib/pipeline/patch.ts';
import type { ExperimentSpec } from '#lib/pipeline/spec.ts';
import type { InstrumentEvidence } from './evidence.ts';
import type { Lab } from './lab.ts';
import type { InstrumentOptions } from './instrument.ts';

const SHARES = [0.25, 0.5, 1] as const;
const BEYOND = [2, 4] as const;

/** Row counts to try: quarters up to what there is, and beyond where the world can make more (counts, not fractions). */
export function curveSizes(train: number, canGrow: boolean): readonly number[] {
	const within = SHARES.map((share) => (train > 1 ? Math.max(8, Math.round(train * share)) : train * share));
	return [...new Set([...within, ...(canGrow ? BEYOND.map((times) => train * times) : [])])];
}

export async function learningCurve(
	lab: Lab,
	experiment: ExperimentSpec,
	seed: number,
	options: InstrumentOptions
): Promise<InstrumentEvidence> {
	const { train } = experiment.pipeline.split;
	const sizes =
		(options.parameters?.sizes as readonly number[] | undefined) ?? curveSizes(train, train > 1 && options.parameters?.canGrow !== false);
	const runs = await lab.runMany(
		[{ experiment, seed }, ...sizes.map((size) => ({ experiment: applyPatch(experiment, { 'pipeline.split.train': size }), seed }))],
		options
	);
	const [base, ...points] = runs;
	return { kind: 'sweep', instrument: 'more-rows', over: 'rows', base, points: points.map((run) => ({ x: run.sizes.train, run })) };
}
