/**
 * Which draw is trained next, and which of the trained ones is dealt next. Pure: the queue holds the draws, these functions
 * choose among them. A card must never wait, so a rule that no draw at hand can follow gives way to the next place of the set.
 */
import type { Stream } from '#lib/core/random.ts';
import type { DiagnosisId } from '#lib/diagnosis/verdict.ts';
import { fitsSlot, type Slot } from './plan.ts';
import { pairToTrain, type Schedule } from './schedule.ts';

/** An exercise in one of its variants, before a seed is chosen. */
export interface Source {
	readonly exercise: string;
	readonly variant: number;
}

/** A trained draw, as far as dealing goes. */
export interface ReadyDraw extends Source {
	readonly key: DiagnosisId;
	/** Pairs it can train, the table's first. */
	readonly pairs: readonly string[];
	/** It can ask what to tell the stakeholder: the exercise as written, with the key it was designed for. */
	readonly translates: boolean;
}

export interface Dealt {
	/** Place among the ready draws. */
	readonly draw: number;
	/** Place among the open slots. */
	readonly slot: number;
	readonly pair: string;
}

/** So many draws may wait that fit no open place; then one is dealt all the same. */
export const PATIENCE = 4;
/** An exercise does not come back within so many cards while another is ready. */
const APART = 3;

/**
 * The next card: for the first open slot that any ready draw fits, the draw whose pair has been due longest. Null while nothing
 * that fits is ready and fewer than `PATIENCE` draws wait.
 */
export function chooseCard(
	ready: readonly ReadyDraw[],
	open: readonly Slot[],
	{ schedule, now, recent }: { readonly schedule: Schedule; readonly now: number; readonly recent: readonly string[] }
): Dealt | null {
	if (ready.length === 0 || open.length === 0) return null;
	for (const [slot, { wanted, translation }] of open.entries()) {
		const fitting = indicesOf(ready, (draw) => fitsSlot(draw.key, wanted) && (!translation || draw.translates));
		if (fitting.length > 0) return best(ready, fitting, slot, schedule, now, recent);
	}
	if (ready.length < PATIENCE) return null;
	return best(ready, [...ready.keys()], 0, schedule, now, recent);
}

function best(
	ready: readonly ReadyDraw[],
	fitting: readonly number[],
	slot: number,
	schedule: Schedule,
	now: number,
	recent: readonly string[]
): Dealt {
	const lately = recent.slice(-APART);
	const ranked = fitting
		.map((draw) => {
			const pair = pairToTrain(ready[draw].pairs, schedule, now);
			const due = schedule.get(pair)?.due;
			// Due pairs first, the longest due ahead; then pairs never met; then those that are not due yet.
			const rank = due === undefined ? 0 : due - now;
			return { draw, slot, pair, again: lately.includes(ready[draw].exercise), rank };
		})
		.sort((a, b) => Number(a.again) - Number(b.again) || a.rank - b.rank || a.draw - b.draw);
	const { draw, pair } = ranked[0];
	return { draw, slot, pair };
}

function indicesOf<T>(values: readonly T[], holds: (value: T) => boolean): readonly number[] {
	return [...values.keys()].filter((at) => holds(values[at]));
}

/** What is known of a source from draws already made, here or in an earlier visit. */
export interface SourceRecord {
	/** Keys of its draws, oldest first. */
	readonly keys: readonly DiagnosisId[];
	/** Milliseconds the last draw took, 0 before the first. */
	readonly milliseconds: number;
	/** Draws in a row that gave no card: the key was not what the exercise was designed to show, or the run broke down. */
	readonly misses: number;
}

export const NO_RECORD: SourceRecord = { keys: [], milliseconds: 0, misses: 0 };

/** After so many draws in a row without a card a source is left alone for the visit. */
const MOST_MISSES = 3;
/** A draw that takes longer is trained only when nothing quicker fits. */
const SLOW_MS = 5000;

/**
 * The source to train next: one that has given what the set still needs, or that has not been tried. Sources in use (ready or
 * dealt lately) come last, so that cards differ.
 */
export function chooseSource(
	sources: readonly Source[],
	recordOf: (source: Source) => SourceRecord,
	needed: readonly Slot[],
	busy: readonly string[],
	stream: Stream
): Source | null {
	const usable = sources.filter((source) => recordOf(source).misses < MOST_MISSES);
	if (usable.length === 0) return null;
	const shuffled = Array.from(stream.permutation(usable.length), (at) => usable[at]);
	const scored = shuffled.map((source, at) => {
		const { keys, milliseconds } = recordOf(source);
		const fits = needed.some(
			({ wanted, translation }) => (keys.length === 0 || fitsSlot(keys[keys.length - 1], wanted)) && (!translation || source.variant === 0)
		);
		const uses = busy.filter((exercise) => exercise === source.exercise).length;
		return { source, at, cost: uses * 2 + (fits || needed.length === 0 ? 0 : 3) + (milliseconds > SLOW_MS ? 4 : 0) };
	});
	scored.sort((a, b) => a.cost - b.cost || a.at - b.at);
	return scored[0].source;
}
