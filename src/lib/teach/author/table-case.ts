/** A case to begin with, around somebody's own table: roles guessed from the columns, and copied rows planted. */
import { BROUGHT_TABLE } from '#lib/worlds/describe-real.ts';
import type { StoredColumn } from '#lib/worlds/tables.ts';
import type { Exercise } from '#lib/exercise/schema.ts';
import type { PackTable } from './pack-table.ts';
import { plantIn } from './plant.ts';
import { starterDraft } from './starter.ts';

const MOST_CLASSES = 10;

/** What stands in the place of the starter's experiment; the words of the draft stay. */
export function tableCase(table: PackTable): Partial<Exercise> {
	const { exercise } = starterDraft('');
	const target = targetOf(table);
	const task = distinctOf(target) <= MOST_CLASSES ? 'classification' : 'regression';
	const features = table.columns.filter((column) => column !== target && isFeature(column, table.nRows));
	const defaults = Object.fromEntries(
		Object.entries(BROUGHT_TABLE.parameters).map(([name, parameter]) => [name, structuredClone(parameter.default)])
	);
	const world: Exercise['world'] = {
		...defaults,
		kind: BROUGHT_TABLE.kind,
		table: table.name,
		target: target.name,
		task,
		features: features.map(({ name }) => name)
	};
	const steps: NonNullable<Exercise['pipeline']['steps']> = [
		...(features.some((column) => column.kind === 'numeric' && column.values.includes(null))
			? [{ kind: 'impute' as const, fitOn: 'train' as const, strategy: 'mean' as const }]
			: []),
		...(features.some(({ kind }) => kind === 'categorical') ? [{ kind: 'one-hot' as const, fitOn: 'train' as const, maxLevels: 20 }] : []),
		{ kind: 'standardize', fitOn: 'train' }
	];
	const begun: Exercise = {
		...exercise,
		stage: 'subtle-cases',
		minutes: 8,
		world,
		refits: 1,
		pipeline: {
			split: { by: 'row', train: 0.6, validation: 0.4, test: 0 },
			steps,
			model: { kind: 'nearest-neighbours', k: 1 }
		}
	};
	return { ...begun, ...plantIn(begun, 'copies') };
}

/** Different values, missing ones left out. */
export function distinctOf(column: StoredColumn): number {
	if (column.kind === 'numeric') return new Set(column.values.filter((value) => value !== null)).size;
	return column.kind === 'categorical' ? column.levels.length : Infinity;
}

/** The last column that could be classes, else the last one of numbers, else the last. */
function targetOf({ columns }: PackTable): StoredColumn {
	const classes = columns.filter((column) => distinctOf(column) >= 2 && distinctOf(column) <= MOST_CLASSES);
	return classes.at(-1) ?? columns.filter(({ kind }) => kind === 'numeric').at(-1) ?? columns[columns.length - 1];
}

/** Free text, constants, and whole numbers that are different in every row (their number) are left out. */
function isFeature(column: StoredColumn, nRows: number): boolean {
	if (column.kind !== 'numeric') return column.kind === 'categorical' && distinctOf(column) >= 2;
	const numbers = column.values.every((value) => Number.isInteger(value)) && distinctOf(column) === nRows;
	return !numbers && distinctOf(column) >= 2;
}
