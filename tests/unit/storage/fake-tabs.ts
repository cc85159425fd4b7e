import type { Hold, TabMessage, Tabs } from '#lib/storage/tabs.ts';

interface Holder {
	readonly onLost: () => void;
}

/** Several tabs of one browser: locks and messages as Web Locks and BroadcastChannel give them. */
export class FakeBrowser {
	readonly #tabs = new Set<(message: TabMessage) => void>();
	readonly #held = new Map<string, Holder>();
	readonly #queues = new Map<string, { grant: (hold: Hold) => void; holder: Holder }[]>();

	tab(): Tabs {
		const listeners = new Set<(message: TabMessage) => void>();
		const hear = (message: TabMessage): void => {
			for (const listener of [...listeners]) listener(message);
		};
		this.#tabs.add(hear);
		return {
			send: (message) => {
				const copy = structuredClone(message);
				for (const other of this.#tabs) if (other !== hear) queueMicrotask(() => other(copy));
			},
			listen: (listener) => {
				listeners.add(listener);
				return () => listeners.delete(listener);
			},
			acquire: (id, onLost) => Promise.resolve(this.#held.has(id) ? null : this.#grant(id, { onLost })),
			wait: (id, onLost, signal) =>
				new Promise((grant, reject) => {
					const holder = { onLost };
					if (!this.#held.has(id)) return grant(this.#grant(id, holder));
					const waiting = { grant, holder };
					this.#queues.set(id, [...(this.#queues.get(id) ?? []), waiting]);
					signal.addEventListener('abort', () => {
						this.#queues.set(
							id,
							(this.#queues.get(id) ?? []).filter((other) => other !== waiting)
						);
						reject(new DOMException('aborted', 'AbortError'));
					});
				}),
			steal: (id, onLost) => {
				const before = this.#held.get(id);
				if (before) queueMicrotask(() => before.onLost());
				return Promise.resolve(this.#grant(id, { onLost }));
			},
			close: () => this.#tabs.delete(hear)
		};
	}

	#grant(id: string, holder: Holder): Hold {
		this.#held.set(id, holder);
		return {
			release: () => {
				if (this.#held.get(id) !== holder) return;
				this.#held.delete(id);
				const [next, ...rest] = this.#queues.get(id) ?? [];
				this.#queues.set(id, rest);
				next?.grant(this.#grant(id, next.holder));
			}
		};
	}
}
