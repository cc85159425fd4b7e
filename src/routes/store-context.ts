import { createContext } from 'svelte';
import type { LocalStore } from '#lib/storage/local-store.ts';

/**
 * The one store of this tab, opened by the root layout. In the browser only, and after first paint: the code that talks to
 * the database is no part of what a page needs to be read.
 */
export const [getStore, setStore] = createContext<() => Promise<LocalStore>>();
