// Writes static/notices.txt: the licences of everything that is shipped in the site, in pages and in workers alike.
// Vite's own list leaves out what is bundled into workers, so this one follows the packages themselves.
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './toolchain/fingerprint.mjs';

/** Built in by the compiler or the framework, though they are development packages. */
const alsoShipped = ['svelte', '@sveltejs/kit', 'marked', 'yaml'];

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** Where npm put `name` as seen from the package at `from`. */
function locate(name, from) {
	for (let folder = from; ; folder = folder.slice(0, folder.lastIndexOf('/node_modules'))) {
		const candidate = join(folder, 'node_modules', name);
		if (existsSync(join(candidate, 'package.json'))) return candidate;
		if (!folder.includes('/node_modules')) return null;
	}
}

function shippedPackages() {
	const found = new Map();
	const visit = (name, from) => {
		const folder = locate(name, from);
		if (folder === null) return;
		const manifest = readJson(join(folder, 'package.json'));
		const key = `${manifest.name} ${manifest.version}`;
		if (found.has(key)) return;
		found.set(key, { folder, manifest });
		for (const dependency of Object.keys(manifest.dependencies ?? {})) if (!dependency.startsWith('@types/')) visit(dependency, folder);
	};
	const own = readJson(join(root, 'package.json'));
	for (const name of [...Object.keys(own.dependencies), ...alsoShipped]) visit(name, root);
	return [...found.entries()].sort(([a], [b]) => (a < b ? -1 : 1));
}

function licenceText(folder) {
	const file = readdirSync(folder)
		.filter((name) => /^(licen[cs]e|notice|copying|ofl)/i.test(name))
		.sort();
	return file.map((name) => readFileSync(join(folder, name), 'utf8').trim()).join('\n\n');
}

const parts = shippedPackages().map(([key, { folder, manifest }]) => {
	const licence = typeof manifest.license === 'string' ? manifest.license : 'see below';
	const words = licenceText(folder);
	return `${key}\nLicence: ${licence}\n${words === '' ? '(The package carries no licence text of its own.)' : `\n${words}`}`;
});
const rule = `\n\n${'─'.repeat(72)}\n\n`;
const text = `Holdout is made with the work of others. Their names and licences:${rule}${parts.join(rule)}\n`;
const target = join(root, 'static', 'notices.txt');
if (!existsSync(target) || readFileSync(target, 'utf8') !== text) {
	mkdirSync(join(root, 'static'), { recursive: true });
	writeFileSync(target, text);
}
console.log(`${parts.length} packages are named in static/notices.txt`);
