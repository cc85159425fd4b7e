import { resolve } from '$app/paths';
import { createBrowserLab } from '#lib/runtime/browser.ts';
import type { LabRuntime } from '#lib/runtime/protocol.ts';

/** The lab that every page uses. It starts nothing until it is first called; call after first paint. */
export function openLab(): LabRuntime {
	return createBrowserLab({ tables: resolve('/') + 'data/' });
}
