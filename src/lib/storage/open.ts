/** The store of a real browser tab. */
import type { Sentence } from '#lib/attempt/sentence.ts';
import { createIdbBackend, DATABASE_NAME } from './idb-backend.ts';
import { LocalStore } from './local-store.ts';
import { createTabs } from './tabs.ts';

export interface OpenOptions {
	readonly now: () => number;
	readonly explain: (sentence: Sentence) => string;
	/** Another name for another course on the same host, so that packages do not share work. */
	readonly name?: string;
}

/** Opens nothing by itself: the first read or write does, and its troubles show in `status`. */
export function openLocalStore({ now, explain, name = DATABASE_NAME }: OpenOptions): LocalStore {
	return new LocalStore({
		backend: createIdbBackend({ name }),
		tabs: createTabs(name),
		now,
		explain,
		newId,
		manager: (navigator.storage as StorageManager | undefined) ?? null
	});
}

/** 128 random bits. `crypto.randomUUID` is missing on pages served without https. */
function newId(): string {
	return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
