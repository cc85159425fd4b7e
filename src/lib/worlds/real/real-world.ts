/** What all real-table worlds share: parameters, held-back rows, units. */
import type { Column, NumericColumn, Table } from '#lib/core/table.ts';
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
	return {
		kind: descriptor.kind,
		exchangeable: false,
		data: 'real',
		rows: (values) => parts.divide(read(values), data, COUNTING).study.length,
		study: (values, stream, nRows) => take(values, stream, nRows, 'study'),
		fresh: (values, stream, nRows) => take(values, stream, nRows, 'fresh'),
		ceiling: () => null
	};
}

/** How many rows are held back does not depend on which, so the count needs no seed: this stream hands out rows in order. */
const COUNTING: Stream = {
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
