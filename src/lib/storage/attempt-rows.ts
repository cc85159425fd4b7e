/** Attempts as rows: what may be written over what. A stored log is only ever continued, never replaced by another. */
import type { Attempt } from '#lib/attempt/events.ts';
import { genesisHash, headHash, relate } from '#lib/attempt/log.ts';
import { readAttempt } from '#lib/attempt/migrate.ts';
import { sentence, type Sentence } from '#lib/attempt/sentence.ts';
import type { Row } from './backend.ts';
import { LEAVE, type Merge } from './writer.ts';

/** Why a log was not written: the stored one is `ahead`, has `diverged` (or is of another attempt), is `newer` or `broken`. */
export type SaveConflict = 'ahead' | 'diverged' | 'newer' | 'broken';

/** How a log and a stored row stand to each other; `null` when the log may be written. */
export function conflictWith(before: Row | undefined, attempt: Attempt): SaveConflict | null {
	if (!before) return null;
	const stored = readAttempt(before.value);
	if (stored.kind !== 'attempt') return stored.kind;
	if (genesisHash(stored.attempt) !== genesisHash(attempt)) return 'diverged';
	const relation = relate(attempt, stored.attempt);
	if (relation.kind === 'second-longer') return 'ahead';
	return relation.kind === 'diverged' ? 'diverged' : null;
}

/** Writes a log only where it continues what is stored; tells the conflict otherwise and leaves the row alone. */
export function continueOnly(onConflict: (conflict: SaveConflict, before: Row) => void): Merge {
	return (before, value) => {
		const conflict = conflictWith(before, value as Attempt);
		if (conflict === null) return value;
		onConflict(conflict, before as Row);
		return LEAVE;
	};
}

/** Key of a copy that is kept beside a row it may not replace: the same log always gets the same key. */
export function copyKey(attempt: Attempt): string {
	return `${attempt.id}~${headHash(attempt).slice(0, 12)}`;
}

function isCopyKey(key: string): boolean {
	return key.includes('~');
}

/** Attempts this build can show, and a word on each row that is kept and cannot be shown. Nothing is dropped. */
export function readableAttempts(rows: readonly Row[]): { readonly attempts: readonly Attempt[]; readonly problems: readonly Sentence[] } {
	const attempts: Attempt[] = [];
	const problems: Sentence[] = [];
	for (const { key, value } of rows) {
		const read = readAttempt(value);
		if (read.kind === 'newer') problems.push(sentence('storage.kept.newer', { id: key, version: read.version }));
		else if (read.kind === 'broken') problems.push(sentence('storage.kept.broken', { id: key }));
		else if (isCopyKey(key)) problems.push(sentence('storage.kept.copy', { exercise: read.attempt.exercise, seed: read.attempt.seed }));
		else attempts.push(read.attempt);
	}
	return { attempts, problems };
}

/** Logs of an assignment are bound to it by their id, which begins so. They are opened by that id, never by exercise and seed. */
export const ASSIGNED_PREFIX = 'teach-';

/** The attempt at an exercise and seed that was worked on last, or `null`. Work on an assignment is not among them. */
export function newestOf(attempts: readonly Attempt[], exercise: string, seed: number): Attempt | null {
	const lastTime = (attempt: Attempt): number => attempt.entries.at(-1)?.t ?? 0;
	const candidates = attempts.filter(
		({ id, ...attempt }) => !id.startsWith(ASSIGNED_PREFIX) && attempt.exercise === exercise && attempt.seed === seed
	);
	return candidates.reduce<Attempt | null>((best, attempt) => (best && lastTime(best) >= lastTime(attempt) ? best : attempt), null);
}

/** The longer of two logs where one continues the other; the first where they do not belong together. */
export function longer(first: Attempt, second: Attempt | null): Attempt {
	if (second === null || genesisHash(first) !== genesisHash(second)) return first;
	return relate(first, second).kind === 'second-longer' ? second : first;
}
