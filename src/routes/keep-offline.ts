import { dev } from '$app/environment';
import { resolve } from '$app/paths';
import { workOffline } from '#lib/state/offline.ts';

/** The first model trains first: keeping the whole site asks for some megabytes. */
const patience = 4_000;

/** Asks the browser to keep the site on the device, where that is allowed. A course package marks its pages with `data-package`. */
export async function keepOffline(): Promise<boolean> {
	if (dev) return false;
	await new Promise((resume) => setTimeout(resume, patience));
	const conditions = {
		isSecureContext: window.isSecureContext,
		protocol: window.location.protocol,
		isFramed: window.top !== window,
		isPackaged: document.documentElement.dataset.package !== undefined
	};
	return workOffline(`${resolve('/')}service-worker.js`, conditions, navigator.serviceWorker);
}
