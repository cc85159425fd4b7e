/** What the verifier and the grader report, in words. */
import type { Sentence } from '#lib/attempt/sentence.ts';
import { gradeWords } from '#lib/messages/grade.ts';
import { say } from '#lib/messages/teach.ts';
import { sayVerify } from '#lib/messages/verify.ts';
import type { FlagId, NoteId } from '#lib/teach/verification.ts';

/** In two or three words, for a table. */
export function flagName(id: FlagId): string {
	return say(`flag.${id}`);
}

export function noteName(id: NoteId): string {
	return say(`note.${id}`);
}

/** Why a component of an item earned what it did. */
export function reasonWords(reason: Sentence): string {
	return reason.id.startsWith('grade.') ? gradeWords(reason.id, reason.values) : sayVerify(reason);
}

/** Name of a component of a grade. */
export function componentName(id: string): string {
	return gradeWords(`grade.${id}`, {});
}
