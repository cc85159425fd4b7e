import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCourse, type Course } from '#lib/exercise/course.ts';
import { readFolder, type LoadedExercise } from '#lib/exercise/folder.ts';
import { problemsText, type ExerciseProblem } from '#lib/exercise/problems.ts';
import { STANDARD_VOCABULARY } from '#lib/exercise/standard-vocabulary.ts';

export interface ExerciseLibrary {
	readonly exercises: readonly LoadedExercise[];
	readonly course: Course;
}

/** Folders of exercises, by name; those that begin with _ are skipped. */
export function exerciseSlugs(root: string): string[] {
	return readdirSync(join(root, 'exercises'), { withFileTypes: true })
		.filter((entry) => entry.isDirectory() && !entry.name.startsWith('_') && !entry.name.startsWith('.'))
		.map((entry) => entry.name)
		.sort();
}

/** The texts of one folder. */
export function folderTexts(root: string, slug: string): Record<string, string> {
	const folder = join(root, 'exercises', slug);
	const texts: Record<string, string> = {};
	for (const entry of readdirSync(folder, { withFileTypes: true })) {
		if (entry.isFile() && !entry.name.startsWith('.')) texts[entry.name] = readFileSync(join(folder, entry.name), 'utf8');
	}
	return texts;
}

/**
 * Reads and checks every exercise and the course.
 * @throws {Error} whose message lists every problem with file, line, column and cure.
 */
export function readLibrary(root: string): ExerciseLibrary {
	const problems: ExerciseProblem[] = [];
	const exercises: LoadedExercise[] = [];
	for (const slug of exerciseSlugs(root)) {
		const result = readFolder(slug, folderTexts(root, slug), STANDARD_VOCABULARY);
		if (result.ok) exercises.push(result.value);
		else problems.push(...result.problems);
	}
	const courseFile = join(root, 'exercises/course.yaml');
	if (!existsSync(courseFile))
		problems.push({
			file: 'exercises/course.yaml',
			line: 1,
			column: 1,
			message: 'course.yaml is missing; it says which exercises stand in which stage.'
		});
	// A course is only held against exercises that could all be read: otherwise each broken one would be reported twice.
	if (problems.length > 0) throw new ExerciseError(problems);
	const course = readCourse(readFileSync(courseFile, 'utf8'), 'exercises/course.yaml', exercises);
	if (!course.ok) throw new ExerciseError(course.problems);
	return { exercises, course: course.value };
}

/** Stops a build or a check; the message is what a person has to read. */
export class ExerciseError extends Error {
	readonly problems: readonly ExerciseProblem[];
	constructor(problems: readonly ExerciseProblem[]) {
		super(`${problems.length} ${problems.length === 1 ? 'problem' : 'problems'} in exercises/:\n${problemsText(problems)}`);
		this.name = 'ExerciseError';
		this.problems = problems;
	}
}
