/** An audit of a training log on the page: what was dropped or pasted, what came of it, and what is kept. */
import { AuditCallError, type AuditDesk, type AuditFailure } from '#lib/audit/audit-wire.ts';
import type { LogAuditResult } from '#lib/audit/log-types.ts';
import { AUDIT_LOG_KEY, readLogRecord, type LogRecord } from './audit-record.ts';
import type { AuditStore } from './audit.svelte.ts';
import type { Clock } from './clock.ts';

/** Longer texts are no training log. */
const MOST_CHARACTERS = 50_000_000;

export interface LogDeps {
	readonly desk: AuditDesk;
	readonly clock: Clock;
	readonly store: () => AuditStore | null;
}

export class LogSession {
	readonly #deps: LogDeps;
	#busy = $state(false);
	#result = $state.raw<LogAuditResult | null>(null);
	#failure = $state.raw<AuditFailure | null>(null);

	constructor(deps: LogDeps) {
		this.#deps = deps;
	}

	get busy(): boolean {
		return this.#busy;
	}
	get result(): LogAuditResult | null {
		return this.#result;
	}
	get failure(): AuditFailure | null {
		return this.#failure;
	}

	async restore(): Promise<void> {
		const rows = await this.#deps.store()?.readRecords(AUDIT_LOG_KEY);
		const record = readLogRecord(rows?.find(({ key }) => key === AUDIT_LOG_KEY)?.value);
		if (record !== null && this.#result === null && !this.#busy) this.#result = record.result;
	}

	async read(file: string, blob: Blob): Promise<void> {
		this.#busy = true;
		this.#failure = null;
		try {
			if (blob.size > MOST_CHARACTERS) {
				this.#failure = { failure: 'file', code: 'too-large', values: { bytes: blob.size, limit: MOST_CHARACTERS }, message: file };
				return;
			}
			this.#result = await this.#deps.desk.ask({ name: 'log', file, text: await blob.text() });
			const record: LogRecord = { version: 1, t: this.#deps.clock.now(), result: this.#result };
			await this.#deps.store()?.writeRecord(AUDIT_LOG_KEY, record);
		} catch (error) {
			if (!(error instanceof AuditCallError)) throw error;
			if (error.failure.failure !== 'cancelled') this.#failure = error.failure;
		} finally {
			this.#busy = false;
		}
	}

	async forget(): Promise<void> {
		this.#result = null;
		this.#failure = null;
		await this.#deps.store()?.writeRecord(AUDIT_LOG_KEY, null);
	}

	dispose(): void {
		this.#deps.desk.dispose();
	}
}
