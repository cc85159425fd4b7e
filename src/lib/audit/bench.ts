/** The bench of an audit: the rows that models see, the experiments on them, and a lab that runs them. */
import type { Stream } from '#lib/core/random.ts';
import type { Column, Table } from '#lib/core/table.ts';
import { selectRows } from '#lib/core/table-ops.ts';
import type { MetricName } from '#lib/instruments/evidence.ts';
import { createLab, type Lab } from '#lib/instruments/lab.ts';
import type { ExperimentSpec, FitSpec, ModelSpec, StepSpec } from '#lib/pipeline/spec.ts';
import { boostingFor, FAMILIES } from './models.ts';
import { createOwnTable, type OwnTable, type Parts } from './own-table.ts';
import type { AuditTask, AuditTools } from './types.ts';

const MOST_FEATURES = 300;
/** Columns that models see once categories and texts are unfolded. */
const MOST_WIDTH = 1000;
/** Rows × unfolded columns × trees of one boosting: a few seconds on a slow machine. */
const MOST_WORK = 250_000_000;
const FEWEST_SAMPLED = 2000;
const MOST_LEVELS = 20;
const MOST_TERMS = 200;
const REFITS = 3;

export interface Bench {
	readonly lab: Lab;
	readonly own: OwnTable;
	/** The rows that models see; a place in it is what arrangements name. */
	readonly table: Table;
	readonly task: AuditTask;
	/** 0 for numbers. */
	readonly nClasses: number;
	readonly metric: MetricName;
	readonly seed: number;
	/** Features left out of models because there are too many, the emptiest first. */
	readonly dropped: number;
	experiment(arrangement: { readonly name: string; readonly parts: Parts }, options?: ExperimentOptions): ExperimentSpec;
}

export interface ExperimentOptions {
	readonly model?: ModelSpec;
	readonly fit?: FitSpec;
	/** Features that this experiment does without. */
	readonly without?: readonly string[];
	readonly refits?: number;
	/** Which other rows stand for fresh ones. */
	readonly fresh?: string;
}

export interface BenchParts {
	/** Every row of the file that has an answer. */
	readonly table: Table;
	/** Rows that models see. */
	readonly rows: Int32Array;
	/** Features that must be on the bench: suspects. */
	readonly must: readonly string[];
	readonly after: readonly string[];
	readonly fresh: ReadonlyMap<string, Table>;
	readonly metric: MetricName;
	readonly seed: number;
}

export function createBench({ table, rows, must, after, fresh, metric, seed }: BenchParts, tools: AuditTools): Bench {
	const chosen = chooseFeatures(table, rows, must);
	const seen = selectRows({ ...table, features: chosen }, rows);
	const sides = new Map([...fresh].map(([name, other]) => [name, withFeatures(other, chosen)]));
	const own = createOwnTable(seen, sides, after);
	const task = table.target.kind;
	const nClasses = classesOf(table);
	const lab = createLab({ train: tools.train, now: tools.now, world: () => own.world });
	return {
		lab,
		own,
		table: seen,
		task,
		nClasses,
		metric,
		seed,
		dropped: table.features.length - chosen.length,
		experiment: (
			{ name, parts },
			{ model = boostingFor(nClasses, seen.nRows), fit = FAMILIES[1].fit, without = [], refits = REFITS, fresh: side } = {}
		) => {
			const { world, split } = own.arrange(name, parts);
			return {
				world: side === undefined ? world : { ...world, fresh: side },
				pipeline: { split, steps: stepsFor(seen, sides, parts.train, without), model, fit },
				refits
			};
		}
	};
}

const classesOf = ({ target }: Table): number => (target.kind === 'classification' ? target.classes.length : 0);

/** Columns that one becomes for a model. */
function widthOf(column: Column): number {
	if (column.kind === 'numeric') return 1;
	return column.kind === 'text' ? MOST_TERMS : Math.min(MOST_LEVELS, column.levels.length);
}

/** Rows that models can learn from in a time that somebody waits for: fewer where the table is wide. */
export function mostRowsFor(table: Table): number {
	const width = table.features.reduce((sum, column) => sum + widthOf(column), 0);
	const { rounds } = boostingFor(classesOf(table), table.nRows) as Extract<ModelSpec, { kind: 'gradient-boosting' }>;
	const trees = rounds * Math.max(1, classesOf(table) > 2 ? classesOf(table) : 1);
	return Math.max(FEWEST_SAMPLED, Math.floor(MOST_WORK / (Math.min(MOST_WIDTH, Math.max(1, width)) * trees)));
}

