/** What decides whether this page may keep itself on the device. */
export interface OfflineConditions {
	readonly isSecureContext: boolean;
	readonly protocol: string;
	/** Inside another page, as in a learning platform. */
	readonly isFramed: boolean;
	/** Part of a course package (SCORM, cmi5): the platform owns the address and may change it. */
	readonly isPackaged: boolean;
}

/** Whether to register the service worker: on a secure web address of our own only, never inside a course package. */
export function mayWorkOffline({ isSecureContext, protocol, isFramed, isPackaged }: OfflineConditions): boolean {
	return isSecureContext && /^https?:$/.test(protocol) && !isFramed && !isPackaged;
}

/**
 * Registers the service worker at `address` when the conditions allow it. Resolves with whether it is registered; a browser
 * that refuses (private windows do) leaves the site working from the network, so that this is no error.
 */
export async function workOffline(
	address: string,
	conditions: OfflineConditions,
	container: ServiceWorkerContainer | undefined
): Promise<boolean> {
	if (container === undefined || !mayWorkOffline(conditions)) return false;
	try {
		await container.register(address);
		return true;
	} catch {
		return false;
	}
}
