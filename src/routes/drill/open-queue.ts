import { resolve } from '$app/paths';
import { catalogue } from 'virtual:exercises/catalogue';
import { loadPublic } from 'virtual:exercises/public';
import { createStream } from '#lib/core/random.ts';
import type { PublicExercise, RevealPart } from '#lib/exercise/parts.ts';
import type { Stage } from '#lib/exercise/vocabulary.ts';
import type { DrillAnswer } from '#lib/practice/drill-answer.ts';
import { planSet } from '#lib/practice/plan.ts';
import { sourcesFor } from '#lib/practice/sources.ts';
import { LabError, type LabRuntime } from '#lib/runtime/protocol.ts';
import { systemClock } from '#lib/state/clock.ts';
import type { Case } from '#lib/state/course.ts';
import { DrillQueue } from '#lib/state/drill-queue.ts';

const address = (path: string): string => resolve('/') + path;

export interface QueueWish {
	readonly lab: LabRuntime;
	readonly cases: readonly Case[];
	readonly answers: readonly DrillAnswer[];
	/** Draws from this stage only. */
	readonly only: Stage | null;
	readonly onChange: () => void;
}

/** A queue that trains ahead from now on; `stop` ends it. */
export function openQueue({ lab, cases, answers, only, onChange }: QueueWish): DrillQueue {
	const queue = new DrillQueue({
		runtime: lab,
		sources: sourcesFor(
			cases.map(({ entry, state }) => ({ entry, finished: state === 'finished' })),
			only
		),
		loadExercise: async (slug) => (await loadPublic[slug]()).exercise,
		resolve: address,
		stream: createStream(newName()),
		clock: systemClock,
		answers,
		onChange
	});
	// Before a set is chosen, what is trained follows the plan of an ordinary one.
	queue.want(planSet('drill', 0));
	void queue.start();
	return queue;
}

/** A name no other set has: the time, and some chance for a second tab. */
export function newName(): string {
	const chance = Array.from(crypto.getRandomValues(new Uint8Array(4)), (byte) => byte.toString(16).padStart(2, '0')).join('');
	return `${String(systemClock.now()).padStart(15, '0')}-${chance}`;
}

/** What a case says after its card is answered. */
export async function fetchReveal({ revealRef }: PublicExercise): Promise<RevealPart> {
	const response = await fetch(address(revealRef)).catch(() => null);
	if (!response?.ok) throw new LabError('internal', 'a part of this case could not be loaded. Check the connection.');
	return (await response.json()) as RevealPart;
}

export const stageOf = (exercise: string): Stage | undefined => catalogue.find(({ slug }) => slug === exercise)?.stage;
export const titleOf = (exercise: string): string => catalogue.find(({ slug }) => slug === exercise)?.title ?? exercise;
