/** The future that was lived, among two hundred others that the same evidence allowed. */
import { say } from '#lib/messages/decision.ts';
import type { Figure } from '../figure.ts';
import { weekAxis } from './production.ts';

export interface Fan {
	/** Ends of the weeks, rising; the first may be 0. */
	readonly weeks: readonly number[];
	/** Points so far at the end of each week, one list a future. */
	readonly futures: readonly (readonly number[])[];
	readonly lived: readonly number[];
}

/** Value below which a share q of the sorted values lies, between neighbours in proportion. */
export function quantileOf(sorted: readonly number[], q: number): number {
	if (sorted.length === 0) return NaN;
	const place = q * (sorted.length - 1);
	const low = Math.floor(place);
	const high = Math.min(low + 1, sorted.length - 1);
	return sorted[low] + (place - low) * (sorted[high] - sorted[low]);
}

/** `shown` limits the lived line to so many points, while it grows. @throws {RangeError} without a future. */
export function fanFigure({ weeks, futures, lived }: Fan, shown = lived.length): Figure {
	if (futures.length === 0) throw new RangeError('There is no future to draw. Ask for some before drawing the fan.');
	const at = weeks.map((_, place) => futures.map((future) => future[place] ?? NaN).sort((a, b) => a - b));
	const line = (q: number): readonly number[] => at.map((values) => quantileOf(values, q));
	const [low, middle, high] = [line(0.1), line(0.5), line(0.9)];
	const ends = at[at.length - 1];
	const end = lived[lived.length - 1];
	return {
		id: 'fan',
		title: say('chart.fan.title', { count: futures.length }),
		plot: {
			kind: 'lines',
			x: weekAxis(weeks[weeks.length - 1]),
			y: { title: say('chart.fan.y'), better: 'higher', includes: [0], tickFormat: 'integer' },
			series: [
				{
					id: 'futures',
					role: 'neutral',
					label: say('chart.fan.middle'),
					x: weeks,
					mean: middle,
					seeds: futures,
					faint: true,
					band: { low, high },
					dash: 'dash'
				},
				{ id: 'lived', role: 'fresh', label: say('chart.fan.lived'), x: weeks, mean: lived.slice(0, shown) }
			],
			references: []
		},
		sentence: say('chart.fan.sentence', {
			end,
			low: quantileOf(ends, 0.1),
			high: quantileOf(ends, 0.9),
			worse: ends.filter((value) => value <= end).length,
			count: futures.length
		}),
		keyLine: say('chart.fan.key', { count: futures.length }),
		table: {
			columns: [say('chart.week'), say('chart.fan.lived'), say('chart.fan.low'), say('chart.fan.middle'), say('chart.fan.high')],
			formats: ['count', 'setting', 'setting', 'setting', 'setting'],
			rows: weeks.map((week, place) => [week, lived[place] ?? NaN, low[place], middle[place], high[place]])
		}
	};
}

/** False where every future ends the same: then chance had no part in it, and there is nothing to draw. */
export function differs({ futures, lived }: Fan): boolean {
	const end = lived[lived.length - 1];
	return futures.some((future) => Math.abs(future[future.length - 1] - end) > 1e-9);
}
