import { armsEn } from './arms.en.ts';
import { speaker } from './say.ts';

export const say = speaker(armsEn);

/**
 * Says a name whose id comes with the evidence (`arm.l2` and its values; `arm.l2.subject` for the middle of a sentence).
 * @throws {RangeError} when the id has no words yet.
 */
export function sayName(id: string, values: Readonly<Record<string, unknown>>): string {
	return (say as unknown as (id: string, values: Readonly<Record<string, unknown>>) => string)(id, values);
}
