/**
 * Vite plugin: reads and checks exercises/_review/, and serves each item in parts. Public parts are modules (`virtual:review/…`);
 * experiment and reveal are JSON files under opaque names, fetched when they are due. A mistake stops the build with file, line and cure.
 */
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { canonicalJson, sha256Hex } from '#lib/core/digest.ts';
import { ASSET_FOLDER } from '#lib/exercise/split-exercise.ts';
import type { PublicReview, ReviewEntry } from '#lib/review/parts.ts';
import { splitItem } from '#lib/review/read-item.ts';
import { readItems } from './review/read-items.ts';
import { constant, loaders, partsPlugin } from './vite-parts.ts';

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
	return partsPlugin<ReviewLibrary>({
		name: 'holdout:review',
		folder: join(root, 'exercises/_review'),
		read: () => buildReviews(root),
		owns: (id) => id === ITEMS || id.startsWith(`${ITEMS}/`),
		module: (id, library) => {
			const { entries, publicParts } = library();
			if (id === ITEMS) return constant('entries', entries) + loaders('loadReview', ITEMS, publicParts.keys());
			const slug = id.slice(ITEMS.length + 1);
			const part = publicParts.get(slug);
			if (part === undefined) throw new Error(`There is no exercises/_review/${slug}.yaml.`);
			return constant('item', part);
		}
	});
}
