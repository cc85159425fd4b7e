/** What the audit page and its worker say to each other. Plain data; a file crosses as the browser's own handle, uncopied. */
import type { IngestNote } from '#lib/ingest/problems.ts';
import type { WasmPaths } from '#lib/training/backend.ts';
import type { LogAuditResult } from './log-types.ts';
import type { AuditGuard, AuditProgress, AuditResult, AuditSection, GuardProposal } from './types.ts';

/** `main`: the table. `held-out`: a second file with the rows that were scored. `population`: everybody the model will meet. */
export type FileRole = 'main' | 'held-out' | 'population';

/** A file as the page holds it: the picker's or the drop's handle, or pasted text as a blob. */
export interface GivenFile {
	readonly name: string;
	readonly blob: Blob;
}

/** One column as the guard needs it. */
export interface ColumnOverview {
	readonly name: string;
	readonly kind: 'number' | 'date' | 'category' | 'text' | 'empty';
	readonly missing: number;
	readonly distinct: number;
	/** Values in the order of the file, where there are at most 20 of them; otherwise none. */
	readonly values: readonly string[];
}

/** A file that was read, without its rows. */
export interface FileOverview {
	readonly name: string;
	readonly nRows: number;
	readonly columns: readonly ColumnOverview[];
	readonly notes: readonly IngestNote[];
}

export type AuditCall =
	| { readonly name: 'open'; readonly role: FileRole; readonly file: GivenFile }
	| { readonly name: 'close'; readonly role: FileRole }
	/** A shipped table as a file somebody might have; `address` is absolute. */
	| { readonly name: 'sample'; readonly file: string; readonly address: string }
	/** What the guard is guessed to be; with a target, for that target. */
	| { readonly name: 'propose'; readonly target: string | null }
	| { readonly name: 'audit'; readonly guard: AuditGuard; readonly seed: number }
	| { readonly name: 'log'; readonly file: string; readonly text: string };

export interface AuditAnswers {
	readonly open: FileOverview;
	readonly close: null;
	readonly sample: GivenFile;
	readonly propose: GuardProposal;
	readonly audit: AuditResult;
	readonly log: LogAuditResult;
}

export type AuditAnswer = AuditAnswers[keyof AuditAnswers];

export type AuditUpdate =
	/** Share of the file that was read, 0 to 1. */
	| { readonly kind: 'read'; readonly share: number }
	| { readonly kind: 'progress'; readonly progress: AuditProgress }
	| { readonly kind: 'section'; readonly section: AuditSection };

/** `file`: code of an IngestError. `audit`: code of an AuditError. */
export interface AuditFailure {
	readonly failure: 'file' | 'audit' | 'cancelled' | 'no-webassembly' | 'internal';
	readonly code: string;
	readonly values: Readonly<Record<string, string | number>>;
	readonly message: string;
}

export type ToAuditWorker =
	| { readonly type: 'setup'; readonly wasmPaths: WasmPaths }
	| { readonly type: 'call'; readonly id: number; readonly call: AuditCall }
	| { readonly type: 'cancel'; readonly id: number };

export type FromAuditWorker =
	| { readonly type: 'update'; readonly id: number; readonly update: AuditUpdate }
	| { readonly type: 'done'; readonly id: number; readonly answer: AuditAnswer }
	| { readonly type: 'failed'; readonly id: number; readonly failure: AuditFailure };

/** How a call ended that did not end well. `message` is for developers; people read the sentence of `failure` and `code`. */
export class AuditCallError extends Error {
	readonly failure: AuditFailure;
	constructor(failure: AuditFailure) {
		super(failure.message);
		this.name = 'AuditCallError';
		this.failure = failure;
	}
}

export interface AuditCallOptions {
	readonly signal?: AbortSignal;
	readonly onUpdate?: (update: AuditUpdate) => void;
}

/** The audit as the page sees it. One call at a time; a call that begins while another runs cancels it. */
export interface AuditDesk {
	ask<C extends AuditCall>(call: C, options?: AuditCallOptions): Promise<AuditAnswers[C['name']]>;
	dispose(): void;
}
