/**
 * A world that holds somebody's own table. Which rows are trained on and which are scored is an arrangement: an order of all rows in
 * which the unused come first, then train, validation and test. A row keeps its place from the end as long as what comes after it is
 * the same, so that two arrangements with the same validation and test rows can be paired row by row.
 */
import type { Table } from '#lib/core/table.ts';
import { selectRows } from '#lib/core/table-ops.ts';
import type { SplitSpec } from '#lib/pipeline/spec.ts';
import type { World, WorldSpec } from '#lib/worlds/world.ts';

export const OWN_TABLE = 'own-table';

/** Rows of the table in each part. */
export interface Parts {
	readonly train: Int32Array;
	readonly validation: Int32Array;
	readonly test: Int32Array;
}

interface Arrangement {
	readonly order: Int32Array;
	readonly split: SplitSpec;
}

export interface OwnTable {
	readonly world: World;
	/** Keeps an arrangement under a name, and says how to ask for it. */
	arrange(name: string, parts: Parts): { readonly world: WorldSpec; readonly split: SplitSpec };
}

/**
 * @param fresh other rows in the same columns, by name: those of production, or the other side of a comparison.
 * @param after features that are only written after the decision.
 */
export function createOwnTable(table: Table, fresh: ReadonlyMap<string, Table>, after: readonly string[] = []): OwnTable {
	const arrangements = new Map<string, Arrangement>();
	const find = (parameters: Readonly<Record<string, unknown>>): Arrangement => {
		const found = arrangements.get(String(parameters.arrangement));
		if (!found)
			throw new RangeError(`The table has no arrangement "${String(parameters.arrangement)}". Arrange its rows before asking for them.`);
		return found;
	};
	// Once a column is encoded, its levels are columns of their own.
	const late = table.features
		.filter(({ name }) => after.includes(name))
		.flatMap((column) => [
			column.name,
			...(column.kind === 'categorical' ? column.levels.map((level) => `${column.name} = ${level}`) : [])
		]);
	const world: World = {
		kind: OWN_TABLE,
		exchangeable: false,
		data: 'real',
		rows: (parameters) => find(parameters).order.length,
		study: (parameters) => selectRows(table, find(parameters).order),
		fresh: (parameters, stream, nRows) => {
			const rows = fresh.get(String(parameters.fresh));
			if (!rows) throw new RangeError('The table has no other rows to compare with. Give a second file, or a column of parts.');
			if (rows.nRows <= nRows) return rows;
			return selectRows(rows, stream.fork('fresh').permutation(rows.nRows).slice(0, nRows).sort());
		},
		ceiling: () => null,
		writtenAfter: () => late
	};
	return {
		world,
		arrange: (name, parts) => {
			const order = orderOf(table.nRows, parts);
			const share = (rows: Int32Array): number => rows.length / table.nRows;
			const split: SplitSpec = { by: 'order', train: share(parts.train), validation: share(parts.validation), test: share(parts.test) };
			arrangements.set(name, { order, split });
			return { world: { kind: OWN_TABLE, arrangement: name }, split };
		}
	};
}

function orderOf(nRows: number, { train, validation, test }: Parts): Int32Array {
	const used = new Uint8Array(nRows);
	for (const part of [train, validation, test])
		for (const row of part) {
			if (used[row] === 1) throw new RangeError(`Row ${row} stands in two parts of an arrangement. Put it in one.`);
			used[row] = 1;
		}
	const unused: number[] = [];
	for (let row = 0; row < nRows; row++) if (used[row] === 0) unused.push(row);
	return Int32Array.from([...unused, ...train, ...validation, ...test]);
}
