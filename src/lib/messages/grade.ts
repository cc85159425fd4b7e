import { gradeEn } from './grade.en.ts';
import { speaker } from './say.ts';

const say = speaker(gradeEn);

/**
 * A grade's reason in words; the id comes with the grade.
 * @throws {RangeError} when the id has no words yet.
 */
export function gradeWords(id: string, values: Readonly<Record<string, unknown>>): string {
	return (say as unknown as (id: string, values: Readonly<Record<string, unknown>>) => string)(id, values);
}
