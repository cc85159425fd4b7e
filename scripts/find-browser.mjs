// Finds a Chromium for the browser tests. `findInstalledBrowser` only looks; `obtainBrowser` also installs.
// Order: CHROME_PATH, Playwright's own download, a system browser, @sparticuz/chromium from npm,
// `playwright install chromium`, `apt-get install chromium`. Run as a script, it prints what it found.
import { spawnSync } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';
import { createBrotliDecompress } from 'node:zlib';
import { root } from './toolchain/fingerprint.mjs';
import { giveUp, say } from './toolchain/say.mjs';

const require = createRequire(import.meta.url);
const noteFile = join(root, '.cache', 'browser.json');

const systemNames = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'microsoft-edge-stable', 'microsoft-edge'];
const systemPaths = {
	darwin: [
		'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
		'/Applications/Chromium.app/Contents/MacOS/Chromium',
		'/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'
	],
	win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((name) =>
		process.env[name] === undefined
			? []
			: [
					join(process.env[name], 'Google/Chrome/Application/chrome.exe'),
					join(process.env[name], 'Chromium/Application/chrome.exe'),
					join(process.env[name], 'Microsoft/Edge/Application/msedge.exe')
				]
	)
};

/** Flags for every launch: nothing is fetched in the background, and small containers have a small /dev/shm. */
export const browserFlags = [
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-dev-shm-usage',
	...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])
];

function fromEnvironment() {
	const path = process.env.CHROME_PATH;
	if (path === undefined || path === '') return null;
	if (!existsSync(path)) throw new Error(`CHROME_PATH is ${path}, but there is no such file. Correct it or unset it.`);
	return { path, source: 'CHROME_PATH', env: {} };
}

function fromPlaywright() {
	try {
		const path = require('playwright-core').chromium.executablePath();
		return existsSync(path) ? { path, source: "Playwright's own download", env: {} } : null;
	} catch {
		return null;
	}
}

function fromSystem() {
	const folders = (process.env.PATH ?? '').split(delimiter);
	const candidates = [
		...(systemPaths[process.platform] ?? []),
		...systemNames.flatMap((name) => folders.map((folder) => join(folder, name)))
	];
	const path = candidates.find((candidate) => existsSync(candidate));
	return path === undefined ? null : { path, source: 'this system', env: {} };
}

function fromNote() {
	if (!existsSync(noteFile)) return null;
	const note = JSON.parse(readFileSync(noteFile, 'utf8'));
	return existsSync(note.path) ? note : null;
}

/**
 * A browser that is already on this machine, or null: `{ path, source, env }`, where `env` is added when it is started.
 * What `obtainBrowser` noted comes before the search, because that one is known to start.
 */
export function findInstalledBrowser() {
	return fromEnvironment() ?? fromNote() ?? fromPlaywright() ?? fromSystem();
}

/** Launch options for Playwright: the browser of `findInstalledBrowser`, or Playwright's default when there is none. */
export function launchOptions() {
	const browser = findInstalledBrowser();
	if (browser === null) return { args: browserFlags };
	return { executablePath: browser.path, args: browserFlags, env: { ...process.env, ...browser.env } };
}

/** Why the browser does not start and show a page, or null: a file that exists may still miss its libraries. */
async function failure(browser) {
	const { chromium } = require('playwright-core');
	const options = { executablePath: browser.path, args: browserFlags, env: { ...process.env, ...browser.env }, timeout: 30_000 };
	try {
		const instance = await chromium.launch(options);
		const page = await instance.newPage();
		await page.goto('data:text/html,<p>holdout</p>');
		const words = await page.textContent('p');
		await instance.close();
		return words === 'holdout' ? null : 'it shows no page';
	} catch (error) {
		return error.message.split('\n')[0];
	}
}

/** Unpacks the browser that @sparticuz/chromium carries (Linux x64): it brings its own libraries and fonts. */
async function fromSparticuz() {
	if (process.platform !== 'linux' || process.arch !== 'x64') return null;
	const folder = join(root, 'node_modules', '@sparticuz', 'chromium');
	if (!existsSync(join(folder, 'bin', 'chromium.br'))) return null;
	const target = join(root, '.cache', 'chromium');
	say('unpacking @sparticuz/chromium into .cache/chromium');
	rmSync(target, { recursive: true, force: true });
	mkdirSync(target, { recursive: true });
	const { extract } = createRequire(join(folder, 'package.json'))('tar-fs');
	const unpack = (name, sink) => pipeline(createReadStream(join(folder, 'bin', name)), createBrotliDecompress(), sink);
	await unpack('chromium.br', createWriteStream(join(target, 'chromium'), { mode: 0o755 }));
	await unpack('al2023.tar.br', extract(join(target, 'libraries')));
	await unpack('swiftshader.tar.br', extract(target));
	await unpack('fonts.tar.br', extract(target));
	const fonts = `<?xml version="1.0"?>\n<fontconfig><dir>${join(target, 'fonts')}</dir><cachedir>${join(target, 'fonts-cache')}</cachedir></fontconfig>\n`;
	writeFileSync(join(target, 'fonts.conf'), fonts);
	const libraries = [join(target, 'libraries', 'lib'), process.env.LD_LIBRARY_PATH].filter((path) => path !== undefined && path !== '');
	return {
		path: join(target, 'chromium'),
		source: '@sparticuz/chromium',
		env: { LD_LIBRARY_PATH: libraries.join(':'), FONTCONFIG_FILE: join(target, 'fonts.conf') }
	};
}

function fromPlaywrightInstall() {
	say('asking Playwright to download Chromium');
	const cli = join(root, 'node_modules', '@playwright', 'test', 'cli.js');
	const result = spawnSync(process.execPath, [cli, 'install', 'chromium'], { cwd: root, stdio: 'inherit', timeout: 300_000 });
	return result.status === 0 ? fromPlaywright() : null;
}

function fromApt() {
	if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return null;
	say('installing Chromium with apt-get');
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	spawnSync('apt-get', ['update', '-q'], { stdio: 'inherit', env });
	const result = spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], { stdio: 'inherit', env });
	return result.status === 0 ? fromSystem() : null;
}

/** A browser that starts, installed if need be: `{ path, source, env }`. Throws one sentence when there is no way to get one. */
export async function obtainBrowser() {
	const named = fromEnvironment();
	if (named !== null) {
		const reason = await failure(named);
		if (reason === null) return named;
		throw new Error(`CHROME_PATH is ${named.path}, but it does not start (${reason}). Correct it or unset it.`);
	}
	for (const find of [fromNote, fromPlaywright, fromSystem, fromSparticuz, fromPlaywrightInstall, fromApt]) {
		let found = null;
		try {
			found = await find();
		} catch (error) {
			say(`${find.name}: ${error instanceof Error ? error.message : String(error)}`);
		}
		if (found === null) continue;
		const reason = await failure(found);
		if (reason === null) {
			mkdirSync(join(root, '.cache'), { recursive: true });
			writeFileSync(noteFile, JSON.stringify(found, null, '\t'));
			return found;
		}
		say(`${found.path} does not start (${reason}), looking further`);
	}
	throw new Error('No browser could be found or installed. Install Chrome or Chromium, or set CHROME_PATH to one, and try again.');
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
	const browser = await obtainBrowser().catch(giveUp);
	console.log(`${browser.path} (${browser.source})`);
}
