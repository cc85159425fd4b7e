import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/**
 * Every file below a folder, by its path with slashes, sorted.
 * @param {string} folder
 * @returns {string[]}
 */
export function filesBelow(folder) {
	const found = [];
	const visit = (at) => {
		for (const entry of readdirSync(at, { withFileTypes: true })) {
			if (entry.isDirectory()) visit(join(at, entry.name));
			else found.push(relative(folder, join(at, entry.name)).split(sep).join('/'));
		}
	};
	visit(folder);
	return found.sort();
}

/** A SvelteKit adapter that also leaves a list of the site's files in it, so that a page can pack the site for a course. */
export function withFileList(adapter, folder = 'build') {
	return {
		...adapter,
		async adapt(builder) {
			await adapter.adapt(builder);
			writeFileSync(join(folder, 'site-files.json'), JSON.stringify(filesBelow(folder).filter((path) => path !== 'site-files.json')));
		}
	};
}

/**
 * The built site by path.
 * @param {string} folder
 * @returns {Record<string, Uint8Array>}
 */
export function readSite(folder) {
	if (!existsSync(folder)) throw new Error(`There is no ${folder}. Build the site first: npm run build.`);
	return Object.fromEntries(filesBelow(folder).map((path) => [path, new Uint8Array(readFileSync(join(folder, path)))]));
}
