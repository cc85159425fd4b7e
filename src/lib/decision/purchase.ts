/** How many labels to buy, from a learning curve that was measured. */
import { rowOf } from './compose.ts';
import type { ActionValue } from './expected-value.ts';
import { errorAt, fitPowerLaw, type PowerLaw } from './label-purchase.ts';
import type { DecisionEvidence, PublicDecision } from './spec.ts';

export type PublicPurchase = Extract<PublicDecision, { kind: 'purchase' }>;

export const rowsId = (rows: number): string => `rows-${rows}`;

/** The power law through the measured errors. */
export function purchaseLaw(decision: PublicPurchase, evidence: DecisionEvidence): PowerLaw {
	// An error of 0 has no logarithm; half a row is the usual stand-in.
	const errors = decision.curve.map((rows) => {
		const { value, n } = rowOf(evidence, rowsId(rows));
		return Math.max(1 - value, 0.5 / n);
	});
	return fitPowerLaw(decision.curve, errors);
}

/** Labels of an action; 0 for `keep`. */
export function amountOf(action: string): number {
	if (action === 'keep') return 0;
	const rows = Number(/^buy-(\d+)$/.exec(action)?.[1]);
	if (!(rows >= 1)) throw new RangeError(`"${action}" is not an action of a purchase; use keep or buy-<rows>.`);
	return rows;
}

export function purchaseActions({ amounts }: PublicPurchase): readonly string[] {
	return ['keep', ...amounts.map((rows) => `buy-${rows}`)];
}

/** Points of each purchase over the horizon, against buying none. */
export function purchaseValues(decision: PublicPurchase, law: PowerLaw, price = decision.price): readonly ActionValue[] {
	const now = errorAt(law, decision.have);
	return purchaseActions(decision).map((id) => {
		const rows = amountOf(id);
		return { id, value: decision.worth * (now - errorAt(law, decision.have + rows)) - price * rows };
	});
}
