/**
 * Vite plugin: reads and checks exercises/, and serves each exercise in parts. Public parts are modules
 * (`virtual:exercises/…`); experiment, hints and reveal are JSON files under opaque names, fetched when they are due.
 * A file with a mistake stops the build with file, line, column and cure. See docs/exercise-format.md.
 */
import { join } from 'node:path';
import { marked } from 'marked';
import type { Plugin } from 'vite';
import { canonicalJson, sha256Hex } from '#lib/core/digest.ts';
import type { CatalogueEntry, PublicExercise, StageEntry } from '#lib/exercise/parts.ts';
import { ASSET_FOLDER, splitExercise, type ExerciseParts } from '#lib/exercise/split-exercise.ts';
import { STANDARD_VOCABULARY, withBroughtTable } from '#lib/exercise/standard-vocabulary.ts';
import { engineHash } from './exercises/engine-hash.ts';
import { proofHash, provenRange, readProofs } from './exercises/proofs-file.ts';
import { ownTables } from './exercises/own-tables.ts';
import { readLibrary } from './exercises/read.ts';
import { constant, loaders, partsPlugin } from './vite-parts.ts';

const CATALOGUE = 'virtual:exercises/catalogue';
const PUBLIC = 'virtual:exercises/public';
/** Lists all opaque assets, for the service worker, which is built apart and sees no virtual module. */
const LIST = `${ASSET_FOLDER}/all.json`;
const ENGINE = 'virtual:engine-hash';

interface Library {
	readonly catalogue: readonly CatalogueEntry[];
	readonly stages: readonly StageEntry[];
	readonly publicParts: ReadonlyMap<string, PublicExercise>;
	/** Text of each opaque asset by its address below the base. */
	readonly assets: ReadonlyMap<string, string>;
}

/** Reads everything and makes the parts. @throws {ExerciseError} naming every problem. */
export function buildLibrary(root: string): Library {
	const { exercises, course } = readLibrary(root);
	const proofs = readProofs(root);
	const engine = engineHash(root);
	const salt = sha256Hex(canonicalJson(exercises.map(({ contentHash }) => contentHash)));
	const parts = new Map<string, ExerciseParts>();
	for (const loaded of exercises) {
		const html = (markdown: string): string => marked.parse(markdown, { async: false });
		const proof = proofs[loaded.slug] ?? null;
		const provenDraws = proof?.hash === proofHash(loaded.contentHash, engine) ? provenRange(proof) : null;
		parts.set(
			loaded.slug,
			splitExercise(loaded, { course, vocabulary: withBroughtTable(STANDARD_VOCABULARY), html, proof, provenDraws, salt })
		);
	}
	const stages = course.stages.map(({ stage, exercises: entries }) => ({ stage, slugs: entries.map(({ slug }) => slug) }));
	const ordered = stages.flatMap(({ slugs }) => slugs.map((slug) => parts.get(slug) as ExerciseParts));
	const assets = new Map<string, string>();
	for (const part of ordered) {
		assets.set(part.public.experimentRef, JSON.stringify(part.experiment));
		assets.set(part.public.hintsRef, JSON.stringify(part.hints));
		assets.set(part.public.revealRef, JSON.stringify(part.reveal));
	}
	for (const [file, text] of ownTables(root)) assets.set(`data/${file}`, text);
	assets.set(LIST, JSON.stringify([...assets.keys()]));
	return {
		catalogue: ordered.map(({ entry }) => entry),
		stages,
		publicParts: new Map(ordered.map((part) => [part.public.slug, part.public])),
		assets
	};
}

/** The plugin; put it before `sveltekit()` in vite.config.ts. */
export function exercisesPlugin(root = process.cwd()): Plugin {
	return partsPlugin<Library>({
		name: 'holdout:exercises',
		folder: join(root, 'exercises'),
		read: () => buildLibrary(root),
		owns: (id) => id === CATALOGUE || id === ENGINE || id === PUBLIC || id.startsWith(`${PUBLIC}/`),
		module: (id, library) => {
			if (id === ENGINE) return constant('engineHash', engineHash(root));
			const { catalogue, stages, publicParts } = library();
			if (id === CATALOGUE) return constant('catalogue', catalogue) + constant('stages', stages);
			if (id === PUBLIC) return loaders('loadPublic', PUBLIC, publicParts.keys());
			const slug = id.slice(PUBLIC.length + 1);
			const part = publicParts.get(slug);
			if (part === undefined) throw new Error(`There is no exercise "${slug}" in exercises/course.yaml.`);
			return constant('exercise', part);
		},
		staleWith: (file) => (id) => id === ENGINE && file.startsWith(join(root, 'src/lib'))
	});
}
