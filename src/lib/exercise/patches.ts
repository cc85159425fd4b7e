import { cureFor } from './suggest.ts';
import type { ParameterDescriptors } from '#lib/worlds/parameters.ts';
import type { Exercise } from './schema.ts';
import type { KindDescriptor, Vocabulary } from './vocabulary.ts';

/** Which changes of an experiment a path may make; null when the path is right, else what is wrong and the cure. */
export function pathProblem(path: string, exercise: Exercise, vocabulary: Vocabulary, scope: 'experiment' | 'pipeline'): string | null {
	const keys = path.split('.');
	if (keys[0] === 'refits' && keys.length === 1) return null;
	if (keys[0] === 'world') {
		if (scope === 'pipeline') return `\`${path}\` belongs to the world, which the page must not see; name a path that begins with pipeline.`;
		return worldProblem(keys, path, exercise, vocabulary);
	}
	if (keys[0] !== 'pipeline') return `\`${path}\` is not a path of the experiment; ${cureFor(keys[0], ['world', 'pipeline', 'refits'])}`;
	const [, part, name, ...rest] = keys;
	switch (part) {
		case 'split':
			return named(name, rest, Object.keys(vocabulary.split), path);
		case 'fit':
			return name === undefined ? null : named(name, rest, Object.keys(vocabulary.fit), path);
		case 'model':
			if (name === undefined) return null;
			return named(name, rest, ['kind', ...parametersOf(vocabulary.models, exercise.pipeline.model.kind)], path);
		case 'steps':
			return stepProblem(name, rest, path, exercise, vocabulary);
		default:
			return `\`${path}\` is not a path of the experiment; ${cureFor(part ?? '', ['split', 'steps', 'model', 'fit'])}`;
	}
}

function worldProblem(keys: readonly string[], path: string, exercise: Exercise, vocabulary: Vocabulary): string | null {
	const [, name, ...rest] = keys;
	if (name === undefined) return null;
	return named(name, rest, parametersOf(vocabulary.worlds, exercise.world.kind), path);
}

function stepProblem(index: string | undefined, rest: readonly string[], path: string, exercise: Exercise, vocabulary: Vocabulary): string | null {
	if (index === undefined) return null;
	const step = exercise.pipeline.steps?.[Number(index)];
	if (step === undefined) return `\`${path}\` names a step that is not there; the pipeline has ${exercise.pipeline.steps?.length ?? 0}, counted from 0.`;
	if (rest.length === 0) return null;
	return named(rest[0], rest.slice(1), ['fitOn', ...parametersOf(vocabulary.steps, step.kind)], path);
}

function named(name: string | undefined, rest: readonly string[], known: readonly string[], path: string): string | null {
	if (name === undefined) return `\`${path}\` stops too early; add one of: ${known.join(', ')}.`;
	if (!known.includes(name)) return `\`${path}\` is not a path of the experiment; ${cureFor(name, known)}`;
	return rest.length > 0 ? `\`${path}\` goes too deep; remove .${rest.join('.')}` : null;
}

function parametersOf(kinds: readonly KindDescriptor[], kind: string): string[] {
	return Object.keys(kinds.find((known) => known.kind === kind)?.parameters ?? {});
}

/** What the descriptors say about a parameter that a path names, where they say anything. */
export function parameterAt(path: string, exercise: Exercise, vocabulary: Vocabulary): ParameterDescriptors[string] | undefined {
	const [root, part, name] = path.split('.');
	if (root === 'world') return vocabulary.worlds.find(({ kind }) => kind === exercise.world.kind)?.parameters[part];
	if (root === 'pipeline' && part === 'model' && name !== undefined) return vocabulary.models.find(({ kind }) => kind === exercise.pipeline.model.kind)?.parameters[name];
	if (root === 'pipeline' && name !== undefined && part === 'fit') return vocabulary.fit[name];
	if (root === 'pipeline' && name !== undefined && part === 'split') return vocabulary.split[name];
	return undefined;
}
