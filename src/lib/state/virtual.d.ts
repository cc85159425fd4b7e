/** The module that the build makes from `exercises/_capstones/` (scripts/vite-capstones.ts). */
declare module 'virtual:capstones' {
	import type { CapstoneId } from '#lib/state/capstone-plan.ts';
	/** Addresses below the base, of the hidden study and of what is true of it. */
	export const refs: Readonly<Record<CapstoneId, { readonly experimentRef: string; readonly revealRef: string }>>;
}
