import type { ExperimentSpec } from '#lib/pipeline/spec.ts';
import type { InstrumentEvidence } from './evidence.ts';
import type { Lab, LabHooks } from './lab.ts';
import type { NamedProbes } from './probes.ts';

export interface InstrumentOptions extends LabHooks {
	readonly parameters?: Readonly<Record<string, unknown>>;
	/** Patches the exercise names for probes that depend on its world. */
	readonly named?: NamedProbes;
}

/** From an experiment and a seed to evidence. Throws a RangeError with a sentence where it cannot be used. */
export type Instrument = (lab: Lab, experiment: ExperimentSpec, seed: number, options: InstrumentOptions) => Promise<InstrumentEvidence>;
