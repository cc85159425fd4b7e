/** When each confusion pair comes back: FSRS over the ratings, a pure function of the log. */
import { createEmptyCard, fsrs, Rating, State, type Card, type Grade } from 'ts-fsrs';
import type { Encounter } from './encounter.ts';
import { rate, type PairRating } from './rating.ts';

export interface PairState {
	readonly pair: string;
	/** Milliseconds since the Unix epoch. */
	readonly due: number;
	readonly last: number;
	/** Days after which nine in ten would still be right. */
	readonly stability: number;
	readonly reps: number;
	readonly lapses: number;
	/** It has left the steps of a first learning, or of a relapse. */
	readonly learned: boolean;
}

export type Schedule = ReadonlyMap<string, PairState>;

const GRADE: Readonly<Record<PairRating, Grade>> = {
	again: Rating.Again,
	hard: Rating.Hard,
	good: Rating.Good,
	easy: Rating.Easy
};

/** Share of calls that should still be right when a pair comes back. */
export const WANTED_RETENTION = 0.9;

/** The state of every pair that was ever met. Encounters must be in the order of time. */
export function scheduleOf(encounters: readonly Encounter[]): Schedule {
	// No fuzz: the same log must give the same days.
	const scheduler = fsrs({ request_retention: WANTED_RETENTION, enable_fuzz: false });
	const cards = new Map<string, Card>();
	for (const encounter of encounters) {
		const rated = rate(encounter);
		if (rated === null) continue;
		const at = new Date(encounter.t);
		const before: Card = cards.get(rated.pair) ?? createEmptyCard(at);
		cards.set(rated.pair, scheduler.next(before, at, GRADE[rated.rating]).card);
	}
	return new Map([...cards].map(([pair, card]) => [pair, stateOf(pair, card)]));
}

function stateOf(pair: string, card: Card): PairState {
	return {
		pair,
		due: card.due.getTime(),
		last: card.last_review?.getTime() ?? card.due.getTime(),
		stability: card.stability,
		reps: card.reps,
		lapses: card.lapses,
		learned: card.state === State.Review
	};
}

/** Pairs whose time has come, the longest due first. */
export function duePairs(schedule: Schedule, now: number): readonly PairState[] {
	return [...schedule.values()].filter(({ due }) => due <= now).sort((a, b) => a.due - b.due || (a.pair < b.pair ? -1 : 1));
}

/** The pair a card should be dealt for: the longest due, else a new one, else the one that comes back first. */
export function pairToTrain(pairs: readonly string[], schedule: Schedule, now: number): string {
	const known = pairs.flatMap((pair) => schedule.get(pair) ?? []).sort((a, b) => a.due - b.due);
	if (known.length > 0 && known[0].due <= now) return known[0].pair;
	return pairs.find((pair) => !schedule.has(pair)) ?? known[0].pair;
}
