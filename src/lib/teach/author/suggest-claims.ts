/** Claims that an author can begin with, read off one draw of both sides. The proof decides whether they hold. */
import { factValue } from '#lib/exercise/claim-facts.ts';
import type { Claim } from '#lib/exercise/claims.ts';
import type { RunEvidence } from '#lib/instruments/evidence.ts';

/** The claims of the given side, and the same facts on the other side of the bound. */
export interface SuggestedClaims {
	readonly shows: readonly Claim[];
	readonly cured: readonly Claim[];
}

/** Facts that differ by less are not worth a claim. */
const LEAST = 0.02;
const MOST_CLAIMS = 2;

/**
 * For the facts that part the two runs most, a bound half-way between them.
 * @param given the experiment as written.
 * @param other the arm without the cause.
 */
export function suggestClaims(given: RunEvidence, other: RunEvidence): SuggestedClaims {
	const { metric } = given;
	const facts = [
		'gap',
		`validation.${metric}`,
		`train.${metric}`,
		'shortfall',
		'bias',
		`validation.${metric}.high - validation.${metric}.low`
	];
	const parted = facts
		.flatMap((fact) => {
			const [a, b] = [valueOf(fact, given), valueOf(fact, other)];
			return a === null || b === null || !(Math.abs(a - b) >= LEAST) ? [] : [{ fact, a, b }];
		})
		.sort((x, y) => Math.abs(y.a - y.b) - Math.abs(x.a - x.b))
		.slice(0, MOST_CLAIMS);
	const bounded = (fact: string, bound: number, above: boolean): Claim => (above ? { fact, above: bound } : { fact, below: bound });
	return {
		shows: parted.map(({ fact, a, b }) => bounded(fact, middle(a, b), a > b)),
		cured: parted.map(({ fact, a, b }) => bounded(fact, middle(a, b), b > a))
	};
}

function middle(a: number, b: number): number {
	return Number(((a + b) / 2).toPrecision(2));
}

/** A fact or the difference of two; null where this run does not have it. */
function valueOf(expression: string, run: RunEvidence): number | null {
	try {
		const [first, second] = expression.split(' - ').map((fact) => factValue(fact.split('.'), run));
		return first - (second ?? 0);
	} catch (error) {
		if (error instanceof RangeError) return null;
		throw error;
	}
}
