/**
 * Tabs of one browser: who may write to an attempt, and what the others should read again. Built on Web Locks and
 * BroadcastChannel; where one is missing (a page served without https) every tab believes itself alone, and the check inside
 * each write still keeps two logs from being mixed.
 */
import type { Attempt } from '#lib/attempt/events.ts';

export type TabMessage =
	| { readonly type: 'changed'; readonly key: string | null }
	| { readonly type: 'erased' }
	/** Asks the tab that writes to an attempt to let go of it. */
	| { readonly type: 'yield'; readonly id: string }
	/** The log as that tab has it, saved or not. */
	| { readonly type: 'yielded'; readonly id: string; readonly attempt: Attempt };

export interface Tabs {
	send(message: TabMessage): void;
	/** Messages of other tabs; returns the way to stop. */
	listen(listener: (message: TabMessage) => void): () => void;
	/** Tries to become the one tab that writes. `onLost` is called when another tab takes the lock away. */
	acquire(id: string, onLost: () => void): Promise<Hold | null>;
	/** Becomes it as soon as nobody else is. Rejects when `signal` is aborted first. */
	wait(id: string, onLost: () => void, signal: AbortSignal): Promise<Hold>;
	/** Becomes it now, whoever was. */
	steal(id: string, onLost: () => void): Promise<Hold>;
	close(): void;
}

export interface Hold {
	release(): void;
}

export function createTabs(name: string): Tabs {
	const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(name);
	const locks = typeof navigator === 'undefined' ? undefined : navigator.locks;

	function request(id: string, options: LockOptions, onLost: () => void): Promise<Hold | null> {
		if (!locks) return Promise.resolve({ release: () => undefined });
		return new Promise((resolve, reject) => {
			let held = false;
			let released = false;
			locks
				.request(`${name}:${id}`, options, (lock) => {
					if (lock === null) return resolve(null);
					held = true;
					return new Promise<void>((release) => {
						resolve({
							release: () => {
								released = true;
								release();
							}
						});
					});
				})
				.catch((error: unknown) => {
					// A stolen lock rejects the request of the one who held it.
					if (!held) reject(error instanceof Error ? error : new Error(String(error)));
					else if (!released) onLost();
				});
		});
	}

	return {
		send: (message) => channel?.postMessage(message),
		listen: (listener) => {
			const hear = (event: MessageEvent<TabMessage>): void => listener(event.data);
			channel?.addEventListener('message', hear);
			return () => channel?.removeEventListener('message', hear);
		},
		acquire: (id, onLost) => request(id, { ifAvailable: true }, onLost),
		wait: (id, onLost, signal) => request(id, { signal }, onLost) as Promise<Hold>,
		steal: (id, onLost) => request(id, { steal: true }, onLost) as Promise<Hold>,
		close: () => channel?.close()
	};
}
