/** course.yaml: the only place where order lives. Which exercises stand in which stage, core or practice, with how much help. */
import * as v from 'valibot';
import type { LoadedExercise } from './folder.ts';
import type { ExerciseProblem, Finding, Result } from './problems.ts';
import { flag, list, oneOf, strict, text } from './schema-words.ts';
import { cureFor } from './suggest.ts';
import { readYaml } from './yaml.ts';
import { STAGES } from './vocabulary.ts';

/** How much help a case gives: a worked case, one with the last step left, hints, or nothing. */
export const HELP = ['worked', 'completion', 'hints', 'none'] as const;
export type Help = (typeof HELP)[number];

export const courseSchema = strict({
	stages: list(
		strict({
			stage: oneOf(STAGES),
			exercises: list(
				strict({
					slug: text('The name of a folder in exercises/.'),
					core: v.optional(flag(), false),
					help: v.optional(oneOf(HELP), 'hints')
				})
			)
		})
	)
});

export type Course = v.InferOutput<typeof courseSchema>;

/** Reads course.yaml and holds it against the exercises: each stands in it once, in its own stage. */
export function readCourse(
	yamlText: string,
	fileName: string,
	exercises: readonly LoadedExercise[]
): Result<Course, readonly ExerciseProblem[]> {
	return readYaml(yamlText, fileName, courseSchema, (course) => findings(course, exercises));
}

function findings(course: Course, exercises: readonly LoadedExercise[]): readonly Finding[] {
	const found: Finding[] = [];
	const slugs = exercises.map(({ slug }) => slug);
	const seen = new Set<string>();
	course.stages.forEach(({ stage, exercises: entries }, s) => {
		if (course.stages.findIndex((other) => other.stage === stage) !== s)
			found.push({ path: ['stages', s, 'stage'], message: `The stage ${stage} stands twice; put all its exercises in one block.` });
		entries.forEach(({ slug }, e) => {
			const path = ['stages', s, 'exercises', e, 'slug'];
			const exercise = exercises.find((candidate) => candidate.slug === slug);
			if (exercise === undefined) found.push({ path, message: `There is no folder exercises/${slug}; ${cureFor(slug, slugs)}` });
			else if (exercise.exercise.stage !== stage)
				found.push({
					path,
					message: `exercises/${slug} says \`stage: ${exercise.exercise.stage}\` and stands under ${stage}; make them agree.`
				});
			if (seen.has(slug)) found.push({ path, message: `${slug} stands twice; remove one.` });
			seen.add(slug);
		});
	});
	for (const slug of slugs)
		if (!seen.has(slug))
			found.push({
				path: ['stages'],
				message: `exercises/${slug} is not listed; add \`- slug: ${slug}\` under its stage, or begin the folder's name with _.`
			});
	return found;
}
