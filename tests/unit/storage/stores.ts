import { fixedClock } from '#lib/state/clock.ts';
import { LocalStore } from '#lib/storage/local-store.ts';
import type { StorageManagerLike } from '#lib/storage/persistence.ts';
import { FakeBrowser } from './fake-tabs.ts';
import { MemoryBackend } from './memory-backend.ts';

export const NOON = 1_700_000_000_000;

/** One browser with as many tabs as `open` is called; all share the disk. */
export function browserWithDisk(manager: StorageManagerLike | null = null) {
	const disk = new MemoryBackend();
	const browser = new FakeBrowser();
	const clock = fixedClock(NOON);
	let ids = 0;
	const open = (backend = disk): LocalStore =>
		new LocalStore({
			backend,
			tabs: browser.tab(),
			now: () => clock.now(),
			newId: () => `id-${++ids}`,
			explain: ({ id, values }) => `${id} ${JSON.stringify(values)}`,
			manager
		});
	return { disk, clock, open };
}

/** Lets everything that is ready happen. */
export async function settle(): Promise<void> {
	for (let i = 0; i < 50; i++) await Promise.resolve();
}
