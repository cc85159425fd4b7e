/**
 * The log: an append-only chain. Each entry holds the hash of the one before, the first holds the hash of the attempt's
 * header, so that no entry can be changed, moved, dropped from the middle or taken from another attempt unnoticed.
 * Dropping entries from the end cannot be seen from the chain alone; a submission states its head for that.
 */
import { canonicalJson, sha256Hex } from '#lib/core/digest.ts';
import type { Attempt, AttemptEvent, Chain, ChainEntry } from './events.ts';

export const ATTEMPT_VERSION = 1;

/** What a chain is anchored to. */
export type AttemptHeader = Omit<Attempt, 'entries' | 'version'>;

/** An attempt with nothing done yet. `id` is unique in a browser; `seed` a whole number from 0 to 2³² − 1. */
export function createAttempt<E = AttemptEvent>(header: AttemptHeader): Chain<E> {
	const { id, exercise, seed } = header;
	if (!Number.isInteger(seed) || seed < 0 || seed > 0xffffffff) {
		throw new RangeError(`An attempt's seed must be a whole number from 0 to 4294967295, not ${seed}.`);
	}
	return { version: ATTEMPT_VERSION, id, exercise, seed, entries: [] };
}

/** The hash that the first entry points to: SHA-256 of the header's canonical JSON. */
export function genesisHash(attempt: AttemptHeader): string {
	const { id, exercise, seed } = attempt;
	return sha256Hex(canonicalJson({ version: ATTEMPT_VERSION, id, exercise, seed }));
}

/** The hash of the last entry, or of the header when nothing is logged. Two attempts with one head have the same log. */
export function headHash(attempt: Chain<unknown>): string {
	return attempt.entries.at(-1)?.hash ?? genesisHash(attempt);
}

/** SHA-256 of the canonical JSON of an entry without its hash. */
export function entryHash(entry: Omit<ChainEntry<unknown>, 'hash'>): string {
	const { i, t, event, prev } = entry;
	return sha256Hex(canonicalJson({ i, t, event, prev }));
}

/**
 * The attempt with one more entry; the given one is not touched.
 * @param t milliseconds since the Unix epoch, from the caller's clock
 */
export function appendEvent<E>(attempt: Chain<E>, event: NoInfer<E>, t: number): Chain<E> {
	if (!Number.isFinite(t)) throw new RangeError(`An entry's time must be a finite number of milliseconds, not ${t}.`);
	const open = { i: attempt.entries.length, t, event, prev: headHash(attempt) };
	return { ...attempt, entries: [...attempt.entries, { ...open, hash: entryHash(open) }] };
}

/** Why a chain does not hold: `index` (place is wrong), `link` (does not point to the entry before), `content` (was changed). */
export type ChainFault = 'index' | 'link' | 'content';

export type ChainReport = { readonly ok: true } | { readonly ok: false; readonly at: number; readonly fault: ChainFault };

/** Checks every link; `at` is the first entry that does not fit. */
export function verifyChain(attempt: Chain<unknown>): ChainReport {
	let prev = genesisHash(attempt);
	for (const [at, entry] of attempt.entries.entries()) {
		if (entry.i !== at) return { ok: false, at, fault: 'index' };
		if (entry.prev !== prev) return { ok: false, at, fault: 'link' };
		if (entry.hash !== hashOrNothing(entry)) return { ok: false, at, fault: 'content' };
		prev = entry.hash;
	}
	return { ok: true };
}

/** Content that has no canonical form (a number that is not finite, say) cannot be what was hashed. */
function hashOrNothing(entry: ChainEntry<unknown>): string | null {
	try {
		return entryHash(entry);
	} catch {
		return null;
	}
}

/** How two logs of one attempt relate: the same, one a continuation of the other, or grown apart after `common` entries. */
export type ChainRelation =
	{ readonly kind: 'same' } | { readonly kind: 'first-longer' | 'second-longer' } | { readonly kind: 'diverged'; readonly common: number };

/** Compares two logs by their hashes. @throws {RangeError} when they are not logs of one attempt. */
export function relate(first: Chain<unknown>, second: Chain<unknown>): ChainRelation {
	if (genesisHash(first) !== genesisHash(second)) {
		throw new RangeError(`"${first.id}" and "${second.id}" are different attempts, so their logs cannot be compared.`);
	}
	const shorter = Math.min(first.entries.length, second.entries.length);
	for (let i = 0; i < shorter; i++) {
		if (first.entries[i].hash !== second.entries[i].hash) return { kind: 'diverged', common: i };
	}
	if (first.entries.length === second.entries.length) return { kind: 'same' };
	return { kind: first.entries.length > second.entries.length ? 'first-longer' : 'second-longer' };
}
