/** What is kept of an audit between visits, and how it is read back. */
import type { FileOverview } from '#lib/audit/audit-wire.ts';
import type { AuditGuard, AuditResult, GuardProposal } from '#lib/audit/types.ts';
import type { LogAuditResult } from '#lib/audit/log-types.ts';

export const AUDIT_KEY = 'audit/current';
export const AUDIT_LOG_KEY = 'audit/log';
/** Files up to this size are kept with the audit, in bytes. */
export const KEPT_BYTES = 2_000_000;

export interface AuditRecord {
	readonly version: 1;
	readonly t: number;
	readonly overview: FileOverview;
	readonly proposal: GuardProposal;
	readonly guard: AuditGuard;
	readonly result: AuditResult | null;
	/** The file itself, base 64, where it is small enough to keep; null otherwise. */
	readonly content: string | null;
}

export interface LogRecord {
	readonly version: 1;
	readonly t: number;
	readonly result: LogAuditResult;
}

/** @returns null for what was written by another version, or is nothing. */
export function readAuditRecord(value: unknown): AuditRecord | null {
	return isVersionOne(value) && 'overview' in value && 'guard' in value ? (value as unknown as AuditRecord) : null;
}

export function readLogRecord(value: unknown): LogRecord | null {
	return isVersionOne(value) && 'result' in value ? (value as unknown as LogRecord) : null;
}

const isVersionOne = (value: unknown): value is { readonly version: 1 } =>
	typeof value === 'object' && value !== null && (value as { version?: unknown }).version === 1;

/** A small file as text that a record can hold; null for a big one. */
export async function contentOf(blob: Blob): Promise<string | null> {
	if (blob.size > KEPT_BYTES) return null;
	const bytes = new Uint8Array(await blob.arrayBuffer());
	const parts: string[] = [];
	for (let start = 0; start < bytes.length; start += 0x8000) parts.push(String.fromCharCode(...bytes.subarray(start, start + 0x8000)));
	return btoa(parts.join(''));
}

export function blobOf(content: string): Blob {
	return new Blob([Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0))]);
}
