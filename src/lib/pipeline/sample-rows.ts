/** Fewer train rows than a large table has: a seeded sample that keeps groups whole, or the order and range of time. */
import type { Stream } from '#lib/core/random.ts';
import type { Table } from '#lib/core/table.ts';
import type { SplitSpec } from './spec.ts';

/** Models are trained on at most so many rows. What only looks at a table reads all of it. */
export const MOST_TRAIN_ROWS = 20_000;

/** How rows were chosen: one by one, by whole groups, or evenly over time. */
export interface Sampled {
	readonly from: number;
	readonly to: number;
	readonly by: 'row' | 'group' | 'time';
}

export interface RowSample {
	/** Rows of the table, in the order of the rows given. */
	readonly rows: Int32Array;
	/** Null when all rows were taken. */
	readonly sampled: Sampled | null;
}

/**
 * At most `most` of the train rows. A split by time or order is thinned evenly over its whole range. Otherwise, where the table
 * has groups, whole groups are taken in random order as long as they fit; else rows are drawn. When not one group fits, rows are drawn too.
 */
export function sampleTrainRows(table: Table, by: SplitSpec['by'], rows: Int32Array, stream: Stream, most = MOST_TRAIN_ROWS): RowSample {
	if (rows.length <= most) return { rows, sampled: null };
	const places = by === 'time' || by === 'order' ? null : wholeGroups(table, rows, stream, most);
	const how: Sampled['by'] = by === 'time' || by === 'order' ? 'time' : places ? 'group' : 'row';
	const chosen = how === 'time' ? evenly(table, by, rows, stream, most) : (places ?? stream.permutation(rows.length).slice(0, most).sort());
	return { rows: chosen.map((place) => rows[place]), sampled: { from: rows.length, to: chosen.length, by: how } };
}

/** One place out of each of `most` stretches of equal length, in the order of time. */
function evenly(table: Table, by: SplitSpec['by'], rows: Int32Array, stream: Stream, most: number): Int32Array {
	const time = by === 'time' ? table.roles.time?.values : undefined;
	const inTime = Array.from(rows, (_, place) => place);
	if (time) inTime.sort((a, b) => time[rows[a]] - time[rows[b]] || a - b);
	const chosen = Int32Array.from({ length: most }, (_, i) => {
		const from = Math.floor((i * rows.length) / most);
		const to = Math.floor(((i + 1) * rows.length) / most);
		return inTime[from + stream.integer(to - from)];
	});
	return chosen.sort();
}

/** Places of whole groups; null without groups, or when none of them fits. */
function wholeGroups(table: Table, rows: Int32Array, stream: Stream, most: number): Int32Array | null {
	const { group } = table.roles;
	if (!group) return null;
	const members = new Map<number, number[]>();
	rows.forEach((row, place) => {
		// A row without a group stands for itself.
		const code = group.codes[row] < 0 ? -1 - row : group.codes[row];
		const known = members.get(code);
		if (known) known.push(place);
		else members.set(code, [place]);
	});
	const groups = [...members.values()];
	const chosen: number[] = [];
	for (const index of stream.permutation(groups.length)) {
		if (chosen.length + groups[index].length > most) continue;
		for (const place of groups[index]) chosen.push(place);
	}
	return chosen.length > 0 ? Int32Array.from(chosen).sort() : null;
}
