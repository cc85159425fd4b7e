/** Runs the split and the steps of a pipeline on a table, in the order written. */
import type { Stream } from '#lib/core/random.ts';
import type { Table } from '#lib/core/table.ts';
import { concatTables, selectRows } from '#lib/core/table-ops.ts';
import { stepDescriptor } from './descriptors.ts';
import { DEDUPLICATE, FILTER_ROWS, OVERSAMPLE, PIXEL_SHIFT, RELABEL } from './describe-steps.ts';
import type { PipelineSpec, StepSpec } from './spec.ts';
import { splitTable } from './split.ts';
import type { Split } from './split-sizes.ts';
import { readStep } from './step.ts';
import { columnStep } from './steps.ts';
import { shiftPictures } from './steps/pixel-shift.ts';
import { clearRows, distinctRows, oversampledRows } from './steps/rows.ts';

export interface SteppedTable {
	/** Study rows after row steps, columns as the world made them. Copies made by row steps are rows of their own. */
	readonly table: Table;
	/** The same rows after column steps. */
	readonly features: Table;
	/** Rows of both tables in each part. */
	readonly split: Split;
	/** Which row of the world each row is, or is a copy of. */
	readonly origin: Int32Array;
	/** The column steps, for rows that nobody has seen. */
	readonly apply: (table: Table) => Table;
}

interface Rows {
	readonly table: Table;
	readonly origin: Int32Array;
}

/** Changes answers of train rows once they are known: what `World.spoilTrain` does. */
export type SpoilTrain = (table: Table, trainRows: Int32Array, origin: Int32Array) => Table;

/**
 * Row steps in scope `all` come first and run before the split (that is what makes them leaks, or in the case of `deduplicate`
 * cures); row steps in scope `train` change the train rows alone; then column steps, each fitted on its scope.
 * @throws {RangeError} when a row step in scope `all` stands after another step, or a step cannot do its work on this table.
 */
export function runSteps(
	world: Table,
	pipeline: Pick<PipelineSpec, 'split' | 'steps'>,
	streams: { readonly split: Stream; readonly steps: Stream },
	exchangeable = false,
	spoilTrain?: SpoilTrain
): SteppedTable {
	const steps = (pipeline.steps ?? []).map((step, index) => ({
		step,
		stream: streams.steps.fork(`${index}-${step.kind}`),
		changesRows: changesRows(step)
	}));
	const before = steps.findIndex(({ step, changesRows: rows }) => !rows || !beforeSplit(step));
	const early = before < 0 ? steps : steps.slice(0, before);
	const late = before < 0 ? [] : steps.slice(before);
	let rows: Rows = { table: world, origin: Int32Array.from({ length: world.nRows }, (_, i) => i) };
	for (const { step, stream } of early) rows = changeAllRows(rows, step, stream);
	// Copies stand at the end, so the order of the rows no longer is a random one.
	let split = splitTable(rows.table, pipeline.split, streams.split, exchangeable && early.length === 0);
	// Labels that were looked at again are right, so they are left out when the others are spoiled.
	if (spoilTrain) rows = { ...rows, table: spoilTrain(rows.table, uncheckedRows(split.train, steps), rows.origin) };
	for (const { step, stream, changesRows: changes } of late) {
		if (!changes || step.kind === RELABEL.kind) continue;
		if (beforeSplit(step))
			throw new RangeError(
				`Step "${step.kind}" runs before the split here, so it must come before all other steps. Move it to the front of pipeline.steps.`
			);
		({ rows, split } = changeTrainRows(rows, split, step, stream));
	}
	let features = rows.table;
	const applied: ((table: Table) => Table)[] = [];
	const everyRow = Int32Array.from([...split.train, ...split.validation, ...split.test]);
	for (const { step, stream, changesRows: changes } of late) {
		if (changes) continue;
		const fitRows = step.fitOn === 'train' ? split.train : everyRow;
		const result = columnStep(step.kind).run(step, { table: features, fitRows, trainRows: split.train, fitOn: step.fitOn, stream });
		features = result.study;
		applied.push(result.apply);
	}
	return {
		table: rows.table,
		features,
		split,
		origin: rows.origin,
		apply: (table) => applied.reduce((changed, apply) => apply(changed), table)
	};
}

