import type { ParameterDescriptors } from '#lib/worlds/parameters.ts';
import type { WorldDescriptor } from '#lib/worlds/descriptor.ts';
import type { InstrumentDescriptor } from '#lib/instruments/descriptors.ts';
import type { DiagnosisId, Family } from '#lib/diagnosis/verdict.ts';

/** A thing an exercise may name by its `kind`, with the parameters that may stand beside it. */
export interface KindDescriptor {
	readonly kind: string;
	readonly parameters: ParameterDescriptors;
}

export type WorldKind = KindDescriptor & Pick<WorldDescriptor, 'data' | 'ceiling'>;

export type InstrumentKind = Pick<InstrumentDescriptor, 'name' | 'cost' | 'parameters'>;

/** Every name that exercise.yaml may use: the schema and its checks know nothing else of the other rooms. */
export interface Vocabulary {
	readonly worlds: readonly WorldKind[];
	readonly models: readonly KindDescriptor[];
	readonly steps: readonly KindDescriptor[];
	readonly split: ParameterDescriptors;
	readonly fit: ParameterDescriptors;
	readonly instruments: readonly InstrumentKind[];
	readonly familyOf: Readonly<Record<DiagnosisId, Family>>;
	readonly families: readonly Family[];
}

/** Numbers on the page that can be tapped as evidence, besides the instruments. */
export const READINGS = ['train', 'validation', 'gap', 'ceiling', 'baseline'] as const;
export type Reading = (typeof READINGS)[number];

export const STAGES = ['mechanics', 'remediation', 'subtle-cases', 'judgment'] as const;
export type Stage = (typeof STAGES)[number];
