/**
 * The memo after a decision: what was decided, on what evidence, what guards it, what may still go wrong, what would change
 * my mind, one sentence in the words of the field, and the same for somebody who has none of those words.
 */
import * as v from 'valibot';
import { checkClaim, type ClaimCheck } from './claim.ts';
import { CLAIM_SLOTS, type Slot } from './slots.ts';

export const MEMO_PARTS = ['decision', 'evidence', 'guardrail', 'risk', 'mindChange', 'claim', 'plain'] as const;
export type MemoPart = (typeof MEMO_PARTS)[number];
export type Memo = Readonly<Record<MemoPart, string>>;

export const MAX_PART = 600;
const part = v.pipe(v.string(), v.maxLength(MAX_PART));
export const memoSchema = v.strictObject({
	decision: part,
	evidence: part,
	guardrail: part,
	risk: part,
	mindChange: part,
	claim: part,
	plain: part
});

export const EMPTY_MEMO: Memo = { decision: '', evidence: '', guardrail: '', risk: '', mindChange: '', claim: '', plain: '' };

/** What the free sentence should fill. */
export const CLAIM_WANTS: readonly Slot[] = CLAIM_SLOTS;
/** What a stakeholder has to hear. */
export const PLAIN_WANTS: readonly Slot[] = ['consequence'];

/** Words a stakeholder does not have; money, customers and weeks say it better. */
const JARGON =
	/\b(?:overfit\w*|underfit\w*|regulari[sz]\w*|auc|roc|f1|recall|log[- ]?loss|brier|calibrat\w*|epochs?|hyper-?parameters?|variance|bias|covariate|shift|leak(?:age)?|validation(?: set)?|baseline|posterior|priors?|confidence intervals?|p-values?|gradient\w*|dropout|neural|classifier|embeddings?|perplexity|rmse|stratif\w*|cross-validation|generali[sz]ation)\b/gi;

/** Something was written: three words or more. */
const isSaid = (text: string): boolean => (text.match(/[\p{L}\p{N}]+/gu) ?? []).length >= 3;

export interface MemoCheck {
	/** Structured parts that say something. */
	readonly filled: readonly MemoPart[];
	readonly claim: ClaimCheck;
	readonly plain: ClaimCheck;
	/** Words of the trade in the plain part, each once, as written. */
	readonly jargon: readonly string[];
	/** What counts: parts filled, slots of the sentence found, the plain consequence said without words of the trade. */
	readonly found: number;
	readonly wanted: number;
	/** `found / wanted`, in [0, 1]. */
	readonly share: number;
}

/** Checks what is said, never how well. Parts that are missing are empty. */
export function checkMemo(memo: Partial<Memo>): MemoCheck {
	const said = { ...EMPTY_MEMO, ...memo };
	const structured = MEMO_PARTS.filter((name) => name !== 'claim' && name !== 'plain');
	const filled = structured.filter((name) => isSaid(said[name]));
	const claim = checkClaim(said.claim);
	const plain = checkClaim(said.plain);
	const jargon = [...new Set(said.plain.match(JARGON) ?? [])];
	const slots = CLAIM_WANTS.filter((slot) => claim.slots.includes(slot)).length;
	const plainSays = PLAIN_WANTS.every((slot) => plain.slots.includes(slot));
	const found = filled.length + slots + (plainSays ? 1 : 0) + (plainSays && jargon.length === 0 ? 1 : 0);
	const wanted = structured.length + CLAIM_WANTS.length + 2;
	return { filled, claim, plain, jargon, found, wanted, share: found / wanted };
}

/** Reads a memo back from a log or a draft; what is not one of its parts, or too long, makes it null. */
export function readMemo(value: unknown): Memo | null {
	const read = v.safeParse(memoSchema, typeof value === 'object' && value !== null ? { ...EMPTY_MEMO, ...value } : value);
	return read.success ? read.output : null;
}