function changesRows(step: StepSpec): boolean {
	return stepDescriptor(step.kind).learns === 'rows';
}

/** Copies are looked for in the whole file, whatever the scope says. */
function beforeSplit(step: StepSpec): boolean {
	return step.fitOn === 'all' || step.kind === DEDUPLICATE.kind;
}

/** Train rows whose labels no `relabel` step has looked at; the rest of a smaller share is part of that of a larger one. */
function uncheckedRows(train: Int32Array, steps: readonly { readonly step: StepSpec; readonly stream: Stream }[]): Int32Array {
	const relabel = steps.find(({ step }) => step.kind === RELABEL.kind);
	if (!relabel) return train;
	if (relabel.step.fitOn === 'all')
		throw new RangeError('Step "relabel" looks at the labels of train rows, and its scope is all. Set fitOn to train.');
	const order = relabel.stream.permutation(train.length);
	const checked = Math.round(readStep(RELABEL, relabel.step).share * train.length);
	return Int32Array.from(order.subarray(checked), (place) => train[place]);
}

function changeAllRows(rows: Rows, step: StepSpec, stream: Stream): Rows {
	const all = Int32Array.from({ length: rows.table.nRows }, (_, i) => i);
	switch (step.kind) {
		case OVERSAMPLE.kind:
			return take(rows, oversampledRows(rows.table, all, readStep(OVERSAMPLE, step).ratio, stream));
		case DEDUPLICATE.kind: {
			const { ignore, compareTarget } = readStep(DEDUPLICATE, step);
			return take(rows, distinctRows(rows.table, ignore, compareTarget));
		}
		case RELABEL.kind:
			return rows;
		case FILTER_ROWS.kind: {
			const { column, least, missing } = readStep(FILTER_ROWS, step);
			return take(rows, clearRows(rows.table, all, column, least, missing));
		}
		default:
			return withShifts(rows, all, step);
	}
}

function changeTrainRows(rows: Rows, split: Split, step: StepSpec, stream: Stream): { readonly rows: Rows; readonly split: Split } {
	if (step.kind === OVERSAMPLE.kind)
		return { rows, split: { ...split, train: oversampledRows(rows.table, split.train, readStep(OVERSAMPLE, step).ratio, stream) } };
	if (step.kind === FILTER_ROWS.kind) {
		const { column, least, missing } = readStep(FILTER_ROWS, step);
		return { rows, split: { ...split, train: clearRows(rows.table, split.train, column, least, missing) } };
	}
	const grown = withShifts(rows, split.train, step);
	const added = Int32Array.from({ length: grown.table.nRows - rows.table.nRows }, (_, i) => rows.table.nRows + i);
	return { rows: grown, split: { ...split, train: Int32Array.from([...split.train, ...added]) } };
}

function withShifts(rows: Rows, chosen: Int32Array, step: StepSpec): Rows {
	const { width, height, cells, copies } = readStep(PIXEL_SHIFT, step);
	const pictures = selectRows(rows.table, chosen);
	const shifted = Array.from({ length: copies }, (_, direction) => shiftPictures(pictures, width, height, cells, direction));
	const origin = Int32Array.from(chosen, (row) => rows.origin[row]);
	return {
		table: concatTables([rows.table, ...shifted]),
		origin: Int32Array.from([...rows.origin, ...Array.from({ length: copies }, () => [...origin]).flat()])
	};
}

function take(rows: Rows, chosen: Int32Array): Rows {
	return { table: selectRows(rows.table, chosen), origin: Int32Array.from(chosen, (row) => rows.origin[row]) };
}
