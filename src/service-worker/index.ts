// Keeps the whole site on the device at the first visit, so that everything works without a network afterwards.
// One cache per version: a page never mixes files of two builds.
import { base, build, files, prerendered, version } from '$service-worker';

const worker = globalThis as unknown as ServiceWorkerGlobalScope;
const cacheName = `holdout-${version}`;
// A file may stand in two lists, and a cache refuses to be given one twice.
const precached = [...new Set([...build, ...files, ...prerendered])];

/** The parts of the exercises have opaque names, which only the build knows; it leaves lists. */
async function exerciseFiles(): Promise<string[]> {
	const lists = await Promise.all(['all.json', 'review.json', 'capstones.json'].map(listedIn));
	return lists.flat().map((path) => `${base}/${path}`);
}

async function listedIn(name: string): Promise<string[]> {
	const response = await fetch(`${base}/_app/exercises/${name}`, { cache: 'no-cache' });
	if (!response.ok) throw new Error(`The list of exercise files answered ${response.status}: the site was not copied whole.`);
	return (await response.json()) as string[];
}

async function install(): Promise<void> {
	const cache = await caches.open(cacheName);
	const wanted = [...precached, ...(await exerciseFiles())];
	await cache.addAll(wanted.map((url) => new Request(url, { cache: 'no-cache' })));
}

async function activate(): Promise<void> {
	const names = await caches.keys();
	await Promise.all(names.filter((name) => name.startsWith('holdout-') && name !== cacheName).map((name) => caches.delete(name)));
	await worker.clients.claim();
}

async function respond(request: Request): Promise<Response> {
	const cache = await caches.open(cacheName);
	// A page is the same page whatever its query says; scripts and data are asked for by their exact address.
	const kept = await cache.match(request, { ignoreVary: true, ignoreSearch: request.mode === 'navigate' });
	return kept ?? fetch(request);
}

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(activate()));
worker.addEventListener('fetch', (event) => {
	const { method, url } = event.request;
	if (method === 'GET' && new URL(url).origin === worker.location.origin) event.respondWith(respond(event.request));
});
