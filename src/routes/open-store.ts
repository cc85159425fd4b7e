import type { LocalStore } from '#lib/storage/local-store.ts';

/** A way to the store that makes it at the first call and gives the same one ever after. */
export function createStoreOpener(): () => Promise<LocalStore> {
	let store: Promise<LocalStore> | null = null;
	return () => (store ??= open());
}

async function open(): Promise<LocalStore> {
	const [{ openLocalStore }, { explainStorage }, { systemClock }] = await Promise.all([
		import('#lib/storage/open.ts'),
		import('#lib/messages/storage.ts'),
		import('#lib/state/clock.ts')
	]);
	return openLocalStore({ now: () => systemClock.now(), explain: explainStorage });
}
