/** Name → instrument. Each returns evidence with intervals, streams progress and can be cancelled. */
import type { ExperimentSpec } from '#lib/pipeline/spec.ts';
import type { InstrumentEvidence, ProbeArm } from './evidence.ts';
import type { Lab } from './lab.ts';
import type { Instrument, InstrumentOptions } from './instrument.ts';
import { adversarialValidation } from './adversarial.ts';
import { availability } from './availability.ts';
import { calibrationBySegment } from './calibration-by-segment.ts';
import { decorrelation } from './decorrelation.ts';
import { driftOverTime } from './drift.ts';
import { duplicates } from './duplicates.ts';
import { featureScreen } from './feature-screen.ts';
import { fiftyRefits } from './fifty-refits.ts';
import { freshSet } from './fresh-set.ts';
import { groupedTrend } from './grouped-trend.ts';
import { learningCurve } from './learning-curve.ts';
import { nestedCrossValidation } from './nested-cv.ts';
import { ngramOverlap } from './ngram-overlap.ts';
import { overfitTwenty } from './overfit-twenty.ts';
import { paraphrase } from './paraphrase.ts';
import { permutedLabels } from './permuted-labels.ts';
import { probesOf, type ProbeFamily } from './probes.ts';
import { productionSample } from './production-sample.ts';
import { recalibration } from './recalibration.ts';
import { relabelAudit } from './relabel-audit.ts';
import { reliability } from './reliability.ts';
import { replay } from './replay.ts';
import { forwardSplit, groupSplit } from './resplit.ts';
import { runProbes } from './run-probes.ts';
import { slices } from './slices.ts';
import { stressSet } from './stress-set.ts';
import { thresholdCost } from './thresholds.ts';
import { validationCurve } from './validation-curve.ts';

export type { InstrumentOptions };

function armsOf(instrument: string, families: readonly ProbeFamily[]): Instrument {
	return async (lab, experiment, seed, options) => {
		const isRegression = lab.prepare(experiment, seed).nClasses === 0;
		const probes = families.flatMap((family) => probesOf(family, experiment, isRegression, options.named));
		const { base, arms } = await runProbes(lab, experiment, seed, probes, options);
		return { kind: 'arms', instrument, base, arms: arms.map(({ id, label, run, against }): ProbeArm => ({ id, label, run, against })) };
	};
}

const moreRefits: Instrument = async (lab, experiment, seed, options) => {
	const refits = experiment.refits + 2;
	const [base, more] = await lab.runMany(
		[
			{ experiment, seed },
			{ experiment: { ...experiment, refits }, seed }
		],
		options
	);
	return {
		kind: 'arms',
		instrument: 'more-refits',
		base,
		arms: [{ id: 'refits', label: { id: 'arm.refits', values: { refits } }, run: more, against: null }]
	};
};

const lossByEpoch: Instrument = async (lab, experiment, seed, options) => ({
	kind: 'history',
	instrument: 'loss-by-epoch',
	run: await lab.run(experiment, seed, options)
});

const REGISTRY: Readonly<Record<string, Instrument>> = {
	'loss-by-epoch': lossByEpoch,
	'simpler-model': armsOf('simpler-model', ['simplify']),
	'larger-model': armsOf('larger-model', ['capacity']),
	'looser-penalty': armsOf('looser-penalty', ['penalty']),
	'better-optimiser': armsOf('better-optimiser', ['optimiser']),
	'stop-earlier': armsOf('stop-earlier', ['early-stop']),
	'more-refits': moreRefits,
	'more-rows': learningCurve,
	'candidate-columns': armsOf('candidate-columns', ['columns']),
	'validation-curve': validationCurve,
	'overfit-twenty-rows': overfitTwenty,
	'group-split': groupSplit,
	'forward-split': forwardSplit,
	'permuted-labels': permutedLabels,
	duplicates,
	'single-feature': featureScreen,
	availability,
	'adversarial-validation': adversarialValidation,
	'slice-table': slices,
	reliability,
	recalibration,
	'threshold-cost': thresholdCost,
	'nested-cross-validation': nestedCrossValidation,
	'stress-set': stressSet,
	decorrelation,
	'drift-over-time': driftOverTime,
	'relabel-audit': relabelAudit,
	'n-gram-overlap': ngramOverlap,
	paraphrase,
	'fifty-refits': fiftyRefits,
	'fresh-set': freshSet,
	'production-sample': productionSample,
	replay,
	'calibration-by-segment': calibrationBySegment,
	'grouped-trend': groupedTrend
};

/**
 * Runs an instrument by name.
 * @throws {RangeError} when no instrument has that name.
 */
export function runInstrument(
	lab: Lab,
	name: string,
	experiment: ExperimentSpec,
	seed: number,
	options: InstrumentOptions = {}
): Promise<InstrumentEvidence> {
	const instrument = Object.hasOwn(REGISTRY, name) ? REGISTRY[name] : undefined;
	if (!instrument) throw new RangeError(`No instrument is called "${name}". Known: ${Object.keys(REGISTRY).join(', ')}.`);
	return instrument(lab, experiment, seed, options);
}
