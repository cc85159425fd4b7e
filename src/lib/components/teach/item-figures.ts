/** Plots of item statistics: how hard each item is, and how well it separates, each with its interval. */
import type { Axis, Figure } from '#lib/charts/figure.ts';
import { say } from '#lib/messages/teach.ts';
import type { Ends, ItemStatistics } from '#lib/teach/gradebook/statistics.ts';

interface Named {
	readonly title: string;
}

interface Row {
	readonly item: number;
	readonly value: number;
	readonly ends: Ends;
}

const label = (item: number, names: readonly Named[]): string => `${item + 1} ${names[item].title}`;

function figureOf(
	id: string,
	title: string,
	x: Axis,
	rows: readonly Row[],
	names: readonly Named[],
	sentence: string,
	keyLine: string
): Figure {
	return {
		id,
		title,
		plot: {
			kind: 'intervals',
			x,
			rows: rows.map(({ item, value, ends }) => ({
				id: String(item),
				label: label(item, names),
				role: 'neutral',
				value,
				low: ends.low,
				high: ends.high
			})),
			references: []
		},
		sentence,
		keyLine,
		table: {
			columns: [say('items.column.item'), title, say('items.column.low'), say('items.column.high')],
			formats: ['text', 'score', 'score', 'score'],
			rows: rows.map(({ item, value, ends }) => [label(item, names), value, ends.low, ends.high])
		}
	};
}

/** @throws {RangeError} without items. */
export function difficultyFigure(items: readonly ItemStatistics[], names: readonly Named[]): Figure {
	const rows = items.map(({ item, p, pInterval }) => ({ item, value: p, ends: pInterval }));
	if (rows.length === 0) throw new RangeError('There is no item to draw. Show the empty state.');
	const ends = rows.map(({ value, ends: { low, high } }) => ({
		low: Number.isNaN(low) ? value : low,
		high: Number.isNaN(high) ? value : high
	}));
	const hardest = rows.reduce((least, one) => (one.value < least.value ? one : least));
	return figureOf(
		'item-difficulty',
		say('items.figure.p'),
		{
			title: say('items.figure.p.axis'),
			range: [Math.min(0, ...ends.map(({ low }) => low)), Math.max(1, ...ends.map(({ high }) => high))],
			tickFormat: 'percent'
		},
		rows,
		names,
		say('items.figure.p.sentence', { hard: label(hardest.item, names), p: hardest.value }),
		say('items.figure.p.key')
	);
}

/** Null where no item's discrimination is defined: one item, or no spread. */
export function discriminationFigure(items: readonly ItemStatistics[], names: readonly Named[]): Figure | null {
	const rows = items
		.filter(({ discrimination }) => !Number.isNaN(discrimination))
		.map(({ item, discrimination, discriminationInterval }) => ({ item, value: discrimination, ends: discriminationInterval }));
	if (rows.length === 0) return null;
	const weakest = rows.reduce((least, one) => (one.value < least.value ? one : least));
	return figureOf(
		'item-discrimination',
		say('items.figure.d'),
		{ title: say('items.figure.d.axis'), includes: [0, 1], within: [-1, 1] },
		rows,
		names,
		say('items.figure.d.sentence', { weak: weakest.value < 0 ? label(weakest.item, names) : null }),
		say('items.figure.d.key')
	);
}
