/**
 * The same scored rows, once with what a split lets across and once without: rows of their group, copies of them, rows of their own
 * time. Both trainings see equally many rows, so that what differs is what was let across.
 */
import type { Stream } from '#lib/core/random.ts';
import { quantile } from '#lib/core/summaries.ts';
import type { Table } from '#lib/core/table.ts';
import { drawSome } from './bench.ts';
import type { Parts } from './own-table.ts';
import type { Repeats } from './repeats.ts';

export interface Pair {
	readonly reported: Parts;
	readonly honest: Parts;
	/** Scored rows, by their place among them, that what is let across can reach; absent where it is all of them. */
	readonly touched?: Uint8Array;
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

/** Parts of the groups that are done without in turn. */
const THIRDS = 3;

/** Scored: rows of a third of the groups, each third in turn. Without: no train row of those groups. Empty where too few rows are left. */
export function withoutGroups(codes: Int32Array, { train, held }: Sides, stream: Stream): readonly Pair[] {
	const own = (row: number): number => (codes[row] < 0 ? -1 - row : codes[row]);
	const groups = [...new Set(Array.from(held, own))].sort((a, b) => a - b);
	if (groups.length < THIRDS) return [];
	const thirdOf = new Map(Array.from(stream.fork('groups').permutation(groups.length), (place, i) => [groups[place], i % THIRDS]));
	return Array.from({ length: THIRDS }, (_, third) =>
		equalised(
			train,
			train.filter((row) => thirdOf.get(own(row)) !== third),
			held.filter((row) => thirdOf.get(own(row)) === third),
			stream.fork(`third-${third}`)
		)
	).flat();
}

/** Scored: all held rows. Without: no train row that one of them repeats. */
export function withoutTwins({ setOf }: Repeats, { train, held }: Sides, stream: Stream): readonly Pair[] {
	const sets = new Set(Array.from(held, (row) => setOf[row]));
	const pairs = equalised(
		train,
		train.filter((row) => !sets.has(setOf[row])),
		held,
		stream
	);
	return pairs.map((pair) => {
		const known = new Set(Array.from(pair.reported.train, (row) => setOf[row]));
		return { ...pair, touched: Uint8Array.from(held, (row) => Number(known.has(setOf[row]))) };
	});
}

/** Scored: the latest third of the held rows. Without: no train row of that time or after it. */
export function withoutLater(times: Float64Array, { train, held }: Sides, stream: Stream): readonly Pair[] {
	const dated = held.filter((row) => !Number.isNaN(times[row]));
	if (dated.length < FEWEST_SCORED) return [];
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

/** Parts in which train rows are set aside in turn. */
const FOLDS = 4;

/**
 * Scored: the held rows beside train rows that were set aside, each train row once; whole groups together, where the held rows are of other groups too. In each pair the train rows
 * are the same both times. Empty where too few rows are left.
 */
export function setAside(table: Table, { train, held }: Sides, stream: Stream): readonly Pair[] {
	const { group } = table.roles;
	const met = new Set(group ? Array.from(train, (row) => group.codes[row]) : []);
	const apart = group !== undefined && !held.some((row) => met.has(group.codes[row]));
	const own = (row: number): number => (apart && group.codes[row] >= 0 ? group.codes[row] : -1 - row);
	const groups = [...new Set(Array.from(train, own))];
	const order = stream.fork('aside').permutation(groups.length);
	const foldOf = new Map(Array.from(order, (place, i) => [groups[place], i % FOLDS]));
	if (groups.length < FOLDS || held.length < FEWEST_SCORED) return [];
	const pairs = Array.from({ length: FOLDS }, (_, fold): Pair => {
		const aside = train.filter((row) => foldOf.get(own(row)) === fold);
		const learned = train.filter((row) => foldOf.get(own(row)) !== fold);
		return { reported: { train: learned, validation: held, test: NONE }, honest: { train: learned, validation: aside, test: NONE } };
	});
	return pairs.every(({ honest }) => honest.train.length >= FEWEST_LEARNED && honest.validation.length >= FEWEST_SCORED / 2) ? pairs : [];
}

/** Numbers of blocks of neighbouring rows, as if each were a group. `rows` are the rows of the file on the bench. */
export function blocksOf(rows: Int32Array, nRows: number): Int32Array {
	return rows.map((row) => Math.floor((row * BLOCKS) / nRows));
}

function equalised(train: Int32Array, clean: Int32Array, scored: Int32Array, stream: Stream): readonly Pair[] {
	if (clean.length < FEWEST_LEARNED || scored.length < FEWEST_SCORED || clean.length === train.length) return [];
	return [
		{
			reported: { train: drawSome(train, clean.length, stream.fork('equal')), validation: scored, test: NONE },
			honest: { train: clean, validation: scored, test: NONE }
		}
	];
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
