/** What a preprocessing step is: it learns from some rows and then changes columns, of these rows and of any others. */
import type { Stream } from '#lib/core/random.ts';
import type { CategoricalColumn, Column, NumericColumn, Table } from '#lib/core/table.ts';
import { readParameters, type ParameterDescriptors, type ParametersOf } from '#lib/worlds/parameters.ts';
import type { StepDescriptor } from './describe-steps.ts';
import type { FitScope, StepSpec } from './spec.ts';

export interface StepInput {
	/** All study rows. */
	readonly table: Table;
	/** The rows it may learn from: train, or every row of the three parts. A row may come twice. */
	readonly fitRows: Int32Array;
	readonly trainRows: Int32Array;
	readonly fitOn: FitScope;
	readonly stream: Stream;
}

export interface StepResult {
	/** The study rows, changed. */
	readonly study: Table;
	/** The same change for rows that nobody has seen; their answers are never read. */
	readonly apply: (table: Table) => Table;
}

export interface Step {
	readonly kind: string;
	run(spec: StepSpec, input: StepInput): StepResult;
}

/** A step from its descriptor; parameters are checked and filled in first. */
export function createStep<D extends StepDescriptor>(
	descriptor: D,
	run: (parameters: ParametersOf<D['parameters']>, input: StepInput) => StepResult
): Step {
	return { kind: descriptor.kind, run: (spec, input) => run(readStep(descriptor, spec), input) };
}

/** The parameters of a step. @throws {RangeError} naming what is wrong. */
export function readStep<D extends { readonly kind: string; readonly parameters: ParameterDescriptors }>(
	descriptor: D,
	spec: StepSpec
): ParametersOf<D['parameters']> {
	return readParameters(`step (${descriptor.kind})`, descriptor.parameters as D['parameters'], spec, ['kind', 'fitOn']);
}

/** A step that changes a table in the same way whatever it was fitted on. */
export function sameForAll(input: StepInput, change: (table: Table) => Table): StepResult {
	return { study: change(input.table), apply: change };
}

export function withFeatures(table: Table, features: readonly Column[]): Table {
	return { ...table, features };
}

/** The feature of that name. @throws {RangeError} listing the features there are. */
export function feature(table: Table, name: string, kind: string): Column {
	const found = table.features.find((column) => column.name === name);
	if (!found)
		throw new RangeError(
			`Step "${kind}": there is no feature "${name}". Features: ${table.features.map((column) => column.name).join(', ') || 'none'}.`
		);
	return found;
}

/** The numeric features named, or all numeric ones when none is named. */
export function numericFeatures(table: Table, names: readonly string[], kind: string): readonly NumericColumn[] {
	if (names.length === 0) return table.features.filter((column) => column.kind === 'numeric');
	return names.map((name) => {
		const column = feature(table, name, kind);
		if (column.kind !== 'numeric')
			throw new RangeError(`Step "${kind}" needs numbers, and "${name}" is ${column.kind}. Encode it first, or leave it out.`);
		return column;
	});
}

/** The categorical features named, or all categorical ones when none is named. */
export function categoricalFeatures(table: Table, names: readonly string[], kind: string): readonly CategoricalColumn[] {
	if (names.length === 0) return table.features.filter((column) => column.kind === 'categorical');
	return names.map((name) => {
		const column = feature(table, name, kind);
		if (column.kind !== 'categorical')
			throw new RangeError(`Step "${kind}" needs categories, and "${name}" is ${column.kind}. Leave it out.`);
		return column;
	});
}

/** Puts other columns in the place of each column named; columns without an entry stay. */
export function replaceFeatures(table: Table, replacements: ReadonlyMap<string, readonly Column[]>): Table {
	return withFeatures(
		table,
		table.features.flatMap((column) => replacements.get(column.name) ?? [column])
	);
}

export function numeric(name: string, values: Float64Array, unit?: string): NumericColumn {
	return { kind: 'numeric', name, ...(unit === undefined ? {} : { unit }), values };
}
