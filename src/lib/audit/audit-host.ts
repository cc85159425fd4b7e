/** Answers the audit page's calls, wherever it runs: keeps the open files, and turns every way to fail into one shape. */
import { IngestError } from '#lib/ingest/problems.ts';
import { readDataFile, type DataFile } from '#lib/ingest/read-file.ts';
import type { TypedColumn } from '#lib/ingest/typed-columns.ts';
import { cellOf } from '#lib/ingest/typed-columns.ts';
import { NoWebAssemblyError } from '#lib/training/errors.ts';
import { auditLog, readTrainingLog } from './audit-log.ts';
import { auditTable } from './audit-table.ts';
import type { AuditAnswer, AuditCall, AuditFailure, AuditUpdate, ColumnOverview, FileOverview, FileRole } from './audit-wire.ts';
import { guessGuard } from './guess-guard.ts';
import { sampleFile } from './sample-file.ts';
import { AuditError, type AuditTools } from './types.ts';

/** Up to this many values of a column are sent to the page. */
const MOST_VALUES = 20;

export interface AuditHost {
	/** @throws what went wrong; {@link auditFailureOf} says it as data. */
	answer(call: AuditCall, update: (update: AuditUpdate) => void, signal: AbortSignal): Promise<AuditAnswer>;
}

/** @param tools made when the first audit asks for them: reading a file needs no engine. */
export function createAuditHost(tools: () => Promise<AuditTools>): AuditHost {
	const files = new Map<FileRole, DataFile>();
	const main = (): DataFile => {
		const file = files.get('main');
		if (!file) throw new Error('No table is open in the worker. Send it with `open` before anything is asked about it.');
		return file;
	};
	return {
		answer: async (call, update, signal) => {
			switch (call.name) {
				case 'open': {
					// The one before is let go of first: two big tables need not stand in memory together.
					files.delete(call.role);
					const onProgress = (share: number): void => update({ kind: 'read', share });
					const file = await readDataFile(call.file.name, call.file.blob, { signal, onProgress });
					files.set(call.role, file);
					return overviewOf(file);
				}
				case 'close':
					files.delete(call.role);
					return null;
				case 'sample':
					return sampleFile(call.file, call.address);
				case 'propose':
					return guessGuard(main(), call.target ?? undefined);
				case 'audit': {
					const heldOut = files.get('held-out');
					const population = files.get('population');
					return auditTable(
						{ file: main(), guard: call.guard, seed: call.seed, ...(heldOut && { heldOut }), ...(population && { population }) },
						await tools(),
						{
							signal,
							onProgress: (progress) => update({ kind: 'progress', progress }),
							onSection: (section) => update({ kind: 'section', section })
						}
					);
				}
				case 'log':
					return auditLog(call.file, readTrainingLog(call.file, call.text));
			}
		}
	};
}

export function auditFailureOf(error: unknown, signal: AbortSignal): AuditFailure {
	const message = error instanceof Error ? error.message : String(error);
	if (signal.aborted) return { failure: 'cancelled', code: 'cancelled', values: {}, message: 'The call was cancelled.' };
	if (error instanceof IngestError) return { failure: 'file', code: error.code, values: error.values, message };
	if (error instanceof AuditError) return { failure: 'audit', code: error.code, values: error.values, message };
	if (error instanceof NoWebAssemblyError) return { failure: 'no-webassembly', code: 'no-webassembly', values: {}, message };
	return { failure: 'internal', code: 'internal', values: {}, message };
}

function overviewOf({ name, nRows, columns, notes }: DataFile): FileOverview {
	return { name, nRows, columns: columns.map(columnOverview), notes };
}

function columnOverview(column: TypedColumn): ColumnOverview {
	const { name, kind, missing, distinct } = column;
	return { name, kind, missing, distinct, values: distinct <= MOST_VALUES ? valuesOf(column) : [] };
}

function valuesOf(column: TypedColumn): readonly string[] {
	if (column.kind === 'category' || column.kind === 'text') return column.levels;
	const seen = new Set<string>();
	for (let row = 0; row < column.nRows && seen.size < column.distinct; row++) {
		const cell = cellOf(column, row);
		if (cell !== '') seen.add(cell);
	}
	return [...seen];
}
