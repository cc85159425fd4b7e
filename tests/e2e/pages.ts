import { existsSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const build = fileURLToPath(new URL('../../build', import.meta.url));

/** Addresses of every prerendered page, relative to the site's first page, which is ''. Read from the built site itself. */
export function builtPages(): string[] {
	if (!existsSync(build)) throw new Error('There is no build/: run `npm run build` first.');
	const found: string[] = [];
	const visit = (folder: string): void => {
		for (const entry of readdirSync(folder, { withFileTypes: true })) {
			if (entry.isDirectory()) visit(join(folder, entry.name));
			else if (entry.name === 'index.html') found.push(relative(build, folder).split(sep).join('/'));
		}
	};
	visit(build);
	return found.map((path) => (path === '' ? '' : `${path}/`)).sort();
}
