/** Attempts as rows: what may be written over what. A stored log is only ever continued, never replaced by another. */
import type { Attempt } from '#lib/attempt/events.ts';
import { genesisHash, headHash, relate } from '#lib/attempt/log.ts';
import { readAttempt } from '#lib/attempt/migrate.ts';
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

export function isCopyKey(key: string): boolean {
	return key.includes('~');
}

/** The longer of two logs where one continues the other; the first where they do not belong together. */
export function longer(first: Attempt, second: Attempt | null): Attempt {
	if (second === null || genesisHash(first) !== genesisHash(second)) return first;
	return relate(first, second).kind === 'second-longer' ? second : first;
}
