import type { Stream } from '#lib/core/random.ts';
import type { Column, Roles, Table } from '#lib/core/table.ts';
import type { World } from '#lib/worlds/world.ts';

/** What a little world draws for one row. */
export interface Row {
	readonly numbers: readonly number[];
	readonly label: number;
	readonly text?: string;
	readonly segment?: number;
	readonly time?: number;
}

export interface LittleWorld {
	readonly kind: string;
	readonly names: readonly string[];
	readonly segments?: readonly string[];
	/** Row `index` of the study, or of the fresh rows. */
	readonly row: (stream: Stream, index: number, purpose: 'study' | 'fresh') => Row;
}

/** A world for one test: two classes, rows drawn one by one. It has the kind of a known world, so that specifications accept it. */
export function littleWorld({ kind, names, segments, row }: LittleWorld): World {
	const draw = (stream: Stream, nRows: number, purpose: 'study' | 'fresh'): Table => {
		const own = stream.fork(purpose);
		const rows = Array.from({ length: nRows }, (_, i) => row(own, i, purpose));
		const features: Column[] = names.map((name, j) => ({
			kind: 'numeric',
			name,
			values: Float64Array.from(rows, ({ numbers }) => numbers[j])
		}));
		if (rows[0].text !== undefined) features.push({ kind: 'text', name: 'text', values: rows.map(({ text }) => text ?? '') });
		const roles: Roles = {
			...(rows[0].time === undefined
				? {}
				: { time: { kind: 'numeric', name: 'day', values: Float64Array.from(rows, ({ time }) => time ?? NaN) } }),
			...(segments
				? {
						segments: [
							{ kind: 'categorical', name: 'segment', levels: segments, codes: Int32Array.from(rows, ({ segment }) => segment ?? -1) }
						]
					}
				: {})
		};
		return {
			nRows,
			features,
			target: { kind: 'classification', name: 'y', classes: ['A', 'B'], yTrue: Int32Array.from(rows, ({ label }) => label) },
			roles
		};
	};
	return {
		kind,
		exchangeable: true,
		data: 'synthetic',
		rows: () => 1000,
		study: (_, stream, nRows) => draw(stream, nRows, 'study'),
		fresh: (_, stream, nRows) => draw(stream, nRows, 'fresh'),
		ceiling: () => null
	};
}

/** A coin and a column that follows it, `shift` standard deviations to either side. */
export function signalRow(stream: Stream, shift: number, decoys = 1): { readonly numbers: readonly number[]; readonly label: number } {
	const label = stream.integer(2);
	return { label, numbers: [shift * (2 * label - 1) + stream.normal(), ...Array.from({ length: decoys }, () => stream.normal())] };
}
