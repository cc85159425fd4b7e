/** What all real-table worlds share: parameters, held-back rows, units. */
import type { Column, NumericColumn, Table, Target } from '#lib/core/table.ts';
import type { Stream } from '#lib/core/random.ts';
import { selectColumn } from '#lib/core/table-ops.ts';
import type { Purpose } from '../create-world.ts';
import type { WorldDescriptor } from '../descriptor.ts';
import { readParameters, type ParametersOf } from '../parameters.ts';
import type { RealTableData, TableSource } from '../tables.ts';
import type { World } from '../world.ts';

/** Rows of the table on either side of the line that the learner cannot cross. */
export interface HeldBack {
	/** In file order. */
	readonly study: Int32Array;
	/** In the order in which they are handed out. */
	readonly fresh: Int32Array;
}

export interface RealParts<P> {
	/** Which rows are studied and which held back; `stream` is the same whoever asks. */
	divide(parameters: P, data: RealTableData, stream: Stream): HeldBack;
	/** The table of the chosen rows. */
	build(parameters: P, data: RealTableData, rows: Int32Array, purpose: Purpose, stream: Stream): Table;
	/** See `World.writtenAfter`; none unless given. */
	readonly writtenAfter?: (parameters: P) => readonly string[];
	/** See `World.spoilTrain`; `stream` is the one that the study's answers are spoiled from. */
	readonly spoilTrain?: (parameters: P, stream: Stream, table: Table, trainRows: Int32Array, origin: Int32Array) => Table;
}

export function createRealWorld<D extends WorldDescriptor>(
	descriptor: D,
	tables: TableSource,
	parts: RealParts<ParametersOf<D['parameters']>>
): World {
	const data = tables.get(descriptor.tables[0]);
	const read = (values: Readonly<Record<string, unknown>>): ParametersOf<D['parameters']> =>
		readParameters(`world (${descriptor.kind})`, descriptor.parameters as D['parameters'], values, ['kind']);
	const take = (values: Readonly<Record<string, unknown>>, stream: Stream, nRows: number, purpose: Purpose): Table => {
		if (!Number.isInteger(nRows) || nRows < 1)
			throw new RangeError(`World "${descriptor.kind}" was asked for ${nRows} rows; ask for at least 1.`);
		const parameters = read(values);
		const rows = parts.divide(parameters, data, stream.fork('held-back'))[purpose];
		return parts.build(parameters, data, rows.subarray(0, nRows), purpose, stream);
	};
	const { spoilTrain } = parts;
	return {
		kind: descriptor.kind,
		exchangeable: false,
		data: 'real',
		rows: (values) => parts.divide(read(values), data, COUNTING).study.length,
		study: (values, stream, nRows) => take(values, stream, nRows, 'study'),
		fresh: (values, stream, nRows) => take(values, stream, nRows, 'fresh'),
		ceiling: () => null,
		writtenAfter: (values) => parts.writtenAfter?.(read(values)) ?? [],
		...(spoilTrain && {
			spoilTrain: (values, stream, table, rows, origin) => spoilTrain(read(values), stream.fork('study'), table, rows, origin)
		})
	};
}

/** How many rows are held back does not depend on which, so the count needs no seed: this stream hands out rows in order. */
export const COUNTING: Stream = {
	fork: () => COUNTING,
	uint32: () => 0,
	uniform: () => 0,
	integer: () => 0,
	normal: () => 0,
	permutation: (n) => Int32Array.from({ length: n }, (_, i) => i)
};

/** Holds back a share of the candidate rows, picked at random. */
export function holdBackAtRandom(candidates: readonly number[], share: number, stream: Stream): HeldBack {
	const order = stream.permutation(candidates.length);
	const count = Math.round(candidates.length * share);
	const fresh = Int32Array.from(order.subarray(0, count), (place) => candidates[place]);
	const study = Int32Array.from(order.subarray(count), (place) => candidates[place]).sort();
	return { study, fresh };
}

