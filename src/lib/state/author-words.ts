import { say } from '#lib/messages/author.ts';

/** Why a preview could not be trained, in one sentence. */
export function failureWords(error: unknown): string {
	return say('author.preview.failed', { message: error instanceof Error ? error.message : String(error) });
}
