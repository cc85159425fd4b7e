/**
 * Vite plugin: reads and checks exercises/_capstones/. The addresses of the hidden study and of the key are a module
 * (`virtual:capstones`); both are JSON files under opaque names, fetched by the worker and when the last word is said. A mistake stops the
 * build with file, line and cure.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { canonicalJson, sha256Hex } from '#lib/core/digest.ts';
import { assetPath, ASSET_FOLDER } from '#lib/exercise/split-exercise.ts';
import { readYaml } from '#lib/exercise/yaml.ts';
import { capstoneFileSchema, misfits, type CapstoneFile } from '#lib/state/capstone-truth.ts';
import { CAPSTONES, capstoneOf, type CapstoneId } from '#lib/state/capstone-plan.ts';
import { ExerciseError } from './exercises/read.ts';
import { constant, partsPlugin } from './vite-parts.ts';

const MODULE = 'virtual:capstones';
const FOLDER = 'exercises/_capstones';
/** Lists the opaque assets, for the service worker. */
const LIST = `${ASSET_FOLDER}/capstones.json`;

export interface CapstoneLibrary {
	readonly refs: Readonly<Record<CapstoneId, { readonly experimentRef: string; readonly revealRef: string }>>;
	/** Text of each opaque asset by its address below the base. */
	readonly assets: ReadonlyMap<string, string>;
}

/** The file of a capstone. @throws {ExerciseError} naming every problem. */
export function readCapstone(root: string, id: CapstoneId): CapstoneFile {
	const file = `${FOLDER}/${id}.yaml`;
	const read = readYaml(readFileSync(join(root, file), 'utf8'), file, capstoneFileSchema, (value) =>
		misfits(capstoneOf(id), value).map((message) => ({ path: ['faults'], message }))
	);
	if (!read.ok) throw new ExerciseError(read.problems);
	return read.value;
}

/** Reads everything and makes the parts. @throws {ExerciseError} naming every problem. */
export function buildCapstones(root: string): CapstoneLibrary {
	const files = CAPSTONES.map((id) => ({ id, ...readCapstone(root, id) }));
	const salt = sha256Hex(canonicalJson(files));
	const assets = new Map<string, string>();
	const refs = files.map(({ id, world, faults, repairs }) => {
		const experimentRef = assetPath('experiment', `capstone/${id}`, salt);
		const revealRef = assetPath('reveal', `capstone/${id}`, salt);
		assets.set(experimentRef, JSON.stringify({ experiment: { world, refits: 1, pipeline: capstoneOf(id).pipeline } }));
		assets.set(revealRef, JSON.stringify({ faults, repairs }));
		return [id, { experimentRef, revealRef }];
	});
	assets.set(LIST, JSON.stringify([...assets.keys()]));
	return { refs: Object.fromEntries(refs) as CapstoneLibrary['refs'], assets };
}

/** The plugin; put it before `sveltekit()` in vite.config.ts. */
export function capstonesPlugin(root = process.cwd()): Plugin {
	return partsPlugin<CapstoneLibrary>({
		name: 'holdout:capstones',
		folder: join(root, FOLDER),
		read: () => buildCapstones(root),
		owns: (id) => id === MODULE,
		module: (_, library) => constant('refs', library().refs)
	});
}
