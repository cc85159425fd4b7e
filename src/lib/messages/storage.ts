import type { Sentence } from '#lib/attempt/sentence.ts';
import { storageEn } from './storage.en.ts';
import { speaker } from './say.ts';

const say = speaker(storageEn);

/**
 * What the store reports, in words; the id comes with the report.
 * @throws {RangeError} when the id has no words yet.
 */
export function explainStorage({ id, values }: Sentence): string {
	return (say as unknown as (id: string, values: Sentence['values']) => string)(id, values);
}
