/** Who may write to an attempt, and what a session is made of. */
import type { Attempt } from '#lib/attempt/events.ts';
import type { Tabs } from './tabs.ts';
import type { Writer } from './writer.ts';

/** `mine`: this tab writes. `other-tab`: another does, and this one follows along. `erased`: the work was erased elsewhere. */
export type Ownership = 'mine' | 'other-tab' | 'erased';

/** An append in a tab that may not write. */
export class NotOwnerError extends Error {
	readonly ownership: Ownership;

	constructor(ownership: Ownership) {
		super(ownership === 'erased' ? 'The work was erased in another tab.' : 'The attempt is open in another tab, which writes to it.');
		this.name = 'NotOwnerError';
		this.ownership = ownership;
	}
}

export interface SessionParts {
	readonly tabs: Tabs;
	readonly writer: Writer;
	readonly now: () => number;
	/** The stored log, or `null`. */
	readonly read: (id: string) => Promise<Attempt | null>;
	readonly onClose?: (session: unknown) => void;
	/** How long `append` waits for the disk, and `takeOver` for the other tab, before it goes on. */
	readonly patienceMs?: number;
}

/** Resolves with the promise or after `milliseconds`, whichever is first. */
export async function within(promise: Promise<void>, milliseconds: number): Promise<void> {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, milliseconds)));
	await Promise.race([promise, late]);
	clearTimeout(timer);
}
