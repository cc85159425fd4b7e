/** Segments: each level with its interval and its pulled value, beside what the lowest of as many equal ones would be by chance. */
import { say } from '#lib/messages/segments.ts';
import { crossedParts, type FactsEvidence, type SliceRow } from '#lib/instruments/evidence.ts';
import { wilsonInterval } from '#lib/core/proportions.ts';
import type { Figure, IntervalRow } from '../figure.ts';

export type SegmentOrder = 'name' | 'rows' | 'worst';

function detailOf(evidence: FactsEvidence): { readonly overall: number; readonly slices: readonly SliceRow[] } {
	if (evidence.detail?.kind !== 'slices') throw new RangeError(`"${evidence.instrument}" has no segments to draw. Read the slice table.`);
	return evidence.detail;
}

/** Sorting by worst always puts the chance row on top: a lowest segment means nothing without it. */
export function segmentsFigure(evidence: FactsEvidence, order: SegmentOrder): Figure {
	const { overall, slices } = detailOf(evidence);
	const sorted = [...slices].sort((a, b) =>
		order === 'worst' ? a.share - b.share : order === 'rows' ? b.n - a.n : nameOf(a).localeCompare(nameOf(b), 'en', { numeric: true })
	);
	const chance = evidence.facts.find(({ id }) => id === 'worstOfEqual')?.measured;
	const worst = slices.reduce((lowest, slice) => (slice.share < lowest.share ? slice : lowest));
	const flagged = slices.filter((slice) => slice.flagged);
	const chanceRow: readonly IntervalRow[] =
		order === 'worst' && chance?.interval
			? [
					{
						id: 'chance',
						label: say('chance.row', { count: slices.length }),
						role: 'neutral',
						value: chance.value,
						low: chance.interval.low,
						high: chance.interval.high,
						note: say('chance.note')
					}
				]
			: [];
	return {
		id: 'facts:slice-table',
		title: say('title'),
		plot: {
			kind: 'intervals',
			x: { title: say('axis'), better: 'higher', within: [0, 1] },
			rows: [...chanceRow, ...sorted.map(rowOf)],
			references: [{ kind: 'level', label: say('overall'), value: overall }]
		},
		sentence: [
			say('sentence.overall', { overall, count: slices.length }),
			chance?.interval
				? say('sentence.worst', {
						name: nameOf(worst),
						share: worst.share,
						n: worst.n,
						low: chance.interval.low,
						high: chance.interval.high
					})
				: '',
			say('sentence.flagged', { flagged: flagged.map(nameOf) })
		].join(' '),
		keyLine: say('key', { count: slices.length }),
		table: {
			columns: ['slice', 'rows', 'score', 'low', 'high', 'pulled', 'p', 'adjusted', 'below'].map((column) =>
				say(`column.${column}` as 'column.slice')
			),
			formats: ['text', 'count', 'score', 'score', 'score', 'score', 'score', 'score', 'text'],
			rows: sorted.map((slice) => [
				nameOf(slice),
				slice.n,
				slice.share,
				slice.low,
				slice.high,
				slice.shrunken,
				slice.pValue,
				slice.adjusted,
				say(slice.flagged ? 'below.yes' : 'below.no')
			])
		}
	};
}

const nameOf = ({ column, level }: SliceRow): string => say('name', { column, level });

function rowOf(slice: SliceRow): IntervalRow {
	return {
		id: `${slice.column}:${slice.level}`,
		label: nameOf(slice),
		role: 'validation',
		value: slice.share,
		low: slice.low,
		high: slice.high,
		ticks: [slice.shrunken],
		note: say(slice.flagged ? 'row.flagged' : 'row.rows', { n: slice.n }),
		strong: slice.flagged
	};
}

export interface Aggregate {
	/** Column that is compared, and the one it is taken within. */
	readonly compared: string;
	readonly within: string;
	/** The two levels compared, those with the most rows. */
	readonly levels: readonly [string, string];
	/** First less second over all rows. */
	readonly pooled: number;
	/** First less second inside each level of the other column. */
	readonly inside: readonly { readonly level: string; readonly difference: number; readonly n: number }[];
	/** First less second at one mix of the other column, that of all rows. */
	readonly standardised: number;
	/** The pooled sign is another than that of every level. */
	readonly reversed: boolean;
	readonly rows: readonly {
		readonly level: string;
		readonly share: number;
		readonly low: number;
		readonly high: number;
		readonly n: number;
	}[];
}

/**
 * Crossed segments added up again: the first column's levels over all rows, and inside each level of the second. Null unless the
 * segments are crossed and two levels stand side by side somewhere.
 */
export function aggregateUp(evidence: FactsEvidence): Aggregate | null {
	const { slices } = detailOf(evidence);
	const columns = slices.length > 0 ? crossedParts(slices[0].column) : null;
	if (!columns) return null;
	const cells = slices.flatMap((slice) => {
		const parts = crossedParts(slice.level);
		return parts ? [{ a: parts[0], b: parts[1], n: slice.n, right: slice.share * slice.n }] : [];
	});
	const total = (of: typeof cells): { n: number; right: number } => ({
		n: of.reduce((sum, { n }) => sum + n, 0),
		right: of.reduce((sum, { right }) => sum + right, 0)
	});
	const levels = [...new Set(cells.map(({ a }) => a))]
		.map((level) => ({ level, ...total(cells.filter(({ a }) => a === level)) }))
		.sort((x, y) => y.n - x.n);
	if (levels.length < 2) return null;
	const [first, second] = levels;
	const inside = [...new Set(cells.map(({ b }) => b))].flatMap((level) => {
		const of = (a: string) => cells.find((cell) => cell.a === a && cell.b === level);
		const [x, y] = [of(first.level), of(second.level)];
		return x && y ? [{ level, difference: x.right / x.n - y.right / y.n, n: total(cells.filter(({ b }) => b === level)).n }] : [];
	});
	if (inside.length === 0) return null;
	const pooled = first.right / first.n - second.right / second.n;
	const weight = inside.reduce((sum, { n }) => sum + n, 0);
	const standardised = inside.reduce((sum, { difference, n }) => sum + (difference * n) / weight, 0);
	return {
		compared: columns[0],
		within: columns[1],
		levels: [first.level, second.level],
		pooled,
		inside,
		standardised,
		reversed: inside.length > 1 && inside.every(({ difference }) => difference * pooled < 0),
		rows: levels.map(({ level, n, right }) => {
			const { low, high } = wilsonInterval(right, n, 0.95);
			return { level, share: right / n, low, high, n };
		})
	};
}
