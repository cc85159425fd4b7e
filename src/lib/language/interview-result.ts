/** What an interview shows: per item, per slot, strengths, and the pairs to work on. Pure: the same record gives the same result. */
import { answerStanding, type AnswerStanding } from '#lib/attempt/answers.ts';
import { familyOf } from '#lib/diagnosis/ids.ts';
import { pairOf } from '#lib/diagnosis/look-alikes.ts';
import { checkClaim, missingSlots, type ClaimCheck } from './claim.ts';
import { timeUsed, type CardAnswer, type Interview, type SayAnswer } from './interview-log.ts';
import type { Question } from './questions.ts';
import { SLOTS, type Slot } from './slots.ts';

/** What the sentence about a draw should say. */
export const CARD_WANTS: readonly Slot[] = ['metric', 'comparator', 'mechanism', 'consequence'];

export type Points = 0 | 1 | 2;

export interface SaidResult {
	readonly check: ClaimCheck;
	readonly wants: readonly Slot[];
	/** Found in the first answer. */
	readonly first: readonly Slot[];
	/** Found once the follow-ups were answered. */
	readonly after: readonly Slot[];
	/** A suggestion only: a person decides. 2 all at once, 1 at least half in the end, else 0. Null for what was spoken. */
	readonly suggested: Points | null;
}

export type ItemResult =
	| { readonly kind: 'card'; readonly answer: CardAnswer; readonly standing: AnswerStanding; readonly said: SaidResult }
	| { readonly kind: 'say'; readonly answer: SayAnswer; readonly question: Question; readonly said: SaidResult }
	| { readonly kind: 'unanswered'; readonly place: number };

export interface SlotShare {
	readonly slot: Slot;
	readonly found: number;
	readonly wanted: number;
}

export interface InterviewResult {
	readonly items: readonly ItemResult[];
	readonly points: number;
	readonly outOf: number;
	readonly cardsRight: number;
	readonly cards: number;
	readonly slots: readonly SlotShare[];
	/** Slots found in most first answers, the surest first. */
	readonly strengths: readonly Slot[];
	/** Slots missing most often, the weakest first. */
	readonly gaps: readonly Slot[];
	/** At most two pairs: first what was taken for something else, then what was said with most missing. */
	readonly confusions: readonly string[];
	readonly minutesUsed: number;
	readonly minutesPaused: number;
}

/** @throws {RangeError} when a question of the record is not among those given. */
export function interviewResult(interview: Interview, questions: readonly Question[]): InterviewResult {
	const items = interview.plan.map((_, place): ItemResult => {
		const answer = interview.answers.find((one) => one.place === place);
		if (answer === undefined) return { kind: 'unanswered', place };
		if (answer.kind === 'card') {
			const standing = answerStanding(answer.answer, answer.key, familyOf);
			return { kind: 'card', answer, standing, said: saidResult(answer.said, [], CARD_WANTS, answer.aloud) };
		}
		const question = questions.find(({ id }) => id === answer.question);
		if (question === undefined)
			throw new RangeError(`This build has no interview question "${answer.question}"; the file was made by another one.`);
		return {
			kind: 'say',
			answer,
			question,
			said: saidResult(
				answer.said,
				answer.followUps.map((one) => one.said),
				question.wants,
				answer.aloud
			)
		};
	});
	const answered = items.flatMap((item) => (item.kind === 'unanswered' ? [] : [item]));
	const cards = answered.flatMap((item) => (item.kind === 'card' ? [item] : []));
	const typed = answered.filter(({ said }) => said.suggested !== null);
	const slots = SLOTS.map((slot) => {
		const wanted = typed.filter(({ said }) => said.wants.includes(slot));
		return { slot, found: wanted.filter(({ said }) => said.first.includes(slot)).length, wanted: wanted.length };
	}).filter(({ wanted }) => wanted > 0);
	const byShare = [...slots].sort((a, b) => b.found / b.wanted - a.found / a.wanted || b.wanted - a.wanted);
	const cardPoints = cards.reduce((sum, { standing }) => sum + (standing === 'right' ? 2 : standing === 'family' ? 1 : 0), 0);
	const saidPoints = typed.reduce((sum, { said }) => sum + (said.suggested ?? 0), 0);
	const end = interview.endedAt ?? interview.seenAt;
	const used = timeUsed(interview, end);
	return {
		items,
		points: cardPoints + saidPoints,
		outOf: interview.plan.reduce((sum, { kind }) => sum + (kind === 'card' ? 4 : 2), 0) - 2 * (answered.length - typed.length),
		cardsRight: cards.filter(({ standing }) => standing === 'right').length,
		cards: interview.plan.filter(({ kind }) => kind === 'card').length,
		slots,
		strengths: byShare.filter(({ found, wanted }) => wanted >= 2 && found / wanted >= 0.75).map(({ slot }) => slot),
		gaps: [...byShare]
			.reverse()
			.filter(({ found, wanted }) => found / wanted < 0.75)
			.map(({ slot }) => slot),
		confusions: confusionsOf(answered),
		minutesUsed: used / 60_000,
		minutesPaused: pausedBy(interview, end) / 60_000
	};
}

