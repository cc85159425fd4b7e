import { createStream } from '#lib/core/random.ts';

/** The options of a question in an order drawn from item and seed: the order of a file may give the answer away. */
export function inDrawnOrder<T>(options: readonly T[], item: string, seed: number, purpose: string): readonly T[] {
	const order = createStream(`${item}/${seed}`).fork(purpose).permutation(options.length);
	return Array.from(order, (place) => options[place]);
}
