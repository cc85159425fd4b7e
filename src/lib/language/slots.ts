/** What a sentence about a model has to say: the slots of a claim. docs/language.md defines each. */
export const SLOTS = ['metric', 'comparator', 'mechanism', 'n', 'consequence', 'split', 'segment'] as const;
export type Slot = (typeof SLOTS)[number];

/** The five that every free sentence is checked for; `split` and `segment` are wanted by some questions only. */
export const CLAIM_SLOTS = ['metric', 'comparator', 'mechanism', 'n', 'consequence'] as const satisfies readonly Slot[];

/** A slot that was found, and where: characters `start` up to, not including, `end` of the text as it was given. */
export interface Finding {
	readonly slot: Slot;
	readonly start: number;
	readonly end: number;
}

/** A place in a text. */
export interface Span {
	readonly start: number;
	readonly end: number;
}
