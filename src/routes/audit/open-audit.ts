import { resolve } from '$app/paths';
import { createBrowserAudit } from '#lib/audit/browser-audit.ts';
import { auditJson } from '#lib/audit/plain.ts';
import type { AuditResult } from '#lib/audit/types.ts';
import { LogSession } from '#lib/state/audit-log.svelte.ts';
import { AuditSession, type AuditStore } from '#lib/state/audit.svelte.ts';
import { systemClock } from '#lib/state/clock.ts';

/** What the audit page works with. */
export interface OpenAudit {
	readonly table: AuditSession;
	readonly log: LogSession;
	/** Address of the shipped table that can be tried. */
	readonly sample: string;
	readonly json: (result: AuditResult) => string;
	/** What was kept from before; also where the browser keeps nothing. */
	restore(): Promise<void>;
	dispose(): void;
}

/** A worker each for the table and the log, so that neither waits for the other. They start with the first file. */
export function openAudit(store: () => AuditStore | null): OpenAudit {
	const table = new AuditSession({ desk: createBrowserAudit(), clock: systemClock, store, newId });
	const log = new LogSession({ desk: createBrowserAudit(), clock: systemClock, store });
	return {
		table,
		log,
		sample: new URL(`${resolve('/')}data/birdstrikes.json`, document.baseURI).href,
		json: auditJson,
		restore: async () => {
			await Promise.all([table.restore(), log.restore()]);
		},
		dispose: () => {
			table.dispose();
			log.dispose();
		}
	};
}

/** 64 random bits. */
function newId(): string {
	return Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
