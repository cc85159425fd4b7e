/** Reads exercise.yaml. Runs at build time, and in the browser (loaded when needed) for a teacher's own file. */
import { checkExercise } from './checks.ts';
import { fillDefaults } from './fill-defaults.ts';
import type { ExerciseProblem, Result } from './problems.ts';
import { exerciseSchema, type Exercise } from './schema.ts';
import type { Vocabulary } from './vocabulary.ts';
import { readYaml } from './yaml.ts';

/**
 * The exercise, or all that is wrong with it.
 * @param fileName named in the problems, for example `exercises/churn-300/exercise.yaml`.
 */
export function parseExercise(yamlText: string, fileName: string, vocabulary: Vocabulary): Result<Exercise, readonly ExerciseProblem[]> {
	const read = readYaml(yamlText, fileName, exerciseSchema(vocabulary), (exercise) => checkExercise(exercise, vocabulary));
	return read.ok ? { ok: true, value: fillDefaults(read.value, vocabulary) } : read;
}
