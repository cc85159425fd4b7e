import type { ExperimentSpec } from '#lib/pipeline/spec.ts';
import type { Exercise } from './schema.ts';

/** The experiment as the file gives it, before any arm. */
export function experimentOf(exercise: Exercise): ExperimentSpec {
	return { world: exercise.world, pipeline: exercise.pipeline, refits: exercise.refits };
}
