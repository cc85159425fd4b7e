/** Modules that the build makes from `exercises/` (scripts/vite-exercises.ts). */

declare module 'virtual:exercises/catalogue' {
	import type { CatalogueEntry, StageEntry } from '#lib/exercise/parts.ts';
	/** In the order of the course. */
	export const catalogue: readonly CatalogueEntry[];
	export const stages: readonly StageEntry[];
}

declare module 'virtual:exercises/public' {
	import type { PublicExercise } from '#lib/exercise/parts.ts';
	/** Loads the public part of an exercise by slug; each is a chunk of its own. */
	export const loadPublic: Readonly<Record<string, () => Promise<{ readonly exercise: PublicExercise }>>>;
}

declare module 'virtual:exercises/public/*' {
	import type { PublicExercise } from '#lib/exercise/parts.ts';
	export const exercise: PublicExercise;
}

declare module 'virtual:engine-hash' {
	/** SHA-256 over the sources of everything that makes numbers and grades. */
	export const engineHash: string;
}
