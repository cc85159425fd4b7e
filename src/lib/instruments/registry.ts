/** Name → instrument. Each returns evidence with intervals, streams progress and can be cancelled. */
import type { ExperimentSpec } from '#lib/pipeline/spec.ts';
import type { InstrumentEvidence, ProbeArm } from './evidence.ts';
import type { Lab, LabHooks } from './lab.ts';
import { learningCurve } from './learning-curve.ts';
import { probesOf, type NamedProbes, type ProbeFamily } from './probes.ts';
import { runProbes } from './run-probes.ts';

export interface InstrumentOptions extends LabHooks {
	readonly parameters?: Readonly<Record<string, unknown>>;
	/** Patches the exercise names for probes that depend on its world. */
	readonly named?: NamedProbes;
}

export type Instrument = (lab: Lab, experiment: ExperimentSpec, seed: number, options: InstrumentOptions) => Promise<InstrumentEvidence>;

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
	return { kind: 'arms', instrument: 'more-refits', base, arms: [{ id: 'refits', label: { id: 'arm.refits', values: { refits } }, run: more, against: null }] };
};

const lossByEpoch: Instrument = async (lab, experiment, seed, options) => ({ kind: 'history', instrument: 'loss-by-epoch', run: await lab.run(experiment, seed, options) });

const REGISTRY: Readonly<Record<string, Instrument>> = {
	'loss-by-epoch': lossByEpoch,
	'simpler-model': armsOf('simpler-model', ['simplify']),
	'larger-model': armsOf('larger-model', ['capacity']),
	'looser-penalty': armsOf('looser-penalty', ['penalty']),
	'better-optimiser': armsOf('better-optimiser', ['optimiser']),
	'stop-earlier': armsOf('stop-earlier', ['early-stop']),
	'more-refits': moreRefits,
	'more-rows': learningCurve
};

/**
 * Runs an instrument by name.
 * @throws {RangeError} when no instrument has that name.
 */
export function runInstrument(lab: Lab, name: string, experiment: ExperimentSpec, seed: number, options: InstrumentOptions = {}): Promise<InstrumentEvidence> {
	const instrument = REGISTRY[name];
	if (!instrument) throw new RangeError(`No instrument is called "${name}". Known: ${Object.keys(REGISTRY).join(', ')}.`);
	return instrument(lab, experiment, seed, options);
}
