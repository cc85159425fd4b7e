/**
 * Vite plugin: reads and checks exercises/_review/, and serves each item in parts. Public parts are modules (`virtual:review/…`);
 * experiment and reveal are JSON files under opaque names, fetched when they are due. A mistake stops the build with file, line and cure.
 */
import { join } from 'node:path';
import type { Plugin, ViteDevServer } from 'vite';
import { canonicalJson, sha256Hex } from '#lib/core/digest.ts';
import { ASSET_FOLDER } from '#lib/exercise/split-exercise.ts';
import type { PublicReview, ReviewEntry } from '#lib/review/parts.ts';
import { splitItem } from '#lib/review/read-item.ts';
import { readItems } from './review/read-items.ts';

const ITEMS = 'virtual:review/items';
/** Lists the opaque assets, for the service worker. */
const LIST = `${ASSET_FOLDER}/review.json`;

export interface ReviewLibrary {
	readonly entries: readonly ReviewEntry[];
	readonly publicParts: ReadonlyMap<string, PublicReview>;
	/** Text of each opaque asset by its address below the base. */
	readonly assets: ReadonlyMap<string, string>;
}

/** Reads everything and makes the parts. @throws {ExerciseError} naming every problem. */
export function buildReviews(root: string): ReviewLibrary {
	const items = readItems(root, sha256Hex);
	const salt = sha256Hex(canonicalJson(items.map(({ contentHash }) => contentHash)));
	const parts = items.map((item) => splitItem(item, salt));
	const assets = new Map<string, string>();
	for (const { public: shown, experiment, reveal } of parts) {
		assets.set(shown.experimentRef, JSON.stringify(experiment));
		assets.set(shown.revealRef, JSON.stringify(reveal));
	}
	assets.set(LIST, JSON.stringify([...assets.keys()]));
	return {
		entries: parts.map(({ public: { slug, title, kind, style } }) => ({ slug, title, kind, style })),
		publicParts: new Map(parts.map((part) => [part.public.slug, part.public])),
		assets
	};
}

/** The plugin; put it before `sveltekit()` in vite.config.ts. */
export function reviewPlugin(root = process.cwd()): Plugin {
	let library: ReviewLibrary | null = null;
	const read = (): ReviewLibrary => (library ??= buildReviews(root));
	const folder = join(root, 'exercises/_review');
	const isOurs = (id: string): boolean => id === ITEMS || id.startsWith(`${ITEMS}/`);

	function load(id: string): string {
		const { entries, publicParts } = read();
		if (id === ITEMS) {
			const loaders = [...publicParts.keys()].map(
				(slug) => `\t${JSON.stringify(slug)}: () => import(${JSON.stringify(`${ITEMS}/${slug}`)})`
			);
			return `export const entries = ${JSON.stringify(entries)};\nexport const loadReview = {\n${loaders.join(',\n')}\n};\n`;
		}
		const part = publicParts.get(id.slice(ITEMS.length + 1));
		if (part === undefined) throw new Error(`There is no exercises/_review/${id.slice(ITEMS.length + 1)}.yaml.`);
		return `export const item = ${JSON.stringify(part)};\n`;
	}

	function refresh(server: ViteDevServer, file: string): void {
		if (!file.startsWith(folder)) return;
		library = null;
		for (const environment of Object.values(server.environments))
			for (const module of environment.moduleGraph.idToModuleMap.values())
				if (isOurs(module.id?.slice(1) ?? '')) environment.moduleGraph.invalidateModule(module);
		server.ws.send({ type: 'full-reload' });
	}

	return {
		name: 'holdout:review',
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
