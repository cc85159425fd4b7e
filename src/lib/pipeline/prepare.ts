/** From an experiment and a seed to the numbers that models are trained and scored on. */
import { createStream } from '#lib/core/random.ts';
import type { Examples, Table } from '#lib/core/table.ts';
import { selectRows } from '#lib/core/table-ops.ts';
import type { World } from '#lib/worlds/world.ts';
import { LAG } from './describe-steps.ts';
import { examplesOf } from './matrix.ts';
import { runSteps } from './run-steps.ts';
import { sampleTrainRows, type Sampled } from './sample-rows.ts';
import type { ExperimentSpec, SplitSpec } from './spec.ts';
import { splitsByCount, type Split } from './split-sizes.ts';

export interface PreparedData {
	/** Study rows with the columns that the world gave them; row steps have been run, column steps have not. */
	readonly table: Table;
	/** The same rows after all steps. */
	readonly features: Table;
	/** Rows of `table` in each part; train may name a row more than once. */
	readonly indices: Split;
	/** What models are trained on: all rows of `indices.train`, or of a large table a sample of them. */
	readonly train: Examples;
	/** How the sample was drawn; null when all train rows are in it. */
	readonly sampled: Sampled | null;
	readonly validation: Examples;
	/** Sealed: whoever scores it logs that. No rows when the split keeps none. */
	readonly test: Examples;
	/** Rows of the same process that nobody has seen, through the same fitted steps. A real table may have fewer than asked for. */
	readonly fresh: (nRows: number) => Examples;
	/** The same fresh rows as a table, for their roles; columns as the world made them. */
	readonly freshTable: (nRows: number) => Table;
	/** Rows with the columns that the world gave them, through the same fitted steps. */
	readonly through: (rows: Table) => Examples;
	/** The steps change each row by itself: some rows alone give the same numbers as among others. */
	readonly rowByRow: boolean;
	/** The validation rows said in other words, through the same fitted steps; null where the world knows none. */
	readonly reworded: (chance: number) => Examples | null;
	/** Rows of the older task, through the same fitted steps; null where the world has none. */
	readonly older: () => { readonly train: Examples; readonly validation: Examples } | null;
	readonly featureNames: readonly string[];
	/** Features of the world that are only written after the outcome, whether or not the steps keep them. */
	readonly writtenAfter: readonly string[];
	/** 0 for regression. */
	readonly nClasses: number;
	/** Number of each row in the draw; copies share it. Two runs may be paired where these agree. */
	readonly ids: Split;
}

/**
 * Draws the study rows, splits them, runs the steps and makes matrices. Streams `world`, `split`, `steps` and `sample` of the seed.
 *
 * When the split gives counts, a synthetic world makes exactly as many rows as they sum to (one whose rows are not exchangeable
 * makes at least as many as its parameters say). Otherwise the world's own number of rows is used.
 * @throws {RangeError} a sentence, when world, split or steps cannot do what the experiment asks.
 */
export function prepareExperiment(spec: ExperimentSpec, seed: number, world: World): PreparedData {
	const root = createStream(seed);
	const drawn = root.fork('world');
	const { pipeline } = spec;
	const study = world.study(spec.world, drawn, studyRows(spec, world));
	const { table, features, split, origin, apply } = runSteps(
		study,
		pipeline,
		{ split: root.fork('split'), steps: root.fork('steps') },
		world.exchangeable,
		(rows, trainRows, origin) => world.spoilTrain?.(spec.world, drawn, rows, trainRows, origin) ?? rows
	);
	const freshTable = (nRows: number): Table => world.fresh(spec.world, drawn, nRows);
	const { rows: trainRows, sampled } = sampleTrainRows(table, pipeline.split.by, split.train, root.fork('sample'));
	const codes = pipeline.model.kind === 'language-model';
	const allOf = (rows: Table): Examples =>
		examplesOf(
			rows,
			Int32Array.from({ length: rows.nRows }, (_, i) => i),
			codes
		);
	const through = (rows: Table): Examples => allOf(apply(rows));
	const idsOf = (rows: Int32Array): Int32Array => rows.map((row) => origin[row]);
	return {
		table,
		features,
		indices: split,
		train: examplesOf(features, trainRows, codes),
		sampled,
		validation: examplesOf(features, split.validation, codes),
		test: examplesOf(features, split.test, codes),
		fresh: (nRows) => through(freshTable(nRows)),
		freshTable,
		through,
		rowByRow: !(pipeline.steps ?? []).some(({ kind }) => kind === LAG.kind),
		reworded: (chance) => {
			const rows = selectRows(table, split.validation);
			const said = world.reword?.(spec.world, root.fork('reword'), rows, chance);
			return said ? through(said) : null;
		},
		older: () => {
			const older = world.older?.(spec.world, drawn);
			return older ? { train: through(older.train), validation: through(older.validation) } : null;
		},
		featureNames: features.features.map((column) => column.name),
		writtenAfter: world.writtenAfter?.(spec.world) ?? [],
		nClasses: table.target.kind === 'classification' ? table.target.classes.length : 0,
		ids: { train: idsOf(split.train), validation: idsOf(split.validation), test: idsOf(split.test) }
	};
}

function studyRows(spec: ExperimentSpec, world: World): number {
	const { split } = spec.pipeline;
	// A real table gives all it has: how much that is may depend on which groups are held back.
	if (world.data === 'real') return Number.MAX_SAFE_INTEGER;
	const own = world.rows(spec.world);
	if (!splitsByCount(split)) return own;
	const asked = sumOfParts(split);
	return world.exchangeable ? asked : Math.max(own, asked);
}

function sumOfParts({ train, validation, test }: SplitSpec): number {
	return train + validation + test;
}
