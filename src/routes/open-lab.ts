import { resolve } from '$app/paths';
import { createBrowserLab } from '#lib/runtime/browser.ts';
import type { LabRuntime } from '#lib/runtime/protocol.ts';

/**
 * The lab that every page uses. It starts nothing until it is first called; call after first paint.
 * @param given texts by address, for cases that are in no file of the site.
 */
export function openLab(given?: Readonly<Record<string, string>>): LabRuntime {
	return createBrowserLab({ tables: resolve('/') + 'data/', ...(given && { given }) });
}
