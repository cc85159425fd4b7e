import { chain, roomOf, rooms } from './rooms.ts';
import type { Import, Problem, SourceFile } from './source.ts';

/** Code that may be imported from where only: one gateway each, so that a library can be changed in one place. */
const gateways = [
	{ pattern: /^@tensorflow\//, allowed: /^src\/lib\/training\//, what: 'TensorFlow.js', where: 'src/lib/training/' },
	{ pattern: /^plotly/, allowed: /^src\/lib\/charts\/Plot\.svelte$/, what: 'Plotly', where: 'src/lib/charts/Plot.svelte' },
	{ pattern: /^idb(-keyval)?$/, allowed: /^src\/lib\/storage\//, what: 'idb', where: 'src/lib/storage/' }
];

/** Rooms whose code ends up on the page's main thread. */
const pageRooms = ['practice', 'language', 'messages', 'charts', 'report', 'teach', 'storage', 'state', 'components', 'routes', 'root'];

/** Code that needs Node, kept beside what it serves. */
const nodeOnly = /\/node-[a-z0-9-]+\.ts$/;

const isAsset = (specifier: string) => /\?(url|raw|worker|inline)\b/.test(specifier);

function directionProblem(file: SourceFile, item: Import): string | null {
	const from = roomOf(file.path);
	if (item.target === null || !item.target.startsWith('src/')) return null;
	const to = roomOf(item.target);
	if (from === to || from === 'routes' || from === 'root' || from === 'service-worker') return null;
	const room = rooms[from];
	if (room === undefined)
		return `src/lib/${from} is not a room of the drawing: add it to tests/architecture/rooms.ts and docs/architecture.md.`;
	if (room.values.includes(to)) return null;
	if (room.types.includes(to)) {
		return item.typeOnly || isAsset(item.specifier) || item.target === 'src/lib/runtime/protocol.ts'
			? null
			: `${from} sees ${to} only as interfaces: write \`import type\`, and let a route choose the implementation.`;
	}
	const both = [from, to].every((name) => (chain as readonly string[]).includes(name));
	return `${from} may not import ${to}${both ? ', which comes later in the chain' : ''}: move what both need to an earlier room, or pass it in as an argument.`;
}

function spellingProblem(file: SourceFile, item: Import): string | null {
	const { specifier, target } = item;
	if (specifier === '$lib' || specifier.startsWith('$lib/')) return `write '#lib/…' instead of '${specifier}'.`;
	if (specifier.startsWith('node:') && !nodeOnly.test(file.path)) {
		return `'${specifier}' does not exist in a browser: code for Node lives in scripts/, or in a node-*.ts that nothing in src imports.`;
	}
	if (target === null) return null;
	if (nodeOnly.test(target)) return `'${specifier}' runs in Node only, so nothing that is shipped may import it: scripts and tests may.`;
	if (!target.startsWith('src/')) return `'${specifier}' leaves src: code for the site lives in src, code for Node in scripts/.`;
	if (!/\.(ts|js|mjs|svelte|css|json|md|wasm|svg|png|woff2)$/.test(target)) {
		// SvelteKit generates './$types'.
		return specifier.endsWith('/$types') ? null : `'${specifier}' needs its ending, such as '${specifier}.ts'.`;
	}
	const sameRoom = roomOf(file.path) === roomOf(target);
	const sameFolder = file.path.slice(0, file.path.lastIndexOf('/')) === target.slice(0, target.lastIndexOf('/'));
	if (sameFolder && specifier.startsWith('#lib/'))
		return `'${specifier}' is in the same folder: write './${target.slice(target.lastIndexOf('/') + 1)}'.`;
	if (!sameRoom && specifier.startsWith('.') && target.startsWith('src/lib/'))
		return `'${specifier}' is another room: write '#lib/${target.slice(8)}'.`;
	return null;
}

function gatewayProblem(file: SourceFile, item: Import): string | null {
	const gate = gateways.find(({ pattern }) => pattern.test(item.specifier));
	if (gate === undefined) return null;
	if (gate.what === 'Plotly' && item.typeOnly && roomOf(file.path) === 'charts') return null;
	if (!gate.allowed.test(file.path)) return `only ${gate.where} may import ${gate.what}: call what it exports.`;
	if (gate.what === 'Plotly' && !item.dynamic && !item.typeOnly)
		return "Plotly is 1.4 MB: load it with `await import('plotly.js-dist-min')` when idle.";
	return null;
}

/** Files of plain data: names, parameters, ranges, thresholds. Pages and the schema read them. */
const plainData = /\/(descriptors?|parameters|ids|conventions|describe-[a-z0-9-]+|[a-z0-9-]+-(descriptors|ids))\.ts$/;
const descriptorFile = /\/(descriptors|describe-[a-z0-9-]+)\.ts$/;

/** What a descriptor may pull in: types, other plain data, pure maths, and the schema library. */
function descriptorProblem(file: SourceFile, item: Import): string | null {
	if (!descriptorFile.test(file.path) || item.typeOnly || item.specifier === 'valibot') return null;
	if (item.target !== null && (plainData.test(item.target) || roomOf(item.target) === 'core')) return null;
	return `descriptors import no implementation, but this imports '${item.specifier}': pages and the schema read descriptors, and must not carry the engine. Import its type, or move the plain data into a descriptors.ts, parameters.ts or ids.ts.`;
}

const importRules = [
	{ rule: 'direction', check: directionProblem },
	{ rule: 'spelling', check: spellingProblem },
	{ rule: 'gateway', check: gatewayProblem },
	{ rule: 'descriptors', check: descriptorProblem }
];

export function checkImports(file: SourceFile): Problem[] {
	const problems: Problem[] = [];
	for (const item of file.imports) {
		for (const { rule, check } of importRules) {
			const sentence = check(file, item);
			if (sentence !== null) problems.push({ file: file.path, line: item.line, rule, sentence });
		}
	}
	return problems;
}

/** Follows value imports from every page module: TensorFlow.js must only be reached through a worker's address. */
export function checkReach(files: readonly SourceFile[]): Problem[] {
	const byPath = new Map(files.map((file) => [file.path, file]));
	const routeToEngine = (path: string, seen: Set<string>): string[] | null => {
		if (seen.has(path)) return null;
		seen.add(path);
		for (const item of byPath.get(path)?.imports ?? []) {
			if (item.typeOnly || isAsset(item.specifier)) continue;
			if (/^@tensorflow\//.test(item.specifier)) return [path, item.specifier];
			const rest = item.target === null ? null : routeToEngine(item.target, seen);
			if (rest !== null) return [path, ...rest];
		}
		return null;
	};
	const problems: Problem[] = [];
	for (const file of files) {
		// A worker's entry may lie in a page's room: what matters is that no page module imports it.
		if (!pageRooms.includes(roomOf(file.path)) || file.path.endsWith('-worker.ts')) continue;
		const route = routeToEngine(file.path, new Set());
		if (route === null) continue;
		const first = file.imports.find((item) => item.target === route[1] || item.specifier === route[1]);
		const sentence = `TensorFlow.js would reach the page through ${route.slice(1).join(' → ')}: import a descriptor or a type, and leave the work to the worker.`;
		problems.push({ file: file.path, line: first?.line ?? 1, rule: 'reach', sentence });
	}
	return problems;
}
