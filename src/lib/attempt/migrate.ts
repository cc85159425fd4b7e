/**
 * Versions of a stored attempt. An older record is brought forward step by step; a newer one is kept as it is and explained,
 * never dropped and never written over.
 */
import type { Attempt } from './events.ts';
import { ATTEMPT_VERSION } from './log.ts';

export type ReadAttempt =
	| { readonly kind: 'attempt'; readonly attempt: Attempt; readonly migrated: boolean }
	/** Written by a newer build; `raw` must be kept as it is. */
	| { readonly kind: 'newer'; readonly version: number; readonly raw: unknown }
	| { readonly kind: 'broken'; readonly problem: 'not-a-record' | 'no-version' | 'no-migration'; readonly raw: unknown };

/** Brings a record of version `from` to the next one; `null` when there is no way. */
export type Migrate = (from: number, raw: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>> | null;

/** Version 1 is the first, so there is nothing to bring forward yet. */
const migrateAttempt: Migrate = () => null;

/** Reads a stored record of any version. Checks no more than the header: records in the browser were written by this code. */
export function readAttempt(raw: unknown, current = ATTEMPT_VERSION, migrate: Migrate = migrateAttempt): ReadAttempt {
	if (!isRecord(raw)) return { kind: 'broken', problem: 'not-a-record', raw };
	const { version } = raw;
	if (typeof version !== 'number' || !Number.isInteger(version)) return { kind: 'broken', problem: 'no-version', raw };
	if (version > current) return { kind: 'newer', version, raw };
	let record = raw;
	for (let from = version; from < current; from++) {
		const next = migrate(from, record);
		if (next === null) return { kind: 'broken', problem: 'no-migration', raw };
		record = { ...next, version: from + 1 };
	}
	if (!isHeader(record)) return { kind: 'broken', problem: 'not-a-record', raw };
	return { kind: 'attempt', attempt: record, migrated: version < current };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isHeader(record: unknown): record is Attempt {
	if (!isRecord(record)) return false;
	return (
		typeof record.id === 'string' && typeof record.exercise === 'string' && typeof record.seed === 'number' && Array.isArray(record.entries)
	);
}
