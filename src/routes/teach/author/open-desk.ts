import DOMPurify from 'dompurify';
import { resolve } from '$app/paths';
import { AuthorDesk, type DraftStore } from '#lib/state/author.svelte.ts';
import { createBrowserProver } from '#lib/teach/author/browser-proof.ts';
import { proseHtml } from '#lib/teach/author/prose.ts';
import { openLab } from '../../open-lab.ts';

/** What the page works with. */
export interface OpenDesk {
	readonly desk: AuthorDesk;
	readonly html: (markdown: string) => string;
	dispose(): void;
}

export function openDesk(store: () => DraftStore | null): OpenDesk {
	const lab = openLab();
	const desk = new AuthorDesk({ lab, prover: createBrowserProver(`${resolve('/')}data/`), store, newId });
	return {
		desk,
		html: (markdown) => proseHtml(markdown, (html, options) => DOMPurify.sanitize(html, options)),
		dispose: () => {
			desk.dispose();
			lab.dispose();
		}
	};
}

/** 64 random bits. */
function newId(): string {
	return Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
