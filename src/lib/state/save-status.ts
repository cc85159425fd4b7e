/** Whether the learner's work is safe, as the footer says it. */
export type SaveStatus =
	| { readonly kind: 'none' }
	/** There is work from before, and nothing has been saved since the page was opened. */
	| { readonly kind: 'kept' }
	| { readonly kind: 'saving' }
	| { readonly kind: 'saved'; readonly at: number }
	/** `reason` is a sentence. The work goes on in memory until a retry succeeds. */
	| { readonly kind: 'failed'; readonly reason: string };

/** What the footer needs from whoever saves. `status` is read inside a reactive scope. */
export interface SaveStatusSource {
	readonly status: SaveStatus;
	/** Tries to save again after a failure. */
	retry(): void;
}
