import { createStream } from '#lib/core/random.ts';
import type { Table } from '#lib/core/table.ts';

/** A small table with everything: numbers with gaps, categories, two classes, groups, times. Deterministic in its seed. */
export function makeTable(
	nRows: number,
	seed: string | number,
	options: { readonly groups?: number; readonly moments?: number; readonly gaps?: number } = {}
): Table {
	const stream = createStream(seed);
	const { groups = 7, moments = 1000, gaps = 0 } = options;
	const numbers = (name: string): Float64Array => {
		const own = stream.fork(name);
		return Float64Array.from({ length: nRows }, () => {
			const value = own.normal();
			return own.uniform() < gaps ? NaN : value;
		});
	};
	const codes = (name: string, n: number): Int32Array => {
		const own = stream.fork(name);
		return Int32Array.from({ length: nRows }, () => own.integer(n));
	};
	return {
		nRows,
		features: [
			{ kind: 'numeric', name: 'a', values: numbers('a') },
			{ kind: 'numeric', name: 'b', values: numbers('b') },
			{ kind: 'categorical', name: 'c', levels: ['red', 'green', 'blue'], codes: codes('c', 3) }
		],
		target: { kind: 'classification', name: 'y', classes: ['no', 'yes'], yTrue: codes('y', 2) },
		roles: {
			group: { kind: 'categorical', name: 'patient', levels: Array.from({ length: groups }, (_, g) => `p${g}`), codes: codes('g', groups) },
			time: { kind: 'numeric', name: 'day', unit: 'days', values: Float64Array.from(codes('t', moments)) }
		}
	};
}

/** The numeric feature of that name. */
export function values(table: Table, name: string): number[] {
	const column = table.features.find((candidate) => candidate.name === name);
	if (column?.kind !== 'numeric') throw new Error(`no numeric feature ${name}; there are ${table.features.map((c) => c.name).join(', ')}`);
	return Array.from(column.values);
}
