/** Draws that do not show what was planted, and those that take their place. */
import { createStream } from '#lib/core/random.ts';

/** How often a draw is replaced before it is offered as it is. */
export const MAX_REDRAWS = 3;

/** Which draw is offered, and how it came to that. */
export interface DrawChoice {
	/** Seeds in the order in which they were tried. */
	readonly tried: readonly number[];
	/** The seed that is offered. */
	readonly seed: number;
	/** Its key, computed from its own evidence, is what the exercise was designed to show. */
	readonly agrees: boolean;
}

/** Seed of the nth draw that takes the place of the first, from 1; it depends on nothing else, so that a log can be checked. */
export function redrawSeed(first: number, place: number): number {
	return createStream(first).fork(`redraw-${place}`).uint32();
}

/**
 * Tries the draw at `first`, then up to `redraws` others, until the key agrees with the design. Where none does, the first is
 * offered: the others are no better, and it is the one that was asked for.
 */
export async function chooseDraw(first: number, redraws: number, agrees: (seed: number) => Promise<boolean>): Promise<DrawChoice> {
	const tried: number[] = [];
	for (let place = 0; place <= redraws; place++) {
		const seed = place === 0 ? first : redrawSeed(first, place);
		tried.push(seed);
		if (await agrees(seed)) return { tried, seed, agrees: true };
	}
	return { tried, seed: first, agrees: false };
}
