/** What the bench costs: measurements of later runs, and training rows. A pure function of the log and the offer. */
import type { AttemptState } from './state.ts';

export interface PurseOffer {
	readonly budget: number;
	readonly rows?: { readonly price: number; readonly per: number };
}

const ROWS = 'pipeline.split.train';

/** Training rows beyond the given that some run has used; rows once bought stay bought. */
export function rowsBought(state: AttemptState, given: number): number {
	return state.trained.reduce((most, { changed }) => {
		const rows = changed[ROWS];
		return typeof rows === 'number' ? Math.max(most, rows - given) : most;
	}, 0);
}

/** Units that more training rows cost on top of those already bought; 0 without a price. */
export function rowsPrice(rows: number, bought: number, given: number, offer: PurseOffer): number {
	if (!offer.rows) return 0;
	const more = Math.max(0, rows - given - bought);
	return Math.ceil(more / offer.rows.per) * offer.rows.price;
}

/** Units spent on the bench so far: readings that name their run, and rows. */
export function benchSpent(state: AttemptState, given: number, offer: PurseOffer): number {
	const measured = state.instruments.reduce((sum, { cost, run }) => (run === undefined ? sum : sum + cost), 0);
	// Bought step by step, as the runs were trained: each step is rounded up on its own.
	let bought = 0;
	let rows = 0;
	for (const { changed } of state.trained) {
		const wanted = changed[ROWS];
		if (typeof wanted !== 'number') continue;
		rows += rowsPrice(wanted, bought, given, offer);
		bought = Math.max(bought, wanted - given);
	}
	return measured + rows;
}
