// Brings a bare clone to the point where everything else can run: the right Node, the packages, the generated files.
// Imports nothing that is not part of Node, and does nothing that is already done. `node scripts/setup.mjs` runs it alone.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fingerprint, root } from './toolchain/fingerprint.mjs';
import { bin, run, runNode } from './toolchain/run.mjs';
import { giveUp, say, since } from './toolchain/say.mjs';

const lockfile = join(root, 'package-lock.json');
const installStamp = join(root, 'node_modules', '.holdout-install');

/** Vite 8 needs 20.19 in line 20 and 22.12 in line 22. */
export function checkNode(version = process.versions.node) {
	const [major, minor] = version.split('.').map(Number);
	const fits = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 23;
	if (!fits)
		throw new Error(
			`Holdout needs Node 20.19 or newer (in line 22: 22.12 or newer); this is Node ${version}. Install one from nodejs.org.`
		);
}

/** Whether what npm last installed by hand is what the lockfile asks for. */
function installedMatchesLockfile() {
	const record = join(root, 'node_modules', '.package-lock.json');
	if (!existsSync(record)) return false;
	const wanted = JSON.parse(readFileSync(lockfile, 'utf8')).packages;
	const installed = JSON.parse(readFileSync(record, 'utf8')).packages;
	return Object.entries(wanted).every(
		([path, entry]) => path === '' || entry.optional === true || entry.peer === true || installed[path]?.version === entry.version
	);
}

async function install() {
	if (!existsSync(lockfile)) throw new Error('package-lock.json is missing: this clone is not complete. Clone it again.');
	const wanted = fingerprint(['package-lock.json']);
	const installed = existsSync(installStamp) ? readFileSync(installStamp, 'utf8') : null;
	if (installed === wanted) return;
	if (!installedMatchesLockfile()) {
		const start = performance.now();
		say(
			`installing packages (npm ci): ${existsSync(join(root, 'node_modules')) ? 'the lockfile has changed' : 'there is no node_modules yet'}`
		);
		const npm = process.env.npm_execpath;
		const args = ['ci', '--no-audit', '--no-fund'];
		const code =
			npm === undefined
				? await run('npm', args, { quiet: true, shell: process.platform === 'win32' })
				: await runNode([npm, ...args], { quiet: true });
		if (code !== 0) throw new Error('npm ci failed, its own words are above. Check the network and try again.');
		say(`packages installed in ${since(start)}`);
	}
	writeFileSync(installStamp, wanted);
}

/** Makes what is generated and not kept in the repository. Each script does nothing when its output is up to date. */
export async function prepare() {
	const steps = [
		{ script: 'scripts/build-kernels.mjs', what: 'the kernels', args: ['scripts/build-kernels.mjs'] },
		{ script: 'scripts/prepare-data.ts', what: 'the real tables', args: [bin('tsx', 'dist/cli.mjs'), 'scripts/prepare-data.ts'] },
		{ script: 'scripts/notices.mjs', what: 'the notices of other people’s work', args: ['scripts/notices.mjs'] }
	];
	for (const { script, what, args } of steps) {
		if (!existsSync(join(root, script))) continue;
		const code = await runNode(args, { quiet: true });
		if (code !== 0) throw new Error(`Preparing ${what} failed (${script}), its own words are above.`);
	}
	if (!existsSync(join(root, '.svelte-kit', 'tsconfig.json')))
		await runNode([bin('@sveltejs/kit', 'svelte-kit.js'), 'sync'], { quiet: true });
}

/** Node, packages, generated files. */
export async function setup() {
	checkNode();
	await install();
	await prepare();
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
	await setup().catch(giveUp);
	if (!process.argv.includes('--quiet')) say('everything is in place');
}
