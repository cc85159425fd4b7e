/** From a file and its guard to a table of the core: the target, the features, and the columns that play a role. */
import type { CategoricalColumn, Column, NumericColumn, Table, Target } from '#lib/core/table.ts';
import { selectColumn } from '#lib/core/table-ops.ts';
import { quantiles } from '#lib/core/summaries.ts';
import type { DataFile } from '#lib/ingest/read-file.ts';
import { cellOf, type TypedColumn } from '#lib/ingest/typed-columns.ts';
import { AuditError, type AuditGuard } from './types.ts';
import { usesOf, type Use } from './uses.ts';

/** A file as a table: every row that has an answer. */
export interface AuditTable {
	readonly table: Table;
	/** The row of the file that each row of the table is. */
	readonly rows: Int32Array;
	readonly uses: ReadonlyMap<string, Use>;
	readonly withoutTarget: number;
}

/** Fewer rows with an answer than this settle nothing. */
const FEWEST_ROWS = 30;
/** A class with fewer rows than this is taken together with others of its size. */
const FEWEST_OF_CLASS = 8;
const MOST_CLASSES = 20;
/** What the small classes are called together. */
export const OTHER = 'other';

/** @throws {AuditError} when a column of the guard is not in the file. */
export function columnNamed(file: DataFile, name: string, role: string): TypedColumn {
	const column = file.columns.find((candidate) => candidate.name === name);
	if (!column)
		throw new AuditError('no-such-column', {
			name,
			role,
			known: file.columns
				.slice(0, 12)
				.map((one) => one.name)
				.join(', ')
		});
	return column;
}

/**
 * @param classes the classes of the study, where another file is read beside it.
 * @throws {AuditError} when there is no answer to learn, too few rows, or a column that the guard names is not there.
 */
export function toTable(file: DataFile, guard: AuditGuard, classes?: readonly string[]): AuditTable {
	const targetColumn = columnNamed(file, guard.target, 'target');
	const roles = [
		guard.group,
		guard.time,
		guard.decisionTime,
		guard.split?.column ?? null,
		...guard.segments,
		...guard.after,
		...guard.leaveOut
	];
	for (const name of roles) if (name !== null) columnNamed(file, name, 'guard');
	const uses = usesOf(file.columns, guard);
	const target = targetOf(targetColumn, guard, classes);
	const keep = Int32Array.from(target.filled);
	if (keep.length < FEWEST_ROWS) throw new AuditError('too-few-rows', { rows: keep.length, needed: FEWEST_ROWS, target: guard.target });
	const all = keep.length === file.nRows;
	const take = <C extends Column>(column: C): C => (all ? column : selectColumn(column, keep));
	const features = file.columns
		.filter(({ name }) => ['feature', 'segment', 'after'].includes(uses.get(name)?.use ?? ''))
		.map((column) => take(featureOf(column)));
	// Columns written after the decision are on the bench to be sized, and in no other model.
	if (features.every(({ name }) => uses.get(name)?.use === 'after')) throw new AuditError('no-features', { target: guard.target });
	const named = (name: string | null): TypedColumn | null => (name === null ? null : columnNamed(file, name, 'guard'));
	const [group, time] = [named(guard.group), named(guard.time)];
	const table: Table = {
		nRows: keep.length,
		features,
		target: target.select(keep),
		roles: {
			...(group && { group: take(levelsOf(group)) }),
			...(time && { time: take(timeOf(time)) }),
			...(guard.segments.length > 0 && { segments: guard.segments.map((name) => take(segmentOf(columnNamed(file, name, 'segment')))) })
		}
	};
	return { table, rows: keep, uses, withoutTarget: file.nRows - keep.length };
}

/** A column as a model may get it: dates as days, texts as documents. */
export function featureOf(column: TypedColumn): Column {
	switch (column.kind) {
		case 'number':
		case 'date':
			return { kind: 'numeric', name: column.name, ...(column.kind === 'date' ? { unit: 'days' } : {}), values: column.values };
		case 'category':
			return { kind: 'categorical', name: column.name, levels: column.levels, codes: column.codes };
		case 'text':
			return { kind: 'text', name: column.name, values: Array.from(column.codes, (code) => (code < 0 ? '' : column.levels[code])) };
		case 'empty':
			return { kind: 'numeric', name: column.name, values: new Float64Array(column.nRows).fill(NaN) };
	}
}

