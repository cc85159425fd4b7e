import { resolve } from '$app/paths';
import { engineHash } from 'virtual:engine-hash';
import { loadPublic } from 'virtual:exercises/public';
import { loadReview } from 'virtual:review/items';
import { Assignables } from '#lib/components/teach/assignables.svelte.ts';
import { openLab } from '../open-lab.ts';

/** What this build offers to assign. Loads nothing by itself. */
export function makeAssignables(): Assignables {
	return new Assignables({
		engineHash,
		loadCase: async (name) => (Object.hasOwn(loadPublic, name) ? (await loadPublic[name]()).exercise : null),
		loadReview: async (name) => (Object.hasOwn(loadReview, name) ? (await loadReview[name]()).item : null),
		resolve: (path) => resolve('/') + path,
		openLab
	});
}
