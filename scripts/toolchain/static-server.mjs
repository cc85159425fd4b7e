// Serves a folder of files as any static host would: no rewriting, no compression, so that what works here works there.
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';

const types = {
	'.css': 'text/css; charset=utf-8',
	'.csv': 'text/csv; charset=utf-8',
	'.gif': 'image/gif',
	'.html': 'text/html; charset=utf-8',
	'.ico': 'image/x-icon',
	'.jpg': 'image/jpeg',
	'.js': 'text/javascript; charset=utf-8',
	'.json': 'application/json; charset=utf-8',
	'.map': 'application/json; charset=utf-8',
	'.md': 'text/markdown; charset=utf-8',
	'.mjs': 'text/javascript; charset=utf-8',
	'.png': 'image/png',
	'.svg': 'image/svg+xml; charset=utf-8',
	'.txt': 'text/plain; charset=utf-8',
	'.wasm': 'application/wasm',
	'.webmanifest': 'application/manifest+json; charset=utf-8',
	'.webp': 'image/webp',
	'.woff2': 'font/woff2',
	'.xml': 'application/xml; charset=utf-8',
	'.zip': 'application/zip'
};

function answer(folder, base, request, response) {
	const finish = (status, headers = {}) => response.writeHead(status, { 'X-Content-Type-Options': 'nosniff', ...headers });
	const plain = (status, words) => finish(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(`${words}\n`);
	if (request.method !== 'GET' && request.method !== 'HEAD') return plain(405, 'Only GET and HEAD.');
	let path;
	try {
		path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
	} catch {
		return plain(400, 'That is not an address.');
	}
	if (path === base.slice(0, -1)) return finish(308, { Location: base }).end();
	if (!path.startsWith(base)) return plain(404, `This site lives under ${base}.`);
	let file = resolve(folder, `.${sep}${path.slice(base.length)}`);
	if (file !== folder && !file.startsWith(folder + sep)) return plain(400, 'That is not an address.');
	if (existsSync(file) && statSync(file).isDirectory()) {
		if (!path.endsWith('/')) return finish(308, { Location: `${path}/` }).end();
		file = join(file, 'index.html');
	}
	let status = 200;
	if (!existsSync(file) || path.includes('\0')) {
		status = 404;
		file = join(folder, '404.html');
		if (!existsSync(file)) return plain(404, 'There is nothing at this address.');
	}
	finish(status, {
		'Content-Type': types[extname(file)] ?? 'application/octet-stream',
		'Content-Length': statSync(file).size,
		'Cache-Control': path.includes('/_app/immutable/') && status === 200 ? 'public, max-age=31536000, immutable' : 'no-cache'
	});
	if (request.method === 'HEAD') response.end();
	else
		createReadStream(file)
			.on('error', () => response.destroy())
			.pipe(response);
}

/**
 * Serves `folder` under the sub-path `base` ('/' or '/some/course/'). When the port is in use the next free one is taken,
 * at most 50 further, and `onBusy(port)` is told.
 * @param {{ folder: string, port: number, host?: string, base?: string, onBusy?: (port: number) => void }} options
 * @returns {Promise<{ port: number, server: import('node:http').Server }>}
 */
export async function serveFolder({ folder, port, host = '127.0.0.1', base = '/', onBusy = () => {} }) {
	const handler = (request, response) => answer(resolve(folder), base, request, response);
	for (let candidate = port; candidate <= Math.min(port + 50, 65535); candidate += 1) {
		const server = createServer(handler);
		const error = await new Promise((done) => {
			server.once('error', done);
			server.listen(candidate, host, () => done(null));
		});
		if (error === null) return { port: server.address().port, server };
		if (error.code === 'EACCES')
			throw new Error(`Port ${candidate} needs more rights than this user has. Choose one above 1023 with --port.`);
		if (error.code !== 'EADDRINUSE') throw error;
		onBusy(candidate);
	}
	throw new Error(`No free port from ${port} to ${port + 50}. Choose another with --port.`);
}

/** Reads `--name value` or `--name=value`; undefined when it is not given. */
export function option(args, name) {
	const index = args.findIndex((arg) => arg === `--${name}` || arg.startsWith(`--${name}=`));
	if (index === -1) return undefined;
	return args[index].includes('=') ? args[index].slice(args[index].indexOf('=') + 1) : args[index + 1];
}

/** The port asked for: `--port`, then PORT, then `fallback`. Anything but a whole number from 0 to 65535 is an error. */
export function wantedPort(args, fallback) {
	const given = option(args, 'port') ?? (args.some((arg) => arg === '--port') ? '' : process.env.PORT);
	if (given === undefined || (given === '' && !args.includes('--port'))) return fallback;
	const port = Number(given);
	if (given === '' || !Number.isInteger(port) || port < 0 || port > 65535)
		throw new Error(`The port must be a whole number from 0 to 65535, not "${given}".`);
	return port;
}
