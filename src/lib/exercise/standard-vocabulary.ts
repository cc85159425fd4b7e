import { FAMILIES, FAMILY_OF } from '#lib/diagnosis/ids.ts';
import { INSTRUMENTS } from '#lib/instruments/descriptors.ts';
import { FIT_PARAMETERS, MODELS, SPLIT_PARAMETERS, STEPS } from '#lib/pipeline/descriptors.ts';
import { BROUGHT_TABLE } from '#lib/worlds/describe-real.ts';
import { WORLDS } from '#lib/worlds/descriptors.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The names that this build of the lab knows. */
export const STANDARD_VOCABULARY: Vocabulary = {
	worlds: WORLDS,
	models: MODELS,
	steps: STEPS,
	split: SPLIT_PARAMETERS,
	fit: FIT_PARAMETERS,
	instruments: INSTRUMENTS,
	familyOf: FAMILY_OF,
	families: FAMILIES
};

/** The same for a folder that carries a table of its own. */
export function withBroughtTable(vocabulary: Vocabulary): Vocabulary {
	return { ...vocabulary, worlds: [...vocabulary.worlds, BROUGHT_TABLE] };
}
