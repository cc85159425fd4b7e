import type { WorkStore } from '#lib/state/work.svelte.ts';

/** Opens the stored work of this browser. Rejects where the browser keeps nothing, as private windows may. */
export function openStore(): Promise<WorkStore> {
	return Promise.reject(new Error('Nothing is kept yet.'));
}
