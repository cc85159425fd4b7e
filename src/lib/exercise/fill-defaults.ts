import type { Exercise } from './schema.ts';
import type { KindDescriptor, Vocabulary } from './vocabulary.ts';

/**
 * Writes out the defaults in whole models and steps that knobs, remedies and break-it offer as values. The experiment itself is
 * written out by the schema, so that a value offered and the value it stands for compare as equal.
 */
export function fillDefaults(exercise: Exercise, vocabulary: Vocabulary): Exercise {
	const value = (path: string, given: unknown): unknown => {
		if (path === 'pipeline.model') return filled(given, vocabulary.models);
		if (path === 'pipeline.steps' && Array.isArray(given)) return given.map((step) => filled(step, vocabulary.steps));
		return given;
	};
	const all = (path: string, values: readonly unknown[]): unknown[] => values.map((given) => value(path, given));
	const { knobs, breakIt, remedy } = exercise;
	type Change = NonNullable<typeof remedy>['works'][number];
	const change = (one: Change): Change => (one.equals ? { ...one, equals: all(one.path, one.equals) } : one);
	return {
		...exercise,
		knobs: knobs.map((knob) => ({ ...knob, values: all(knob.path, knob.values) })),
		...(breakIt ? { breakIt: { ...breakIt, values: all(breakIt.path, breakIt.values), proven: value(breakIt.path, breakIt.proven) } } : {}),
		...(remedy ? { remedy: { ...remedy, works: remedy.works.map(change), wrong: remedy.wrong.map(change) } } : {})
	};
}

function filled(given: unknown, kinds: readonly KindDescriptor[]): unknown {
	if (typeof given !== 'object' || given === null || !('kind' in given)) return given;
	const descriptor = kinds.find(({ kind }) => kind === given.kind);
	if (descriptor === undefined) return given;
	const defaults = Object.entries(descriptor.parameters).map(([name, parameter]) => [name, parameter.default]);
	return { ...Object.fromEntries(defaults), ...given };
}
