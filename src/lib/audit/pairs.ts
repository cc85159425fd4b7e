/**
 * The same scored rows, once with what a split lets across and once without: rows of their group, copies of them, rows of their own
 * time. Both trainings see equally many rows, so that what differs is what was let across.
 */
import type { Stream } from '#lib/core/random.ts';
import { quantile } from '#lib/core/summaries.ts';
import type { Table } from '#lib/core/table.ts';
import { drawSome } from './bench.ts';
import type { Parts } from './own-table.ts';
import type { Repeats } from './screen-rows.ts';

export interface Pair {
	readonly reported: Parts;
	readonly honest: Parts;
}

const NONE = new Int32Array(0);
const FEWEST_SCORED = 30;
const FEWEST_LEARNED = 50;
/** Blocks of neighbouring rows that stand for groups where the file names none. */
const BLOCKS = 30;

/** Rows of the bench, by part. */
export interface Sides {
	readonly train: Int32Array;
	readonly held: Int32Array;
}

/** Scored: rows of a third of the groups. Without: no train row of those groups. Null where too few rows are left. */
export function withoutGroups(codes: Int32Array, { train, held }: Sides, stream: Stream): Pair | null {
	const own = (row: number): number => (codes[row] < 0 ? -1 - row : codes[row]);
	const groups = [...new Set(Array.from(held, own))].sort((a, b) => a - b);
	if (groups.length < 3) return null;
	const third = new Set(
		Array.from(
			stream
				.fork('groups')
				.permutation(groups.length)
				.slice(0, Math.ceil(groups.length / 3)),
			(place) => groups[place]
		)
	);
	const scored = held.filter((row) => third.has(own(row)));
	return equalised(
		train,
		train.filter((row) => !third.has(own(row))),
		scored,
		stream
	);
}

/** Scored: all held rows. Without: no train row that one of them repeats. */
export function withoutTwins({ setOf }: Repeats, { train, held }: Sides, stream: Stream): Pair | null {
	const sets = new Set(Array.from(held, (row) => setOf[row]));
	return equalised(
		train,
		train.filter((row) => !sets.has(setOf[row])),
		held,
		stream
	);
}

/** Scored: the latest third of the held rows. Without: no train row of that time or after it. */
export function withoutLater(times: Float64Array, { train, held }: Sides, stream: Stream): Pair | null {
	const dated = held.filter((row) => !Number.isNaN(times[row]));
	if (dated.length < FEWEST_SCORED) return null;
	const cut = quantile(
		Float64Array.from(dated, (row) => times[row]),
		0.67
	);
	const scored = dated.filter((row) => times[row] >= cut);
	const known = train.filter((row) => !Number.isNaN(times[row]));
	return equalised(
		known,
		known.filter((row) => times[row] < cut),
		scored,
		stream
	);
}

/** Scored: the held rows beside train rows that were set aside. The same train rows both times. */
export function setAside(table: Table, { train, held }: Sides, stream: Stream): Pair | null {
	const { group } = table.roles;
	const order = stream.fork('aside').permutation(train.length);
	let aside: Int32Array;
	if (group) {
		const wanted = 0.25 * train.length;
		const chosen = new Set<number>();
		const sizes = new Map<number, number>();
		for (const row of train) sizes.set(group.codes[row], (sizes.get(group.codes[row]) ?? 0) + 1);
		let count = 0;
		for (const place of order) {
			if (count >= wanted) break;
			const code = group.codes[train[place]];
			if (chosen.has(code)) continue;
			chosen.add(code);
			count += sizes.get(code) ?? 0;
		}
		aside = train.filter((row) => chosen.has(group.codes[row]));
	} else aside = order.slice(0, Math.round(0.25 * train.length)).map((place) => train[place]);
	const out = new Set(aside);
	const learned = train.filter((row) => !out.has(row));
	if (learned.length < FEWEST_LEARNED || aside.length < FEWEST_SCORED || held.length < FEWEST_SCORED) return null;
	return {
		reported: { train: learned, validation: held, test: NONE },
		honest: { train: learned, validation: aside, test: NONE }
	};
}

/** Numbers of blocks of neighbouring rows, as if each were a group. `rows` are the rows of the file on the bench. */
export function blocksOf(rows: Int32Array, nRows: number): Int32Array {
	return rows.map((row) => Math.floor((row * BLOCKS) / nRows));
}

function equalised(train: Int32Array, clean: Int32Array, scored: Int32Array, stream: Stream): Pair | null {
	if (clean.length < FEWEST_LEARNED || scored.length < FEWEST_SCORED || clean.length === train.length) return null;
	return {
		reported: { train: drawSome(train, clean.length, stream.fork('equal')), validation: scored, test: NONE },
		honest: { train: clean, validation: scored, test: NONE }
	};
}

/** True where both parts hold at least `least` rows of two classes, so that a ranking can be scored. */
export function canScore({ target }: Table, { train, validation }: Parts, least = 2): boolean {
	if (target.kind === 'regression') return true;
	return [train, validation].every((rows) => {
		const counts = target.classes.map(() => 0);
		for (const row of rows) counts[target.yTrue[row]]++;
		return counts.filter((n) => n >= least).length >= 2;
	});
}
