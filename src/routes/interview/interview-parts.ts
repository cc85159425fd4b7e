import { resolve } from '$app/paths';
import { catalogue } from 'virtual:exercises/catalogue';
import { loadPublic } from 'virtual:exercises/public';
import type { CardSource } from '#lib/language/interview-plan.ts';
import type { DrawParts } from '#lib/state/interview-draws.ts';
import type { LabRuntime } from '#lib/runtime/protocol.ts';

/** Cases whose draws make cards: a decision is no card. */
export const cardSources: readonly CardSource[] = catalogue
	.filter(({ stage }) => stage !== 'judgment')
	.map(({ slug, stage, variants }) => ({ slug, stage, variants }));

export const titleOf = (exercise: string): string => catalogue.find(({ slug }) => slug === exercise)?.title ?? exercise;

/** What training a card takes. */
export const drawParts = (lab: LabRuntime): DrawParts => ({
	runtime: lab,
	loadExercise: async (slug) => (await loadPublic[slug]()).exercise,
	resolve: (path) => resolve('/') + path
});

/** Random whole numbers from the browser. */
export function chance(): readonly [number, number, number] {
	const [a, b, c] = crypto.getRandomValues(new Uint32Array(3));
	return [a, b, c];
}

/** A name no other interview has. */
export const newId = (now: number): string => `${String(now).padStart(15, '0')}-${chance()[0].toString(16)}`;