/** Milliseconds of the candidate's own pauses; what a machine took to train is nobody's. */
function pausedBy({ pauses }: Interview, end: number): number {
	return pauses
		.filter(({ why }) => why !== 'training')
		.reduce((sum, { from, to }) => sum + Math.max(0, Math.min(to ?? end, end) - from), 0);
}

/** Slots of a first answer, and of all that was said in the end. */
export function saidResult(first: string, more: readonly string[], wants: readonly Slot[], aloud = false): SaidResult {
	const check = checkClaim(first);
	const found = wants.filter((slot) => check.slots.includes(slot));
	const later = more.flatMap((text) => checkClaim(text).slots);
	const after = wants.filter((slot) => found.includes(slot) || later.includes(slot));
	const suggested = aloud ? null : found.length === wants.length ? 2 : after.length * 2 >= wants.length ? 1 : 0;
	return { check, wants, first: found, after, suggested };
}

/** Slots to ask about after a first answer, at most two: why and against what come first. */
export function slotsToAskFor(said: string, wants: readonly Slot[]): readonly Slot[] {
	const order: readonly Slot[] = ['mechanism', 'comparator', 'split', 'segment', 'n', 'metric', 'consequence'];
	const missing = missingSlots(checkClaim(said), wants);
	return order.filter((slot) => missing.includes(slot)).slice(0, 2);
}

function confusionsOf(items: readonly Exclude<ItemResult, { kind: 'unanswered' }>[]): readonly string[] {
	const mixed = items.flatMap((item) =>
		item.kind === 'card' && item.standing !== 'right' ? [{ pair: cardPair(item.answer), weight: item.answer.confidence }] : []
	);
	mixed.sort((a, b) => b.weight - a.weight);
	const said = items.flatMap((item) => {
		if (item.kind !== 'say' || item.said.suggested === null || item.said.first.length === item.said.wants.length) return [];
		const [first, second] = item.question.between;
		const pair = pairOf(first, second);
		return pair === null ? [] : [{ pair: pair.id, weight: 1 - item.said.first.length / item.said.wants.length }];
	});
	said.sort((a, b) => b.weight - a.weight);
	const pairs = [...mixed, ...said].map(({ pair }) => pair).filter((pair) => pair !== null);
	return [...new Set(pairs)].slice(0, 2);
}

/** The pair that a wrong call mixes up: by ids where the table has it, else by families. Null where only the cause was missed. */
function cardPair({ answer, key }: CardAnswer): string | null {
	const direct = pairOf(key.primary, answer);
	if (direct !== null) return direct.id;
	const families = ['fits', 'too-simple', 'too-fitted', 'do-not-trust', 'cannot-tell'];
	const said = families.includes(answer) ? answer : familyOf(answer as CardAnswer['key']['primary']);
	const was = familyOf(key.primary);
	if (said === was) return null;
	const [first, second] = [said, was].sort((a, b) => families.indexOf(a) - families.indexOf(b));
	return `family:${first}|${second}`;
}
