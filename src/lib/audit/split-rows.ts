/**
 * Which rows are learned from and which are scored: the split that the file brings, or one that is proposed, and what it lets across.
 * Long because the checks of a split are read beside the ways to make one.
 */
import type { Stream } from '#lib/core/random.ts';
import type { Table } from '#lib/core/table.ts';
import { quantile } from '#lib/core/summaries.ts';
import type { DataFile } from '#lib/ingest/read-file.ts';
import { sampleTrainRows, type Sampled } from '#lib/pipeline/sample-rows.ts';
import { splitTable } from '#lib/pipeline/split.ts';
import type { SplitSpec } from '#lib/pipeline/spec.ts';
import { FILE_COLUMN } from './join-files.ts';
import type { Repeats } from './repeats.ts';
import { columnNamed, levelsOf, type AuditTable } from './to-table.ts';
import { AuditError, type AuditGuard, type AuditLabel, type AuditSection, type PartSize, type ScreenRow } from './types.ts';

export interface RowSplit {
	readonly origin: 'column' | 'second-file' | 'proposed';
	/** How the rows are held apart. */
	readonly spec: SplitSpec;
	readonly reason: AuditLabel;
	/** Every row of each part. */
	readonly all: { readonly train: Int32Array; readonly validation: Int32Array; readonly test: Int32Array };
	/** Those that models learn from and are scored on. */
	readonly used: { readonly train: Int32Array; readonly validation: Int32Array };
	readonly sampled: Sampled | null;
}

/** Below this many rows none are sealed: a small test part would say nothing. */
const SEALED_FROM = 1000;
const FEWEST_IN_PART = 10;

/** @param most rows that models learn from at most; half as many are scored. */
export function splitRows(file: DataFile, audit: AuditTable, guard: AuditGuard, repeats: Repeats, stream: Stream, most: number): RowSplit {
	const { table } = audit;
	const own = guard.split === null ? null : ownSplit(file, audit, guard);
	const { spec, reason, all } = own ?? propose(table, repeats, stream.fork('split'));
	const by = guard.time !== null ? 'time' : guard.group !== null ? 'group' : 'row';
	const sample = (rows: Int32Array, limit: number, name: string) => sampleTrainRows(table, by, rows, stream.fork(name), limit);
	const train = sample(all.train, most, 'sample-train');
	const validation = sample(all.validation, Math.max(1, most >> 1), 'sample-validation');
	return {
		origin: guard.split === null ? 'proposed' : guard.split.column === FILE_COLUMN ? 'second-file' : 'column',
		spec,
		reason,
		all,
		used: { train: train.rows, validation: validation.rows },
		sampled: train.sampled
	};
}

interface Cut {
	readonly spec: SplitSpec;
	readonly reason: AuditLabel;
	readonly all: RowSplit['all'];
}

/** Rows without a value in the column belong to no part. */
function ownSplit(file: DataFile, { rows }: AuditTable, guard: AuditGuard): Cut {
	const { column, train: named } = guard.split as NonNullable<AuditGuard['split']>;
	const { levels, codes } = levelsOf(columnNamed(file, column, 'split'));
	const isTrain = levels.map((level) => named.includes(level));
	const train: number[] = [];
	const held: number[] = [];
	rows.forEach((row, i) => {
		if (codes[row] >= 0) (isTrain[codes[row]] ? train : held).push(i);
	});
	if (train.length < FEWEST_IN_PART || held.length < FEWEST_IN_PART)
		throw new AuditError('split-part-empty', {
			column,
			train: train.length,
			held: held.length,
			levels: levels.slice(0, 6).join(', '),
			needed: FEWEST_IN_PART
		});
	const n = train.length + held.length;
	return {
		spec: { by: 'order', train: train.length / n, validation: held.length / n, test: 0 },
		reason:
			column === FILE_COLUMN ? { id: 'split.secondFile', values: {} } : { id: 'split.column', values: { column, train: named.join(', ') } },
		all: { train: Int32Array.from(train), validation: Int32Array.from(held), test: new Int32Array(0) }
	};
}

