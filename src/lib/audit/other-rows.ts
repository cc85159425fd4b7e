/** Rows to set beside those that models learn from: the scored part, the later half of the file, or a population. */
import type { Stream } from '#lib/core/random.ts';
import type { Table } from '#lib/core/table.ts';
import { selectRows } from '#lib/core/table-ops.ts';
import type { DataFile } from '#lib/ingest/read-file.ts';
import type { RowSplit } from './split-rows.ts';
import { toTable, type AuditTable } from './to-table.ts';
import type { AuditGuard } from './types.ts';

const MOST = 4000;

/** `other`: the scored rows. `population`: rows of everybody, where such a file was given and it holds the answer. */
export function otherRows(
	{ table }: AuditTable,
	split: RowSplit,
	population: DataFile | undefined,
	guard: AuditGuard,
	stream: Stream
): ReadonlyMap<string, Table> {
	const scored = split.used.validation;
	const some =
		scored.length > MOST
			? stream
					.fork('other')
					.permutation(scored.length)
					.slice(0, MOST)
					.map((place) => scored[place])
			: scored;
	const sides = new Map([['other', selectRows(table, some)]]);
	if (population) {
		const classes = table.target.kind === 'classification' ? table.target.classes : undefined;
		const everybody = toTable(population, { ...guard, split: null }, classes).table;
		const rows = everybody.nRows > MOST ? stream.fork('population').permutation(everybody.nRows).slice(0, MOST).sort() : null;
		sides.set('population', rows === null ? everybody : selectRows(everybody, rows));
	}
	return sides;
}
