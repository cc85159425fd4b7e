/** Two files as one, with a column that says which file a row comes from: a second file is a split like any other. */
import type { DataFile } from '#lib/ingest/read-file.ts';
import type { TypedColumn } from '#lib/ingest/typed-columns.ts';
import { levelsOf } from './to-table.ts';
import type { AuditGuard } from './types.ts';

/** The column that names the file; no reader gives such a name. */
export const FILE_COLUMN = '(file)';
const FIRST = 'first file';
const SECOND = 'second file';

/** Columns are those of the first file; one that the second lacks is blank there. */
export function joinFiles(first: DataFile, second: DataFile): DataFile {
	const nRows = first.nRows + second.nRows;
	const columns = first.columns.map((column) =>
		joinColumns(column, second.columns.find(({ name }) => name === column.name) ?? null, nRows)
	);
	const part: TypedColumn = {
		kind: 'category',
		name: FILE_COLUMN,
		nRows,
		missing: 0,
		distinct: 2,
		levels: [FIRST, SECOND],
		codes: Int32Array.from({ length: nRows }, (_, row) => Number(row >= first.nRows))
	};
	return { name: first.name, nRows, columns: [...columns, part], notes: [...first.notes, ...second.notes] };
}

/** The guard of the joined file. */
export function joinedGuard(guard: AuditGuard): AuditGuard {
	return { ...guard, split: { column: FILE_COLUMN, train: [FIRST] } };
}

function joinColumns(a: TypedColumn, b: TypedColumn | null, nRows: number): TypedColumn {
	const common = { name: a.name, nRows, missing: a.missing + (b === null ? nRows - a.nRows : b.missing) };
	if ((a.kind === 'number' || a.kind === 'date') && (b === null || b.kind === a.kind || b.kind === 'empty')) {
		const values = new Float64Array(nRows).fill(NaN);
		values.set(a.values);
		if (b !== null && b.kind === a.kind) values.set(b.values, a.nRows);
		const distinct = new Set(values.filter((value) => !Number.isNaN(value))).size;
		const whole = a.kind === 'number' && a.whole && (b?.kind !== 'number' || b.whole);
		return a.kind === 'number' ? { ...common, kind: 'number', distinct, values, whole } : { ...common, kind: 'date', distinct, values };
	}
	if (a.kind === 'empty' && (b === null || b.kind === 'empty')) return { ...common, kind: 'empty', distinct: 0 };
	const levels: string[] = [];
	const known = new Map<string, number>();
	const codes = new Int32Array(nRows).fill(-1);
	let at = 0;
	for (const column of [a, b]) {
		if (column !== null && column.kind !== 'empty') {
			const own = levelsOf(column);
			const map = own.levels.map((level) => {
				const code = known.get(level) ?? levels.length;
				if (code === levels.length) levels.push(level);
				known.set(level, code);
				return code;
			});
			own.codes.forEach((code, row) => (codes[at + row] = code < 0 ? -1 : map[code]));
		}
		at = a.nRows;
	}
	return { ...common, kind: a.kind === 'text' || b?.kind === 'text' ? 'text' : 'category', distinct: levels.length, levels, codes };
}
