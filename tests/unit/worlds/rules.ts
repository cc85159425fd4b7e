import { createStream } from '#lib/core/random.ts';
import type { NumericColumn, Table } from '#lib/core/table.ts';
import { getWorld } from '#lib/worlds/registry.ts';

export interface Spec {
	readonly kind: string;
	readonly [parameter: string]: unknown;
}

export function draw(spec: Spec, purpose: 'study' | 'fresh', nRows: number, seed: string | number = 'rules'): Table {
	return getWorld(spec.kind)[purpose](spec, createStream(seed), nRows);
}

/** Values of the numeric features, column by column. */
export function columnsOf(table: Table): readonly Float64Array[] {
	return table.features.filter((column): column is NumericColumn => column.kind === 'numeric').map((column) => column.values);
}

/** Share of rows for which a rule that knows the process is right. */
export function accuracyOfRule(table: Table, rule: (row: readonly number[], i: number) => number): number {
	const columns = columnsOf(table);
	let right = 0;
	for (let i = 0; i < table.nRows; i++) {
		const said = rule(
			columns.map((values) => values[i]),
			i
		);
		if (said === table.target.yTrue[i]) right++;
	}
	return right / table.nRows;
}

export function ceilingOf(spec: Spec, of: 'study' | 'fresh' = 'study', metric?: 'accuracy' | 'rmse' | 'rocAuc'): number {
	return getWorld(spec.kind).ceiling(spec, { of, ...(metric && { metric }) })?.value ?? NaN;
}
