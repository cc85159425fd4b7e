import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildInputs, fingerprint, root } from './fingerprint.mjs';
import { bin, runNode } from './run.mjs';
import { say, since } from './say.mjs';

const stampFile = join(root, '.cache', 'build-stamp');
export const buildFolder = join(root, 'build');

/** Builds the site into build/ when its sources have changed since the last build. Returns whether build/ is good. */
export async function buildSite() {
	const wanted = fingerprint(buildInputs);
	const last = existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : null;
	if (last === wanted && existsSync(join(buildFolder, 'index.html'))) {
		say('the site is built already, nothing has changed');
		return true;
	}
	const start = performance.now();
	say('building the site');
	rmSync(stampFile, { force: true });
	if ((await runNode([bin('vite', 'bin/vite.js'), 'build', '--logLevel', 'warn'], { quiet: true })) !== 0) return false;
	mkdirSync(join(root, '.cache'), { recursive: true });
	writeFileSync(stampFile, wanted);
	say(`built in ${since(start)}`);
	return true;
}
