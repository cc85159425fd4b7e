/** The module that the build makes from `exercises/_interview/` (scripts/vite-interview.ts). */
declare module 'virtual:interview/questions' {
	import type { Question } from '#lib/language/questions.ts';
	/** By stage in the order of the course, then in the order of the file. */
	export const questions: readonly Question[];
}
