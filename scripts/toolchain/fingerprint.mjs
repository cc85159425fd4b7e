// One hash over the contents of files: what decides whether an install, a preparation or a build is still good.
// Content, not time stamps: a fresh clone and a copied folder must come to the same answer.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url)).replace(/[\\/]$/, '');

/** Everything a built page depends on. Tests and docs are not in it. */
export const buildInputs = [
	'src',
	'static',
	'exercises',
	'scripts',
	'package.json',
	'package-lock.json',
	'svelte.config.js',
	'vite.config.ts',
	'tsconfig.json'
];

function* filesUnder(path) {
	if (!existsSync(path)) return;
	if (statSync(path).isFile()) {
		yield path;
		return;
	}
	for (const name of readdirSync(path).sort()) yield* filesUnder(join(path, name));
}

/** SHA-256 (hex) over the names and contents of files and folders, given relative to the project's root. */
export function fingerprint(paths) {
	const hash = createHash('sha256');
	for (const path of paths) {
		for (const file of filesUnder(join(root, path))) {
			hash.update(relative(root, file).split(sep).join('/')).update('\0').update(readFileSync(file)).update('\0');
		}
	}
	return hash.digest('hex');
}
