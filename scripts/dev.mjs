// npm run dev [-- --port N]: the development server, which shows a change as soon as it is saved.
import { createServer } from 'node:net';
import { setup } from './setup.mjs';
import { bin, runNode } from './toolchain/run.mjs';
import { giveUp, say } from './toolchain/say.mjs';
import { wantedPort } from './toolchain/static-server.mjs';

const isFree = (port) =>
	new Promise((resolve) => {
		const probe = createServer();
		probe.once('error', () => resolve(false));
		probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
	});

async function dev(args) {
	let port = wantedPort(args, 5173);
	await setup();
	while (!(await isFree(port))) {
		say(`port ${port} is in use, trying ${port + 1}`);
		port += 1;
	}
	process.once('SIGINT', () => process.exit(0));
	process.exit(await runNode([bin('vite', 'bin/vite.js'), 'dev', '--host', '127.0.0.1', '--port', String(port), '--strictPort']));
}

await dev(process.argv.slice(2)).catch(giveUp);
