/** Whether a claim has a run behind it: the fact it cites, and every number in it. */
import type { Claim } from './edits.ts';
import type { Fact } from './document.ts';

export type ClaimStanding =
	| { readonly kind: 'backed'; readonly fact: Fact }
	/** Nothing is cited, or what is cited is not in this log. */
	| { readonly kind: 'no-run' }
	/** Numbers in the text that no logged run shows, as they are written. */
	| { readonly kind: 'stray'; readonly numbers: readonly string[] };

/** A number as it is written: sign, thousands' commas, decimals, a percent sign. Digits inside words (L2, run-1) are none. */
const NUMBER = /(?<![\p{L}\d.,-])[-\u2212+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?\s?%?|(?<![\p{L}\d.,-])[-\u2212+]?\d+(?:\.\d+)?\s?%?/gu;
/** Whole numbers up to this count things (three seeds, two columns) and are not checked. */
const COUNTING = 12;

/** Only what is not backed is struck through; an empty claim is not a claim yet and stands as backed by nothing. */
export function standingOf(claim: Claim, facts: readonly Fact[]): ClaimStanding {
	const fact = facts.find(({ id }) => id === claim.cites);
	if (fact === undefined) return { kind: 'no-run' };
	const known = facts.flatMap(({ numbers }) => numbers);
	const stray = numbersIn(claim.text).filter((written) => !isKnown(written, known));
	return stray.length > 0 ? { kind: 'stray', numbers: stray } : { kind: 'backed', fact };
}

/** The numbers of a text, as written and without doubles. */
export function numbersIn(text: string): readonly string[] {
	return [...new Set([...text.matchAll(NUMBER)].map(([written]) => written.trim()))];
}

/**
 * True when a known number, rounded to the decimals that were written, is the one written; a percentage or points may stand for
 * a fraction, and a size may be told without its sign.
 */
function isKnown(written: string, known: readonly number[]): boolean {
	const percent = written.endsWith('%');
	const text = written.replace(/[%,\s]/g, '').replace('\u2212', '-');
	const value = Number(text);
	if (!percent && Number.isInteger(value) && Math.abs(value) <= COUNTING && !text.includes('.')) return true;
	const decimals = text.split('.')[1]?.length ?? 0;
	const tolerance = 0.5 * Number(`1e-${decimals}`) + 1e-9;
	return known.some((number) => [number, number * 100].some((form) => Math.abs(Math.abs(form) - Math.abs(value)) <= tolerance));
}
