#!/usr/bin/env node
// Compiles the AssemblyScript kernels (src/lib/training/kernels/*.as) twice, with and without SIMD, and writes them as
// base64 TypeScript modules. Does nothing when the sources and the compiler have not changed.
import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const sourceDir = path.join(root, 'src/lib/training/kernels');
const outDir = path.join(sourceDir, 'generated');
const require = createRequire(import.meta.url);
const compilerVersion = require('assemblyscript/package.json').version;

const BUILDS = [
	{ name: 'simd', flags: ['--enable', 'simd'] },
	{ name: 'scalar', flags: ['--disable', 'simd'] }
];
const COMMON = ['--importMemory', '--runtime', 'stub', '--noAssert', '--optimizeLevel', '3', '--shrinkLevel', '0', '--converge'];

async function sourceHash(files) {
	const hash = createHash('sha256')
		.update(compilerVersion)
		.update(await readFile(fileURLToPath(import.meta.url)));
	for (const [name, text] of files) hash.update(name).update(text);
	return hash.digest('hex').slice(0, 16);
}

async function compile(asc, build, files) {
	const written = new Map();
	const stderr = asc.createMemoryStream();
	const { error } = await asc.main(['index.ts', '--outFile', 'out.wasm', '--textFile', 'out.wat', ...COMMON, ...build.flags], {
		stderr,
		// The sources end in .as so that TypeScript tools leave them alone; the compiler asks for .ts.
		readFile: (name) => files.get(path.basename(name).replace(/\.ts$/, '.as')) ?? null,
		writeFile: (name, contents) => void written.set(path.basename(name), contents),
		listFiles: () => []
	});
	if (error)
		throw new Error(
			`The ${build.name} kernels do not compile. Fix the source named below and run this script again.\n${stderr.toString()}`
		);
	const data = /\(data /.test(String(written.get('out.wat')));
	if (data)
		throw new Error(
			`The ${build.name} kernels hold static data, which would overwrite TF.js's own memory. Remove literals of strings or arrays.`
		);
	return written.get('out.wasm');
}

const names = (await readdir(sourceDir)).filter((name) => name.endsWith('.as')).sort();
const files = new Map();
for (const name of names) files.set(name, await readFile(path.join(sourceDir, name), 'utf8'));
const hash = await sourceHash(files);
const target = (build) => path.join(outDir, `${build.name}.ts`);
const current = await Promise.all(BUILDS.map((build) => readFile(target(build), 'utf8').catch(() => '')));
if (current.every((text) => text.includes(`source ${hash}`))) {
	console.log(`kernels: up to date (${hash})`);
} else {
	const asc = await import('assemblyscript/asc');
	await mkdir(outDir, { recursive: true });
	for (const build of BUILDS) {
		const wasm = await compile(asc, build, files);
		const text = `// Made by scripts/build-kernels.mjs from source ${hash}; do not edit.\nexport const ${build.name}Kernels =\n\t'${Buffer.from(wasm).toString('base64')}';\n`;
		await writeFile(target(build), text);
		console.log(`kernels: ${build.name} ${wasm.length} bytes (${hash})`);
	}
}
