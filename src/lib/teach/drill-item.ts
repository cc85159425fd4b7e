/**
 * A drill as an item of an assignment: a fixed hand of cards, one draw each, answered by family. Its log is a chain of its own
 * events, anchored as a case's is.
 */
import * as v from 'valibot';
import { ANSWER_CREDIT, answerStanding, type Key } from '#lib/attempt/answers.ts';
import { confidenceScore } from '#lib/attempt/confidence.ts';
import type { Chain } from '#lib/attempt/events.ts';
import type { Grade } from '#lib/attempt/grade.ts';
import { sentence } from '#lib/attempt/sentence.ts';
import { WEIGHTS } from '#lib/attempt/weights.ts';
import { FAMILIES, familyOf } from '#lib/diagnosis/ids.ts';
import type { Family } from '#lib/diagnosis/verdict.ts';

export type DrillEvent =
	| { readonly type: 'started'; readonly engineHash: string }
	/** One card, in the order of the hand: `place` from 0. `key` and `digest` are what the page saw of the draw. */
	| {
			readonly type: 'card-answered';
			readonly place: number;
			readonly name: string;
			readonly variant: number;
			readonly seed: number;
			readonly answer: Family;
			readonly confidence: 50 | 70 | 85 | 95;
			readonly key: string;
			readonly digest: string;
	  }
	| { readonly type: 'finished' };

/** `exercise` of the chain is `drill`, its `seed` 0; the id is the variant's `logId`. */
export type DrillItemLog = Chain<DrillEvent>;
export const DRILL_LOG_NAME = 'drill';

export type CardAnswer = Extract<DrillEvent, { type: 'card-answered' }>;

const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const name = v.pipe(v.string(), v.nonEmpty(), v.maxLength(300));
const event = v.variant('type', [
	v.strictObject({ type: v.literal('started'), engineHash: name }),
	v.strictObject({
		type: v.literal('card-answered'),
		place: count,
		name,
		variant: count,
		seed: count,
		answer: v.picklist(FAMILIES),
		confidence: v.picklist([50, 70, 85, 95]),
		key: name,
		digest: v.pipe(v.string(), v.maxLength(300))
	}),
	v.strictObject({ type: v.literal('finished') })
]);

/** The shape of a drill's log, for files. */
export const drillLogSchema = v.strictObject({
	version: v.literal(1),
	id: name,
	exercise: v.literal(DRILL_LOG_NAME),
	seed: v.pipe(count, v.maxValue(0xffffffff)),
	entries: v.array(v.strictObject({ i: count, t: v.pipe(v.number(), v.finite()), event, prev: hash, hash }))
});

/** The first answer to each card, in the order of the hand. */
export function answersOf(log: DrillItemLog): readonly CardAnswer[] {
	const answers = new Map<number, CardAnswer>();
	for (const { event } of log.entries) if (event.type === 'card-answered' && !answers.has(event.place)) answers.set(event.place, event);
	return [...answers.values()].sort((a, b) => a.place - b.place);
}

/** True when every card of the hand is answered. */
export function drillDone(log: DrillItemLog, cards: number): boolean {
	return answersOf(log).filter(({ place }) => place < cards).length === cards;
}

/**
 * Points out of 100: per card the diagnosis and the stated confidence in the proportion they have in a case of two numbers and a
 * chart, and the mean over the cards. A card that was not answered earns nothing.
 * @param keys key of each card of the hand, in its order
 */
export function gradeDrill(log: DrillItemLog, keys: readonly Key[]): Grade {
	const answers = new Map(answersOf(log).map((answer) => [answer.place, answer]));
	const { diagnosis, confidence } = WEIGHTS.T1;
	const standings = keys.map((key, place) => {
		const given = answers.get(place);
		return given ? answerStanding(given.answer, key, familyOf) : null;
	});
	const right = standings.filter((standing) => standing === 'right').length;
	const call = mean(standings.map((standing) => (standing === null ? 0 : ANSWER_CREDIT[standing])));
	const stated = mean(
		keys.map((_, place) => {
			const given = answers.get(place);
			return given ? confidenceScore(given.confidence / 100, standings[place] === 'right', FAMILIES.length) : 0;
		})
	);
	const share = (id: 'diagnosis' | 'confidence', score: number): Grade['components'][number] => {
		const weight = (WEIGHTS.T1[id] * 100) / (diagnosis + confidence);
		const reason = sentence(`drill.${id}`, { right, cards: keys.length, answered: answers.size, score });
		return { id, weight, score, points: score * weight, reason };
	};
	const components = [share('diagnosis', call), share('confidence', stated)];
	return { components, caps: [], hints: 0, total: components.reduce((sum, { points }) => sum + points, 0) };
}

/** @throws {RangeError} for no values: a hand has cards. */
function mean(values: readonly number[]): number {
	if (values.length === 0) throw new RangeError('A drill without cards cannot be graded.');
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}
