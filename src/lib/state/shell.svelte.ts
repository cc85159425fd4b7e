import { untrack } from 'svelte';

/** What a page may ask of the frame around it. */
export class Shell {
	#bare = $state(0);

	/** True while a page wants nothing but the mark and the menu above it. */
	get bare(): boolean {
		return this.#bare > 0;
	}

	/** Asks for the bare frame; call what it returns to give it back. */
	askBare(): () => void {
		// Asked from effects: counting up must not make the effect depend on the count.
		untrack(() => (this.#bare += 1));
		return () => {
			untrack(() => (this.#bare -= 1));
		};
	}
}
