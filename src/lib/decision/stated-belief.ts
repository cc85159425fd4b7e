/** A belief from two numbers that a person can state: the best guess of a rate, and the chance that it beats a bar. */
import { exp, log } from '#lib/core/portable-math.ts';
import { betaBelief, probabilityBelow, type Belief } from './belief.ts';

/** As vague as a belief gets, and as sure, in rows. */
const FEWEST = 2;
const MOST = 20_000;

/**
 * The Beta belief with this mean under which the rate exceeds the bar with this chance, as nearly as one can.
 * `fits` is false where none comes within 0.05 of the chance: a guess above the bar that hardly beats it contradicts itself.
 */
export function statedBelief(mean: number, bar: number, chance: number): { readonly belief: Belief; readonly fits: boolean } {
	const inside = Math.min(0.999, Math.max(0.001, mean));
	const of = (rows: number): Belief => betaBelief(inside * rows, (1 - inside) * rows);
	const beats = (rows: number): number => 1 - probabilityBelow(of(rows), bar);
	let [low, high] = [log(FEWEST), log(MOST)];
	// Surer means further from one half, on the side on which the guess lies.
	const rising = inside > bar;
	for (let step = 0; step < 40; step++) {
		const middle = (low + high) / 2;
		if (beats(exp(middle)) < chance === rising) low = middle;
		else high = middle;
	}
	const rows = exp((low + high) / 2);
	return { belief: of(rows), fits: Math.abs(beats(rows) - chance) <= 0.05 };
}
