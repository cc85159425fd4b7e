/** What the browser promises about keeping the work. */
import type { Persistence } from '#lib/state/work.svelte.ts';

/** What is needed of `navigator.storage`; `null` where there is none. */
export type StorageManagerLike = Pick<StorageManager, 'persist' | 'persisted' | 'estimate'>;

export async function persistence(manager: StorageManagerLike | null): Promise<Persistence> {
	if (!manager) return 'unavailable';
	return (await manager.persisted()) ? 'persisted' : 'best-effort';
}

/** Asks the browser to keep the work; some ask the reader, some decide by themselves. */
export async function askPersistence(manager: StorageManagerLike | null): Promise<Persistence> {
	if (!manager) return 'unavailable';
	return (await manager.persist()) ? 'persisted' : 'best-effort';
}

/** Bytes this site uses, or `null` where the browser does not say. */
export async function usage(manager: StorageManagerLike | null): Promise<number | null> {
	return (await manager?.estimate())?.usage ?? null;
}
