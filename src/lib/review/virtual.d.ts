/** Modules that the build makes from `exercises/_review/` (scripts/vite-review.ts). */

declare module 'virtual:review/items' {
	import type { PublicReview, ReviewEntry } from '#lib/review/parts.ts';
	/** In an order that says nothing. */
	export const entries: readonly ReviewEntry[];
	/** Loads the public part of an item by slug; each is a chunk of its own. */
	export const loadReview: Readonly<Record<string, () => Promise<{ readonly item: PublicReview }>>>;
}

declare module 'virtual:review/items/*' {
	import type { PublicReview } from '#lib/review/parts.ts';
	export const item: PublicReview;
}
