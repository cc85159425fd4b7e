/** A season: twelve decisions with one purse. What is stored, what comes next, and how it is judged: by regret and calibration. */
import * as v from 'valibot';
import { LEAST_SURE, MOST_SURE } from '#lib/attempt/decision.ts';
import { createStream } from '#lib/core/random.ts';
import { excessBrier } from '#lib/decision/quality.ts';
import { memoSchema } from '#lib/language/memo.ts';
import { shareOf, type Share } from '#lib/practice/scores.ts';
import { FIRST_PROVEN_SEED, MAX_SEED, PROVEN_SEEDS } from './seed.ts';

export const SEASON_LENGTH = 12;
export const SEASON_VERSION = 1;
export const SEASON_PREFIX = 'season/';
/** Points in the purse at the start. */
export const FIRST_CAPITAL = 100;

/** Every third decision is written down before it is lived. */
const MEMO_EVERY = 3;

/** Whether a memo is asked for after the call at this place, from 0. */
export const memoAsked = (place: number): boolean => place % MEMO_EVERY === MEMO_EVERY - 1;

export const seasonKey = (seed: number): string => `${SEASON_PREFIX}${seed}`;

const text = v.pipe(v.string(), v.nonEmpty(), v.maxLength(300));
const finite = v.pipe(v.number(), v.finite());
const share = v.pipe(finite, v.minValue(0), v.maxValue(1));
const percent = v.pipe(v.number(), v.integer(), v.minValue(LEAST_SURE), v.maxValue(MOST_SURE));

const call = v.strictObject({ stated: v.record(text, finite), action: text, confidence: percent });
/** What came of a call: the evidence's answer, and the future that happened. */
const outcome = v.strictObject({
	best: text,
	right: v.boolean(),
	quality: share,
	regret: v.pipe(finite, v.minValue(0)),
	/** Expected points of the call and of the best one. */
	expected: finite,
	bestExpected: finite,
	/** By belief that is a chance: what was stated and what the evidence says. */
	chances: v.array(v.strictObject({ stated: share, posterior: share })),
	points: finite,
	luck: share
});
const play = v.strictObject({
	slug: text,
	seed: v.pipe(v.number(), v.integer()),
	call,
	outcome: v.nullable(outcome),
	/** Null where it was asked for and left out; absent before that, and where nobody asked. */
	memo: v.optional(v.nullable(memoSchema))
});
const seasonSchema = v.strictObject({
	version: v.literal(SEASON_VERSION),
	seed: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_SEED)),
	/** Milliseconds since the Unix epoch. */
	touched: finite,
	plays: v.pipe(v.array(play), v.maxLength(SEASON_LENGTH))
});

export type SeasonOutcome = v.InferOutput<typeof outcome>;
export type SeasonPlay = v.InferOutput<typeof play>;
export type Season = v.InferOutput<typeof seasonSchema>;

/** One decision of a season: which case, at which draw. */
export interface SeasonStop {
	readonly slug: string;
	readonly seed: number;
}

/** The twelve decisions of a season: the same seed gives the same ones. Fewer cases than twelve come again with other draws. */
export function planSeason(seed: number, slugs: readonly string[], length = SEASON_LENGTH): readonly SeasonStop[] {
	if (slugs.length === 0) return [];
	const stream = createStream(seed).fork('season');
	const stops: SeasonStop[] = [];
	for (let round = 0; stops.length < length; round++) {
		const order = stream.fork(`round-${round}`).permutation(slugs.length);
		const draws = stream.fork(`draws-${round}`);
		for (const at of order) {
			if (stops.length === length) break;
			stops.push({ slug: slugs[at], seed: FIRST_PROVEN_SEED + draws.integer(PROVEN_SEEDS) });
		}
	}
	return stops;
}

export function newSeason(seed: number, now: number): Season {
	return { version: SEASON_VERSION, seed, touched: now, plays: [] };
}

/** A stored season; null for what this build cannot read, which is left where it is. */
export function readSeason(value: unknown): Season | null {
	const read = v.safeParse(seasonSchema, value);
	return read.success ? read.output : null;
}

/** A play that has come to its end. */
export type FinishedPlay = SeasonPlay & { readonly outcome: SeasonOutcome };

export function finishedPlays(season: Season): readonly FinishedPlay[] {
	return season.plays.filter((one): one is FinishedPlay => one.outcome !== null);
}

export interface Standing {
	/** Capital after each decision, as it came; the first is before any. */
	readonly capital: readonly number[];
	/** The same by expected values: of the calls made, and of the best ones. */
	readonly expected: readonly number[];
	readonly best: readonly number[];
	readonly regret: number;
	/** Mean decision quality, 0 to 1; NaN before the first. */
	readonly quality: number;
	/** Mean excess Brier score of the chances stated; NaN where none was. */
	readonly excess: number;
}

function runningTotals(steps: readonly number[]): readonly number[] {
	let total = FIRST_CAPITAL;
	return [total, ...steps.map((step) => (total += step))];
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** How a season stands. Chance moves `capital` and nothing else. */
export function standingOf(season: Season): Standing {
	const outcomes = finishedPlays(season).map((one) => one.outcome);
	return {
		capital: runningTotals(outcomes.map(({ points }) => points)),
		expected: runningTotals(outcomes.map(({ expected }) => expected)),
		best: runningTotals(outcomes.map(({ bestExpected }) => bestExpected)),
		regret: outcomes.reduce((sum, { regret }) => sum + regret, 0),
		quality: mean(outcomes.map(({ quality }) => quality)),
		excess: mean(outcomes.flatMap(({ chances }) => chances.map(({ stated, posterior }) => excessBrier(stated, posterior))))
	};
}

/** Ends of the bands that stated confidences are gathered in, as fractions: twelve calls do not fill nineteen values. */
const SURE_BANDS = [0, 0.4, 0.6, 0.75, 0.9, 1] as const;

export interface SureBand extends Share {
	/** Mean of what was said in the band. */
	readonly stated: number;
}

/** Share of the calls that were right, by how sure they were made; bands without a call are left out. */
export function sureBands(season: Season): readonly SureBand[] {
	const calls = finishedPlays(season).map(({ call, outcome }) => ({ stated: call.confidence / 100, right: outcome.right }));
	return SURE_BANDS.slice(1).flatMap((high, place) => {
		const low = SURE_BANDS[place];
		const those = calls.filter(({ stated }) => stated >= low && (stated < high || high === 1));
		if (those.length === 0) return [];
		return [{ ...shareOf(those.filter(({ right }) => right).length, those.length), stated: mean(those.map(({ stated }) => stated)) }];
	});
}
