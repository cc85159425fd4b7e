// npm start [-- --port N] [--host NAME]: installs, prepares and builds what is missing, then serves the site.
import { setup } from './setup.mjs';
import { buildFolder, buildSite } from './toolchain/build.mjs';
import { giveUp, say, since } from './toolchain/say.mjs';
import { option, serveFolder, wantedPort } from './toolchain/static-server.mjs';

async function start(args) {
	const begun = performance.now();
	const port = wantedPort(args, 4173);
	const host = option(args, 'host') ?? '127.0.0.1';
	console.log('Holdout');
	await setup();
	if (!(await buildSite())) throw new Error('The site could not be built, the reason is above.');
	const site = await serveFolder({ folder: buildFolder, port, host, onBusy: (busy) => say(`port ${busy} is in use, trying ${busy + 1}`) });
	const name = host === '127.0.0.1' ? 'localhost' : host;
	console.log(`\nReady after ${since(begun)}: http://${name}:${site.port}/\nStop with Ctrl-C.`);
	const stop = () => {
		site.server.close();
		site.server.closeAllConnections();
		console.log('\nStopped.');
		process.exit(0);
	};
	process.once('SIGINT', stop);
	process.once('SIGTERM', stop);
}

await start(process.argv.slice(2)).catch(giveUp);
