/** Which questions and which draws make an interview: everything follows from one nonce, so that two machines agree. */
import { createStream, type Stream } from '#lib/core/random.ts';
import type { CatalogueEntry } from '#lib/exercise/parts.ts';
import { STAGES, type Stage } from '#lib/exercise/vocabulary.ts';
import type { Question } from './questions.ts';

export const LENGTHS = [15, 30, 45] as const;
export type Minutes = (typeof LENGTHS)[number];

/** Cards with a live draw, and questions, per length. */
const PARTS: Readonly<Record<Minutes, { readonly cards: number; readonly says: number }>> = {
	15: { cards: 2, says: 4 },
	30: { cards: 4, says: 8 },
	45: { cards: 6, says: 12 }
};

export type PlanItem =
	/** A draw to be trained: the candidates in the order to try them, for a draw may turn out to show nothing that can be asked. */
	| { readonly kind: 'card'; readonly tries: readonly { readonly exercise: string; readonly variant: number; readonly seed: number }[] }
	| { readonly kind: 'say'; readonly question: string };

export interface Settings {
	readonly minutes: Minutes;
	/** At least one, in the order of the course. */
	readonly stages: readonly Stage[];
	readonly nonce: string;
}

export type CardSource = Pick<CatalogueEntry, 'slug' | 'stage' | 'variants'>;

const TRIES = 8;

const shuffled = <T>(items: readonly T[], stream: Stream): T[] => Array.from(stream.permutation(items.length), (place) => items[place]);

/** Questions spread over the stages, one about the candidate's own work where there is room; cards among them. Pure. */
export function planInterview(settings: Settings, questions: readonly Question[], sources: readonly CardSource[]): readonly PlanItem[] {
	const stream = createStream(`interview ${settings.nonce} ${settings.minutes} ${settings.stages.join(' ')}`);
	const cardSources = sources.filter(({ stage }) => settings.stages.includes(stage));
	const cards = cardSources.length === 0 ? 0 : PARTS[settings.minutes].cards;
	const says = chooseQuestions(
		settings,
		questions,
		PARTS[settings.minutes].says + (PARTS[settings.minutes].cards - cards),
		stream.fork('questions')
	);
	const draws = Array.from({ length: cards }, (_, place) => cardItem(cardSources, stream.fork(`card ${place}`)));
	// A card opens, then every third item is one: reading and speaking take turns.
	const items: PlanItem[] = [];
	const [cardsLeft, saysLeft] = [[...draws], says.map((question): PlanItem => ({ kind: 'say', question: question.id }))];
	while (cardsLeft.length + saysLeft.length > 0) {
		const card = cardsLeft.shift();
		if (card !== undefined) items.push(card);
		items.push(...saysLeft.splice(0, cardsLeft.length + (card === undefined ? 0 : 1) === 0 ? saysLeft.length : 2));
	}
	return items;
}

function cardItem(sources: readonly CardSource[], stream: Stream): PlanItem {
	const tries = Array.from({ length: TRIES }, () => {
		const { slug, variants } = sources[stream.integer(sources.length)];
		return { exercise: slug, variant: stream.integer(variants + 1), seed: stream.uint32() };
	});
	return { kind: 'card', tries };
}

function chooseQuestions({ stages }: Settings, questions: readonly Question[], count: number, stream: Stream): readonly Question[] {
	const past = shuffled(
		questions.filter(({ kind }) => kind === 'past'),
		stream.fork('past')
	).slice(0, 1);
	const byStage = stages.map((stage) =>
		shuffled(
			questions.filter((question) => question.stage === stage && question.kind === 'say'),
			stream.fork(stage)
		)
	);
	const chosen: Question[] = [];
	for (let round = 0; chosen.length < count - past.length && byStage.some((bank) => bank.length > round); round += 1)
		for (const bank of byStage) if (bank[round] !== undefined && chosen.length < count - past.length) chosen.push(bank[round]);
	return [...past, ...chosen];
}

const WORDS =
	'amber anchor basil beacon birch bramble brook candle canyon cedar clover cobalt comet copper coral crane dune ember fable falcon fern flint garnet glacier harbour hazel heron indigo island ivory jasper juniper kestrel lagoon lantern linen maple marble meadow mint nectar oasis olive orchard otter pebble pepper pine plum quartz raven reed river robin saffron sage slate sparrow spruce summit thistle tulip velvet violet walnut willow'.split(
		' '
	);

/** A nonce to read aloud: two words and a number in which length and stages are written. `chance`: three random whole numbers. */
export function makeNonce(minutes: Minutes, stages: readonly Stage[], chance: readonly [number, number, number]): string {
	const mask = STAGES.reduce((sum, stage, place) => sum + (stages.includes(stage) ? 1 << place : 0), 0);
	const code = (LENGTHS.indexOf(minutes) + 1) * 100 + mask;
	return `${WORDS[chance[0] % WORDS.length]}-${WORDS[chance[1] % WORDS.length]}-${code}${chance[2] % 10}`;
}

/** What a nonce says, however it was typed after hearing it. @returns null for words that make none. */
export function readNonce(typed: string): Settings | null {
	const parts = /^([a-z]+)[\s-]+([a-z]+)[\s-]+([1-3])(\d\d)(\d)$/.exec(
		typed
			.trim()
			.toLowerCase()
			.replace(/(\d)\s+(?=\d)/g, '$1')
	);
	if (parts === null) return null;
	const [, first, second, length, mask, digit] = parts;
	const stages = STAGES.filter((_, place) => (Number(mask) >> place) % 2 === 1);
	if (!WORDS.includes(first) || !WORDS.includes(second) || stages.length === 0 || Number(mask) > 15) return null;
	return { minutes: LENGTHS[Number(length) - 1], stages, nonce: `${first}-${second}-${length}${mask}${digit}` };
}