function propose(table: Table, repeats: Repeats, stream: Stream): Cut {
	const { group, time } = table.roles;
	const dated = time ? Int32Array.from(keysWhere(time.values, (value) => !Number.isNaN(value))) : null;
	const sizes = table.nRows < SEALED_FROM ? { train: 0.6, validation: 0.4, test: 0 } : { train: 0.6, validation: 0.2, test: 0.2 };
	const plain: Cut['spec'] = { by: table.target.kind === 'classification' ? 'stratified' : 'row', ...sizes };
	if (time && dated && dated.length >= 0.5 * table.nRows) {
		try {
			const cut = splitTable(slim(table, dated), { by: 'time', ...sizes }, stream);
			const rowsOf = (part: Int32Array): Int32Array => part.map((place) => dated[place]);
			const all = { train: rowsOf(cut.train), validation: rowsOf(cut.validation), test: rowsOf(cut.test) };
			if (answersVary(table, all.train) && answersVary(table, all.validation))
				return {
					spec: { by: 'time', ...sizes },
					reason: { id: 'split.time', values: { column: time.name, blank: table.nRows - dated.length } },
					all
				};
		} catch (error) {
			// Too many rows share one moment: the next best split is taken, and the reason says so.
			if (!(error instanceof RangeError)) throw error;
		}
		return {
			spec: plain,
			reason: { id: 'split.timeImpossible', values: { column: time.name } },
			all: splitTable(slim(table), plain, stream)
		};
	}
	if (group) {
		const groups = new Set(group.codes).size;
		if (groups >= 6) {
			const spec: SplitSpec = { by: 'group', ...sizes };
			const all = splitTable(slim(table), spec, stream);
			if (answersVary(table, all.train) && answersVary(table, all.validation))
				return { spec, reason: { id: 'split.group', values: { column: group.name, groups } }, all };
		}
		return {
			spec: plain,
			reason: { id: 'split.groupImpossible', values: { column: group.name, groups } },
			all: splitTable(slim(table), plain, stream)
		};
	}
	const share = repeats.repeated / table.nRows;
	if (share >= CROSSING.twins && share <= 0.5) {
		const sets = { kind: 'categorical', name: '', levels: Array.from({ length: repeats.sets }, () => ''), codes: repeats.setOf } as const;
		const together = { ...slim(table), roles: { group: sets } };
		return {
			spec: plain,
			reason: { id: 'split.repeats', values: { share } },
			all: splitTable(together, { by: 'group', ...sizes }, stream)
		};
	}
	return {
		spec: plain,
		reason: { id: plain.by === 'stratified' ? 'split.stratified' : 'split.row', values: {} },
		all: splitTable(slim(table), plain, stream)
	};
}

/** Without its features, which no split reads. */
function slim({ nRows, target, roles }: Table, rows?: Int32Array): Table {
	const take = <T extends ArrayLike<number>>(values: T): T =>
		rows === undefined
			? values
			: ((values as unknown as Int32Array).constructor as unknown as { from: (a: Int32Array, f: (row: number) => number) => T }).from(
					rows,
					(row) => values[row]
				);
	return {
		nRows: rows?.length ?? nRows,
		features: [],
		target: target.kind === 'classification' ? { ...target, yTrue: take(target.yTrue) } : { ...target, yTrue: take(target.yTrue) },
		roles: {
			...(roles.group && { group: { ...roles.group, codes: take(roles.group.codes) } }),
			...(roles.time && { time: { ...roles.time, values: take(roles.time.values) } })
		}
	};
}

function keysWhere(values: Float64Array, keep: (value: number) => boolean): number[] {
	const rows: number[] = [];
	values.forEach((value, row) => {
		if (keep(value)) rows.push(row);
	});
	return rows;
}

