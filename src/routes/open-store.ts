import type { WorkStore } from '#lib/state/work.svelte.ts';

/**
 * Makes the one store of this tab; the root layout calls it once, in the browser, after first paint. The code that talks to
 * the database comes when it is called: it is no part of what a page needs to be read.
 */
export async function openStore(): Promise<WorkStore> {
	const [{ openLocalStore }, { explainStorage }, { systemClock }] = await Promise.all([
		import('#lib/storage/open.ts'),
		import('#lib/messages/storage.ts'),
		import('#lib/state/clock.ts')
	]);
	return openLocalStore({ now: () => systemClock.now(), explain: explainStorage });
}
