/** What is wrong with a file of an exercise, where, and the cure. Lines and columns count from 1. */
export interface ExerciseProblem {
	readonly file: string;
	readonly line: number;
	readonly column: number;
	readonly message: string;
}

export type Result<T, P> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: P };

/** A problem found in the parsed value, before its place in the text is known. */
export interface Finding {
	readonly path: readonly (string | number)[];
	readonly message: string;
	/** The position is that of the key, not of its value. */
	readonly atKey?: boolean;
	/** Columns to the right of the beginning of the value (a mistake inside a claim). */
	readonly offset?: number;
}

/** One line per problem: `exercises/churn-300/exercise.yaml:12:3 message`. */
export function problemText(problem: ExerciseProblem): string {
	return `${problem.file}:${problem.line}:${problem.column} ${problem.message}`;
}

/** Problems as one text, for a build that has to stop. */
export function problemsText(problems: readonly ExerciseProblem[]): string {
	return problems.map(problemText).join('\n');
}

/** `pipeline.model.l2`, `choices[2]`. */
export function pathText(path: readonly (string | number)[]): string {
	let text = '';
	for (const key of path) text += typeof key === 'number' ? `[${key}]` : text === '' ? key : `.${key}`;
	return text;
}
