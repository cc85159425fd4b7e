import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('../../src', import.meta.url));
const specifier = /(?:from|import\()\s*'(@[a-z0-9-]+\/[^']+|[a-z][^':]*)'/g;
/** Not packages to prepare: the framework's own, which its plugin takes care of. */
const own = /^(svelte|@sveltejs|esm-env)(\/|$)|\?|\.css$/;

/**
 * Every package address that the sources import, such as 'bits-ui' and '@lucide/svelte/icons/x'. The browser tests prepare
 * them beforehand: one that is found late makes Vite reload the page in the middle of a test, which then fails on the first
 * run of a fresh clone and on no other.
 *
 * @returns {string[]}
 */
export function pagePackages() {
	/** @type {Set<string>} */
	const found = new Set();
	for (const name of readdirSync(source, { recursive: true, encoding: 'utf8' })) {
		if (!/\.(ts|svelte)$/.test(name)) continue;
		for (const [, address] of readFileSync(join(source, name), 'utf8').matchAll(specifier)) if (!own.test(address)) found.add(address);
	}
	return [...found].sort();
}