/** Holds back a share of each class, so that how many rows of a class are studied does not depend on the draw. */
export function holdBackByClass(
	candidates: readonly number[],
	codes: Int32Array,
	nClasses: number,
	share: number,
	stream: Stream
): HeldBack {
	const parts = Array.from({ length: nClasses }, (_, label) =>
		holdBackAtRandom(
			candidates.filter((row) => codes[row] === label),
			share,
			stream.fork(`class-${label}`)
		)
	);
	const fresh = parts.flatMap((part) => [...part.fresh]);
	const order = stream.fork('order').permutation(fresh.length);
	return {
		study: Int32Array.from(parts.flatMap((part) => [...part.study])).sort(),
		fresh: Int32Array.from(order, (place) => fresh[place])
	};
}

/** Holds back whole groups, picked at random, until the share is reached or passed. */
export function holdBackGroups(candidates: readonly number[], codes: Int32Array, share: number, stream: Stream): HeldBack {
	const groups = [...new Set(candidates.map((row) => codes[row]))].sort((a, b) => a - b);
	const held = new Set<number>();
	let count = 0;
	for (const place of stream.permutation(groups.length)) {
		if (count >= share * candidates.length) break;
		held.add(groups[place]);
		count += candidates.filter((row) => codes[row] === groups[place]).length;
	}
	const fresh = candidates.filter((row) => held.has(codes[row]));
	const order = stream.fork('order').permutation(fresh.length);
	return {
		study: Int32Array.from(candidates.filter((row) => !held.has(codes[row]))),
		fresh: Int32Array.from(order, (place) => fresh[place])
	};
}

/** Holds back the last share of the candidate rows in time; ties stay on the earlier side. */
export function holdBackLatest(candidates: readonly number[], time: Float64Array, share: number): HeldBack {
	const sorted = [...candidates].sort((a, b) => time[a] - time[b] || a - b);
	let cut = sorted.length - Math.round(sorted.length * share);
	while (cut < sorted.length && cut > 0 && time[sorted[cut]] === time[sorted[cut - 1]]) cut++;
	return { study: Int32Array.from(sorted.slice(0, cut)).sort(), fresh: Int32Array.from(sorted.slice(cut)) };
}

/** A column under another name, rows chosen. */
export function pick<C extends Column>(column: C, rows: Int32Array, name: string = column.name): C {
	return { ...selectColumn(column, rows), name };
}

/** Any stored column by name, rows chosen. */
export function pickAny(data: RealTableData, name: string, rows: Int32Array): Column {
	const column = data.columns.get(name);
	if (!column) throw new RangeError(`Table "${data.name}" has no column "${name}".`);
	return pick(column, rows);
}

/** Rows 0 … n − 1. */
export function everyRow(data: RealTableData): number[] {
	return Array.from({ length: data.nRows }, (_, i) => i);
}

/** A number worked out for each chosen row. */
export function computed(name: string, rows: Int32Array, value: (row: number) => number, unit?: string): NumericColumn {
	return { kind: 'numeric', name, ...(unit === undefined ? {} : { unit }), values: Float64Array.from(rows, value) };
}

/** A yes-or-no target. */
export function yesOrNo(name: string, classes: readonly [string, string], rows: Int32Array, yes: (row: number) => boolean): Target {
	return { kind: 'classification', name, classes, yTrue: Int32Array.from(rows, (row) => (yes(row) ? 1 : 0)) };
}

/** The same quantity in another unit: `value · factor + offset`. */
export function convert(column: NumericColumn, factor: number, offset: number, unit: string): NumericColumn {
	return { ...column, unit, values: column.values.map((value) => value * factor + offset) };
}

/** @throws {RangeError} when the list of features names the target. */
export function refuseTargetAsFeature(kind: string, features: readonly string[], target: string): void {
	if (features.includes(target))
		throw new RangeError(`World "${kind}": "${target}" is the target and cannot be a feature. Take it out of world.features.`);
	if (features.length === 0) throw new RangeError(`World "${kind}" needs at least one name in world.features.`);
}
