import type { authorEn } from '#lib/messages/author.en.ts';
import { say } from '#lib/messages/author.ts';
import type { Say } from '#lib/messages/say.ts';

/** A pack, or a draft, that may not be opened, trained or shared; the message is the sentence for people. */
export class PackRefused extends Error {
	readonly id: string;

	constructor(id: string, message: string) {
		super(message);
		this.name = 'PackRefused';
		this.id = id;
	}
}

/** The sentence of a refusal, or of a value that the engine refuses; null for any other error. */
export function refusalOf(error: unknown): string | null {
	if (error instanceof PackRefused) return error.message;
	if (!(error instanceof RangeError)) return null;
	// Parsers give up on nesting by running out of stack.
	return /call stack|recursion/i.test(error.message) ? say('pack.nested') : error.message;
}

type Reason = Extract<keyof typeof authorEn, `pack.${string}`>;

/** Makes the refusal with its sentence. */
export function refuse<I extends Reason>(
	id: I,
	...values: Parameters<Say<Pick<typeof authorEn, I>>> extends [unknown, ...infer V] ? V : never
): PackRefused {
	return new PackRefused(id, (say as (id: string, ...values: readonly unknown[]) => string)(id, ...values));
}
