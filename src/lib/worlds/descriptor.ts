import type { ParameterDescriptors } from './parameters.ts';

/**
 * The dose of a planted cause: one parameter, with the value at which the cause is gone and one at which it is plain.
 * Everything else about the draw stays as it was (the same rows, the same noise), so a twin differs by its cause alone.
 */
export interface CauseDescriptor {
	readonly parameter: string;
	readonly cleanAt: unknown;
	readonly plantedAt: unknown;
	/** Other parameters without which the dose has nothing to act on. */
	readonly needs?: Readonly<Record<string, unknown>>;
	/** Diagnoses that the cause can lead to (ids of the diagnosis vocabulary); which one depends on the pipeline too. */
	readonly diagnoses: readonly string[];
}

/** What a world is called and takes. Imports no implementation: pages and the schema read this. */
export interface WorldDescriptor {
	readonly kind: string;
	/** Number in the design catalogue of generators, or null for a real table. */
	readonly generator: string | null;
	readonly data: 'synthetic' | 'real';
	/** `either`: a parameter called `target` decides. */
	readonly task: 'classification' | 'regression' | 'either';
	/** Number of classes; 0 for regression; null where a parameter decides. */
	readonly classes: number | null;
	/** How the ceiling is known; `none` where nobody can know it. */
	readonly ceiling: 'exact' | 'simulated' | 'none';
	/** See `World.exchangeable`. */
	readonly exchangeable: boolean;
	/** Roles its tables carry beside features and target. */
	readonly roles: readonly ('group' | 'time' | 'segments' | 'id')[];
	/** Prepared tables it reads (`static/data/<name>.json`). */
	readonly tables: readonly string[];
	readonly parameters: ParameterDescriptors;
	/** Doses of planted causes. Empty when the world is what it seems. */
	readonly causes: readonly CauseDescriptor[];
}

/** Keeps the literal types of a descriptor, so that implementations know their parameters. */
export function describeWorld<const D extends WorldDescriptor>(descriptor: D): D {
	return descriptor;
}

/** Names of the stories a synthetic world can be told in: column, target and class names only (see `skins.ts`). */
export const SKIN_NAMES = ['neutral', 'churn', 'triage', 'defects', 'credit', 'sensor'] as const;

/** Parameters that every synthetic world takes. */
export const COMMON_PARAMETERS = {
	/** Study rows when the split gives fractions; with counts the world makes as many rows as the split asks for. */
	rows: { type: 'integer', default: 1000, min: 4, max: 200000 },
	skin: { type: 'choice', default: 'neutral', choices: SKIN_NAMES }
} as const satisfies ParameterDescriptors;

/** Share of labels turned into another class, the same rows first as the share grows. */
export const LABEL_FLIPS = { type: 'number', default: 0, min: 0, max: 0.5 } as const;

/** Which labels the flips strike: all, those of the study (fresh ones are clean), or those of the train rows alone. */
export const FLIP_ON = { type: 'choice', default: 'all', choices: ['all', 'study', 'train'] } as const;

/** What most synthetic worlds have in common. */
export const SYNTHETIC = { data: 'synthetic', tables: [], roles: [], exchangeable: true } as const;
