/** The data dictionary: what each column is, what it is used for, what is missing, and which rows stand in the file more than once. */
import type { Column } from '#lib/core/table.ts';
import type { DataFile } from '#lib/ingest/read-file.ts';
import type { TypedColumn } from '#lib/ingest/typed-columns.ts';
import { rangeOf } from './ranks.ts';
import { repeatsOf, type Repeats } from './repeats.ts';
import type { AuditTable } from './to-table.ts';
import type { AuditSection, DictionaryRow } from './types.ts';
import { namesItsRows, type Use } from './uses.ts';

const SHOWN_LEVELS = 5;

export interface Dictionary {
	readonly section: Extract<AuditSection, { kind: 'dictionary' }>;
	readonly repeats: Repeats;
}

export function dictionaryOf(file: DataFile, audit: AuditTable): Dictionary {
	const { table, uses, withoutTarget } = audit;
	const compared = comparedColumns(file, table.features);
	const repeats = repeatsOf(compared, table.target, table.nRows);
	const near = repeatsOf(compared, table.target, table.nRows, true);
	const { target } = table;
	return {
		repeats,
		section: {
			kind: 'dictionary',
			nRows: file.nRows,
			withoutTarget,
			columns: file.columns.map((column) => rowOf(column, uses.get(column.name) as Use)),
			notes: file.notes,
			target: {
				classes:
					target.kind === 'regression'
						? null
						: target.classes.map((name, label) => ({ name, n: target.yTrue.reduce((sum, y) => sum + Number(y === label), 0) }))
			},
			repeated: { exact: repeats.repeated, near: near.repeated, compared: compared.map(({ name }) => name) }
		}
	};
}

/** Columns by which two rows are compared: all features but those that name their row. */
function comparedColumns(file: DataFile, features: readonly Column[]): readonly Column[] {
	const names = new Set(file.columns.filter(namesItsRows).map(({ name }) => name));
	return features.filter(({ name }) => !names.has(name));
}

function rowOf(column: TypedColumn, { use, why }: Use): DictionaryRow {
	const { name, kind, missing, distinct } = column;
	return { name, kind, use, why, missing, distinct, summary: summaryOf(column) };
}

function summaryOf(column: TypedColumn): DictionaryRow['summary'] {
	if (column.kind === 'empty') return { kind: 'none' };
	if (column.kind === 'number' || column.kind === 'date') {
		const range = rangeOf(column.values);
		return range === null ? { kind: 'none' } : { kind: 'range', ...range };
	}
	const counts = new Int32Array(column.levels.length);
	for (const code of column.codes) if (code >= 0) counts[code]++;
	return {
		kind: 'levels',
		levels: column.levels
			.map((level, code) => ({ level: level.slice(0, 60), n: counts[code] }))
			.sort((a, b) => b.n - a.n)
			.slice(0, SHOWN_LEVELS)
	};
}
