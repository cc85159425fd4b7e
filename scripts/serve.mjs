// node scripts/serve.mjs --port N [--base /some/course/]: serves build/ as it is, for the end-to-end tests.
import { buildFolder } from './toolchain/build.mjs';
import { giveUp } from './toolchain/say.mjs';
import { option, serveFolder, wantedPort } from './toolchain/static-server.mjs';

const args = process.argv.slice(2);
const base = option(args, 'base') ?? '/';
const onBusy = (port) => giveUp(`Port ${port} is in use, and these tests need just that one. Set E2E_PORT to another.`);
const site = await serveFolder({ folder: buildFolder, port: wantedPort(args, 4319), base, onBusy }).catch(giveUp);
console.log(`http://127.0.0.1:${site.port}${base}`);
