import type { Settings } from './settings.svelte.ts';

/**
 * Decides which term may open by itself. A term does so once in a reader's life here, one term at a time, and never while
 * another is open: what is refused asks again when it next comes into sight.
 */
export class TermMeetings {
	#settings: Settings;
	#open = $state<symbol | null>(null);

	constructor(settings: Settings) {
		this.#settings = settings;
	}

	/** True when the term may open now; it then counts as met, and `owner` as open until it leaves. */
	mayOpen(term: string, owner: symbol): boolean {
		if (!this.#settings.ready || this.#open !== null || this.#settings.hasMet(term)) return false;
		this.opened(term, owner);
		return true;
	}

	/** A reader opened the term, or it opened by itself. */
	opened(term: string, owner: symbol): void {
		this.#open = owner;
		void this.#settings.meet(term);
	}

	isOpen(owner: symbol): boolean {
		return this.#open === owner;
	}

	closed(owner: symbol): void {
		if (this.#open === owner) this.#open = null;
	}
}
