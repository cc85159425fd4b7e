/** Precision and recall of the slot checker over annotated answers. */
import * as v from 'valibot';
import { checkClaim } from './claim.ts';
import { CLAIM_SLOTS } from './slots.ts';

const schema = v.array(
	v.strictObject({
		kind: v.picklist(['good', 'partial', 'stuffing', 'negation', 'unusual']),
		slots: v.array(v.picklist(CLAIM_SLOTS)),
		text: v.pipe(v.string(), v.nonEmpty())
	})
);
export type AnnotatedClaim = v.InferOutput<typeof schema>[number];
type ClaimSlot = (typeof CLAIM_SLOTS)[number];

/** @throws {v.ValiError} when the file has another shape. */
export function readAnnotated(json: string): readonly AnnotatedClaim[] {
	return v.parse(schema, JSON.parse(json));
}

export interface SlotScore {
	readonly slot: ClaimSlot;
	/** Found and meant. */
	readonly hits: number;
	readonly found: number;
	readonly meant: number;
	/** NaN where nothing was found. */
	readonly precision: number;
	/** NaN where none was meant. */
	readonly recall: number;
}

export function scoreClaims(claims: readonly AnnotatedClaim[]): readonly SlotScore[] {
	const checked = claims.map(({ text, slots }) => ({ slots, found: checkClaim(text).slots }));
	return CLAIM_SLOTS.map((slot) => {
		const found = checked.filter((one) => one.found.includes(slot)).length;
		const meant = checked.filter((one) => one.slots.includes(slot)).length;
		const hits = checked.filter((one) => one.slots.includes(slot) && one.found.includes(slot)).length;
		return { slot, hits, found, meant, precision: hits / found, recall: hits / meant };
	});
}
