import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
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

const isCase = (path: string): boolean => /^labs\/[^/]+\/[^/]+\/$/.test(path);

/** Pages of cases, in an order that changes with the build; as many as asked for, or all with `HOLDOUT_CASES=all`. */
export function someCases(count: number): string[] {
	const version = readFileSync(join(build, '_app/version.json'), 'utf8');
	const place = (path: string): string => createHash('sha256').update(path).update(version).digest('hex');
	const cases = builtPages()
		.filter(isCase)
		.sort((a, b) => place(a).localeCompare(place(b)));
	return process.env.HOLDOUT_CASES === 'all' ? cases : cases.slice(0, count);
}

/** Every page that is no case, and a few of the cases: those are made alike. */
export function pagesOfEachKind(): string[] {
	return [...builtPages().filter((path) => !isCase(path)), ...someCases(8)];
}
