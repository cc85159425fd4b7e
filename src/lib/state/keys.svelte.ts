import { untrack } from 'svelte';

/** One line of the keys dialog. */
export interface Shortcut {
	readonly keys: string;
	readonly what: string;
}

/** The keys that work on the page at hand; pages add theirs while they are shown. */
export class Shortcuts {
	#groups = $state.raw<readonly (readonly Shortcut[])[]>([]);

	get list(): readonly Shortcut[] {
		return this.#groups.flat();
	}

	/** Adds keys; call what it returns to take them away again. */
	add(shortcuts: readonly Shortcut[]): () => void {
		// Called from effects, which must not depend on the list they change.
		untrack(() => (this.#groups = [...this.#groups, shortcuts]));
		return () => {
			untrack(() => (this.#groups = this.#groups.filter((group) => group !== shortcuts)));
		};
	}
}

/** True when a key press is meant for the page and not for a field, a menu or the browser. */
export function isPageKey(event: KeyboardEvent): boolean {
	if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return false;
	const target = event.target;
	if (!(target instanceof Element)) return true;
	return target.closest('input, select, textarea, [contenteditable=""], [contenteditable="true"], [role="menu"], [role="dialog"]') === null;
}
