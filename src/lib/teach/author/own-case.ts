/**
 * An exercise that is in no build: an author's own, or a pack from somebody. It is split into the parts that the build makes of its
 * own exercises, and each part is kept as a record of its own, so that a case page reads the reveal only after the commitment.
 */
import { TABLE_FILE, type FolderFiles, type LoadedExercise } from '#lib/exercise/folder.ts';
import type { ExperimentAsset, HintsAsset, PublicExercise, RevealPart } from '#lib/exercise/parts.ts';
import { splitExercise, type ExerciseParts } from '#lib/exercise/split-exercise.ts';
import { STANDARD_VOCABULARY, withBroughtTable } from '#lib/exercise/standard-vocabulary.ts';
import { isOwnCase, ownName } from './own-name.ts';
import type { OwnProof } from './own-proof.ts';
import { readPackTable, storedText, type PackTable } from './pack-table.ts';
import type { Pack } from './pack-zip.ts';

export interface OwnStore {
	readRecords(prefix: string): Promise<readonly { readonly key: string; readonly value: unknown }[]>;
	writeRecord(key: string, value: unknown): Promise<void>;
	forget(attempts: readonly string[], records: readonly string[]): Promise<void>;
}

/** What a list and a case page read. Says nothing about the cause. */
export interface OwnCase {
	readonly version: 1;
	readonly exercise: PublicExercise;
	/** Null where it was not proved here. */
	readonly proof: OwnProof | null;
	/** Name of the table that it brings, or null. */
	readonly table: string | null;
}

const ROOT = 'own/';
const PARTS = ['experiment', 'hints', 'reveal', 'table', 'folder'] as const;
type Part = (typeof PARTS)[number];
const caseKey = (name: string): string => `${ROOT}${name}`;
const partKey = (name: string, part: Part): string => `own-part/${name}/${part}`;

/**
 * Keeps a checked folder as a case that can be played. One that is there already keeps its proof.
 * @param html Markdown of a stranger to clean HTML.
 */
export async function keepOwnCase(
	store: OwnStore,
	{ slug, files }: Pack,
	loaded: LoadedExercise,
	{ html, proof }: { readonly html: (markdown: string) => string; readonly proof: OwnProof | null }
): Promise<OwnCase> {
	const name = ownName(loaded.contentHash);
	const known = proof ?? (await readOwnCase(store, name, (text) => text))?.proof ?? null;
	const { parts, table } = ownParts(loaded, files, { html, proof: known });
	const own: OwnCase = { version: 1, exercise: parts.public, proof: known, table: table?.name ?? null };
	await store.writeRecord(partKey(name, 'experiment'), JSON.stringify(parts.experiment satisfies ExperimentAsset));
	await store.writeRecord(partKey(name, 'hints'), JSON.stringify(parts.hints satisfies HintsAsset));
	await store.writeRecord(partKey(name, 'reveal'), JSON.stringify(parts.reveal satisfies RevealPart));
	if (table !== null) await store.writeRecord(partKey(name, 'table'), storedText(table));
	await store.writeRecord(partKey(name, 'folder'), { slug, files });
	// Last, so that a case that is listed is whole. A plain copy: state of the page may be wrapped.
	await store.writeRecord(caseKey(name), JSON.parse(JSON.stringify(own)));
	return own;
}

/** The parts of a checked folder, as the build makes them of its own, and the table that it brings. */
export function ownParts(
	loaded: LoadedExercise,
	files: FolderFiles,
	{ html, proof }: { readonly html: (markdown: string) => string; readonly proof: OwnProof | null }
): { readonly parts: ExerciseParts; readonly table: PackTable | null } {
	const name = ownName(loaded.contentHash);
	const parts = splitExercise(
		{ ...loaded, slug: name },
		{
			course: { stages: [{ stage: loaded.exercise.stage, exercises: [{ slug: name, core: false, help: 'hints' }] }] },
			vocabulary: withBroughtTable(STANDARD_VOCABULARY),
			html,
			proof: proof?.figures ?? null,
			provenDraws: provenDrawsOf(proof),
			salt: loaded.contentHash
		}
	);
	return { parts, table: files[TABLE_FILE] === undefined ? null : readPackTable(files[TABLE_FILE]) };
}

