import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** The rooms that make numbers and grades: a change of looks elsewhere leaves old work verifiable. */
export const ENGINE_ROOMS = [
	'core',
	'worlds',
	'pipeline',
	'training',
	'instruments',
	'diagnosis',
	'decision',
	'exercise',
	'runtime',
	'attempt'
] as const;

/** Made by a build step from sources that are hashed themselves. */
const GENERATED = 'generated';

/** Sources of the engine, below `root`, in a fixed order. */
export function engineFiles(root: string): string[] {
	const found: string[] = [];
	const walk = (folder: string): void => {
		for (const entry of readdirSync(folder, { withFileTypes: true })) {
			const path = join(folder, entry.name);
			if (entry.isDirectory() && entry.name !== GENERATED && entry.name !== 'node_modules') walk(path);
			else if (entry.isFile() && /\.(ts|as)$/.test(entry.name)) found.push(relative(root, path).replaceAll('\\', '/'));
		}
	};
	// A room that is planned and still empty is not in a clone.
	for (const room of ENGINE_ROOMS.filter((name) => existsSync(join(root, 'src/lib', name)))) walk(join(root, 'src/lib', room));
	return found.sort();
}

/** SHA-256 over names and texts of the engine's sources, line ends made equal. */
export function engineHash(root: string): string {
	const hash = createHash('sha256');
	for (const file of engineFiles(root)) hash.update(`${file}\n${readFileSync(join(root, file), 'utf8').replaceAll('\r\n', '\n')}\n`);
	return hash.digest('hex');
}
