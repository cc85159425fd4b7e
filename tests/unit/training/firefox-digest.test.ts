import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { expect, test } from 'vitest';
import { GOLDEN_DIGEST } from './engine-digest.ts';
import { GOLDEN_EVIDENCE } from './evidence-digest.ts';

const firefox = [process.env.FIREFOX_PATH, '/usr/bin/firefox-esr', '/usr/bin/firefox'].find((file) => file && existsSync(file));
const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.wasm': 'application/wasm' };

/** Serves the folder on a port of its own; resolves `answer` with what the page posts. */
async function serve(folder: string): Promise<{ address: string; answer: Promise<string>; close: () => void }> {
	let tell: (text: string) => void;
	const answer = new Promise<string>((resolve) => (tell = resolve));
	const server = createServer((request, response) => {
		if (request.method === 'POST') {
			let body = '';
			request.on('data', (part: Buffer) => (body += part.toString()));
			request.on('end', () => tell(body));
			response.end();
			return;
		}
		const file = path.join(folder, (request.url ?? '/').replace(/\?.*/, '').replace(/\/$/, '/index.html'));
		if (!file.startsWith(folder) || !existsSync(file)) return void response.writeHead(404).end();
		response.writeHead(200, { 'content-type': types[path.extname(file)] ?? 'application/octet-stream' }).end(readFileSync(file));
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const close = (): void => {
		server.closeAllConnections();
		server.close();
	};
	return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, answer, close };
}

test.skipIf(!firefox)('Firefox trains to the same bits as Node, with and without SIMD', { timeout: 240_000 }, async () => {
	const folder = mkdtempSync(path.join(tmpdir(), 'holdout-firefox-'));
	const outDir = path.join(folder, 'page');
	const root = path.join(path.dirname(fileURLToPath(import.meta.url)), 'digest-page');
	await build({ root, configFile: false, logLevel: 'error', base: './', build: { outDir, target: 'es2022', chunkSizeWarningLimit: 5000 } });
	const { address, answer, close } = await serve(outDir);
	const profile = mkdtempSync(path.join(folder, 'profile-'));
	const child = spawn(String(firefox), ['--headless', '--no-remote', '--new-instance', '--profile', profile, address], {
		stdio: 'ignore',
		detached: true
	});
	try {
		expect(JSON.parse(await answer)).toEqual([GOLDEN_DIGEST, GOLDEN_EVIDENCE, GOLDEN_DIGEST, GOLDEN_EVIDENCE]);
	} finally {
		// Firefox's own children belong to its process group.
		if (child.pid) process.kill(-child.pid, 'SIGKILL');
		close();
		rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
	}
});
