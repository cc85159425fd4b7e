import { resolve } from '$app/paths';
import { engineHash } from 'virtual:engine-hash';
import { loadPublic } from 'virtual:exercises/public';
import { loadReview } from 'virtual:review/items';
import { Assignables } from '#lib/components/teach/assignables.svelte.ts';
import type { PublicExercise } from '#lib/exercise/parts.ts';
import { openLab } from '../open-lab.ts';

export interface OwnAssignables {
	readonly cases: readonly PublicExercise[];
	readonly given: Readonly<Record<string, string>>;
}

const NO_OWN: OwnAssignables = { cases: [], given: {} };

/** What this build offers to assign. Loads nothing by itself. */
/** @param own exercises of one's own that were proved here, and what a lab needs to train them. */
export function makeAssignables(own: () => OwnAssignables = () => NO_OWN): Assignables {
	return new Assignables({
		engineHash,
		loadCase: async (name) =>
			Object.hasOwn(loadPublic, name) ? (await loadPublic[name]()).exercise : (own().cases.find(({ slug }) => slug === name) ?? null),
		loadReview: async (name) => (Object.hasOwn(loadReview, name) ? (await loadReview[name]()).item : null),
		resolve: (path) => resolve('/') + path,
		openLab: () => openLab(own().given)
	});
}
