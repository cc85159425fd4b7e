import { createServer } from 'vite';
const server = await createServer({ configFile: '/work/main/vite.config.ts', root: '/work/main', server: { port: 5306, strictPort: true, hmr: false, watch: null }, cacheDir: '/tmp/tp-vite-cache' });
await server.listen();
console.log('ready');