/** As many features as fit, those with the most filled cells first; suspects always. */
function chooseFeatures(table: Table, rows: Int32Array, must: readonly string[]): readonly Column[] {
	const filled = table.features.map((column) => ({ column, share: filledShare(column, rows), must: must.includes(column.name) }));
	// A column that is blank in nearly all rows seen cannot be filled in from them.
	const usable = filled.filter(({ share }) => share * rows.length >= 10);
	const kept = new Set<Column>();
	let width = 0;
	for (const one of [...usable].sort((a, b) => Number(b.must) - Number(a.must) || b.share - a.share)) {
		if (kept.size === MOST_FEATURES || (width + widthOf(one.column) > MOST_WIDTH && !one.must)) continue;
		kept.add(one.column);
		width += widthOf(one.column);
	}
	return usable.map(({ column }) => column).filter((column) => kept.has(column));
}

function filledShare(column: Column, rows: ArrayLike<number>): number {
	let filled = 0;
	for (let i = 0; i < rows.length; i++) filled += Number(isFilled(column, rows[i]));
	return filled / rows.length;
}

function isFilled(column: Column, row: number): boolean {
	if (column.kind === 'numeric') return !Number.isNaN(column.values[row]);
	return column.kind === 'categorical' ? column.codes[row] >= 0 : column.values[row] !== '';
}

/** Rows of another file in the features of the bench; one that is missing there is blank. */
function withFeatures(table: Table, features: readonly Column[]): Table {
	const find = (wanted: Column): Column => {
		const found = table.features.find(({ name, kind }) => name === wanted.name && kind === wanted.kind);
		if (found) return found;
		if (wanted.kind === 'numeric') return { ...wanted, values: new Float64Array(table.nRows).fill(NaN) };
		if (wanted.kind === 'categorical') return { ...wanted, codes: new Int32Array(table.nRows).fill(-1) };
		return { ...wanted, values: Array.from({ length: table.nRows }, () => '') };
	};
	return { ...table, features: features.map(find) };
}

/** Preparation that learns from train rows alone: texts counted, gaps filled and flagged, categories unfolded, numbers on one scale. */
function stepsFor(table: Table, sides: ReadonlyMap<string, Table>, train: Int32Array, without: readonly string[]): readonly StepSpec[] {
	const features = table.features.filter(({ name }) => !without.includes(name));
	const dropped = table.features.filter(({ name }) => without.includes(name)).map(({ name }) => name);
	const empty = features.filter((column) => column.kind === 'numeric' && filledShare(column, train) === 0).map(({ name }) => name);
	const drop = [...dropped, ...empty];
	const left = features.filter(({ name }) => !empty.includes(name));
	const gaps = left.filter((column) => column.kind === 'numeric' && hasGap(column, table, sides)).map(({ name }) => name);
	const flagged = gaps.filter((name) => filledShare(left.find((column) => column.name === name) as Column, train) < 0.98);
	const plain = gaps.filter((name) => !flagged.includes(name));
	return [
		...(drop.length > 0 ? [{ kind: 'drop-columns', fitOn: 'train', columns: drop } as const] : []),
		...left
			.filter(({ kind }) => kind === 'text')
			.map(({ name }) => ({ kind: 'bag-of-n-grams', fitOn: 'train', column: name, maxTerms: MOST_TERMS, weighting: 'tf-idf' }) as const),
		...(flagged.length > 0 ? [{ kind: 'impute', fitOn: 'train', strategy: 'median', columns: flagged, flag: true } as const] : []),
		...(plain.length > 0 ? [{ kind: 'impute', fitOn: 'train', strategy: 'median', columns: plain } as const] : []),
		...(left.some(({ kind }) => kind === 'categorical') ? [{ kind: 'one-hot', fitOn: 'train', maxLevels: MOST_LEVELS } as const] : []),
		{ kind: 'standardize', fitOn: 'train' }
	];
}

function hasGap(column: Column, table: Table, sides: ReadonlyMap<string, Table>): boolean {
	const blank = (one: Column, n: number): boolean => {
		for (let row = 0; row < n; row++) if (!isFilled(one, row)) return true;
		return false;
	};
	return (
		blank(column, table.nRows) ||
		[...sides.values()].some((side) => blank(side.features.find(({ name }) => name === column.name) as Column, side.nRows))
	);
}

/** A part of the rows drawn without putting back, in the order given. */
export function drawSome(rows: Int32Array, n: number, stream: Stream): Int32Array {
	if (n >= rows.length) return rows;
	const places = stream.permutation(rows.length).slice(0, n).sort();
	return places.map((place) => rows[place]);
}
