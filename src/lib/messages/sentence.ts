import type { Sentence } from '#lib/attempt/sentence.ts';
import type { Messages } from './say.ts';

/**
 * Says a message whose id is data, as graders and stores give it.
 * @throws {RangeError} when the area has no such message; a test asks for every id that can occur.
 */
export function sayAnyOf(messages: Messages, { id, values }: Sentence): string {
	if (!Object.hasOwn(messages, id)) throw new RangeError(`There is no message "${id}". Add it to the area's .en.ts file.`);
	const message = messages[id];
	return typeof message === 'string' ? message : message(values as never);
}