const answersVary = ({ target }: Table, rows: Int32Array): boolean => rows.some((row) => target.yTrue[row] !== target.yTrue[rows[0]]);

/** The section that the page shows; `checks` are measured on every row. */
export function splitSection(split: RowSplit, table: Table, repeats: Repeats): Extract<AuditSection, { kind: 'split' }> {
	const parts = (['train', 'validation', 'test'] as const)
		.filter((part) => split.all[part].length > 0)
		.map((part): PartSize => ({ part, rows: split.all[part].length, classShares: sharesOf(table, split.all[part]) }));
	return {
		kind: 'split',
		origin: split.origin,
		spec: split.spec,
		reason: split.reason,
		parts,
		sampled: split.sampled,
		checks: checksOf(split, table, repeats)
	};
}

function sharesOf({ target }: Table, rows: Int32Array): readonly number[] | null {
	if (target.kind === 'regression') return null;
	const counts = target.classes.map(() => 0);
	for (const row of rows) counts[target.yTrue[row]]++;
	return counts.map((n) => n / Math.max(1, rows.length));
}

/** Share of the scored rows whose group was learned from; NaN without groups. */
export function groupsCross(table: Table, train: Int32Array, held: Int32Array): number {
	const { group } = table.roles;
	if (!group) return NaN;
	const met = new Uint8Array(group.levels.length);
	for (const row of train) if (group.codes[row] >= 0) met[group.codes[row]] = 1;
	return held.reduce((sum, row) => sum + (group.codes[row] >= 0 ? met[group.codes[row]] : 0), 0) / held.length;
}

/** Share of the scored rows that lie before the last twentieth of the train rows in time; NaN without times. */
export function timeMixed(table: Table, train: Int32Array, held: Int32Array): number {
	const { time } = table.roles;
	if (!time) return NaN;
	const learned = Float64Array.from(train, (row) => time.values[row]).filter((value) => !Number.isNaN(value));
	if (learned.length === 0) return NaN;
	const late = quantile(learned, 0.95);
	return held.reduce((sum, row) => sum + Number(time.values[row] < late), 0) / held.length;
}

/** Share of the scored rows that stand among the train rows as well. */
export function twinsCross({ setOf }: Repeats, train: Int32Array, held: Int32Array): number {
	const known = new Set(train.map((row) => setOf[row]));
	return held.reduce((sum, row) => sum + Number(known.has(setOf[row])), 0) / held.length;
}

/** From these shares on a crossing is looked into. */
export const CROSSING = { groups: 0.1, time: 0.3, twins: 0.02, classes: 0.25 } as const;

function checksOf({ all }: RowSplit, table: Table, repeats: Repeats): readonly ScreenRow[] {
	const { train, validation } = all;
	const checks: ScreenRow[] = [];
	const add = (screen: string, column: string, value: number, odd: boolean, id: string): void => {
		if (!Number.isNaN(value)) checks.push({ screen, column, value, odd, says: { id, values: { column, value } } });
	};
	const [crossed, mixed, twins] = [
		groupsCross(table, train, validation),
		timeMixed(table, train, validation),
		twinsCross(repeats, train, validation)
	];
	add('groups-cross', table.roles.group?.name ?? '', crossed, crossed >= CROSSING.groups, 'check.groupsCross');
	add('time-mixed', table.roles.time?.name ?? '', mixed, mixed >= CROSSING.time, 'check.timeMixed');
	add('twins-cross', '', twins, twins >= CROSSING.twins, 'check.twinsCross');
	const [a, b] = [sharesOf(table, train), sharesOf(table, validation)];
	const distance = a === null || b === null ? NaN : a.reduce((sum, share, i) => sum + Math.abs(share - b[i]), 0) / 2;
	add('class-shares', table.target.name, distance, distance >= CROSSING.classes, 'check.classShares');
	return checks;
}
