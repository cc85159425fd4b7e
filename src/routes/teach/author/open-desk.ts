import { resolve } from '$app/paths';
import { engineHash } from 'virtual:engine-hash';
import type { LabRuntime } from '#lib/runtime/protocol.ts';
import type { DraftStore } from '#lib/state/author-drafts.svelte.ts';
import { AuthorDesk } from '#lib/state/author.svelte.ts';
import { createBrowserProver } from '#lib/teach/author/browser-proof.ts';
import { ownProof } from '#lib/teach/author/own-proof.ts';
import { storedText, type PackTable } from '#lib/teach/author/pack-table.ts';
import { openLab } from '../../open-lab.ts';
import { keepCase, strangerHtml } from '../../own-cases.ts';

/** What the page works with. */
export interface OpenDesk {
	readonly desk: AuthorDesk;
	readonly html: (markdown: string) => string;
	dispose(): void;
}

export function openDesk(store: () => DraftStore | null): OpenDesk {
	const tables = `${resolve('/')}data/`;
	let lab: LabRuntime | null = null;
	const labFor = (table: PackTable | null): LabRuntime => {
		lab?.dispose();
		lab = openLab(table === null ? undefined : { [`${tables}${table.name}.json`]: storedText(table) });
		return lab;
	};
	const desk = new AuthorDesk({
		labFor,
		prover: createBrowserProver(tables),
		store,
		newId,
		keep: async (pack, loaded, draws) => {
			const kept = store();
			if (kept === null) throw new Error('This browser keeps nothing, so a case cannot be played here. Export it instead.');
			return (await keepCase(kept, pack, loaded, ownProof(engineHash, draws))).exercise.slug;
		}
	});
	return {
		desk,
		html: strangerHtml,
		dispose: () => {
			desk.dispose();
			lab?.dispose();
		}
	};
}

/** 64 random bits. */
function newId(): string {
	return Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
