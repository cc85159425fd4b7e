import DOMPurify from 'dompurify';
import { resolve } from '$app/paths';
import { engineHash } from 'virtual:engine-hash';
import type { PublicExercise, RevealPart } from '#lib/exercise/parts.ts';
import type { LoadedExercise } from '#lib/exercise/folder.ts';
import {
	givenTexts,
	keepOwnCase,
	readOwnCase,
	readOwnCases,
	readOwnHints,
	readOwnReveal,
	type OwnCase,
	type OwnStore
} from '#lib/teach/author/own-case.ts';
import { isOwnCase, ownName } from '#lib/teach/author/own-name.ts';
import type { OwnProof } from '#lib/teach/author/own-proof.ts';
import { readPackFiles } from '#lib/teach/author/open-pack.ts';
import type { Pack } from '#lib/teach/author/pack-zip.ts';
import { cleanHtml as cleanWith, proseHtml } from '#lib/teach/author/prose.ts';

const purify = (html: string, options: { ALLOWED_TAGS: string[]; ALLOWED_ATTR: string[] }): string => DOMPurify.sanitize(html, options);
const cleanHtml = (html: string): string => cleanWith(html, purify);

/** Markdown of a stranger, as clean HTML. */
export const strangerHtml = (markdown: string): string => proseHtml(markdown, purify);

/** Cases that are kept in this browser, with what this engine proved of them: a proof of another engine is none. */
export async function ownCases(store: OwnStore): Promise<readonly OwnCase[]> {
	return (await readOwnCases(store, cleanHtml)).map(current);
}

export async function ownCase(store: OwnStore, name: string): Promise<OwnCase | null> {
	const found = isOwnCase(name) ? await readOwnCase(store, name, cleanHtml) : null;
	return found === null ? null : current(found);
}

function current(own: OwnCase): OwnCase {
	if (own.proof === null || own.proof.engine === engineHash) return own;
	return { ...own, proof: null, exercise: { ...own.exercise, provenDraws: null } };
}

/** Keeps a checked pack, so that it can be played here. */
export function keepCase(store: OwnStore, pack: Pack, loaded: LoadedExercise, proof: OwnProof | null = null): Promise<OwnCase> {
	return keepOwnCase(store, pack, loaded, { html: strangerHtml, proof });
}

/** What a lab is opened with, so that its workers find these cases. */
export async function givenFor(store: OwnStore, cases: readonly OwnCase[]): Promise<Readonly<Record<string, string>>> {
	const texts = await givenTexts(store, cases, 'data/');
	return Object.fromEntries(Object.entries(texts).map(([address, text]) => [resolve('/') + address, text]));
}

/** The parts of a case that a page asks for later. */
export function laterParts(
	store: OwnStore,
	{ slug }: Pick<PublicExercise, 'slug'>
): { readonly fetchReveal: () => Promise<RevealPart>; readonly fetchHints: () => Promise<readonly string[]> } {
	return { fetchReveal: () => readOwnReveal(store, slug, cleanHtml), fetchHints: () => readOwnHints(store, slug) };
}

/**
 * Keeps the exercises that a file carries and its assignment names. What it does not name is left out.
 * @returns the first sentence of a refusal, or null.
 */
export async function keepFromFile(store: OwnStore, packs: readonly Pack[], names: readonly string[]): Promise<string | null> {
	for (const pack of packs) {
		const read = readPackFiles(pack);
		if (!read.ok) return read.problems[0];
		if (names.includes(ownName(read.loaded.contentHash))) await keepCase(store, pack, read.loaded);
	}
	return null;
}
