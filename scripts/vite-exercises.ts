/**
 * Vite plugin: reads and checks exercises/, and serves each exercise in parts. Public parts are modules
 * (`virtual:exercises/…`); experiment, hints and reveal are JSON files under opaque names, fetched when they are due.
 * A file with a mistake stops the build with file, line, column and cure. See docs/exercise-format.md.
 */
import { join } from 'node:path';
import { marked } from 'marked';
import type { Plugin, ViteDevServer } from 'vite';
import { canonicalJson, sha256Hex } from '#lib/core/digest.ts';
import type { CatalogueEntry, PublicExercise, StageEntry } from '#lib/exercise/parts.ts';
import { ASSET_FOLDER, splitExercise, type ExerciseParts } from '#lib/exercise/split-exercise.ts';
import { STANDARD_VOCABULARY } from '#lib/exercise/standard-vocabulary.ts';
import { engineHash } from './exercises/engine-hash.ts';
import { proofHash, readProofs } from './exercises/proofs-file.ts';
import { readLibrary } from './exercises/read.ts';

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
		const current = proof !== null && proof.hash === proofHash(loaded.contentHash, engine) && proof.held === proof.seeds;
		const provenDraws = current ? { from: proof.from, seeds: proof.seeds } : null;
		parts.set(loaded.slug, splitExercise(loaded, { course, vocabulary: STANDARD_VOCABULARY, html, proof, provenDraws, salt }));
	}
	const stages = course.stages.map(({ stage, exercises: entries }) => ({ stage, slugs: entries.map(({ slug }) => slug) }));
	const ordered = stages.flatMap(({ slugs }) => slugs.map((slug) => parts.get(slug) as ExerciseParts));
	const assets = new Map<string, string>();
	for (const part of ordered) {
		assets.set(part.public.experimentRef, JSON.stringify(part.experiment));
		assets.set(part.public.hintsRef, JSON.stringify(part.hints));
		assets.set(part.public.revealRef, JSON.stringify(part.reveal));
	}
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
	let library: Library | null = null;
	const read = (): Library => (library ??= buildLibrary(root));
	const folder = join(root, 'exercises');
	const isOurs = (id: string): boolean => id === CATALOGUE || id === ENGINE || id === PUBLIC || id.startsWith(`${PUBLIC}/`);
	const constant = (name: string, value: unknown): string => `export const ${name} = ${JSON.stringify(value)};\n`;

	function load(id: string): string {
		if (id === ENGINE) return constant('engineHash', engineHash(root));
		const { catalogue, stages, publicParts } = read();
		if (id === CATALOGUE) return constant('catalogue', catalogue) + constant('stages', stages);
		if (id === PUBLIC) {
			const loaders = [...publicParts.keys()].map(
				(slug) => `\t${JSON.stringify(slug)}: () => import(${JSON.stringify(`${PUBLIC}/${slug}`)})`
			);
			return `export const loadPublic = {\n${loaders.join(',\n')}\n};\n`;
		}
		const part = publicParts.get(id.slice(PUBLIC.length + 1));
		if (part === undefined) throw new Error(`There is no exercise "${id.slice(PUBLIC.length + 1)}" in exercises/course.yaml.`);
		return constant('exercise', part);
	}

	function refresh(server: ViteDevServer, file: string): void {
		const inFolder = file.startsWith(folder);
		if (!inFolder && !file.startsWith(join(root, 'src/lib'))) return;
		if (inFolder) library = null;
		for (const environment of Object.values(server.environments)) {
			for (const module of environment.moduleGraph.idToModuleMap.values()) {
				const id = module.id?.slice(1) ?? '';
				if (id === ENGINE || (inFolder && isOurs(id))) environment.moduleGraph.invalidateModule(module);
			}
		}
		if (inFolder) server.ws.send({ type: 'full-reload' });
	}

	return {
		name: 'holdout:exercises',
		enforce: 'pre',
		buildStart() {
			read();
		},
		resolveId(id) {
			return isOurs(id) ? `\0${id}` : null;
		},
		load(id) {
			return id.startsWith('\0') && isOurs(id.slice(1)) ? load(id.slice(1)) : null;
		},
		configureServer(server) {
			server.watcher.add(folder);
			for (const event of ['add', 'change', 'unlink'] as const) server.watcher.on(event, (file: string) => refresh(server, file));
			server.middlewares.use((request, response, next) => {
				const address = (request.url ?? '').split('?')[0];
				const at = address.indexOf(`/${ASSET_FOLDER}/`);
				const text = at < 0 ? undefined : read().assets.get(address.slice(at + 1));
				if (text === undefined) return next();
				response.setHeader('content-type', 'application/json');
				response.end(text);
			});
		},
		generateBundle() {
			if (this.environment.name !== 'client') return;
			for (const [fileName, source] of read().assets) this.emitFile({ type: 'asset', fileName, source });
		}
	};
}
