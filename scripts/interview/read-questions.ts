import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExerciseProblem } from '#lib/exercise/problems.ts';
import { STAGES } from '#lib/exercise/vocabulary.ts';
import { readQuestions, type Question } from '#lib/language/questions.ts';
import { ExerciseError } from '../exercises/read.ts';

/**
 * Every interview question, by stage.
 * @throws {ExerciseError} naming every problem with file, line, column and cure.
 */
export function readInterviewQuestions(root: string): readonly Question[] {
	const questions: Question[] = [];
	const problems: ExerciseProblem[] = [];
	for (const stage of STAGES) {
		const file = `exercises/_interview/${stage}.yaml`;
		const read = readQuestions(readFileSync(join(root, file), 'utf8'), file);
		if (!read.ok) {
			problems.push(...read.problems);
			continue;
		}
		for (const question of read.value) {
			const wrong = question.stage !== stage || questions.some(({ id }) => id === question.id);
			if (wrong)
				problems.push({
					file,
					line: 1,
					column: 1,
					message: `\`${question.id}\` stands twice, or \`stage\` is not ${stage}; make them agree.`
				});
			questions.push(question);
		}
	}
	if (problems.length > 0) throw new ExerciseError(problems);
	return questions;
}
