/** What each column of a file is used for, and why where nobody said so. */
import type { TypedColumn } from '#lib/ingest/typed-columns.ts';
import type { AuditGuard, AuditLabel, ColumnUse } from './types.ts';

export interface Use {
	readonly use: ColumnUse;
	readonly why: AuditLabel | null;
}

const ROW_NAME =
	/(^|[\s_.-])(id|ids|uuid|guid|rowid|row|index|idx|record|key|nr|no|number|serial)$|^(id|uuid|guid|index|row|unnamed: 0)([\s_.-]|$)/i;
const ROW_NAME_CAMEL = /[a-z](Id|ID|Key|Uuid|Nr|No)$/;

export const isNamedLikeRowName = (name: string): boolean => ROW_NAME.test(name) || ROW_NAME_CAMEL.test(name);

/** Share of filled cells that are different from each other. */
export function distinctShare({ distinct, nRows, missing }: TypedColumn): number {
	return nRows === missing ? 0 : distinct / (nRows - missing);
}

/** Counts rows: whole numbers that grow by the same step from nearly every row to the next. */
export function countsRows(column: TypedColumn): boolean {
	if (column.kind !== 'number' || !column.whole || column.nRows < 20 || column.missing > 0 || distinctShare(column) < 0.95) return false;
	const step = column.values[1] - column.values[0];
	if (step === 0) return false;
	let steady = 0;
	for (let row = 1; row < column.nRows; row++) steady += Number(column.values[row] - column.values[row - 1] === step);
	return steady >= 0.95 * (column.nRows - 1);
}

/** True for a column that names its rows: counted, or named like an id with a value of its own in nearly every row. */
export function namesItsRows(column: TypedColumn): boolean {
	if (column.nRows < 20 || column.kind === 'empty' || column.kind === 'date') return false;
	if (countsRows(column)) return true;
	if (column.kind === 'text' && distinctShare(column) >= 0.95 && meanWords(column) < 1.5) return true;
	return isNamedLikeRowName(column.name) && distinctShare(column) >= 0.9;
}

/** Words a cell of a column of texts, over its different values. */
export function meanWords(column: TypedColumn): number {
	if (column.kind !== 'text' && column.kind !== 'category') return 0;
	const some = column.levels.slice(0, 500);
	return some.reduce((sum, text) => sum + text.split(/\s+/).length, 0) / Math.max(1, some.length);
}

/** Documents, not names: words enough to count. */
export const isDocuments = (column: TypedColumn): boolean => column.kind === 'text' && meanWords(column) >= 4;

/** The use of every column, by name; what the guard says comes first. */
export function usesOf(columns: readonly TypedColumn[], guard: AuditGuard): ReadonlyMap<string, Use> {
	return new Map(columns.map((column) => [column.name, useOf(column, guard)]));
}

function useOf(column: TypedColumn, guard: AuditGuard): Use {
	const { name } = column;
	const said = (use: ColumnUse): Use => ({ use, why: null });
	const out = (id: string): Use => ({ use: 'left-out', why: { id, values: { column: name } } });
	if (name === guard.target) return said('target');
	if (name === guard.split?.column) return said('split');
	if (guard.leaveOut.includes(name)) return said('left-out');
	if (guard.after.includes(name)) return said('after');
	if (name === guard.group) return said('group');
	if (name === guard.time) return said('time');
	if (name === guard.decisionTime) return said('decision-time');
	if (column.kind === 'empty') return out('why.empty');
	if (column.distinct <= 1 && column.missing === 0) return out('why.constant');
	if (namesItsRows(column)) return out('why.namesRows');
	if (column.kind === 'text' && !isDocuments(column)) return out('why.looseText');
	if (column.nRows - column.missing < Math.min(20, 0.02 * column.nRows)) return out('why.almostEmpty');
	return said(guard.segments.includes(name) ? 'segment' : 'feature');
}
