/** What a season says of whoever played it: regret, calibration and memos, each with its count and how far chance may move it. */
import { bootstrapRows, pairedBootstrap } from '#lib/core/bootstrap.ts';
import type { Interval } from '#lib/core/measured.ts';
import { createStream } from '#lib/core/random.ts';
import { excessBrier } from '#lib/decision/quality.ts';
import { checkMemo } from '#lib/language/memo.ts';
import { hitRate, type Share } from '#lib/practice/scores.ts';
import { finishedPlays, memoAsked, type Season } from './decision-season.ts';

/** Fewer cannot be drawn anew in a way that says anything. */
const FEWEST = 3;

/** A mean over n, with a 95 % interval from drawing them anew; null with fewer than three. */
export interface MeanOf {
	readonly value: number;
	readonly n: number;
	readonly interval: Interval | null;
}

export interface SeasonSummary {
	/** Calls among those that the evidence supports. */
	readonly right: Share;
	/** Points given away, a decision. */
	readonly regret: MeanOf;
	/** Stated confidence less the share that was right: positive is too sure. */
	readonly tooSure: MeanOf;
	/** Excess Brier score, a stated chance; null where none was stated. */
	readonly excess: MeanOf | null;
	/** Memos that were asked for, those written, and the mean share of what a memo wants that they had (NaN without one). */
	readonly memos: { readonly asked: number; readonly written: number; readonly share: number };
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The summary of the decisions that are over; null before the first. The same season gives the same intervals. */
export function summaryOf(season: Season): SeasonSummary | null {
	const plays = finishedPlays(season);
	if (plays.length === 0) return null;
	const stream = createStream(season.seed).fork('season-summary');
	const meanOf = (values: readonly number[], name: string): MeanOf => ({
		value: mean(values),
		n: values.length,
		interval: values.length < FEWEST ? null : bootstrapRows(stream.fork(name), values).interval
	});
	const sure = plays.map(({ call }) => call.confidence / 100);
	const right = plays.map(({ outcome }) => Number(outcome.right));
	const chances = plays.flatMap(({ outcome }) => outcome.chances.map(({ stated, posterior }) => excessBrier(stated, posterior)));
	const asked = plays.filter((_, place) => memoAsked(place));
	const written = asked.flatMap(({ memo }) => memo ?? []);
	return {
		right: hitRate(plays.map(({ outcome }) => outcome)),
		regret: meanOf(
			plays.map(({ outcome }) => outcome.regret),
			'regret'
		),
		tooSure: {
			value: mean(sure) - mean(right),
			n: plays.length,
			interval: plays.length < FEWEST ? null : pairedBootstrap(stream.fork('sure'), right, sure).interval
		},
		excess: chances.length === 0 ? null : meanOf(chances, 'chances'),
		memos: { asked: asked.length, written: written.length, share: mean(written.map((memo) => checkMemo(memo).share)) }
	};
}
