/** One answered card, as it is kept: what was shown, what was said, and the key of that draw. Nothing that can be worked out is stored. */
import type { Stage } from '#lib/exercise/vocabulary.ts';
import type { DiagnosisId } from '#lib/diagnosis/verdict.ts';

export const DRILL_VERSION = 1;
/** Keys of answers in the table of records begin so. */
export const DRILL_PREFIX = 'drill/';

/** What a set of cards is for. A pretest and its post-test give no feedback until their end. */
export const SET_KINDS = ['drill', 'pretest', 'posttest', 'rapid'] as const;
export type SetKind = (typeof SET_KINDS)[number];

/** `family`: what kind of fault, if any. `cause`: which one, with the separating measurement on the card. `translation`: what to tell whoever asks. */
export const CARD_KINDS = ['family', 'cause', 'translation'] as const;
export type CardKind = (typeof CARD_KINDS)[number];

export type Stated = 50 | 70 | 85 | 95;

export interface DrillAnswer {
	/** Version of this record's format; a newer one is kept and explained, never dropped. */
	readonly version: 1;
	/** The set of cards, and the place in it from 1: together they name the answer. */
	readonly set: string;
	readonly place: number;
	readonly purpose: SetKind;
	/** Milliseconds since the Unix epoch, from the injected clock. */
	readonly t: number;
	/** From the card being on the screen to the answer. */
	readonly seconds: number;
	readonly card: CardKind;
	readonly exercise: string;
	readonly stage: Stage;
	readonly seed: number;
	/** 0 the exercise as written, 1 its twin, 2 its break-it value. */
	readonly variant: number;
	/** The key that the rules computed from this very draw; `accept` includes the primary. */
	readonly key: { readonly primary: DiagnosisId; readonly accept: readonly DiagnosisId[] };
	/** The confusion pair the card was dealt for. */
	readonly pair: string;
	/** What could be answered: families, or ids. */
	readonly choices: readonly string[];
	readonly answer: string;
	readonly confidence: Stated;
	/** Id of the first remedy, where the card asked for one. */
	readonly action: string | null;
	/** What the stakeholder would be told, where the card asked. */
	readonly told: { readonly choice: string; readonly right: boolean } | null;
	/** Of the run on the card. */
	readonly digest: string;
	readonly engineHash: string;
}

/** Key of an answer in the table of records. Keys sort by set and place. */
export function answerKey({ set, place }: Pick<DrillAnswer, 'set' | 'place'>): string {
	return `${DRILL_PREFIX}${set}/${String(place).padStart(3, '0')}`;
}