/** Any column as levels: numbers and dates by their value. */
export function levelsOf(column: TypedColumn): CategoricalColumn {
	if (column.kind === 'category' || column.kind === 'text')
		return { kind: 'categorical', name: column.name, levels: column.levels, codes: column.codes };
	const levels: string[] = [];
	const known = new Map<string, number>();
	const codes = Int32Array.from({ length: column.nRows }, (_, row) => {
		const cell = cellOf(column, row);
		if (cell === '') return -1;
		let code = known.get(cell);
		if (code === undefined) {
			code = levels.length;
			known.set(cell, code);
			levels.push(cell);
		}
		return code;
	});
	return { kind: 'categorical', name: column.name, levels, codes };
}

/** @throws {AuditError} when the column has no order in time. */
function timeOf(column: TypedColumn): NumericColumn {
	if (column.kind !== 'number' && column.kind !== 'date')
		throw new AuditError('time-not-ordered', { name: column.name, kind: column.kind });
	return { kind: 'numeric', name: column.name, unit: column.kind === 'date' ? 'days' : 'units', values: column.values };
}

/** Numbers are cut at their quartiles. */
function segmentOf(column: TypedColumn): CategoricalColumn {
	if ((column.kind !== 'number' && column.kind !== 'date') || column.distinct <= 8) return levelsOf(column);
	const cuts = quantiles(
		column.values.filter((value) => !Number.isNaN(value)),
		[0.25, 0.5, 0.75]
	);
	return {
		kind: 'categorical',
		name: column.name,
		levels: ['1 of 4', '2 of 4', '3 of 4', '4 of 4'],
		codes: Int32Array.from(column.values, (value) => (Number.isNaN(value) ? -1 : cuts.filter((cut) => value > cut).length))
	};
}

interface ReadTarget {
	/** Rows that have an answer. */
	readonly filled: readonly number[];
	readonly select: (rows: Int32Array) => Target;
}

function targetOf(column: TypedColumn, guard: AuditGuard, classes?: readonly string[]): ReadTarget {
	const { name } = column;
	if (column.kind === 'empty') throw new AuditError('target-empty', { name });
	if (column.kind === 'date') throw new AuditError('target-is-date', { name });
	if (guard.task === 'regression') {
		if (column.kind !== 'number') throw new AuditError('target-no-number', { name, kind: column.kind });
		const { values } = column;
		if (column.distinct < 2) throw new AuditError('one-class', { name, level: String(values.find((value) => !Number.isNaN(value))) });
		const filled = Array.from({ length: column.nRows }, (_, row) => row).filter((row) => !Number.isNaN(values[row]));
		return { filled, select: (rows) => ({ kind: 'regression', name, yTrue: Float64Array.from(rows, (row) => values[row]) }) };
	}
	if (column.kind === 'text' && !classes) throw new AuditError('target-is-text', { name, distinct: column.distinct });
	const { levels, codes } = levelsOf(column);
	const chosen = classes ?? classesOf(name, levels, codes, guard.positive);
	const place = levels.map((level) => {
		const found = chosen.indexOf(level);
		return found >= 0 ? found : chosen.indexOf(OTHER);
	});
	const filled = Array.from({ length: column.nRows }, (_, row) => row).filter((row) => codes[row] >= 0 && place[codes[row]] >= 0);
	return {
		filled,
		select: (rows) => ({ kind: 'classification', name, classes: chosen, yTrue: Int32Array.from(rows, (row) => place[codes[row]]) })
	};
}

/** Names of the classes; the positive one, or the rarer of two, is the last. Small classes are one. */
function classesOf(name: string, levels: readonly string[], codes: Int32Array, positive: string | null): readonly string[] {
	const counts = new Int32Array(levels.length);
	for (const code of codes) if (code >= 0) counts[code]++;
	const met = levels.map((level, code) => ({ level, n: counts[code] })).filter(({ n }) => n > 0);
	if (met.length < 2) throw new AuditError('one-class', { name, level: met[0]?.level ?? '' });
	if (positive !== null) {
		if (!met.some(({ level }) => level === positive))
			throw new AuditError('no-such-class', {
				name,
				level: positive,
				known: met
					.slice(0, 8)
					.map(({ level }) => level)
					.join(', ')
			});
		if (met.length === 2) return [(met.find(({ level }) => level !== positive) as { level: string }).level, positive];
		return [OTHER, positive];
	}
	const sorted = met.sort((a, b) => b.n - a.n || a.level.localeCompare(b.level, 'en'));
	if (sorted.length === 2) return sorted.map(({ level }) => level);
	const large = sorted.filter(({ n }, i) => n >= FEWEST_OF_CLASS && i < MOST_CLASSES).map(({ level }) => level);
	if (large.length < 2) throw new AuditError('classes-too-small', { name, classes: met.length, needed: FEWEST_OF_CLASS });
	return large.length === sorted.length || large.includes(OTHER) ? large : [...large, OTHER];
}
