/** What a rate below the floor costs, booked while the weeks come. */
import type { ProductionWeek } from './spec.ts';

export interface HarmBook {
	/** Weeks whose points are certain now, with their running totals. */
	add(week: Omit<ProductionWeek, 'total'>): readonly ProductionWeek[];
	/** The weeks that were held back, when there are no more. */
	close(): readonly ProductionWeek[];
}

/**
 * Harm is paid once, in the first week from which the rate so far stays below the floor. Whether it stays is known when it has
 * risen again or the weeks are over, so weeks from a fall on are held back until then: what was told is never taken back.
 */
export function openHarmBook(harm: { readonly floor: number; readonly points: number } | null): HarmBook {
	let [k, n] = [0, 0];
	let total = 0;
	let held: Omit<ProductionWeek, 'total'>[] = [];
	const book = (week: Omit<ProductionWeek, 'total'>): ProductionWeek => {
		total += week.points;
		return { ...week, total };
	};
	const release = (): readonly ProductionWeek[] => {
		const booked = held.map(book);
		held = [];
		return booked;
	};
	return {
		add: (week) => {
			k += week.metric?.k ?? 0;
			n += week.metric?.n ?? 0;
			held.push(week);
			const below = harm !== null && n > 0 && k / n < harm.floor;
			return below ? [] : release();
		},
		close: () => {
			const [first, ...others] = held;
			if (first === undefined || harm === null) return release();
			held = [{ ...first, points: first.points - harm.points, incidents: [...first.incidents, { id: 'harm', ...harm }] }, ...others];
			return release();
		}
	};
}