/** Only where it held on every draw that was proved: which ones did not is not kept here. */
function provenDrawsOf(proof: OwnProof | null): PublicExercise['provenDraws'] {
	if (proof === null || proof.figures.held !== proof.figures.seeds) return null;
	return { from: proof.figures.from, seeds: proof.figures.seeds };
}

/** @param cleanHtml records may come from a work file of somebody else, so HTML is cleaned when it is read. */
export async function readOwnCase(store: OwnStore, name: string, cleanHtml: (html: string) => string): Promise<OwnCase | null> {
	const found = (await store.readRecords(caseKey(name))).find(({ key }) => key === caseKey(name))?.value;
	return isOwnRecord(found, name) ? cleaned(found, cleanHtml) : null;
}

/** All of them, by title. */
export async function readOwnCases(store: OwnStore, cleanHtml: (html: string) => string): Promise<readonly OwnCase[]> {
	const rows = await store.readRecords(ROOT);
	return rows
		.flatMap(({ key, value }) => (isOwnRecord(value, key.slice(ROOT.length)) ? [cleaned(value, cleanHtml)] : []))
		.sort((a, b) => (a.exercise.title < b.exercise.title ? -1 : 1));
}

const cleaned = (own: OwnCase, clean: (html: string) => string): OwnCase => ({
	...own,
	exercise: { ...own.exercise, brief: { ...own.exercise.brief, html: clean(own.exercise.brief.html) } }
});

/** One part as it was kept. @throws {Error} when it is gone. */
async function readPart(store: OwnStore, name: string, part: Part): Promise<unknown> {
	const key = partKey(name, part);
	const found = (await store.readRecords(key)).find((row) => row.key === key);
	if (found === undefined) throw new Error(`A part of this case is no longer in this browser. Open its pack again.`);
	return found.value;
}

/** The texts that a worker is given for these cases, by the addresses it would fetch: below the site's base, and in `tables`. */
export async function givenTexts(store: OwnStore, cases: readonly OwnCase[], tables: string): Promise<Readonly<Record<string, string>>> {
	const given: Record<string, string> = {};
	for (const { exercise, table } of cases) {
		given[exercise.experimentRef] = String(await readPart(store, exercise.slug, 'experiment'));
		if (table !== null) given[`${tables}${table}.json`] = String(await readPart(store, exercise.slug, 'table'));
	}
	return given;
}

export async function readOwnReveal(store: OwnStore, name: string, cleanHtml: (html: string) => string): Promise<RevealPart> {
	const part = JSON.parse(String(await readPart(store, name, 'reveal'))) as RevealPart;
	return { ...part, debriefHtml: cleanHtml(part.debriefHtml) };
}

export async function readOwnHints(store: OwnStore, name: string): Promise<readonly string[]> {
	return (JSON.parse(String(await readPart(store, name, 'hints'))) as HintsAsset).hints;
}

/** The folder itself, to be shared with an assignment. */
export async function readOwnFolder(store: OwnStore, name: string): Promise<Pack> {
	return (await readPart(store, name, 'folder')) as { readonly slug: string; readonly files: FolderFiles };
}

/** Takes a case away; what was played of it stays in the log. */
export function forgetOwnCase(store: OwnStore, name: string): Promise<void> {
	return store.forget([], [caseKey(name), ...PARTS.map((part) => partKey(name, part))]);
}

/** Records of another version are left alone. */
function isOwnRecord(value: unknown, name: string): value is OwnCase {
	if (typeof value !== 'object' || value === null || !('version' in value) || value.version !== 1 || !('exercise' in value)) return false;
	const { exercise } = value as { readonly exercise: Partial<PublicExercise> | null };
	return typeof exercise?.brief?.html === 'string' && exercise.slug === name && isOwnCase(name);
}
